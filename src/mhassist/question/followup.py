"""Follow-up questions take their subject from the questions before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.question.language import content_words
from mhassist.question.when import WHEN

_OPENING = re.compile(
    r"^(?:en|maar|ook|and|but|what about|how about|also|verder|of)\b", re.IGNORECASE
)
_POINTING = re.compile(
    r"\b(?:die|dat|deze|dit|daar|daarheen|daarnaartoe|daaraan|daarop|"
    r"daarvan|daarvoor|daarmee|daarna|daarvóór|daarin|daarbij|daarover|"
    r"hiervan|hiervoor|hierover|hij|zij|ze|hen|hun|hem|haar|ervan|ervoor|erover|eraan|it|they|"
    r"them|that|those|this|these|its|their|he|she)\b",
    re.IGNORECASE,
)
_POINTS_TO_LETTER = re.compile(
    r"\b(?:die|deze|dezelfde|dit|dat|that|this|the same) (?:kamer|voortgangs)?(?:brief|rapport|"
    r"rapportage|voortgangsrapportage|stuk|document|letter|report)\b|\b(?:daarin|hierin)\b",
    re.IGNORECASE,
)
_PREPOSITION = r"(?:aan|bij|door|in|met|naar|om|op|over|tot|uit|van|voor|about|for|of|on|to|with)"
_CLAUSE = re.compile(
    r"^is it (?:true|right|correct) that\b|\b(?:het|waar|zo|zegt|stelt|meldt|schrijft|says|true) "
    rf"(?:dat|that)\b|\b(?:er|there) (?:(?!{_PREPOSITION}\b)\w+ ){{0,2}}(?:die|dat|that)\b",
    re.IGNORECASE,
)
"""A conjunction or relative pronoun: "klopt het dat ...", "zijn er gemeenten die ..."."""
_OWN_SUBJECT = re.compile(
    r"^(?:wat|wie|what|who) (?:is|zijn|was|waren|betekent|are|were)(?: (?:eigenlijk|precies|nu))?"
    r"(?: (?:een|an?))? (?!(?:de|het|the)\b)\w+\W*$",
    re.IGNORECASE,
)
"""A question for what one thing is: "wat is mensenhandel?", but not "wat is de reden?"."""
_SHORT = 4
"""A question of so few content words that points back has no subject of its own."""


def points_to_letter(question: str) -> bool:
    """Return whether a follow-up speaks of the letter that answered the question before it.

    >>> points_to_letter("Wie tekende die brief?")
    True
    """
    return bool(_POINTS_TO_LETTER.search(question))


_SO_FAR = re.compile(r" (?:tot nu toe|tot dusver(?:re)?|op dit moment|so far)\b", re.IGNORECASE)
"""Says when, and nothing of what."""


def is_follow_up(question: str) -> bool:
    """Return whether a question needs the one before it to be understood."""
    words = content_words(_SO_FAR.sub("", question))
    if len(words) > _SHORT:
        return False
    if _OPENING.search(question) or _POINTING.search(_CLAUSE.sub(" ", question)):
        return True
    return not words or (len(words) == 1 and not _has_own_subject(question, words[0]))


def _has_own_subject(question: str, word: str) -> bool:
    """Return whether a question of one content word says by itself what it is about."""
    opens = question.startswith(word)
    return bool(_OWN_SUBJECT.search(question)) or (word != word.lower() and not opens)


def with_subject(question: str, history: Sequence[str]) -> str:
    """Return what to search for: the question, with the subject of the last one that had one.

    >>> with_subject("En in 2021?", ["Hoeveel slachtoffers telde CoMensha in 2019?"])
    'Hoeveel slachtoffers telde CoMensha? En in 2021?'
    """
    if not history or not is_follow_up(question):
        return question
    earlier = without_time(subject_of(history), question)
    return of_other_object(earlier, question) or f"{earlier} {question}"


_OBJECT = re.compile(
    r"(?:(?:en|maar|and|but) )?(?P<asked>(?:wat|hoe|what|how) )?"
    r"(?P<of>over|aan|tegen|voor|bij|met|naar|about|against|for|with) (?P<other>[^,?]+\?*)$",
    re.IGNORECASE,
)
_NAME = r"(?-i:[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*)"
_OTHER_NAME = re.compile(
    rf"(?:(?:en|maar|and|but) )?(?P<of>{_PREPOSITION}) (?P<name>{_NAME})\W*$", re.IGNORECASE
)
"""The same asked of another: "En in Togo?"."""
_LONGEST_OBJECT = 4
"""Words of another object without a verb of its own."""
_OF_OBJECT = re.compile(rf" {_PREPOSITION} ", re.IGNORECASE)


def of_other_object(earlier: str, question: str) -> str:
    """Return a question that is asked again of another object; nothing where it is not.

    The preposition says which words are replaced; without "wat" these must be the last, and one
    thing.

    >>> of_other_object("Wat doet het kabinet tegen stroperij?", "En tegen smokkel?")
    'Wat doet het kabinet tegen smokkel?'
    >>> of_other_object("Wat kost de opvang voor vissers op zee?", "En voor schippers?")
    ''
    """
    if other := _OTHER_NAME.match(question):
        asked_of = re.compile(rf"\b{other['of']} {_NAME}", re.IGNORECASE)
        if places := list(asked_of.finditer(earlier)):
            start, end = places[-1].span()
            return f"{earlier[:start]}{other['of']} {other['name']}{earlier[end:]}"
    found = _OBJECT.match(question)
    if found is None or len(found["other"].split()) > _LONGEST_OBJECT:
        return ""
    asked = re.match(rf"(?P<before>.* {found['of']}) (?P<object>.+)$", earlier, re.IGNORECASE)
    if asked is None or (not found["asked"] and _OF_OBJECT.search(asked["object"])):
        return ""
    return f"{asked['before']} {found['other']}"


def subject_of(history: Sequence[str]) -> str:
    """Return the last question that has a subject of its own; the first if none has.

    >>> subject_of(["Wat is een loverboy?", "Hoeveel slachtoffers telde CoMensha?", "En in 2021?"])
    'Hoeveel slachtoffers telde CoMensha?'
    >>> subject_of(["Wat doet Nederland in Ghana tegen smokkel?", "En in Togo?"])
    'Wat doet Nederland in Togo tegen smokkel?'
    """
    subject = history[0]
    for line in history[1:]:
        subject = of_other_object(subject, line) or subject if is_follow_up(line) else line
    return subject


_YEAR_PHRASE = re.compile(
    rf",? ?\b(?:in|over|van|sinds|vanaf|per|rond|voor|tot|uit) (?:de brief van )?{WHEN}\b",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def without_time(earlier: str, question: str) -> str:
    """Return an earlier question, without its year where the one after it names another."""
    if not _ANY_YEAR.search(question):
        return earlier
    bare = _YEAR_PHRASE.sub("", earlier)
    return bare if content_words(bare) else earlier
