"""How are the networks declared that every course counts through?

Declarations of the kind `cost-table`, as data: the eight-layer network of Krizhevsky, Sutskever and Hinton
(2012, section 3.5), and the residual networks of bottleneck blocks of He, Zhang, Ren and Sun (2015, table 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Entry = dict[str, Any]


def eight_layers() -> Entry:
    """The ImageNet network of 2012; the second, fourth and fifth convolution see half of the channels (two
    groups).

    For 224 pixels and stride 4 to give a side of 55 the padding is 1 before and 2 after.
    """
    convolution = {"kind": "conv", "padding": "same"}
    pool = {"kind": "max-pool", "size": 3, "stride": 2}
    return {
        "kind": "cost-table",
        "input": [224, 224, 3],
        "layers": [
            {**convolution, "name": "conv1", "kernel": 11, "filters": 96, "stride": 4, "padding": [1, 2]},
            {**pool, "name": "pool1"},
            {**convolution, "name": "conv2", "kernel": 5, "filters": 256, "groups": 2},
            {**pool, "name": "pool2"},
            {**convolution, "name": "conv3", "kernel": 3, "filters": 384},
            {**convolution, "name": "conv4", "kernel": 3, "filters": 384, "groups": 2},
            {**convolution, "name": "conv5", "kernel": 3, "filters": 256, "groups": 2},
            {**pool, "name": "pool5"},
            {"kind": "flatten", "name": "flat"},
            {"kind": "dense", "name": "fc1", "units": 4096},
            {"kind": "dense", "name": "fc2", "units": 4096},
            {"kind": "dense", "name": "output", "units": 1000},
        ],
    }


def residual(blocks: Sequence[int] = (3, 4, 6, 3), classes: int = 1000, side: int = 224) -> Entry:
    """A residual network of bottleneck blocks, each convolution normalised; the 3x3 takes the stride."""
    layers: list[Entry] = [
        {
            "name": "conv1",
            "kind": "conv",
            "kernel": 7,
            "filters": 64,
            "stride": 2,
            "padding": 3,
            "bias": False,
        },
        {"name": "norm1", "kind": "batch-norm"},
        {"name": "pool1", "kind": "max-pool", "size": 3, "stride": 2, "padding": 1},
    ]
    for group, count in enumerate(blocks):
        for block in range(count):
            stride = 2 if group and not block else 1
            layers.append(
                _bottleneck(f"block{group + 2}_{block + 1}", 64 * 2**group, stride, first=not block)
            )
    layers += [
        {"name": "mean", "kind": "global-average-pool"},
        {"name": "output", "kind": "dense", "units": classes},
    ]
    return {"kind": "cost-table", "input": [side, side, 3], "layers": layers}


def _bottleneck(name: str, width: int, stride: int, *, first: bool) -> Entry:
    main: list[Entry] = []
    for word, kernel, filters, step in (
        ("reduce", 1, width, 1),
        ("middle", 3, width, stride),
        ("expand", 1, 4 * width, 1),
    ):
        main.append({"name": word, **_convolution(kernel, filters, step)})
        main.append({"name": f"{word}_norm", "kind": "batch-norm"})
    shortcut = [
        {"name": "conv", **_convolution(1, 4 * width, stride)},
        {"name": "norm", "kind": "batch-norm"},
    ]
    return {"name": name, "kind": "residual", "main": main, "shortcut": shortcut if first else []}


def _convolution(kernel: int, filters: int, stride: int) -> Entry:
    sizes = {"kernel": kernel, "filters": filters, "stride": stride, "padding": kernel // 2}
    return {"kind": "conv", **sizes, "bias": False}
