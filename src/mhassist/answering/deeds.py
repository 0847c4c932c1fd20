"""What a sentence has that tells what is done: a measure, and no wish or problem."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.overlap import covers
from mhassist.answering.ranking import Scored
from mhassist.index.terms import split_into_terms
from mhassist.question import Asked, Question

_DONE = (
    r"(?:gestart|begonnen|ingezet|ontwikkeld|uitgebreid|ingevoerd|opgericht|ingesteld|besloten|"
    r"afgesproken|geïnvesteerd|verplicht|uitgevoerd|vastgelegd|opgeleid|getraind|aangesteld|"
    r"versterkt|verstevigd|geïntensiveerd|gefinancierd|bekostigd|gesubsidieerd|aangepast|"
    r"gewijzigd|aanbesteed|gegund|ondersteund|verstrekt|georganiseerd|ingericht|geopend|"
    r"opgesteld|gemaakt|gewerkt|onderzocht|besteed|geborgd|verspreid|verlengd|voortgezet|"
    r"verhoogd|vergroot|verbeterd|opgezet|aangeboden|geboden|voorgelicht|gelanceerd|gehouden|"
    r"beproefd|ondertekend|gesloten|opgelost|vrijgemaakt|beschikbaar gesteld|ingediend|voorbereid)"
)
_DEED = re.compile(
    rf"\b(?:word(?:t|en)|is|zijn|heeft|hebben|werd(?:en)?)\b.{{0,160}}\b{_DONE}\b"
    rf"|\b{_DONE} (?:word(?:t|en)|is|zijn|heeft|hebben|werd(?:en)?)\b"
    r"|\b(?:zal|zullen|start(?:te|ten)?|starten|ontwikkelt|ontwikkelen|investeert|investeren|"
    r"traint|trainen|ondersteunt|ondersteunen|organiseert|organiseren|subsidieert|financiert|"
    r"verplicht|breid(?:t|en)|pas(?:t|sen)|voer(?:t|en)|stel(?:t|len)|trek(?:t|ken)|biedt|bieden|"
    r"bereidt|bereiden|onderzoekt|onderzoeken|zet(?:ten)?)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:Het is (?:van belang|belangrijk|noodzakelijk|nodig|zaak|bekend)|"
    r"Er is (?:nog )?(?:on|geen)|Het gaat (?:hierbij|daarbij|om))|\b(?:nog onvoldoende|nog niet)\b",
    re.IGNORECASE,
)


def tells_deed(text: str) -> bool:
    """Return whether a sentence tells what is, was or will be done.

    >>> tells_deed("De havendienst heeft een loket voor schippers geopend.")
    True
    >>> tells_deed("Het is van belang om schippers beter te helpen.")
    False
    """
    return bool(_DEED.search(text)) and not _WISH.search(text)


_PLAINLY = 0.75
"""Chance from which a sentence answers, whatever it tells."""
_ENOUGH = 2
"""Deeds beside which nothing else needs to be said."""
_DEEDS_NEAR, _DEEDS_LEAST = 0.3, 0.05
"""Share of the best sentence's chance, and chance, from which one that tells a deed goes first."""


def deeds_first(scored: list[Scored], question: Question) -> list[Scored]:
    """Return the sentences, where a policy is asked for those first that tell what is done.

    "Uitbuiting is onaanvaardbaar" has all words of "Wat wordt er tegen uitbuiting gedaan?", and
    says nothing of what is done.
    """
    if not scored or question.kinds != (Asked.POLICY,):
        return scored
    least = max(_DEEDS_LEAST, _DEEDS_NEAR * scored[0].probability)
    near = [one for one in scored if one.probability >= least]
    deeds = [one for one in near if tells_deed(one.candidate.text) or one.probability >= _PLAINLY]
    rest = [one for one in scored if one not in deeds]
    if len(deeds) >= _ENOUGH:  # beside them only what stands with them
        told = {one.candidate.paragraph.id for one in deeds}
        rest = [one for one in rest if one.candidate.paragraph.id in told]
    return [*deeds, *rest]


_ASKED_DONE = re.compile(
    r"\b((?:\w{2,5})?(?:ge|be|ver|ont|her)\w{3,}(?:d|t|en))\W*$",
    re.IGNORECASE,
)
_DONE_NEAR, _DONE_NEARER, _MUCH = 0.2, 0.03, 0.4
"""Share of the best sentence's chance from which one that has what is asked goes first; where it
has much of the question's words, by idf, beside it; and what is much."""


def done_first(scored: Sequence[Scored], question: Question) -> list[Scored]:
    """Return the sentences, where is asked whether a thing is done the best that has it done first.

    "Het doel is 190 schepen" does not answer "Is het doel van 190 schepen gehaald?".
    """
    asked = _ASKED_DONE.search(question.own_text)
    if not scored or asked is None or question.kind is not Asked.YES_NO:
        return list(scored)
    terms = split_into_terms(asked[1])
    best = scored[0]
    first = next((one for one in scored if _is_done(one, best, terms)), best)
    return [first, *(one for one in scored if one is not first)]


def _is_done(one: Scored, best: Scored, terms: Sequence[str]) -> bool:
    """Return whether a sentence near the best one has the stems of what is done."""
    stems = set(split_into_terms(one.candidate.text))
    share = _DONE_NEARER if one.candidate.overlap >= _MUCH else _DONE_NEAR
    return one.probability >= share * best.probability and all(
        covers(term, stems) for term in terms
    )
