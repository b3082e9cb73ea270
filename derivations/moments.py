"""What are the mean and the variance of a density, and of a sum?

    uniform on (a, b)     density 1/(b - a)
    X and Z               densities p and q; independent where the joint density is p(x) q(z)

Bishop, Pattern Recognition and Machine Learning, section 1.2.2.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import name
from derivations.rules import integrals
from derivations.rules.algebra import (
    cancel,
    collect,
    common_denominator,
    difference_of_cubes,
    difference_of_squares,
    expand_product,
    expand_sum,
    perfect_square,
    square_of,
)
from derivations.rules.equations import backwards, solved_for, substitution
from derivations.rules.probability import density_of, linearity, steiner, variance_definition
from derivations.rules.strategy import because, everywhere, first, inside, somewhere, then
from derivations.rules.work import worked, written

UNIFORM = {"a": "real", "b": "real, > a", "x": "real", "c": "positive"}
TWO_VARIABLES = {"p": "density", "q": "density", "x": "real", "z": "real", "c": "real"}

constant_out = because(
    everywhere(integrals.constant_out_of_integral), "the density is constant: it comes out"
)
antiderivative = because(everywhere(integrals.integral_of_power), "between the limits")


def uniform_density() -> Derivation:
    """c = 1/(b - a)"""
    return worked(
        "Density of the uniform distribution",
        UNIFORM,
        None,
        "int(c, x, a, b) = 1",
        because(everywhere(integrals.constant_out_of_integral), "the density is a constant c"),
        antiderivative,
        solved_for(name("c")),
    )


def uniform_normalisation() -> Derivation:
    """int 1/(b - a) dx = 1"""
    return worked(
        "The uniform density integrates to one",
        UNIFORM,
        None,
        "int(1/(b - a), x, a, b)",
        constant_out,
        antiderivative,
        cancel,
    )


def uniform_mean() -> Derivation:
    """E[x] = (a + b)/2"""
    return worked(
        "Mean of the uniform distribution",
        UNIFORM,
        "E[x]",
        "int(x/(b - a), x, a, b)",
        constant_out,
        antiderivative,
        somewhere(difference_of_squares),
        because(cancel, "`b - a` cancels"),
    )


def uniform_second_moment() -> Derivation:
    """E[x^2] = (a^2 + a b + b^2)/3"""
    return worked(
        "Second moment of the uniform distribution",
        UNIFORM,
        "E[x^2]",
        "int(x^2/(b - a), x, a, b)",
        constant_out,
        antiderivative,
        somewhere(difference_of_cubes),
        because(cancel, "`b - a` cancels"),
    )


def uniform_variance() -> Derivation:
    """var[x] = (b - a)^2/12"""
    moments = (
        written("E[x^2] = (b^2 + a*b + a^2)/3", UNIFORM),
        written("E[x] = (a + b)/2", UNIFORM),
    )
    return worked(
        "Variance of the uniform distribution",
        UNIFORM,
        None,
        "var[x]",
        steiner,
        substitution("insert the two moments", *moments),
        common_denominator,
        because(somewhere(expand_sum), "multiply out above"),
        somewhere(perfect_square),
        givens=("E[x^2] = (b^2 + a*b + a^2)/3", "E[x] = (a + b)/2"),
    )


def expectation() -> Derivation:
    """E[x] = int x p(x) dx"""
    return worked("Expectation by its definition", TWO_VARIABLES, "E[x]", "int(x*p(x), x, -oo, oo)")


JOINT = "int(int((x + z)*p(x)*q(z), z, -oo, oo), x, -oo, oo)"


def joint_expectation() -> Derivation:
    """E[x + z] = int int (x + z) p(x) q(z) dz dx"""
    return worked("Expectation of a sum by its definition", TWO_VARIABLES, "E[x + z]", JOINT)


def expectation_of_sum() -> Derivation:
    """E[x + z] = E[x] + E[z]"""
    means = ("E[x] = int(x*p(x), x, -oo, oo)", "E[z] = int(z*q(z), z, -oo, oo)")
    return worked(
        "Expectation of a sum",
        TWO_VARIABLES,
        "E[x + z]",
        JOINT,
        because(
            then(inside(expand_product), everywhere(integrals.integral_of_sum)),
            "multiply out and integrate term by term",
        ),
        because(
            everywhere(integrals.constant_out_of_integral),
            "what does not contain the inner variable comes out of the inner integral",
        ),
        because(everywhere(first(density_of("p"), density_of("q"))), "the densities integrate to one"),
        backwards("by the definition of the expectation", *(written(mean, TWO_VARIABLES) for mean in means)),
        givens=means,
    )


CENTRED = (written("x - E[x]", TWO_VARIABLES), written("z - E[z]", TWO_VARIABLES))
NAMED = tuple(
    written(text, TWO_VARIABLES)
    for text in (
        "E[(x - E[x])^2] = var[x]",
        "E[(z - E[z])^2] = var[z]",
        "E[(x - E[x])*(z - E[z])] = cov[x, z]",
    )
)
square = (
    variance_definition,
    because(somewhere(inside(linearity)), "the expectation of a sum is the sum of the expectations"),
    because(somewhere(square_of(*CENTRED)), "group each variable with its mean and square"),
    because(everywhere(linearity), "linearity of the expectation"),
    substitution("by the definitions of variance and covariance", *NAMED),
)


def covariance_of_independent() -> Derivation:
    """cov[x, z] = int int (x - E[x]) (z - E[z]) p(x) q(z) dz dx = 0, where the joint density is p(x) q(z)"""
    mean_x, mean_z = "int(x*p(x), x, -oo, oo)", "int(z*q(z), z, -oo, oo)"
    symbols = {**TWO_VARIABLES, "m": f"= {mean_x}", "k": f"= {mean_z}"}
    return worked(
        "Covariance of two independent variables, by its definition; m and k are their means",
        symbols,
        None,
        "int(int((x - m)*(z - k)*p(x)*q(z), z, -oo, oo), x, -oo, oo)",
        because(
            everywhere(integrals.constant_out_of_integral),
            "what does not contain the inner variable comes out of the inner integral",
        ),
        because(
            then(everywhere(expand_product), everywhere(integrals.integral_of_sum)),
            "multiply out and integrate term by term",
        ),
        because(everywhere(integrals.constant_out_of_integral), "the means are constants"),
        because(everywhere(first(density_of("p"), density_of("q"))), "the densities integrate to one"),
        backwards(
            "each integral is a mean", written(f"m = {mean_x}", symbols), written(f"k = {mean_z}", symbols)
        ),
        because(somewhere(collect), "each bracket is zero"),
    )


def variance_of_sum() -> Derivation:
    """var[x + z] = var[x] + var[z] where the covariance is zero"""
    return worked(
        "Variance of the sum of two independent variables",
        TWO_VARIABLES,
        None,
        "var[x + z]",
        *square,
        substitution(
            "the covariance of independent variables is zero", written("cov[x, z] = 0", TWO_VARIABLES)
        ),
        givens=("cov[x, z] = 0",),
    )


def variance_of_correlated_sum() -> Derivation:
    """var[x + z] = var[x] + var[z] + 2 c"""
    return worked(
        "Variance of the sum of two correlated variables",
        TWO_VARIABLES,
        None,
        "var[x + z]",
        *square,
        substitution("the covariance is c", written("cov[x, z] = c", TWO_VARIABLES)),
        givens=("cov[x, z] = c",),
    )
