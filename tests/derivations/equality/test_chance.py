"""What can be told of expectations, variances and probabilities?

The truths are the laws of probability (Bertsekas and Tsitsiklis, Introduction to Probability, ch. 1, 2, 4).
"""

from __future__ import annotations

import pytest

from derivations.equality import compare

K = {"y": "1..K", "K": "natural", "k": "1..K"}
AB = {"a": "real", "b": "real"}
ENDS = {"a": "real", "b": "real, > a", "x": "real"}

equal = [
    # Bayes' rule and total probability: for events, for labels, for a variable summed over
    ("P(A|B)", "P(B|A)P(A)/(P(B|A)P(A)+P(B|A^c)P(A^c))", {}),
    ("P(A|B)", r"\frac{P(B|A)P(A)}{P(B|A)P(A)+P(B|\bar{A})P(\bar{A})}", {}),
    ("P(A|B)", "P(B|A)P(A)/(P(B|A)P(A)+P(B|¬A)(1-P(A)))", {}),
    ("P(C=1|T=1)", "P(T=1|C=1)P(C=1)/(P(T=1|C=1)P(C=1)+P(T=1|C=0)P(C=0))", {}),
    ("P(x)", "sum(P(x|y=k)P(y=k),k,1,K)", K),
    ("P(y=k|x)", "P(x|y=k)P(y=k)/sum(P(x|y=j)P(y=j),j,1,K)", K),
    ("P(y|x)", "P(x|y)P(y)/sum(P(x|y=j)P(y=j),j,1,K)", K),
    ("P(x)", r"\sum_{k=1}^K P(x|C_k)P(C_k)", {"K": "natural"}),
    ("P(x)", r"\sum_y P(x,y)", {"x": "real"} | K),
    # with nothing declared: a sum over y is over all values that y can have
    ("P(x)", r"\sum_y P(x,y)", {}),
    ("P(x)", r"\sum_y P(x|y)P(y)", {}),
    ("p(x)", r"\sum_z p(z)p(x|z)", {}),
    ("P(x|z)", r"\sum_y P(x|y,z)P(y|z)", {}),
    ("P(y|x)", r"\frac{P(x|y)P(y)}{\sum_{y'}P(x|y')P(y')}", {}),
    ("P(y|x)", r"\frac{P(x|y)P(y)}{\sum_y P(x|y)P(y)}", {}),
    ("P(C_k|x)", r"\frac{P(x|C_k)P(C_k)}{\sum_j P(x|C_j)P(C_j)}", {}),
    ("P(Y=y|X=x)", r"\frac{P(X=x|Y=y)P(Y=y)}{\sum_{y'}P(X=x|Y=y')P(Y=y')}", {}),
    ("1", r"\sum_y P(y|x)", {}),
    ("1", "sum(P(y=k),k,1,K)", K),
    ("P(A)", "P(A,B) + P(A,¬B)", {}),
    ("P(A ∪ B)", "P(A)+P(B)-P(A∩B)", {}),
    ("P(A,B,C)", "P(A|B,C)P(B|C)P(C)", {}),
    ("P(A=1,B=0)", "P(A=1)-P(A=1,B=1)", {}),
    ("P(Y=1)+P(Y=-1)", "1", {}),
    ("P(a<X<=b)", "P(X<=b)-P(X<=a)", ENDS),
    ("P(X>x)", "1-P(X<=x)", ENDS),
    ("P(|X|>1)", "P(X>1)+P(X < -1)", {}),
    # what is random, what is constant
    ("E[aX+b]", "aE[X]+b", AB),
    ("Var[aX+b]", "a^2 Var[X]", AB),
    ("Var[aX+bY]", "a^2 Var[X]+b^2 Var[Y]+2ab Cov[X,Y]", AB),
    ("cov[aX,Y]", "a cov[X,Y]", AB),
    ("E[(X-mu)^2]", "Var[X]", {"mu": "= E[X]"}),
    ("E[x+z]", "E[x]+E[z]", {}),
    ("E[sum(X[i],i,1,n)]", "sum(E[X[i]],i,1,n)", {"n": "natural", "X": "real[n]"}),
    ("E[Y]", "2 E[X] + 1", {"Y": "= 2X+1", "X": "real"}),
    # under a condition
    ("E[E[X|Y]]", "E[X]", {}),
    ("Var[X]", "E[Var[X|Y]]+Var[E[X|Y]]", {}),
    ("E[X]", "E[X|Y=1]P(Y=1)+E[X|Y=0]P(Y=0)", {}),
    ("E[X]", "E[X|A]P(A)+E[X|¬A](1-P(A))", {}),
    ("E[X Y]", "E[Y E[X|Y]]", {}),
    ("cov[X,Z|Y]", "E[X Z|Y]-E[X|Y]E[Z|Y]", {}),
    ("P(X=1)", "E[[X=1]]", {}),
    ("E[X]", "sum(k P(X=k),k,0,3)", {"X": "0..3"}),
]

different = [
    ("P(A|B)", "P(B|A)", {}),
    ("P(A|B)", "P(B|A)P(A)/(P(B|A)P(A)+P(B|¬A))", {}),
    ("P(A ∪ B)", "P(A)+P(B)", {}),
    ("P(A,B)", "P(A)P(B)", {}),
    ("P(C=1|T=1)", "P(T=1|C=1)/(P(T=1|C=1)+P(T=1|C=0))", {}),
    ("P(y=k|x)", "P(x|y=k)P(y=k)/sum(P(x|y=j),j,1,K)", K),
    ("P(x)", "sum(P(x|y=k),k,1,K)", K),
    ("P(x)", r"\sum_y P(x|y)", {}),
    ("P(x|z)", r"\sum_y P(x|y)P(y|z)", {}),
    ("P(C_k|x)", r"\frac{P(x|C_k)}{\sum_j P(x|C_j)P(C_j)}", {}),
    ("P(y|x)", r"\frac{P(x|y)P(y)}{\sum_y P(x|y)}", {}),
    ("P(a<X<=b)", "P(X<=b)", ENDS),
    ("Var[aX+b]", "a Var[X]", AB),
    ("Var[aX+b]", "a^2 Var[X]+b", AB),
    ("Var[X+Y]", "Var[X]+Var[Y]", {}),
    ("E[x z]", "E[x]E[z]", {}),
    ("E[X^2]", "E[X]^2", {}),
    ("E[x]", "x^2", {"x": "real"}),
    ("E[X|Y]", "E[X]", {}),
    ("E[X|Y]", "X", {}),
    ("Var[X]", "E[Var[X|Y]]", {}),
    ("Var[X[1]]", "0", {"X": "real[n]", "n": "natural"}),
]

unknown = [
    ("E[c]", "c", {"c": "real"}),  # a constant, or a variable?
    ("E[X]", "P(X=1)", {}),  # so if X is 0 or 1
    ("P(Y=1)+P(Y=2)", "1", {}),  # so if there are two classes
]


@pytest.mark.parametrize(
    ("expected", "answer", "symbols", "verdict"),
    [
        (*row, verdict)
        for rows, verdict in ((equal, "equal"), (different, "different"), (unknown, "unknown"))
        for row in rows
    ],
)
def test_the_laws_of_probability_decide(expected, answer, symbols, verdict):
    """Either way round; where custom leaves two readings that differ, nothing is claimed."""
    assert compare(expected, answer, symbols=symbols or None).verdict == verdict
    assert compare(answer, expected, symbols=symbols or None).verdict in (verdict, "unreadable")
