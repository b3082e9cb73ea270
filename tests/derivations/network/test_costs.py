"""Are sizes, weights and multiplications counted as in the papers?"""

from __future__ import annotations

from fractions import Fraction

import pytest

from derivations.language.tree import Tree
from derivations.network.classics import eight_layers, residual
from derivations.network.error import NetworkError
from derivations.network.programs import trace
from derivations.network.shapes import Geometry, geometries, input_sides, kernels, output_side, smallest

# (side, kernel, padding, stride): places, counted by laying the window down by hand
SIZES = {
    (5, 3, 0, 1): 3,
    (5, 3, 0, 2): 2,
    (224, 3, 0, 1): 222,
    (12, 5, 0, 1): 8,
    (30, 3, 1, 2): 15,
    (48, 5, 2, 2): 24,
    (224, 11, (1, 2), 4): 55,
    (7, 3, "same", 1): 7,
    (7, 3, "same", 2): 4,
    (7, 3, "valid", 2): 3,
    (1, 1, 0, 9): 1,
}


@pytest.mark.parametrize("case", SIZES)
def test_output_sizes(case: tuple[int, int, int, int]) -> None:
    """Promise: an output side is the number of places of the window, an incomplete last step left out."""
    side, kernel, padding, stride = case
    assert output_side(side, kernel, padding, stride) == SIZES[case]


@pytest.mark.parametrize("exact", [True, False])
def test_solved_geometries_are_all_there_are_smallest_first(exact: bool) -> None:
    """Promise: solving for stride and padding finds exactly what trying them all finds, in order."""
    for side, wanted, kernel in ((20, 20, 1), (20, 20, 3), (30, 15, 3), (9, 4, 2), (6, 9, 5), (5, 1, 5)):
        tried = [
            Geometry(s, p)
            for s in range(1, 6)
            for p in range(60)
            if side + 2 * p >= kernel
            and output_side(side, kernel, p, s) == wanted
            and not (exact and (side - kernel + 2 * p) % s)
        ]
        assert geometries(side, wanted, kernel, 5, exact=exact) == tried
        if tried:
            assert smallest(side, wanted, kernel, exact=exact) == tried[0]


def test_solving_for_kernel_and_input() -> None:
    """Promise: every kernel and every input side that fits, smallest first."""
    assert kernels(12, 8, 0, 1) == [5]
    assert kernels(30, 15, 1, 2) == [3, 4]
    assert input_sides(4, 3, 0, 1) == [6]
    assert input_sides(2, 2, 0, 2) == [4, 5]


def test_standard_against_separable() -> None:
    """Promise: 30x30x20 to 15x15x40 with 3x3, counted by hand."""
    run = trace({"kind": "layer-cost", "input": [30, 30, 20], "output": [15, 15, 40], "kernel": [3, 3]})
    by_hand = {
        "S": 2, "P": 1, "standard_weights": 7200, "standard_mults": 1_620_000,
        "depthwise_weights": 180, "depthwise_mults": 40_500, "pointwise_weights": 800,
        "pointwise_mults": 180_000,
        "separable_weights": 980, "separable_mults": 220_500, "ratio": Fraction(49, 360),
    }  # fmt: skip
    assert {name: run[name] for name in by_hand} == by_hand
    assert run["ratio"] == Fraction(1, 40) + Fraction(1, 9)  # Howard et al.: 1/N + 1/D_K^2
    assert run.redo("standard_mults", {"standard_weights": 720}) == 162_000


def test_a_geometry_that_is_given() -> None:
    """Promise: 12x12x3 with 256 kernels of 5x5 makes 8x8x256; 75*64*256 against (75 + 3*256)*64."""
    run = trace({"kind": "layer-cost", "input": [12, 12, 3], "output_channels": 256, "kernel": 5})
    assert (run["H1"], run["standard_per_output"], run["standard_mults"]) == (8, 75, 1_228_800)
    assert (run["separable_mults"], run["pointwise_per_position"]) == (53_952, 768)


def test_grouped() -> None:
    """Promise: 32 groups of 64 channels see 2 channels each and save a factor of 32."""
    declared = {
        "kind": "layer-cost",
        "input": [8, 8, 64],
        "output_channels": 64,
        "kernel": 3,
        "padding": 1,
        "groups": 32,
    }
    run = trace(declared)
    assert (run["group_size"], run["grouped_weights"], run["saving"]) == (2, 1152, 32)


def test_costs_in_letters() -> None:
    """Promise: where sizes are letters, costs are formulas in them."""
    letters = {
        "kind": "layer-cost",
        "input": ["D_F", "D_F", "M"],
        "output": ["D_G", "D_G", "N"],
        "kernel": "D_K",
    }
    total = trace(letters)["standard_mults"]
    assert isinstance(total, Tree)
    assert sorted(str(factor.leaf) for factor in total.args) == ["D_G", "D_G", "D_K", "D_K", "M", "N"]


# layer: neurons and parameters, from the sizes in Krizhevsky et al. 2012, section 3.5.
# The paper prints 253,440 neurons for the first layer; its own size 55x55x96 makes 290,400.
PAPER = {
    "conv1": (290_400, 11 * 11 * 3 * 96 + 96),
    "conv2": (186_624, 5 * 5 * 48 * 256 + 256),
    "conv3": (64_896, 3 * 3 * 256 * 384 + 384),
    "conv4": (64_896, 3 * 3 * 192 * 384 + 384),
    "conv5": (43_264, 3 * 3 * 192 * 256 + 256),
    "fc1": (4096, 6 * 6 * 256 * 4096 + 4096),
    "fc2": (4096, 4096 * 4096 + 4096),
    "output": (1000, 4096 * 1000 + 1000),
}


def test_the_eight_layer_network() -> None:
    """Promise: sizes and parameters of the ImageNet network are the paper's: about 60 million."""
    run = trace(eight_layers())
    assert {name: (run[f"{name}_units"], run[f"{name}_parameters"]) for name in PAPER} == PAPER
    assert run["parameters"] == 60_965_224
    assert run["units"] == 659_272  # "650,000 neurons"
    assert [run[f"conv{n}_height"] for n in range(1, 6)] == [55, 27, 13, 13, 13]
    assert run["conv3_connections"] == 13 * 13 * 3 * 3 * 256 * 384
    assert run["dense_weights_share"] == Fraction(58_621_952, 60_954_656)


@pytest.mark.parametrize(
    ("blocks", "parameters"),
    [((3, 4, 6, 3), 25_557_032), ((3, 4, 23, 3), 44_549_160), ((3, 8, 36, 3), 60_192_808)],
    ids=["50 layers", "101 layers", "152 layers"],
)
def test_residual_networks(blocks: tuple[int, ...], parameters: int) -> None:
    """Promise: the published numbers of parameters, for 1000 classes."""
    run = trace(residual(blocks))
    assert run["parameters"] == parameters
    assert run["mean_length"] == 2048


def test_small_networks_by_hand() -> None:
    """Promise: 28x28 images through 128 and 10 units; 32x32x3 through 64 kernels, pooling, 10 units."""
    flat = {"kind": "flatten", "name": "flat"}
    dense = [flat, {"name": "a", "kind": "dense", "units": 128}, {"kind": "dense", "name": "b", "units": 10}]
    run = trace({"kind": "cost-table", "input": [28, 28, 1], "layers": dense})
    assert [run[name] for name in ("a_parameters", "b_parameters", "parameters")] == [100_480, 1290, 101_770]
    conv = [
        {"name": "conv", "kind": "conv", "kernel": 3, "filters": 64},
        {"name": "pool", "kind": "max-pool", "size": 2},
        flat,
        {"name": "out", "kind": "dense", "units": 10},
    ]
    run = trace({"kind": "cost-table", "input": [32, 32, 3], "layers": conv})
    sizes = [run[f"{name}_{side}"] for name in ("conv", "pool") for side in ("height", "width", "channels")]
    assert sizes == [30, 30, 64, 15, 15, 64]
    assert [run[f"{name}_parameters"] for name in ("conv", "out")] == [1792, 144_010]


CONV = {"kind": "conv", "kernel": 3, "filters": 4}


def one(layer: object, shape: object = (8, 8, 4)) -> dict[str, object]:
    return {"kind": "cost-table", "input": list(shape), "layers": [layer]}  # type: ignore[call-overload]


ONE: dict[str, object] = {"kind": "layer-cost", "kernel": 1}
REFUSED: dict[str, tuple[dict[str, object], str]] = {
    "a window too large": (one({"kind": "conv", "kernel": 9, "filters": 1}), "9 does not fit into 8"),
    "dense on an image": (one({"kind": "dense", "units": 3}), "takes a flat input, not one of 8x8x4"),
    "groups that do not divide": (one({**CONV, "filters": 6, "groups": 4}), "4 groups"),
    "an unknown kind": (one({"kind": "convolution"}), r"unknown kind of layer .* \(at layers\[0\].kind\)"),
    "an unknown field": (one({"kind": "conv", "kernel": 3, "filter": 6}), "did you mean 'filters'"),
    "an unknown padding": (one({**CONV, "padding": "full"}), "valid or same, not 'full'"),
    "inputs that do not fit": (one({"kind": "dense", "units": 3, "inputs": 5}, (4,)), "5 does not fit 4"),
    "a shortcut of another shape": (
        one({"kind": "residual", "main": [CONV]}), "6x6x4 does not fit 8x8x4",
    ),
    "a pooled vector": (one({"kind": "max-pool", "size": 2}, (9,)), "an image of height, width and channels"),
    "no layers": ({"kind": "cost-table", "input": [3], "layers": []}, "no layers"),
    "a size of nought": ({"kind": "cost-table", "input": [0], "layers": []}, "whole number from 1"),
    "two layers of one name": (
        {"kind": "cost-table", "input": [3], "layers": [{"kind": "flatten", "name": "a"}] * 2}, "two layers",
    ),
    "a half side": ({**ONE, "input": [1.5, 1, 1], "output_channels": 1}, "whole number"),
    "an input of two sizes": ({**ONE, "input": [3, 3]}, "2 does not fit 3"),
    "no output": ({**ONE, "input": [3, 3, 3]}, "'output' and 'output_channels'"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_is_refused(case: str) -> None:
    """Promise: the message says what does not fit, with the shapes, and where it stands."""
    declaration, message = REFUSED[case]
    with pytest.raises(NetworkError, match=message):
        trace(declaration)


def test_no_geometry() -> None:
    """Promise: a size that no stride and padding give is refused: from 2 to 1 with 5 asks for 3 in all."""
    with pytest.raises(
        NetworkError, match="no stride and padding lead from a side of 2 to 1 with a window of 5"
    ):
        smallest(2, 1, 5, exact=True)
