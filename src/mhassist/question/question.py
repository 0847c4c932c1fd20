"""A question as understood: what is asked, in which language, about which letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mhassist.errors import QuestionError
from mhassist.letters import Letter
from mhassist.question.asked import Asked, count_asked, head_noun, kinds_asked
from mhassist.question.followup import is_follow_up, points_to_letter, with_subject
from mhassist.question.language import Language, language_of
from mhassist.question.scope import Scope, read_scope
from mhassist.question.spelling import Speller
from mhassist.question.synonyms import Synonyms

MAX_CHARS = 2_000
"""Longest question that is answered; a question is a sentence or a few, not a document."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SPACE = re.compile(r"\s+")
_PART = re.compile(
    r"(?<=\?)\s+(?=\S)|(?:,|;)?\s+(?:en|and)\s+(?=(?:hoeveel|wanneer|waarom|waar|wie|welke?|wat|hoe|"
    r"waarvoor|waartoe|met welk|door wie|how|when|why|where|who|what|which)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    text: str
    """As asked, control characters removed and white space folded."""
    search_text: str
    """What to search for: typing errors put right, the subject of a follow-up added."""
    synonyms: tuple[str, ...]
    """Other names of what the question names; searched for as well."""
    language: Language
    kinds: tuple[Asked, ...]
    """What must stand in what is quoted, most telling first, never empty."""
    head: str
    """The noun that says what is counted or chosen; empty if there is none."""
    count: int | None
    """How many items a list question says there are."""
    scope: Scope
    same_letter: bool
    """A follow-up about the letter that answered the question before it."""

    @property
    def kind(self) -> Asked:
        """The most telling kind of thing asked for."""
        return self.kinds[0]


def clean_question(text: str) -> str:
    """Return the question on one line, without control characters.

    Raises:
        QuestionError: If nothing is left, it holds no letter or digit, or it is too long.
    """
    clean = _SPACE.sub(" ", _CONTROL.sub(" ", text)).strip()
    if not clean:
        raise QuestionError("De vraag is leeg: typ een vraag over de brieven.")
    if len(clean) > MAX_CHARS:
        raise QuestionError(
            f"De vraag heeft {len(clean)} tekens en mag er {MAX_CHARS} hebben: maak haar korter."
        )
    if not any(char.isalnum() for char in clean):
        raise QuestionError("De vraag bevat geen woorden: typ een vraag over de brieven.")
    return clean


def understand(
    text: str,
    history: Sequence[str],
    *,
    letters: Sequence[Letter],
    speller: Speller,
    synonyms: Synonyms,
) -> Question:
    """Return a question as understood.

    Args:
        text: The question as asked.
        history: Earlier questions of the conversation, oldest first.
        letters: All letters, oldest first.
        speller: Puts typing errors right.
        synonyms: Knows other names of the same thing.

    Raises:
        QuestionError: As ``clean_question``.
    """
    clean = clean_question(text)
    language = language_of(clean)
    earlier = [line for line in (_SPACE.sub(" ", entry).strip() for entry in history) if line]
    subject = with_subject(clean, earlier)
    search_text = speller.correct_text(subject) if language == "nl" else subject
    follows = bool(earlier) and is_follow_up(clean)
    corrected = speller.correct_text(clean) if language == "nl" else clean
    kinds = kinds_asked(corrected)
    if follows and kinds[0] in (Asked.OPEN, Asked.YES_NO):
        kinds = kinds_asked(earlier[-1])
    return Question(
        text=clean,
        search_text=search_text,
        synonyms=tuple(synonyms.others(search_text)),
        language=language,
        kinds=kinds,
        head=head_noun(search_text if follows else corrected),
        count=count_asked(clean),
        scope=read_scope(search_text if follows else clean, letters),
        same_letter=follows and points_to_letter(clean),
    )


def parts_of(question: Question) -> tuple[Question, ...]:
    """Return the questions in one that asks several, each with the subject of the whole."""
    texts = split_parts(question.search_text)
    if len(texts) < 2:
        return (question,)
    return tuple(
        replace(
            question,
            search_text=f"{question.search_text} {text}",
            kinds=kinds_asked(text),
            head=head_noun(text),
            count=count_asked(text),
        )
        for text in texts
    )


def split_parts(text: str) -> list[str]:
    """Return the questions in a text that asks several, in order.

    >>> split_parts("Wanneer start de pilot en hoeveel plaatsen zijn er?")
    ['Wanneer start de pilot?', 'hoeveel plaatsen zijn er?']
    """
    parts = [part.strip(" ,;") for part in _PART.split(text)]
    return [part if part.endswith("?") else f"{part}?" for part in parts if part]
