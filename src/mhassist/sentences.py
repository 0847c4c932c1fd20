"""Text -> sentences, by offsets: where a Dutch sentence ends."""

from __future__ import annotations

import re

_INSIDE = frozenset(
    """
    a.i. a.u.b. afd. al. alg. amv. art. artt. b.v. bijl. bijv. blz. bv. c.q. ca. d.d. d.m.v.
    d.w.z. dd. dhr. dr. drs. ds. e.e.a. evt. excl. fig. gem. hfst. hr. i.c.m. i.h.a. i.h.b.
    i.h.k.v. i.o. i.p.v. i.s.m. i.v.m. i.z. incl. ing. ir. jhr. jo. juncto. lid. m.a.w. m.b.t.
    m.b.v. m.i. m.i.v. m.m.v. m.n. m.u.v. max. mevr. min. mln. mld. mr. mrs. mw. n.a.v. n.o.t.k.
    nl. no. nr. nrs. n.v.t. o.a. o.b.v. o.g.v. o.i.v. o.l.v. o.m. o.v.v. ong. onderd. p. p.a. p.m.
    par. plv. pp. prof. r.o. red. resp. s.s.t.t. st. stb. stcrt. t.a.v. t.b.v. t.g.v. t.h.v.
    t.n.v. t.o.v. t.t.v. t.w.v. t.z.t. tel. trb. tst. t.w. u.a. v.a. v.w.b. v.v. vgl. vnl. vs.
    w.b. w.o. w.v.tt.k. z.g. z.g.n. z.i. z.s.m. zgn.
    """.split()
)
"""Abbreviations after which the sentence goes on, whatever follows."""
_AMBIGUOUS = frozenset(
    """
    a.s. as. b.v. c.a. c.s. cs. e.a. e.d. e.o. e.v. enz. etc. ff. jl. ll. m.m. n.chr. n.v. sr. sv.
    v.chr. w.v.s. fl. a.m. p.m.
    """.split()
)
"""Abbreviations that may end a sentence: they do where a capital follows."""
_STOP = re.compile(r"(?:[.!?…]+)(?P<close>[)\]}»”’\"'*]*)(?=\s|$)|\n\s*\n")
_WORD_BEFORE = re.compile(r"[^\s(\[«“‘\"'/]+$")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]|Th|Ch|Ph|IJ|St)\.(?:-?(?:[A-ZÀ-Þ]|Th|Ch|Ph|IJ)\.)*$")
_LABEL = re.compile(r"\s*(?:[-•–]\s*)?(?:\d{1,3}|[a-z]|[ivx]{1,4})\.$")
_OPENERS = "([{«“‘\"'*"
_ELIDED = re.compile(r"['’](?:s|t|n|k|r)\s+(?=[A-ZÀ-Þ])")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence, in order.

    Every character that is no white space is in exactly one sentence; brackets and quotation
    marks after the full stop belong to it. A list between semicolons is one sentence.

    >>> text = "Op 1 juli jl. is nr. 161 verzonden. M.G.J. Harbers tekende (namens allen). Klaar?"
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Op 1 juli jl. is nr. 161 verzonden.', 'M.G.J. Harbers tekende (namens allen).', 'Klaar?']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if _ends_sentence(text, start, stop):
            _append(text, spans, start, stop.end())
            start = stop.end()
    _append(text, spans, start, len(text))
    return spans


def is_abbreviation(word: str, *, before_capital: bool = False) -> bool:
    """Return whether the full stop of ``word`` does not end a sentence.

    Args:
        word: A word with its full stop: ``nr.``.
        before_capital: Whether the next word begins with a capital.

    >>> is_abbreviation("nr."), is_abbreviation("jl."), is_abbreviation("jl.", before_capital=True)
    (True, True, False)
    """
    lowered = word.lower()
    if lowered in _INSIDE and not (lowered == "st." and word == "st."):
        return True
    if lowered in _AMBIGUOUS:
        return not before_capital
    return _INITIALS.fullmatch(word) is not None


def _append(text: str, spans: list[tuple[int, int]], start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop.group().isspace():
        return True
    following = _first_of_next(text, stop.end())
    if following is None:
        return True
    if following.islower():
        return False
    mark = text[stop.start()]
    closed = stop.group("close")
    if mark != "." or text.startswith("..", stop.start()):
        return True
    if _LABEL.fullmatch(text, start, stop.start() + 1):
        return False
    word = _WORD_BEFORE.search(text, start, stop.start() + 1)
    if word is None:
        return True
    if closed and closed.strip("*"):
        # "(o.a.) De": the bracket closes the abbreviation, not the sentence, unless it opens here.
        return not is_abbreviation(word.group(), before_capital=following.isupper())
    return not is_abbreviation(word.group(), before_capital=following.isupper())


def _first_of_next(text: str, position: int) -> str | None:
    """Return the first letter or digit of what follows, or ``None`` at the end."""
    while position < len(text) and text[position].isspace():
        position += 1
    elided = _ELIDED.match(text, position)
    if elided is not None:
        return text[elided.end()]
    while position < len(text) and (text[position] in _OPENERS or text[position].isspace()):
        position += 1
    return text[position] if position < len(text) else None
