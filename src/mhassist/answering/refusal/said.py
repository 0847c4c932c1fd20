"""Whether a sentence says a thing of the kind that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mhassist.answering.candidates import Candidate
from mhassist.answering.features import has_head, years_around
from mhassist.answering.mentions import denies_number, find_mentions
from mhassist.answering.overlap import covers, stems_in
from mhassist.answering.quotes import Quote, continuation
from mhassist.answering.ranking import Scored, feature
from mhassist.answering.refusal.abbreviated import counts_abbreviated, spelled_from
from mhassist.answering.refusal.around import stems_around, text_near, texts_around
from mhassist.answering.refusal.laws import is_of_named_law
from mhassist.answering.refusal.names import has_name
from mhassist.answering.refusal.telling import says_outcome
from mhassist.answering.sought import mentions_in
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Asked, Question
from mhassist.question.countries import countries_missing
from mhassist.question.kinds import BOUND, FIGURES
from mhassist.question.language import WORD
from mhassist.question.personal import HOLDERS

WEIGHED = 3
"""Best sentences in which the thing asked for may stand."""

LIKELY = 0.4
"""Share of the best sentence's chance from which another may say what the best does not."""


def likely_of(scored: Sequence[Scored]) -> list[Scored]:
    """Return the best sentences that are about as probable as the very best one."""
    weighed = scored[:WEIGHED]
    return [one for one in weighed if one.probability >= LIKELY * weighed[0].probability]


_FURTHER = 8
"""Best sentences in which a thing of the plainest form may stand: it is quoted first ..."""
_NEAR = 0.3
"""... if it has this share of the best one's chance."""


def near_of(scored: Sequence[Scored]) -> list[Scored]:
    """Return the sentences of which one that says what is asked is quoted first."""
    return [one for one in scored[:_FURTHER] if one.probability >= _NEAR * scored[0].probability]


_OUTCOME_NEAR, _OUTCOME_BESIDE = 0.25, 0.1
"""Share of the best sentence's chance from which one tells what came of it, and of one of the same
paragraph."""


def telling_outcome(scored: Sequence[Scored], question: Question) -> Scored | None:
    """Return the best sentence near the top that tells what came of something, if one does."""
    best = scored[0] if scored else None
    near = (one for one in scored if best and _is_near_outcome(one, best))
    return next(
        (one for one in near if says_outcome(one.candidate.text, ruling=question.told.ruling)), None
    )


def _is_near_outcome(one: Scored, best: Scored) -> bool:
    beside = one.candidate.paragraph.id == best.candidate.paragraph.id
    least = _OUTCOME_BESIDE if beside else _OUTCOME_NEAR
    return one.probability >= least * best.probability


def looked_at(question: Question, scored: Sequence[Scored]) -> list[Scored]:
    """Return the sentences in which the thing asked for may stand.

    An abbreviation spelled out, and a number beside what it counts, are told from afar.
    """
    if question.kind is Asked.ABBREVIATION:
        return list(scored[:_FURTHER])
    if question.kind is Asked.NUMBER and question.head:
        return near_of(scored)
    return likely_of(scored)


def says_what_is_asked(one: Scored, question: Question, index: Index) -> bool:
    """Return whether a sentence says a thing of the kind asked for, of what it is asked.

    A number must stand beside what it counts; only in Dutch, since the noun of another language
    is not in the letters. That there is no number is said too.
    """
    candidate = one.candidate
    if is_of_other_time(one, question):
        return False
    if question.named.lasting and _is_beside(question.named.lasting, candidate.text):
        return False
    if question.kind is Asked.TERM and question.moment.end:
        return any(_ENDS.search(candidate.text[:end]) for _, end in candidate.mentions)
    if question.kind is Asked.ABBREVIATION:
        return bool(candidate.mentions) or _spells_out(candidate.text, question)
    if not _is_of_what_is_named(candidate, question, index):
        return False
    if question.kind is Asked.NUMBER and question.head and question.language == "nl":
        denied = denies_number(candidate.text) and candidate.overlap > 0
        near = bool(feature(one, "head_near")) or _is_renamed(one)
        return denied or near or _counts_abbreviated(candidate, question, index)
    acts = question.kind is Asked.PERSON and not question.who.holder
    does = acts and not question.who.successor
    if does and (_names_body(candidate.text, question) or _has_doer(candidate.text, question)):
        return True
    return bool(candidate.mentions)


def _is_of_what_is_named(candidate: Candidate, question: Question, index: Index) -> bool:
    """Return whether a sentence is of the office, law, name or country that the question names."""
    if question.who.holder and not _is_of_office(candidate, question, index):
        return False
    if question.kind is Asked.AMOUNT and not _is_of_thing(candidate, question, index):
        return False
    if question.figure.pay and not _TELLS_PAY.search(text_near(candidate, index)):
        return False
    if question.kind in BOUND and not has_name(candidate.paragraph, question, index):
        return False
    if question.kind in FIGURES and countries_missing(
        question.own_text, text_near(candidate, index)
    ):
        return False
    return is_of_named_law(candidate, question, index)


_TELLS_PAY = re.compile(
    r"salaris|\w*lo(?:on|nen)\b|beloning|bezoldig|verdien(?:t|en|de|den|ste)|betaald|inkomen|"
    r"per (?:uur|maand)",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(
    rf"\b(?:{HOLDERS}|(?:expert|werk|stuur|project|regie|advies)groep)\b", re.IGNORECASE
)


def _names_body(text: str, question: Question) -> bool:
    """Return whether a sentence names a body or an office, which may have done what is asked.

    One that the question names itself is no answer to it.
    """
    asked = question.text.lower()
    bodies = (text[one.start : one.end] for one in find_mentions(text, Asked.ORGANISATION))
    offices = (match[0] for match in _IN_OFFICE.finditer(text))
    return any(name.lower() not in asked for name in (*bodies, *offices))


_WHO_DOES = re.compile(r"(?:en )?wie (?P<verb>\w{4,})\b", re.IGNORECASE)
_AUXILIARY = frozenset(
    "heeft hebben hadden zijn waren wordt worden werd werden moet moeten moest mogen kunnen gaat "
    "gaan willen wilde zullen krijgt krijgen kreeg".split()
)


def _has_doer(text: str, question: Question) -> bool:
    """Return whether a noun with its article stands before the verb of "Wie ...?".

    "De visafslag beveelt aan dat ..." says who recommends.
    """
    verb = _WHO_DOES.match(question.own_text)
    if verb is None or verb["verb"].lower() in _AUXILIARY:
        return False
    doer = rf"\b(?:de|het|een) (?:[\w-]+ ){{0,3}}[\w-]{{3,}} {verb['verb']}\b"
    return bool(re.search(doer, text, re.IGNORECASE))


def is_of_other_time(one: Scored, question: Question) -> bool:
    """Return whether a figure, or who has an office, is asked of one year and told of another."""
    years = question.scope.years
    figure = question.kind in FIGURES
    if question.scope.since is not None or not years or not (figure or question.who.holder):
        return False
    if figure and not question.scope.compare and is_of_other_year(one.candidate.read_text, years):
        return True
    return not years_around(one.candidate, years)


def _is_beside(noun: str, text: str) -> bool:
    """Return whether a sentence has a noun only where it tells who or what is meant.

    What lasts four years in "wie in de proeftijd zit, krijgt een vak voor vier jaar", or "schippers
    die in de proeftijd zitten", is not the proeftijd.
    """
    word = re.escape(noun.lower())
    aside = rf"\b(?:die|dat|wie|waar\w*)(?: [\w'’-]+){{1,3}} {word}\b"
    low = text.lower()
    return bool(re.search(aside, low)) and not re.search(rf"\b{word}\b", re.sub(aside, " ", low))


def _spells_out(text: str, question: Question) -> bool:
    """Return whether a sentence has an abbreviation of the question after what it stands for."""
    return any(spelled_from(text, word) is not None for word in WORD.findall(question.own_text))


def _counts_abbreviated(candidate: Candidate, question: Question, index: Index) -> bool:
    around = " ".join(texts_around([candidate.paragraph], index))
    numbers = find_mentions(candidate.text, Asked.NUMBER)
    return counts_abbreviated(candidate.text, question.head, numbers, around=around)


def _is_of_thing(candidate: Candidate, question: Question, index: Index) -> bool:
    """Return whether around a sentence stands the thing of which the cost is asked."""
    words = question.named.costing
    if not words or question.language != "nl":
        return True
    around = stems_in(" ".join(texts_around([candidate.paragraph], index)), question.renamed)
    return all(_has_word(word, around) for word in words)


def _is_of_office(candidate: Candidate, question: Question, index: Index) -> bool:
    """Return whether an office asked about stands beside a name, and around it what it is of.

    "Wie is de minister van Financiën?" is not answered by a wethouder Financiën.
    """
    if question.language != "nl":
        return True
    office, of = question.who.office, question.who.of
    if not _is_of_named(candidate, question, index):
        return False
    around = stems_around([candidate.paragraph], index, question.renamed)
    # A "programmamanager" is a manager, and no programma.
    if not all(
        has_head(candidate.text, split_into_terms(word)) or _holds(word, candidate.text)
        for word in office
    ):
        return False
    if _is_office_of_other(candidate.text, office, [*of, *question.synonyms]):
        return False
    return sum(_has_word(word, around) for word in of) >= _OF_OFFICE * len(of)


def _is_of_named(candidate: Candidate, question: Question, index: Index) -> bool:
    """Return whether the body by name, of which the office is, is named near a sentence.

    "Wie is de voorzitter van Visserij Nederland?" is not answered by who chairs a working group,
    where the words of that name stand somewhere in the paragraph.
    """
    body = question.who.body
    if not body:
        return True
    near, own = text_near(candidate, index).lower(), set(split_into_terms(candidate.text))
    named = any(name.lower() in near for name in (body, *question.synonyms))
    # "een commissie onder leiding van burgemeester De Wit" is the Commissie De Wit.
    return named or own.issuperset(split_into_terms(body))


_CHAIRED = re.compile(
    r"\bvoor(?:gezeten|zit\w*)\b|\bonder (?:leiding|voorzitterschap) van\b|\bgeleid door\b",
    re.IGNORECASE,
)


def _holds(office: str, text: str) -> bool:
    """Return whether a sentence tells who chairs in other words: "voorgezeten door", "voorzit"."""
    if office.lower() == _ANY_HEAD:  # beside what letters call it, which is sought as well
        return True
    return office.lower() in ("voorzitter", "leider") and bool(_CHAIRED.search(text))


_ANY_HEAD = "baas"
"""What nobody is called in a letter."""
_OF_WHAT = re.compile(r"\s+van (?:het |de |een )?(?P<of>[^,;()]{3,60})")


def _is_office_of_other(text: str, office: Iterable[str], of: Sequence[str]) -> bool:
    """Return whether a sentence says of each such office in it that it is of something else."""
    places = [
        match.end()
        for word in office
        for match in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    ]
    said = [_OF_WHAT.match(text, place) for place in places]
    others = [
        found is not None
        and not any(_has_word(word, set(split_into_terms(found["of"]))) for word in of)
        for found in said
    ]
    return bool(of) and bool(others) and all(others)


def _has_word(word: str, stems: set[str]) -> bool:
    return all(covers(term, stems) for term in split_into_terms(word))


_OF_OFFICE = 2 / 3
"""Share of the words of what an office is of that stand around the name."""
_NEXT = frozenset({Asked.PERSON, Asked.PLACE, Asked.DATE, Asked.TERM, Asked.AMOUNT})
"""Kinds that stand alone in a sentence of their own: "Uitvoerder is ..."."""


def says_next(one: Scored, question: Question) -> bool:
    """Return whether the sentence after this one goes on and says a thing of the kind asked for."""
    candidate = one.candidate
    if question.kind not in _NEXT or candidate.mentions:
        return False
    after = continuation(Quote(candidate.paragraph, candidate.start, candidate.end))
    return after is not None and bool(
        mentions_in(candidate.paragraph.text[slice(*after)], question)
    )


YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A year in a sentence."""
_ENDS = re.compile(
    r"\b(?:tot|t/m|einde?|loopt|lopen|verloopt|eindigt|uiterlijk|duurt)\b", re.IGNORECASE
)
"""What a sentence has that says until when something lasts."""


_SINCE = re.compile(
    r"\b(?:sinds|vanaf|dan in|t\.o\.v\.|ten opzichte van|vergeleken met|tot|sedert) (?:\w+ ){0,2}?"
    r"(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""A year with which another is compared."""


def is_of_other_year(text: str, years: Sequence[int]) -> bool:
    """Return whether a sentence names years, and none of those asked about."""
    named = {int(year) for year in YEAR.findall(_SINCE.sub("", text))}
    return bool(named) and named.isdisjoint(years)


_SURE = 0.35
_ALIKE = 0.5


def _is_renamed(one: Scored) -> bool:
    """Return whether a probable sentence counts the thing asked about under another name."""
    alike = one.candidate.head_match >= _ALIKE and not feature(one, "head")
    return bool(one.candidate.mentions) and one.probability >= _SURE and alike


def counts_another(saying: Sequence[Scored], seen: Sequence[Scored], question: Question) -> bool:
    """Return whether what is counted is another thing, though it is like the one asked about.

    Where the letters do count the thing by its own name, if of another year, a number of what is
    only like it is none of it: of "binnenschepen" for "zeeschepen".
    """
    if question.kind is not Asked.NUMBER or not any(feature(one, "head_near") for one in seen):
        return False
    return all(_is_renamed(one) and not feature(one, "head_near") for one in saying)
