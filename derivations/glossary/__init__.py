"""What does each name of a chapter stand for, and how is it written by hand?

name: "written form: meaning".  The form says how the name is written where that is more than the name
itself: `s2` is σ², `Ci` is C_i; `x[n]` says which index an entry has.  Where entries mean something of their
own, `x[]` and `x[,]` tell it.  A name that one derivation defines by a formula is told with its formula.
"""
