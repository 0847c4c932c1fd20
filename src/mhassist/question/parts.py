"""A question that asks several -> its parts, each with the subject and the scope of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mhassist.letters import Letter
from mhassist.question.asked import kinds_asked
from mhassist.question.everyday import EverydayWords
from mhassist.question.followup import of_other_object, without_time
from mhassist.question.frame import frame_words
from mhassist.question.head import count_asked, head_noun
from mhassist.question.kinds import Asked
from mhassist.question.language import content_words
from mhassist.question.letters_named import names_only_when, without_letters
from mhassist.question.preamble import without_fillers
from mhassist.question.question import Question
from mhassist.question.scope import Scope, read_scope

_ASKS = (
    r"(?:(?:(?:tot|sinds|vanaf|voor|met|door|bij|in|aan|van|op|uit|over) )?(?:hoeveel|wanneer|wie|"
    r"welke?|wat)|waarom|waar|hoe|waarvoor|waartoe|how|when|why|where|who|what|which)\b"
)
_OPENS = re.compile(rf"(?:en |and )?{_ASKS}", re.IGNORECASE)
_PART = re.compile(rf"(?<=\?)\s+(?=\S)|(?:,|;)?\s+(?:en|and)\s+(?={_ASKS})", re.IGNORECASE)
_COMMA = re.compile(rf",\s+(?={_ASKS})|{_PART.pattern}", re.IGNORECASE)
"""The same where several are asked in a row: "Wie leidt het, wanneer is het klaar en wat ...?"."""
_PAIRED = re.compile(r"\b(?:tussen|zowel|between|both)\b(?!.*\b(?:en|als|and)\b)", re.IGNORECASE)
"""After these the first "en" joins two halves of one: "tussen wat X zegt en wat Y zegt"."""


MOST_PARTS = 6
"""Questions in one that are answered each by itself; of more each would get a word or ten."""


def parts_of(
    question: Question, letters: Sequence[Letter], everyday: EverydayWords | None = None
) -> tuple[Question, ...]:
    """Return the questions in one that asks several, each with the subject of the whole.

    Args:
        question: As understood.
        letters: All letters.
        everyday: As for ``understand``.
    """
    texts = split_parts(question.own_text)
    if len(texts) < 2 or len(texts) > MOST_PARTS:
        return (question,)
    parts: list[Question] = []
    for place, text in enumerate(texts):
        whole = _with_subject(place, texts, question, letters=letters)
        scope = _scope_of(place, texts, question.scope, letters=letters)
        # "... en in 2021?" and "en wat over opvang?" ask for the same as what went before.
        again = names_only_when(text) or of_other_object(texts[0], without_letters(text, letters))
        same = parts[-1] if parts and again else None
        kinds = same.kinds if same else kinds_asked(text)
        frame = frame_words(whole, kinds, scope)
        searched = without_fillers(without_letters(whole, letters))
        if everyday:
            searched = everyday.add_to(searched, question.language, frame=frame)
        part = replace(
            question,
            own_text=text,
            whole_text=whole,
            search_text=searched,
            scope=scope,
            kinds=kinds,
            head=same.head if same else head_noun(text),
            count=count_asked(text),
            frame=frame,
        )
        parts.append(part)
    return _each_in_its_year(parts, letters)


def _each_in_its_year(parts: Sequence[Question], letters: Sequence[Letter]) -> tuple[Question, ...]:
    """Return the parts, where each is of another year in which letters were written, of these.

    "Hoe werd er in 2013 tegen X aangekeken, en wat wilde men er in 2018 mee?" asks two letters.
    """
    years = [part.scope.years for part in parts]
    written: dict[int, list[str]] = {}
    for letter in letters:
        if letter.sort_date is not None:
            written.setdefault(letter.sort_date.year, []).append(letter.id)
    single = all(len(own) == 1 and own[0] in written for own in years)
    if not single or len(set(years)) < len(parts) or any(part.scope.letters for part in parts):
        return tuple(parts)
    return tuple(
        replace(
            part,
            scope=replace(part.scope, letters=frozenset(written[year]), written=(year,), years=()),
        )
        for part in parts
        for year in part.scope.years
    )


def _scope_of(
    place: int, texts: Sequence[str], scope: Scope, *, letters: Sequence[Letter]
) -> Scope:
    """Return the scope of a part: the letters and years that it names, or that are named for it."""
    own = read_scope(texts[place], letters)
    scope = replace(scope, compare=own.compare)
    years = _years_of(place, texts, scope)
    if place and not content_words(texts[place]):
        years = ()  # "..., en hoe komt dat?": those of what went before are answered there
    if own.letters:
        return replace(scope, letters=own.letters, written=own.written, years=own.years)
    if own.years and any(read_scope(text, letters).letters for text in texts):
        return replace(scope, letters=frozenset(), written=(), years=years)
    return replace(scope, years=years)


def _years_of(place: int, texts: Sequence[str], scope: Scope) -> tuple[int, ...]:
    """Return the years of a part: its own, or else those named before it and not in a later one."""
    own = tuple(year for year in scope.years if str(year) in texts[place])
    until, later = " ".join(texts[: place + 1]), " ".join(texts[place + 1 :])
    before = (year for year in scope.years if str(year) in until or str(year) not in later)
    return own or tuple(before)


_SELF_CONTAINED = 2
"""Content words with which a question says by itself what it is about ..."""
_POINTS_BACK = re.compile(
    r"\b(?:er\w*|daar\w*|hier\w*|die|dat|deze|dit|hij|zij|ze|it|its|they|their|them|that|this|"
    r"those|these)\b|\b(?:meer|verder|more|further)\W*$",
    re.IGNORECASE,
)
"""... unless it points back to another, or asks for more of it: "wanneer hoort de Kamer meer?"."""


_TOPIC = re.compile(rf"^(?P<topic>[^?:]{{3,80}}): (?=.*{_ASKS})", re.IGNORECASE)
"""What several questions are about, said before them: "Koks: wat is besloten en waarom?"."""


def _with_subject(
    place: int, texts: Sequence[str], question: Question, *, letters: Sequence[Letter]
) -> str:
    """Return a part with all that is asked; without, where it stands alone.

    One of another time, or that of another letter, has the subject of the first part alone:
    "Waarom is X gewijzigd in 2013 en waarom in 2018?".
    """
    part, first = texts[place], place == 0
    topic = _TOPIC.match(question.own_text)
    unasked = question.whole_text == question.own_text
    if topic and not first and unasked:
        return f"{topic['topic']}: {part}"
    earlier = without_time(without_letters(texts[0], letters), part)
    again = "" if first else of_other_object(earlier, without_letters(part, letters))
    if again:
        return again
    words = sum(not word.isdigit() for word in content_words(part))
    # What is asked first speaks of nothing before it.
    alone = words > 0 if first else words >= _SELF_CONTAINED and not _POINTS_BACK.search(part)
    if alone and unasked and not names_only_when(part):
        return part
    if not first and unasked and earlier != texts[0]:
        return f"{earlier} {part}"
    return f"{question.whole_text} {part}"


def split_parts(text: str) -> list[str]:
    """Return the questions in a text that asks several, in order; a remark among them is none.

    >>> split_parts("Wanneer start de pilot en hoeveel plaatsen zijn er? Graag met bron.")
    ['Wanneer start de pilot?', 'hoeveel plaatsen zijn er?']
    >>> split_parts("Wie leidt de pilot, wanneer start hij en tot wanneer loopt hij?")
    ['Wie leidt de pilot?', 'wanneer start hij?', 'tot wanneer loopt hij?']
    """
    parts, start = [], 0
    in_a_row = _PART.search(text.rstrip(" ?")) is not None
    for match in (_COMMA if in_a_row else _PART).finditer(text):
        if match[0].strip() and _PAIRED.search(text, start, match.start()):
            continue
        parts.append(text[start : match.start()].strip(" ,;"))
        start = match.end()
    parts.append(text[start:].strip(" ,;"))
    questions = [
        part
        for part in parts
        if part.endswith("?") or _OPENS.match(part) or kinds_asked(part)[0] != Asked.OPEN
    ]
    return [part if part.endswith("?") else f"{part}?" for part in questions or parts]
