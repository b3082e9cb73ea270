"""What does a convolution layer compute, what does it cost, and how large is its output?

Costs count multiplications: one for each kernel entry, at each placement, for each kernel.

    D_K   side of the square kernel      M, Ci   input channels
    D_G   side of the output map         N, Co   output channels
    H     input side    K  kernel side   P  padding    S  stride    G  groups

Howard et al., MobileNets, 2017, section 3.1; Dumoulin and Visin, A guide to convolution arithmetic, 2016.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import ONE, name
from derivations.rules import sums
from derivations.rules.algebra import cancel, factor_out, split_fraction
from derivations.rules.equations import added, divided, solved_for
from derivations.rules.strategy import because, everywhere, inside, then
from derivations.rules.terms import minus
from derivations.rules.work import worked, written

COST = {"D_K": "natural", "D_G": "natural", "M": "natural", "N": "natural"}
SIZE = {"H": "natural", "K": "natural", "P": "integer, >= 0", "S": "natural", "O": "natural"}
LAYER = {"K": "natural", "Ci": "natural", "Co": "natural", "G": "natural"}

count = because(
    then(everywhere(inside(sums.sum_of_constant)), everywhere(cancel)),
    "one factor for each index that runs",
)


def _counted(title: str, ranges: str, symbols: dict[str, str] = COST) -> Derivation:
    """One multiplication for every combination of the indices; `ranges` is a list such as `i D_K, j D_K`."""
    text = "1"
    for index, size in reversed([pair.split() for pair in ranges.split(", ")]):
        text = f"sum({text}, {index}, 1, {size})"
    return worked(title, symbols, None, text, count)


def standard_placement() -> Derivation:
    """D_K^2 M"""
    return _counted("Standard convolution: one placement of one kernel", "i D_K, j D_K, c M")


def standard_kernel() -> Derivation:
    """D_K^2 M D_G^2"""
    return _counted("Standard convolution: one kernel at all placements", "i D_K, j D_K, c M, r D_G, s D_G")


def standard_total() -> Derivation:
    """D_K^2 M D_G^2 N"""
    return _counted("Standard convolution: all kernels", "i D_K, j D_K, c M, n N, r D_G, s D_G")


def depthwise_placement() -> Derivation:
    """D_K^2"""
    return _counted("Depthwise stage: one placement", "i D_K, j D_K")


def depthwise_channel() -> Derivation:
    """D_K^2 D_G^2"""
    return _counted("Depthwise stage: one channel", "i D_K, j D_K, r D_G, s D_G")


def depthwise_total() -> Derivation:
    """D_K^2 M D_G^2"""
    return _counted("Depthwise stage: all channels", "i D_K, j D_K, c M, r D_G, s D_G")


def pointwise_placement() -> Derivation:
    """M"""
    return _counted("Pointwise stage: one placement of one kernel", "c M")


def pointwise_kernel() -> Derivation:
    """M D_G^2"""
    return _counted("Pointwise stage: one kernel at all placements", "c M, r D_G, s D_G")


def pointwise_total() -> Derivation:
    """M N D_G^2"""
    return _counted("Pointwise stage: all kernels", "c M, n N, r D_G, s D_G")


STAGES = "D_K^2*M*D_G^2 + M*N*D_G^2"


def separable_total() -> Derivation:
    """D_K^2 M D_G^2 + M N D_G^2"""
    depthwise = "sum(sum(sum(sum(sum(1, s, 1, D_G), r, 1, D_G), c, 1, M), j, 1, D_K), i, 1, D_K)"
    pointwise = "sum(sum(sum(sum(1, s, 1, D_G), r, 1, D_G), n, 1, N), c, 1, M)"
    return worked("Separable convolution: both stages", COST, None, f"{depthwise} + {pointwise}", count)


def separable_factored() -> Derivation:
    """M D_G^2 (D_K^2 + N)"""
    return worked("Separable convolution as a product", COST, None, STAGES, factor_out)


def ratio() -> Derivation:
    """r = 1/N + 1/D_K^2"""
    return worked(
        "Separable cost divided by standard cost",
        {**COST, "r": "real"},
        "r",
        f"({STAGES})/(D_K^2*M*D_G^2*N)",
        because(split_fraction, "divide each stage by the standard cost; common factors cancel"),
    )


def standard_weights() -> Derivation:
    """K^2 Ci Co"""
    return _counted("Weights of a standard layer", "i K, j K, c Ci, n Co", LAYER)


def depthwise_weights() -> Derivation:
    """K^2 Ci"""
    return _counted("Weights of a depthwise stage", "i K, j K, c Ci", LAYER)


def pointwise_weights() -> Derivation:
    """Ci Co"""
    return _counted("Weights of a pointwise stage", "c Ci, n Co", LAYER)


def separable_weights() -> Derivation:
    """K^2 Ci + Ci Co"""
    depthwise = "sum(sum(sum(1, c, 1, Ci), j, 1, K), i, 1, K)"
    return worked(
        "Weights of a separable layer", LAYER, None, f"{depthwise} + sum(sum(1, n, 1, Co), c, 1, Ci)", count
    )


def grouped_weights() -> Derivation:
    """K^2 Ci Co/G"""
    text = "G*sum(sum(sum(sum(1, n, 1, Co/G), c, 1, Ci/G), j, 1, K), i, 1, K)"
    return worked("Weights of a grouped layer", LAYER, None, text, count)


def output_size() -> Derivation:
    """O = (H + 2 P - K)/S + 1: the last of O placements starts at (O - 1) S and ends with the padded image"""
    return worked(
        "Output side of a convolution layer",
        SIZE,
        None,
        "(O - 1)*S + K = H + 2*P",
        added(minus(name("K"))),
        divided(name("S")),
        added(ONE),
    )


def output_width() -> Derivation:
    """(W1 - F + 2 P)/S + 1"""
    symbols = {"W1": "natural", "F": "natural", "P": "integer, >= 0", "S": "natural", "O": "natural"}
    return worked(
        "Output width for input width W1 and filter side F",
        symbols,
        None,
        "(O - 1)*S + F = W1 + 2*P",
        added(minus(name("F"))),
        divided(name("S")),
        added(ONE),
    )


def output_size_floor() -> Derivation:
    """O = floor((H + 2 P - K)/S) + 1: as many whole strides as fit"""
    return worked(
        "Output side of a convolution layer, any stride",
        SIZE,
        None,
        "O - 1 = floor((H + 2*P - K)/S)",
        added(ONE),
    )


def same_padding() -> Derivation:
    """P = (K - 1)/2"""
    return worked(
        "The padding that keeps the size, stride 1",
        SIZE,
        None,
        "H + 2*P - K + 1 = H",
        solved_for(name("P")),
    )


def padding_for_size() -> Derivation:
    """P = ((O - 1) S + K - H)/2"""
    return worked(
        "The padding that gives a size", SIZE, None, "(O - 1)*S + K = H + 2*P", solved_for(name("P"))
    )


def kernel_for_size() -> Derivation:
    """K = H + 2 P - (O - 1) S"""
    return worked(
        "The kernel that gives a size", SIZE, None, "(O - 1)*S + K = H + 2*P", solved_for(name("K"))
    )


def fully_connected() -> Derivation:
    """I_w I_h I_d O_w O_h O_d"""
    symbols = dict.fromkeys(("I_w", "I_h", "I_d", "O_w", "O_h", "O_d"), "natural")
    ranges = "a I_w, b I_h, c I_d, p O_w, q O_h, r O_d"
    return _counted("Connections between two fully connected volumes", ranges, symbols)


def connections() -> Derivation:
    """f_w f_h I_d N O_w O_h"""
    symbols = dict.fromkeys(("f_w", "f_h", "I_d", "N", "O_w", "O_h"), "natural")
    return _counted("Connections of a convolution layer", "a f_w, b f_h, c I_d, n N, p O_w, q O_h", symbols)


def stride_for_size() -> Derivation:
    """S = (H + 2 P - K)/(O - 1)"""
    return worked(
        "The stride that gives a size",
        {**SIZE, "O": "natural, >= 2"},
        None,
        "(O - 1)*S + K = H + 2*P",
        added(minus(name("K"))),
        divided(written("O - 1", SIZE)),
    )
