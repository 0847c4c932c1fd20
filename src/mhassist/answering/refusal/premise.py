"""A change that a question takes for granted, and that no likely sentence tells.

"Waarom is het vaarverbod ingetrokken?" is not answered by why there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mhassist.answering.ranking import Scored
from mhassist.question import Asked, Question

_TELLS = {
    "ended": r"\bintrek|\bingetrok|\btrek\w* .{0,60}\bin\b|\bafschaf|\bafgeschaf|"
    r"\bschaf\w* .{0,60}\baf\b|schrap|\bophef|\bopgehe|\bhe(?:f|ven|ft)\b .{0,60}\bop\b|beëindig|"
    r"stop|\bgestaak|\bsta(?:ak|ken)\w*\b|verv(?:al|iel)|verdw|verlaten|\bloslat|\blosgelat|"
    r"\blaten .{0,60}\blos\b|\bopdoe|\bopgedoe|\bafgebla|\bterugdra|\bteruggedra|\bafbouw|"
    r"\bafgebouw|\bten einde\b|\bniet (?:langer|meer|voort|door|verlengd)|vervang|"
    r"\bl(?:oopt|iep) .{0,60}\baf\b|\bafgelopen is\b|\blaten .{0,60}\bvallen|voorbij",
    "lowered": r"verla(?:ag|g)|\blage|\bdal(?:ing|en|t)\b|\bgedaald|minder|verklein|\bkleine|"
    r"\bafna?(?:me|eemt|men)\b|\bafgenomen|\bterug(?:lo|gel|ge?br)|\bgekort|\bin(?:ge)?kort|korte|"
    r"verkort|bezuinig|soepel|beperk|halve",
    "raised": r"verho|\bhoge|\bstij|\bgesteg|\btoen(?:ame|eemt)|\btoegenomen|\bmeer\b|groe|groo?t|"
    r"ruim|\buitbreid|\buitgebreid|scherp|zwa(?:ar|re)|\bextra|dubbel|intensi|streng",
    "delayed": r"\buitste|\buitgestel|vertra|\blater|\bopgescho|\bvooruit|\baangehouden|\bopschort|"
    r"\bdoor(?:ge)?sch|\bduurt|\blanger|\bnog niet",
    "rejected": r"verw(?:er|or)p|\bafw(?:ij|e)|\bafgewe|\bwijs\w* .{0,60}\baf\b|keur|\bniet over|"
    r"\bontra|\bgeen steun|weiger|\bniet aan",
    "forbidden": r"verb(?:o|ie)d|\bstrafbaar|\billega|\bniet (?:\w+ )?(?:toegestaan|mag|mogen)|"
    r"\b(?:mag|mogen)\b.{0,80}\b(?:niet|geen)\b",
    "allowed": r"\btoegesta|\btoest(?:aa|on)|\blega(?:al|le|lis)|\bgedo(?:og|gen)|\bm(?:ag|ogen)\b",
}
"""What a sentence has that tells a change, of each way in which a thing can change."""
_OPPOSITES = {"forbidden": "allowed", "allowed": "forbidden"}


def untold_change(question: Question, likely: Sequence[Scored]) -> str:
    """Return the change that a question takes for granted or asks after, where nothing tells it.

    Args:
        question: What is asked.
        likely: Sentences that are about as probable as the best one.
    """
    way, word = question.told.change
    if not way or question.language != "nl":
        return ""
    told = _TELLS[way]
    if question.kind is Asked.YES_NO and way in _OPPOSITES:  # of what is allowed: no
        told = f"{told}|{_TELLS[_OPPOSITES[way]]}"
    tells = re.compile(told, re.IGNORECASE)
    if way in _OPPOSITES and likely:  # much is forbidden: of this thing it must be said
        best = likely[0].candidate.paragraph
        likely = [one for one in likely if one.candidate.paragraph == best]
    return "" if any(tells.search(one.candidate.text) for one in likely) else word
