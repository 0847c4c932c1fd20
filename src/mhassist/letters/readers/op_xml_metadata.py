"""What a publication in OP-XML says of itself: dossier, number, date, signatories."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from mhassist.letters.letter import Metadata, Signatory
from mhassist.letters.metadata_file import metadata_of
from mhassist.letters.readers.xml_parsing import all_text, entity_text, tag_of

_RECORD = re.compile(r"(https://zoek\.officielebekendmakingen\.nl/[\w-]+)/metadata\.xml$")


def publication_metadata(root: etree._Element) -> Metadata:
    """Return what the publication's own head says."""

    def text(xpath: str) -> str:
        found = next(iter(root.iterfind(f".//{xpath}")), None)
        return _said(found) if found is not None else ""

    fields = {
        "dossiernummer": [text("dossier/dossiernummer")],
        "ondernummer": [text("ondernummer")],
        "vergaderjaar": [
            " ".join(all_text(line).split()).removeprefix("Vergaderjaar ")
            for line in root.iter("tekstregel")
            if line.get("inhoud") == "vergaderjaar"
        ],
        "documenttitel": [text("stuk/titel")],
    }
    known = metadata_of({name: [v for v in values if v] for name, values in fields.items()})
    return Metadata(
        title=known.title,
        dossier=known.dossier,
        number=known.number,
        session=known.session,
        date=_date(root),
        signatories=_signatories(root),
        url=_url(root),
    )


def _url(root: etree._Element) -> str:
    """Return the address of publication: that of the metadata names the paper."""
    for element in root.iter("meta"):
        found = _RECORD.match(element.get("content") or "")
        if found is not None:
            return f"{found[1]}.html"
    return ""


def _date(root: etree._Element) -> dt.date | None:
    """Return the date of a paper, or that of the answer to questions."""
    days = [
        datum.get("isodatum") or ""
        for parent in ("datumtekst", "kamervraagomschrijving")
        for element in root.iter(parent)
        for datum in element.iter("datum")
    ]
    for day in reversed(days):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            try:
                return dt.date.fromisoformat(day)
            except ValueError:
                continue
    return None


def _signatories(root: etree._Element) -> tuple[Signatory, ...]:
    found: list[Signatory] = []
    for element in root.iter("ondertekening"):
        office: list[str] = [element.text or ""]
        for child in element:
            said = _said(child)
            if tag_of(child) == "naam":
                found.append(Signatory(said, " ".join("".join(office).split()).rstrip(" ,")))
                office = []
            else:
                office.append(f"{said} ")
            office.append(child.tail or "")
    return tuple(found)


def _said(element: etree._Element) -> str:
    """Return an element's words without its notes, first names apart from last names."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    if tag_of(element) == "noot":
        return
    yield (element.text or "") if tag_of(element) else entity_text(element)
    for child in element:
        yield from _pieces(child)
        yield " " if tag_of(child) == "voornaam" else ""
        yield child.tail or ""
