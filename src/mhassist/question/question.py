"""A question as understood: what is asked, in which language, about which letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mhassist.errors import QuestionError
from mhassist.letters import Letter
from mhassist.question.asked import kinds_asked
from mhassist.question.everyday import EverydayWords
from mhassist.question.figure import Figure, figure_asked
from mhassist.question.followup import is_follow_up, points_to_letter, subject_of, with_subject
from mhassist.question.frame import frame_words
from mhassist.question.head import count_asked, head_noun
from mhassist.question.judgement import Judgement, judgement_asked
from mhassist.question.kinds import Asked
from mhassist.question.language import Language, content_words, language_of
from mhassist.question.letters_named import without_letters
from mhassist.question.moment import Moment, moment_asked
from mhassist.question.named import Named, named_in
from mhassist.question.narrowed import Narrowed, narrowed_by
from mhassist.question.preamble import with_noun, without_fillers, without_preamble
from mhassist.question.scope import Scope, read_scope
from mhassist.question.spelling import Speller
from mhassist.question.synonyms import Renamed, Synonyms
from mhassist.question.told import Told, told_asked
from mhassist.question.who import Who, who_asked

MAX_CHARS = 2_000
"""Longest question that is answered; a question is a sentence or a few, not a document."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Soft hyphens, joiners and marks of direction: they stand inside words, and are not read."""
_NOT_TEXT = re.compile(r"[\ud800-\udfff]")
"""What Python makes of bytes that are no UTF-8."""
_SPACE = re.compile(r"\s+")
_UNTOLD = (Asked.OPEN, Asked.YES_NO)
"""Kinds that say nothing of the form of an answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    text: str
    """As asked: white space folded, without control characters or what is said before it."""
    own_text: str
    """The same, typing errors put right; of one of several questions that question alone."""
    whole_text: str
    """The same with its subject, where that is in a question before it or beside it."""
    search_text: str
    """What to search for: what is asked of the letters, without which letters are asked."""
    renamed: tuple[Renamed, ...]
    """What the question names and letters may name otherwise; searched for as well."""
    language: Language
    kinds: tuple[Asked, ...]
    """What must stand in what is quoted, most telling first, never empty."""
    head: str
    """The noun that says what is counted or chosen; empty if there is none."""
    head_said: str
    """What letters say for that noun, in a word; empty if they have it themselves."""
    count: int | None
    """How many items a list question says there are."""
    scope: Scope
    frame: frozenset[str]
    """Words, in lower case, that say how to answer and nothing of what is asked about."""
    same_letter: bool
    """A follow-up about the letter that answered the question before it."""
    who: Who = field(init=False, repr=False, compare=False)
    """Of whom is asked."""
    figure: Figure = field(init=False, repr=False, compare=False)
    """Which figure."""
    moment: Moment = field(init=False, repr=False, compare=False)
    """Which moment."""
    told: Told = field(init=False, repr=False, compare=False)
    """What is to be told."""
    judgement: Judgement = field(init=False, repr=False, compare=False)
    """Which judgement."""
    named: Named = field(init=False, repr=False, compare=False)
    """What is named."""
    narrowed: Narrowed = field(init=False, repr=False, compare=False)
    """What narrows it."""

    def __post_init__(self) -> None:
        """Read once what the words ask beyond the kind: a part of a question has its own."""
        own, asked = self.own_text, object.__setattr__  # as a frozen record sets its fields
        asked(self, "who", who_asked(own, self.search_text, self.kind))
        asked(self, "figure", figure_asked(self.text, own, self.head))
        asked(self, "moment", moment_asked(self.text, own))
        asked(self, "told", told_asked(self.text, own, self.kind))
        asked(self, "judgement", judgement_asked(self.text, own))
        asked(self, "named", named_in(own))
        asked(self, "narrowed", narrowed_by(own, self.kind, self.head))

    @property
    def kind(self) -> Asked:
        """The most telling kind of thing asked for."""
        return self.kinds[0]

    @property
    def asks_something(self) -> bool:
        """Whether it has a word to search for, or names a letter: "2018" alone is no question."""
        words = content_words(self.whole_text)
        return bool(self.scope.letters) or any(
            len(word) > 1 and not word.isdigit() for word in words
        )

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Other names of what the question names."""
        return tuple(dict.fromkeys(other for each in self.renamed for other in each.others))


def clean_question(text: str) -> str:
    r"""Return the question on one line, composed (NFC), without control or invisible characters.

    >>> clean_question("Wat doet\nde  Task\u200b Force?")
    'Wat doet de Task Force?'

    Raises:
        QuestionError: If nothing is left, it holds no letter or digit, is too long, or is not text.
    """
    if _NOT_TEXT.search(text):
        raise QuestionError("De vraag is geen geldige UTF-8-tekst: typ haar opnieuw.")
    visible = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    clean = _SPACE.sub(" ", unicodedata.normalize("NFC", visible)).strip()
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
    everyday: EverydayWords | None = None,
) -> Question:
    """Return a question as understood.

    Args:
        text: The question as asked.
        history: Earlier questions of the conversation, oldest first.
        letters: All letters, oldest first.
        speller: Puts typing errors right.
        synonyms: Knows other names of the same thing.
        everyday: Knows what letters say for the words of a question.

    Raises:
        QuestionError: As ``clean_question``.
    """
    clean = with_noun(without_preamble(clean_question(text)))
    if clean.isupper() and " " in clean:  # typed in capitals, which then tell no abbreviations
        clean = clean.lower()
    language = language_of(clean)
    earlier = readable_history(history)
    subject = with_subject(clean, earlier)
    whole_text = speller.correct_text(subject) if language == "nl" else subject
    asked = without_fillers(without_letters(whole_text, letters))
    follows = bool(earlier) and is_follow_up(clean)
    corrected = speller.correct_text(clean) if language == "nl" else clean
    kinds = kinds_asked(corrected)
    if follows and _leaves_kind_open(clean, kinds):
        kinds = _kinds_before(earlier) or kinds
    scope = read_scope(whole_text if follows else clean, letters)
    if kinds[0] is Asked.ABBREVIATION:  # another letter than the one that uses it may explain it
        scope = replace(scope, letters=frozenset())
    frame = frame_words(asked, kinds, scope)
    head = head_noun(asked if follows else corrected)
    return Question(
        text=clean,
        own_text=corrected,
        whole_text=whole_text,
        search_text=everyday.add_to(asked, language, frame=frame) if everyday else asked,
        renamed=tuple(synonyms.renamed(asked)),
        language=language,
        kinds=kinds,
        head=head,
        head_said=everyday.said_for(head, language) if everyday and head else "",
        count=count_asked(clean),
        scope=scope,
        frame=frame,
        same_letter=follows and points_to_letter(clean),
    )


MOST_TURNS = 10
"""Earlier questions in which a follow-up may have its subject."""


def readable_history(history: Sequence[str]) -> list[str]:
    """Return the earlier questions, cleaned; one that could not be asked has no subject to give."""
    earlier = []
    for entry in history[-MOST_TURNS:]:
        try:
            earlier.append(without_preamble(clean_question(entry)))
        except QuestionError:
            continue
    return earlier


def _leaves_kind_open(question: str, kinds: Sequence[Asked]) -> bool:
    """Return whether a follow-up asks for what was asked before: "En in 2021?".

    "En heeft dat iets opgeleverd?" asks for something else.
    """
    own = kinds[0] is Asked.YES_NO and any(not word.isdigit() for word in content_words(question))
    return kinds[0] in _UNTOLD and not own and not _WHAT_CAME.search(question)


_WHAT_CAME = re.compile(
    r"\bwat (?:heeft|hebben|had|is|zijn|werd|wordt|was)\b.* (?:er )?"
    r"(?:op|uit|af|in|voor|aan|be|ver|ont)?(?:ge|be|ver|ont)\w+(?:d|t|en)\W*$",
    re.IGNORECASE,
)
"""Asks what was done or came of it: "En wat heeft het opgeleverd?"."""


def _kinds_before(earlier: Sequence[str]) -> tuple[Asked, ...]:
    """Return what was asked last, back to the question that had the subject; empty if open."""
    for line in reversed(earlier):
        kinds = kinds_asked(line)
        if kinds[0] not in _UNTOLD:
            return kinds
        if line == subject_of(earlier):
            break
    return ()
