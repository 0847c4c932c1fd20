"""Do the citations of an answer bear what it says? Recall and precision as in ALCE.

ALCE (Gao et al. 2023, arXiv:2305.14627) asks for each statement whether the passages cited with
it, taken together, bear it (recall), and for each citation whether it bears the statement or is
needed for it (precision). ALCE lets a language model judge; here words are compared: what stands
verbatim in a cited paragraph is borne by it, and of anything else the numbers and most content
words must stand there. An introduction ("In de brief van … schrijft het kabinet:") says where a
quote is from, and is no statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.answering.answer import Answer, Citation
from mhassist.evaluation.matching import with_own_markers
from mhassist.evaluation.measures import share_true
from mhassist.question.language import is_function_word

MIN_WORDS_SHARE = 0.6
"""Share of a statement's content words that must stand in what it cites, where not verbatim."""

_MARKERS = re.compile(r"(?:\s*\[\d+\])+")
_NUMBER = re.compile(r"\d+")
_QUOTED = re.compile(r"“([^”]*)”")
_INTRODUCTION = re.compile(r"^[^“”]*:\s*(?=“|$)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of an answer up to its markers; without citations where none follow."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """How well the citations of one answer bear it; shares are 0 to 1."""

    recall: float
    """Share of the statements that what they cite bears; 0 where there are none."""
    precision: float
    """Share of the citations that bear their statement or are needed for it; 0 without any."""


def attribute(answer: Answer) -> Attribution:
    """Return how well the citations of an answer bear what it says."""
    statements = split_into_statements(answer)
    borne = [bears(each.citations, each.text) for each in statements]
    needed = [
        is_borne and _is_needed(citation, statement)
        for statement, is_borne in zip(statements, borne, strict=True)
        for citation in statement.citations
    ]
    return Attribution(share_true(borne), share_true(needed))


def split_into_statements(answer: Answer) -> list[Statement]:
    """Return the statements of an answer, in order; what it says is missing is none."""
    by_number = {citation.n: citation for citation in answer.citations}
    statements = []
    doubt = " ".join(answer.missing)  # stands above what it doubts
    start = len(doubt) if doubt and answer.answer.startswith(doubt) else 0
    for match in _MARKERS.finditer(with_own_markers(answer)):
        numbers = dict.fromkeys(int(number) for number in _NUMBER.findall(match[0]))
        cited = tuple(by_number[number] for number in numbers if number in by_number)
        statements.append(Statement(answer.answer[start : match.start()].strip(), cited))
        start = match.end()
    rest = answer.answer[start:].strip()
    says_what_is_missing = any(what in rest for what in answer.missing)
    if _WORD.search(rest) and not says_what_is_missing:
        statements.append(Statement(rest, ()))
    return [each for each in statements if _WORD.search(each.text)]


def bears(citations: Sequence[Citation], statement: str) -> bool:
    """Return whether the paragraphs of citations, taken together, bear a statement."""
    if not citations:
        return False
    printed = " ".join(_fold(citation.paragraph_text) for citation in citations)
    claim = _fold(statement)
    for citation in citations:
        if (quote := _fold(citation.quote)) in printed:
            claim = claim.replace(quote, "")
    claim = _INTRODUCTION.sub("", claim).strip()
    if not _WORD.search(claim) or claim in printed:
        return True
    words = frozenset(_WORD.findall(printed.casefold()))
    return all(
        piece in printed or _has_words_of(piece, words)
        for piece in _QUOTED.findall(claim) or [claim]
    )


def _fold(text: str) -> str:
    return " ".join(text.split())


def _has_words_of(claim: str, printed: frozenset[str]) -> bool:
    words = [word for word in _WORD.findall(claim.casefold()) if not is_function_word(word)]
    if any(word[0].isdigit() and word not in printed for word in words):
        return False
    return bool(words) and sum(word in printed for word in words) >= MIN_WORDS_SHARE * len(words)


def _is_needed(citation: Citation, statement: Statement) -> bool:
    if bears([citation], statement.text):
        return True
    others = [other for other in statement.citations if other is not citation]
    return not bears(others, statement.text)
