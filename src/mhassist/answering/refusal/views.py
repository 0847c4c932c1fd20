"""What somebody thinks of something, and whether something is good: said only where it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.overlap import covers
from mhassist.answering.ranking import Scored
from mhassist.answering.refusal.around import stems_around
from mhassist.index import Index
from mhassist.index.terms import split_into_terms
from mhassist.question import Question
from mhassist.question.language import content_words

_THINKS = re.compile(
    r"\b(?:vind(?:t|en)|vond(?:en)?|acht(?:te|ten|en)?|stel(?:t|len|de|den)|gesteld|conclu\w+|"
    r"geconcludeerd|oordeel\w*|geoordeeld|advi\w+|geadviseerd|beve(?:el|len)\w*|aanbev\w+|"
    r"constat\w+|geconstateerd|pleit\w*|bepleit\w*|waarschuw\w*|gewaarschuwd|benadruk\w*|"
    r"roep(?:t|en)|riep(?:en)?|opgeroepen|oproep|wijs(?:t|en)|wees|gewezen|geeft|geven|gaf|gaven|"
    r"aangegeven|mening|standpunt|kriti\w+|noem(?:t|en|de|den)|verzoek\w*|verzocht|motie|"
    r"(?:on)?tevreden\w*|zorgen|signale\w+|onderschrij\w+|steun\w*|vra(?:agt|gen)|vroeg(?:en)?|"
    r"gevraagd|schrij(?:ft|ven)|schreef|me(?:ent|nen)|verwelkom\w*|positief|negatief|blijk\w*|"
    r"reactie|reage\w+|gereageerd)\b",
    re.IGNORECASE,
)
"""What a sentence has that tells what somebody thinks."""
_SAYS_WORTH = {
    "geslaagd": r"slaag|succes|gelukt",
    "gelukt": r"gelukt|slaag|succes|gehaald|bereikt|gerealiseerd",
    "mislukt": r"mislukt|niet gehaald",
    "effectief": r"effect",
    "succesvol": r"succes|slaag|effect",
    "gewerkt": r"effect|succes|slaag|blijkt te werken|heeft gewerkt",
}
_LOOKED_AT = 8
"""Best sentences in which a view may be told."""


def unsaid_view(question: Question, scored: Sequence[Scored], index: Index) -> bool:
    """Return whether is asked what somebody thinks, and no sentence near the subject tells it."""
    view = question.judgement.view
    if view is None:
        return False
    names = [view.who, *question.synonyms]
    subject = [term for word in content_words(view.what) for term in split_into_terms(word)]
    for one in scored[:_LOOKED_AT]:
        text = one.candidate.text
        here = set(split_into_terms(text))
        around = stems_around([one.candidate.paragraph], index, question.renamed)
        near = sum(covers(term, around) for term in subject) * 2 >= len(subject)
        named = any(_has_all(name, here) and _thinks(name, text) for name in names)
        if near and (named or (_THINKS.search(text) and _signs_alone(view.who, one, index))):
            return False
    return True


def tells_view(question: Question, best: Scored) -> bool:
    """Return whether the best sentence names who is asked about, and what they think of it."""
    view = question.judgement.view
    if view is None:
        return False
    text = best.candidate.text
    here = set(split_into_terms(text))
    names = [view.who, *question.synonyms]
    thinks = any(_has_all(name, here) and _thinks(name, text) for name in names)
    return thinks and _has_all(view.what, here)


def _signs_alone(who: str, one: Scored, index: Index) -> bool:
    """Return whether who is asked about signs the letter of a sentence, and nobody else."""
    signatories = index.letter(one.candidate.paragraph.letter_id).metadata.signatories
    last = who.split()[-1].casefold()
    return len(signatories) == 1 and last in signatories[0].name.casefold().split()


_NEAR = 70
"""Characters between those who think and the word that tells it."""


def _thinks(name: str, text: str) -> bool:
    """Return whether a word that tells what somebody thinks stands near their name."""
    last = content_words(name)[-1].lower()
    places = [match.start() for match in re.finditer(re.escape(last), text.lower())]
    return any(
        -_NEAR <= told.start() - place <= _NEAR
        for told in _THINKS.finditer(text)
        for place in places
    )


def _has_all(name: str, stems: set[str]) -> bool:
    terms = [term for word in content_words(name) for term in split_into_terms(word)]
    if "kamer" in terms:
        terms = ["kamer"]  # "uw Kamer"
    return bool(terms) and all(covers(term, stems) for term in terms)


def unsaid_worth(question: Question, scored: Sequence[Scored]) -> bool:
    """Return whether is asked if something is good or better, and no sentence says so.

    "Is het plan geslaagd?" is not answered by what the plan is.
    """
    word = question.judgement.worth
    if not word:
        return False
    said = re.compile(_SAYS_WORTH.get(word, rf"\b{word}"), re.IGNORECASE)
    return not any(said.search(one.candidate.text) for one in scored[:_LOOKED_AT])
