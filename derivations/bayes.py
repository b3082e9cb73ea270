"""What does a test tell about a disease?  Bayes' rule with the evidence expanded.

    alpha   sensitivity, P(T=1 | C=1)
    beta    false-positive rate, P(T=1 | C=0)
    pi      prevalence, P(C=1)

Bishop, Pattern Recognition and Machine Learning, section 1.2.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.rules.equations import substitution
from derivations.rules.probability import bayes_rule, complement, product_rule, total_probability
from derivations.rules.strategy import because, everywhere, somewhere
from derivations.rules.work import worked, written

SYMBOLS = {"alpha": "probability", "beta": "probability", "pi": "probability", "C": "0..1", "T": "0..1"}
GIVENS = ("P(T=1|C=1) = alpha", "P(T=1|C=0) = beta", "P(C=1) = pi")

ILL = written("C = 1", SYMBOLS)
total = total_probability(ILL)
known = substitution("insert what is given", *(written(given, SYMBOLS) for given in GIVENS))
insert = because(everywhere(known), "insert sensitivity, false-positive rate and prevalence")


def healthy() -> Derivation:
    """P(C=0) = 1 - pi"""
    return worked(
        "Probability of not having the disease", SYMBOLS, None, "P(C=0)", complement, insert, givens=GIVENS
    )


def joint() -> Derivation:
    """P(T=1, C=1) = alpha pi"""
    return worked(
        "Joint probability of test and disease",
        SYMBOLS,
        None,
        "P(T=1, C=1)",
        product_rule,
        insert,
        givens=GIVENS,
    )


def evidence() -> Derivation:
    """P(T=1) = alpha pi + beta (1 - pi)"""
    return worked(
        "Probability of a positive test",
        SYMBOLS,
        None,
        "P(T=1)",
        total,
        somewhere(complement),
        insert,
        givens=GIVENS,
    )


def posterior() -> Derivation:
    """P(C=1 | T=1) = alpha pi / (alpha pi + beta (1 - pi))"""
    return worked(
        "Posterior probability of a disease after a positive test",
        SYMBOLS,
        None,
        "P(C=1|T=1)",
        bayes_rule,
        somewhere(total),
        somewhere(complement),
        insert,
        givens=GIVENS,
    )


def after_negative() -> Derivation:
    """P(C=1 | T=0) = (1 - alpha) pi / ((1 - alpha) pi + (1 - beta)(1 - pi))"""
    return worked(
        "Posterior probability of a disease after a negative test",
        SYMBOLS,
        None,
        "P(C=1|T=0)",
        bayes_rule,
        somewhere(total),
        because(everywhere(complement), "each probability by that of its opposite"),
        insert,
        givens=GIVENS,
    )
