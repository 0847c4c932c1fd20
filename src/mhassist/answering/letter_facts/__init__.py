"""Questions about the letters themselves: who signed, to whom, how many, which mention X."""

from __future__ import annotations

from collections.abc import Sequence

from mhassist.answering.compose import Draft
from mhassist.answering.letter_facts.asking import Asking, texts_of
from mhassist.answering.letter_facts.catalogue import list_letters
from mhassist.answering.letter_facts.cited import cited
from mhassist.answering.letter_facts.counting import count_words
from mhassist.answering.letter_facts.motions import movers_of
from mhassist.answering.letter_facts.printed import printed_fact
from mhassist.answering.letter_facts.sizes import count_parts
from mhassist.answering.letter_facts.summary import summarise
from mhassist.index import Index
from mhassist.letters import Letter
from mhassist.question import Question
from mhassist.question.followup import is_follow_up
from mhassist.retrieval import Hit

__all__ = ["letter_fact"]

_ANSWERS = (cited, list_letters, count_words, count_parts, movers_of, summarise, printed_fact)


def letter_fact(
    question: Question, index: Index, hits: Sequence[Hit], *, letters: Sequence[Letter]
) -> Draft | None:
    """Return the draft of an answer that the letters give as papers, not by what they say.

    Args:
        question: What is asked.
        index: Holds the paragraphs.
        hits: Paragraphs, best first.
        letters: Those that may answer.

    Returns:
        ``None`` where the question asks for no such thing, or the letters print none.
    """
    follows = question.whole_text != question.own_text and is_follow_up(question.own_text)
    texts = texts_of(question, follows=follows)
    if _is_part(question):  # what the other questions beside it ask is answered there
        texts = texts[:1]
    for text in texts:
        asking = Asking(question, text, index, hits, letters)
        for answer in _ANSWERS:
            draft = answer(asking)
            if draft is not None:
                return draft
    return None


def _is_part(question: Question) -> bool:
    """Return whether a question is one of several that were asked at once."""
    return question.own_text.rstrip("?") in question.text and question.own_text != question.text
