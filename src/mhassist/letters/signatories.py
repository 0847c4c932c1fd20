"""Signatures: an office with a name under it, a name with its office, the names under a motion."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mhassist.letters.letter import Metadata, Signatory

MINISTRY_NAME = r"[A-ZÀ-Þ][\w’'-]*(?:(?:,? en| van| voor|,)? [A-ZÀ-Þ][\w’'-]*)*"
OFFICE = re.compile(
    r"^(?:namens )?(?:de |het )?(?:demissionair )?(?:vice-?)?"
    r"(?:minister(?:-president)?|staatssecretaris|voorzitter|secretaris|burgemeester|wethouder|"
    r"directeur(?:-generaal)?|procureur-generaal|(?:nationaal )?rapporteur|president|"
    r"(?:adjunct-|(?:waarnemend|plaatsvervangend|wnd\.|plv\.) )?griffier)\b",
    re.IGNORECASE,
)
"""How the office of a signatory begins."""
_CABINET = re.compile(
    r"(?:(?i:de )?(?i:demissionair )?(?i:(?:vice-?)?minister-president)"
    rf"(?:, (?i:minister van) {MINISTRY_NAME})?|"
    rf"(?:(?i:de )?(?i:demissionair )?(?i:minister|staatssecretaris) (?i:van|voor) "
    rf"{MINISTRY_NAME}))"
)
"""A whole office of the cabinet, and nothing else."""
_RAPPORTEUR = re.compile(r"(?i:(?:de )?nationaal rapporteur)(?: [A-ZÀ-Þ][\w ]+)?")
"""The whole office of a rapporteur; no other outside the cabinet is told without a comma."""
_PARTICLES = r"(?:van|de|den|der|het|ten|ter|te|in|'t|’t|op|la|le|von|al|el)"
_NAME_WORD = r"[A-ZÀ-Þ][\w'’.\-]*"
_LONGEST_LINE = 160
PERSON = re.compile(
    rf"^(?=.{{1,{_LONGEST_LINE}}}$)(?:(?:[Mm]r|[Dd]rs?|[Ii]r|[Ii]ng|[Pp]rof|[Dd]hr|[Mm]w|[Mm]evr|[Jj]hr)\.\s+)*"
    rf"(?:(?:[A-Z]\.\s?)+|{_NAME_WORD})"
    rf"(?:\s+(?:{_PARTICLES}|{_NAME_WORD})){{0,5}}(?:\s|-|(?<=\.))*{_NAME_WORD}$"
)
"""A person's name on a line of its own."""
_COLUMNS = re.compile(r"\s{2,}|\t")
"""Between those who sign beside one another."""
_TITLE = re.compile(r"(?:mr|drs?|ir|ing|prof|dhr|mw|mevr|jhr)\.\s")
_TWO_PERSONS = re.compile(r"(?:[A-Z]\.\s?)+[^.]*[a-zà-ÿ]{2}\s+(?:[A-Z]\.\s?)+[A-ZÀ-Þ'’a-z]")
"""Names side by side under offices side by side: whose is whose, a line of text does not say."""
_ANOTHER_OFFICE = re.compile(r",\s*(?:De|Het) (?=[A-ZÀ-Þ])")
"""Whose office a name under two of them is, a line of text does not say."""
_OF_THE_KAMER = re.compile(
    r"(?:de )?(?:voorzitter|(?:adjunct-|(?:waarnemend|plaatsvervangend|wnd\.|plv\.) )?griffier)"
    r" van de\b.*,",
    re.IGNORECASE,
)
"""Offices under which the Kamer prints a surname alone."""
_CUT_NAME = re.compile(rf".*[\s.-]{_PARTICLES}", re.IGNORECASE)
"""A name of which the last word stands on the next line."""
_SURNAME = re.compile(rf"(?:(?i:{_PARTICLES})\s+)*{_NAME_WORD}")
_SIGNED = re.compile(r"^\(?(?:w\.\s?g\.|was getekend)\)?,?\s+(?=\S)", re.IGNORECASE)
"""``w.g.`` before the name in a copy of what was signed."""
_FOR_HIM = re.compile(r"^namens (?:deze|hem|haar)\s?,$", re.IGNORECASE)
CLOSES = re.compile(r"(?:Hoogachtend|Met (?:vriendelijke|hartelijke) groet(?:en)?),?")
"""The last words of a letter: who signs stands under them."""
_GREETING = re.compile(rf"^{CLOSES.pattern}(?<=,)\s+(?=\S)")
_WITH_INITIALS = re.compile(rf"(?:{_TITLE.pattern})*(?:[A-ZÀ-Þ]\.\s?)+", re.IGNORECASE)
_HIGHEST = 6
"""Lines of the tallest signature."""
_LONGEST_OFFICE = 140
_OFFICE_LINES = 3
_RESOLVED = re.compile(r"\bgaat over tot de orde van de dag\.?$", re.IGNORECASE)
_MOVER = re.compile(
    rf"^(?:{_PARTICLES}\s+)*{_NAME_WORD}(?:\s+(?:{_PARTICLES}|{_NAME_WORD})){{0,5}}$", re.IGNORECASE
)
"""Who tables a motion, on a line of its own: mostly a surname."""
_LONGEST_NAME = 40
_MOTIONS = frozenset({"motie", "amendement"})
_INITIALS = re.compile(
    r"^(?:(?:[A-ZÀ-Þ]\.)+|(?:mr|drs?|ir|ing|prof|dhr|mw|mevr|jhr)\.)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and how many lines that takes."""

    signatory: Signatory
    height: int


def without_greeting(line: str) -> str:
    """Return a line without the last greeting of a letter before who signs it.

    >>> without_greeting("Hoogachtend, de Minister van Havens,")
    'de Minister van Havens,'
    """
    return _GREETING.sub("", line)


def read_signature(lines: Sequence[str], position: int) -> Signature | None:
    """Return the signature that begins on a line, if one does.

    Right under or after the last greeting of a letter a name needs no office of the cabinet.

    >>> read_signature(["De Minister van Havens,", "A.B. de Groot"], 0).signatory.office
    'De Minister van Havens'
    """
    greeted = position > 0 and CLOSES.fullmatch(lines[position - 1]) is not None
    own = without_greeting(lines[position])
    if own != lines[position]:
        greeted = True
        lines, position = [own, *lines[position + 1 : position + _HIGHEST]], 0
    return (
        _office_above(lines, position)
        or _name_above(lines, position)
        or (_name_alone(lines, position) if greeted else None)
    )


def _office_above(lines: Sequence[str], position: int) -> Signature | None:
    """``De Minister van ...,`` over some lines, and the name beside or under it."""
    line = lines[position]
    if not OFFICE.match(line) or _is_of_several(line):
        return None
    beside, _, person = line.rpartition(", ")
    named = person[:1].isupper() or _TITLE.match(person)
    of_the_kamer = _OF_THE_KAMER.fullmatch(f"{beside},") and _SURNAME.fullmatch(person)
    is_person = named and (of_the_kamer or (PERSON.match(person) and not _CABINET.fullmatch(line)))
    several = _TWO_PERSONS.match(person) or _ANOTHER_OFFICE.search(beside)
    if beside and is_person and not several and len(line) <= _LONGEST_LINE:
        return Signature(Signatory(person, beside), 1)
    for height in range(1, _OFFICE_LINES + 1):
        if position + height >= len(lines):
            return None
        office = " ".join(lines[position : position + height])
        following = lines[position + height]
        for_him = f", {following}" if _FOR_HIM.match(following) else ""
        under = position + height + bool(for_him)
        ends = office.endswith(",") or _CABINET.fullmatch(office)
        if _ANOTHER_OFFICE.search(office):
            return None
        fits = ends and len(office) <= _LONGEST_OFFICE and under < len(lines)
        name, name_lines = _name_under(office, lines[under:]) if fits else ("", 0)
        if name:
            whole = f"{office.rstrip(',')}{for_him}".rstrip(",")
            return Signature(Signatory(name, whole), under + name_lines - position)
    return None


def _is_of_several(line: str) -> bool:
    """Return whether offices stand beside one another on a line, with wide white between them."""
    parts = _COLUMNS.split(line)
    return len(parts) > 1 and all(map(OFFICE.match, parts))


def _name_under(office: str, lines: Sequence[str]) -> tuple[str, int]:
    """Return the name under an office, and how many lines it takes; empty if there is none."""
    name = _SIGNED.sub("", lines[0])
    cut = len(name) <= _LONGEST_LINE and len(lines) > 1 and _CUT_NAME.fullmatch(name)
    if cut:
        name = f"{name} {lines[1]}"
    if OFFICE.match(name) or _TWO_PERSONS.match(name):
        return "", 0
    alone = _OF_THE_KAMER.fullmatch(office) and _SURNAME.fullmatch(name)
    return (name, 1 + bool(cut)) if alone or PERSON.match(name) else ("", 0)


def _name_above(lines: Sequence[str], position: int) -> Signature | None:
    """A name with an office of the cabinet, or that of a rapporteur, beside or under it."""
    name, comma, office = lines[position].partition(", ")
    if comma and PERSON.match(name) and _is_whole_office(office):
        return Signature(Signatory(name, office), 1)
    following = lines[position + 1] if position + 1 < len(lines) else ""
    if PERSON.match(lines[position]) and _is_whole_office(following):
        return Signature(Signatory(lines[position], following), 2)
    return None


def _name_alone(lines: Sequence[str], position: int) -> Signature | None:
    """A name under the last greeting, with any office under it or none."""
    name = lines[position]
    if not PERSON.match(name) or not _WITH_INITIALS.match(name) or _TWO_PERSONS.match(name):
        return None
    office = lines[position + 1] if position + 1 < len(lines) else ""
    if not OFFICE.match(office) or len(office) > _LONGEST_OFFICE or office[-1] in ".,:;":
        return Signature(Signatory(name), 1)
    return Signature(Signatory(name, office), 2)


def _is_whole_office(line: str) -> bool:
    return bool(_CABINET.fullmatch(line) or _RAPPORTEUR.fullmatch(line))


def read_signatories(lines: Sequence[str]) -> tuple[Signatory, ...]:
    """Return who signs a letter, in order; a motion has names alone, under its last words."""
    movers = mover_lines(lines)
    if movers:
        return tuple(Signatory(lines[position]) for position in movers)
    found: list[Signatory] = []
    position = 0
    while position < len(lines):
        signature = read_signature(lines, position)
        if signature is not None:
            found.append(signature.signatory)
        position += signature.height if signature is not None else 1
    return tuple(dict.fromkeys(found))


def mover_lines(lines: Sequence[str]) -> list[int]:
    """Return which lines name those who table a motion: they stand under its last words.

    >>> mover_lines(["en gaat over tot de orde van de dag.", "Van Dam", "Smit", "De Kamer,"])
    [1, 2]
    """
    for position, line in enumerate(lines):
        if _RESOLVED.search(line):
            under = enumerate(lines[position + 1 :], start=position + 1)
            return [number for number, _ in itertools.takewhile(_is_mover, under)]
    return []


def _is_mover(numbered: tuple[int, str]) -> bool:
    name = numbered[1]
    own = len(name) <= _LONGEST_NAME and _MOVER.match(name)
    return bool(own) and name.split()[-1][0].isupper()


def speaker_of(known: Metadata) -> str:
    """Return who speaks in a letter, by who signed it; empty where that does not tell.

    >>> speaker_of(Metadata(signatories=(Signatory("A. de Wit", "Minister van Havens"),)))
    'de Minister van Havens'
    """
    offices = [one.office for one in known.signatories if one.office]
    if known.kind.lower() in _MOTIONS:
        return _movers(known.signatories)
    if len(offices) > 1 and all(_CABINET.fullmatch(office) for office in offices):
        return "het kabinet"
    if len(known.signatories) != 1:
        return ""
    if not offices:
        return known.signatories[0].name
    bare = re.sub(
        r"^(?:namens )?de |, namens (?:deze|hem|haar)$", "", offices[0], flags=re.IGNORECASE
    )
    return f"de {bare}"


def _movers(signatories: Sequence[Signatory]) -> str:
    """Return the movers of a motion: ``het lid Van Dam``, ``het lid Van Dam c.s.``."""
    if not signatories:
        return ""
    words = [word for word in signatories[0].name.split() if not _INITIALS.match(word)]
    name = " ".join(words).replace("(", "").replace(")", "")
    others = " c.s." if len(signatories) > 1 else ""
    return f"het lid {name[:1].upper()}{name[1:]}{others}"


def as_printed(known: Metadata, facts: Metadata) -> Metadata:
    """Return what is known with signatories as the letter prints them: their order and offices."""
    printed = {_surname(one): one.office for one in facts.signatories}
    order = {surname: place for place, surname in enumerate(printed)}
    filled = [
        Signatory(one.name, one.office or printed.get(_surname(one), ""))
        for one in known.signatories
    ]
    filled.sort(key=lambda one: order.get(_surname(one), len(order)))
    return dataclasses.replace(known, signatories=tuple(filled))


def _surname(signatory: Signatory) -> str:
    return signatory.name.split()[-1].casefold() if signatory.name.split() else ""
