"""Dutch abbreviations: full stops that do not end a sentence."""

from __future__ import annotations

import re

_GOES_ON = frozenset([
    "a.d.", "a.g.v.", "a.i.", "a.u.b.", "a.w.", "afd.", "alg.", "amv.", "art.", "artt.", "bijl.",
    "bijv.", "blz.", "bv.", "c.q.", "ca.", "cf.", "d.d.", "d.m.v.", "d.t.v.", "d.w.z.", "dd.",
    "dhr.", "div.", "dr.", "drs.", "ds.", "e.e.a.", "evt.", "excl.", "fig.", "gem.", "hfst.", "hr.",
    "i.c.", "i.c.m.", "i.g.v.", "i.h.a.", "i.h.b.", "i.h.k.v.", "i.o.", "i.p.v.", "i.r.t.",
    "i.s.m.", "i.t.t.", "i.v.m.", "i.z.", "incl.", "ing.", "ir.", "jhr.", "jo.", "jrg.", "kst.",
    "m.a.w.", "m.b.t.", "m.b.v.", "m.h.o.o.", "m.i.", "m.i.v.", "m.m.v.", "m.n.", "m.u.v.", "max.",
    "mevr.", "min.", "mld.", "mln.", "mr.", "mrs.", "mw.", "n.a.v.", "n.o.t.k.", "nl.", "nr.",
    "nrs.", "o.a.", "o.b.v.", "o.g.v.", "o.i.v.", "o.l.v.", "o.m.", "o.v.v.", "onderd.", "ong.",
    "p.", "p.a.", "p.p.", "par.", "plv.", "pp.", "prof.", "r.o.", "resp.", "secr.", "stb.",
    "stcrt.", "t.a.v.", "t.b.v.", "t.g.v.", "t.h.v.", "t.n.v.", "t.o.v.", "t.t.v.", "t.w.",
    "t.w.v.", "t.z.t.", "tel.", "trb.", "v.", "v.a.", "v.w.b.", "vgl.", "vnl.", "vs.", "vz.",
    "w.b.", "w.o.", "wnd.", "z.d.", "z.g.", "z.i.", "z.s.m.", "zgn.",
])  # fmt: skip
"""After these the sentence goes on, whatever follows."""
_MAY_END = frozenset([
    "a.m.", "a.s.", "as.", "b.v.", "c.a.", "c.s.", "cs.", "e.a.", "e.d.", "e.o.", "e.v.", "enz.",
    "etc.", "ff.", "jl.", "l.s.", "ll.", "m.e.r.", "m.m.", "n.chr.", "n.v.", "n.v.t.", "p.j.",
    "p.m.", "q.q.", "s.s.t.t.", "s.v.p.", "sr.", "sv.", "v.chr.", "v.v.", "w.v.k.",
])  # fmt: skip
"""After these a sentence ends where a capital follows, and goes on where none does."""
_MONTHS = frozenset([
    "apr.", "aug.", "dec.", "feb.", "febr.", "jan.", "jul.", "jun.", "mrt.", "nov.", "okt.", "sep.",
    "sept.",
])  # fmt: skip
"""As ``_MAY_END``, and also as the last of two: ``jan.-mrt.``."""
_BEFORE_NUMBER = frozenset(["al.", "lid.", "no.", "sub."])
"""Words of their own, and abbreviations only before a number: ``no. 5052``."""
_AS_PRINTED = frozenset(["St.", "Ste.", "H.", "Th."])
_COMPANIES = frozenset(["b.v.", "n.v."])
"""In capitals too no initials: "Scheepsbouw N.V."."""
_INITIALS = re.compile(r"(?:(?:[A-ZÀ-Þ]|Th|Ch|Ph|IJ|Chr|Fr|Joh|Ant|Jac)\.-?)+")


def is_abbreviation(word: str, *, following: str = "") -> bool:
    """Return whether the full stop of a word does not end its sentence.

    Args:
        word: A word with its full stop: ``nr.``, ``M.G.J.``.
        following: What comes after it: its first letter or digit decides for some.

    >>> is_abbreviation("nr.", following="161"), is_abbreviation("jl.", following="is")
    (True, True)
    >>> is_abbreviation("jl.", following="De"), is_abbreviation("M.G.J.", following="Harbers")
    (False, True)
    """
    lowered = word.lower()
    if lowered in _GOES_ON or word in _AS_PRINTED:
        return True
    if lowered.rpartition("-")[2] in _MONTHS:
        return not following[:1].isupper()
    if lowered in _BEFORE_NUMBER:
        return following[:1].isdigit()
    initials = _INITIALS.fullmatch(word) is not None
    if lowered in _MAY_END and not (initials and lowered not in _COMPANIES):
        return not following[:1].isupper()
    return initials
