"""``metadata.xml`` and ``metadata_owms.xml`` of officielebekendmakingen.nl -> Metadata."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from mhassist.errors import CorpusError
from mhassist.letters.letter import Metadata, Signatory
from mhassist.letters.readers.xml_parsing import all_text, parse_xml, tag_of
from mhassist.letters.session import vergaderjaar

Fields = Mapping[str, Sequence[str]]
"""The values of each field by its name without prefix: ``dossiernummer``, ``issued``."""

_PAPER = re.compile(r"(?:kst|ah|h|blg|nds|kv)-[\w-]+", re.IGNORECASE)
_ADDITION = re.compile(r"^(\d{2})[ .]?(\d{3})(?:[ -]+([0-9A-Z]+))?$")
_CABINET = re.compile(r"^(?:ministerie van )", re.IGNORECASE)


def read_metadata_file(path: Path, content: bytes) -> Metadata:
    """Return what a metadata file says of a letter.

    Args:
        path: Its name, for messages.
        content: Its bytes.

    Raises:
        CorpusError: If it is not XML or has none of the fields of a publication.
    """
    fields = _fields(path, content)
    if not {"identifier", "title", "documenttitel", "dossiernummer"} & fields.keys():
        raise CorpusError(
            f"{path} is geen metadatabestand van officielebekendmakingen.nl:"
            " titel, dossiernummer en identifier ontbreken."
        )
    return metadata_of(fields)


def metadata_identifier(path: Path, content: bytes) -> str:
    """Return which publication a metadata file is about: ``kst-28638-161``; may be empty.

    Raises:
        CorpusError: If it is not XML.
    """
    return _first(_fields(path, content), "identifier")


def metadata_of(fields: Fields) -> Metadata:
    """Return the metadata that fields of officielebekendmakingen.nl are, from a file or a page."""
    identifier = _first(fields, "identifier")
    date = _date(fields, "issued") or _date(fields, "datumOntvangst")
    is_kamerstuk = not _PAPER.fullmatch(identifier) or identifier.lower().startswith("kst-")
    return Metadata(
        title=_title(fields),
        kind=_kind(fields),
        dossier=_dossier(fields) if is_kamerstuk else "",
        number=_first(fields, "ondernummer") if is_kamerstuk else "",
        session=_session(_first(fields, "vergaderjaar")) or (vergaderjaar(date) if date else ""),
        date=date,
        kenmerk=_first(fields, "vraagnummer"),
        ministries=tuple(
            _CABINET.sub("", creator)
            for creator in fields.get("creator", ())
            if _CABINET.match(creator)
        ),
        # Questions are handed in by members; who answers speaks in the paper.
        signatories=tuple(
            Signatory(name) for name in fields.get("ontvanger") or fields.get("indiener", ())
        ),
        url=f"https://zoek.officielebekendmakingen.nl/{identifier}.html"
        if _PAPER.fullmatch(identifier)
        else "",
    )


def _fields(path: Path, content: bytes) -> dict[str, list[str]]:
    """Return the fields of either kind of file, empty ones left out."""
    fields: dict[str, list[str]] = defaultdict(list)
    for element in parse_xml(path, content).iter():
        name, value = tag_of(element), ""
        if name in {"metadata", "meta"} and element.get("name"):
            name, value = field_name(element.get("name") or ""), element.get("content") or ""
        elif name and len(element) == 0:
            # One real file writes dcterms.modified with a full stop for the prefix.
            name, value = field_name(name), all_text(element)
        value = " ".join(value.split())
        if value and name and value not in fields[name]:
            fields[name].append(value)
    return {name: values for name, values in fields.items() if values}


def field_name(name: str) -> str:
    """Return a field's name without its prefix.

    >>> field_name("OVERHEIDop.dossiernummer"), field_name("dcterms:issued")
    ('dossiernummer', 'issued')
    """
    return re.split(r"[.:]", name)[-1]


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _title(fields: Fields) -> str:
    """Return the paper's own title; before 2010 it stands in DC.title, after the dossier's."""
    own = _first(fields, "documenttitel")
    if own:
        return own
    parts = _first(fields, "title").split("; ")
    if len(parts) > 1 and parts[1] in fields.get("type", ()):
        del parts[1]
    return "; ".join(parts[1:]) or parts[0]


def _kind(fields: Fields) -> str:
    """Return what kind of paper it is: the most telling of its types."""
    general = {"officiële publicatie", "Kamerstuk", "Bijlage"}
    types = fields.get("type", ())
    return next((kind for kind in types if kind not in general), next(iter(reversed(types)), ""))


def _dossier(fields: Fields) -> str:
    numbers = fields.get("dossiernummer", ())
    if not numbers:
        return ""
    found = _ADDITION.match(numbers[0])
    if found is None:
        return ""
    addition = found.group(3) or _first(fields, "begrotingshoofdstuk")
    return f"{found.group(1)}{found.group(2)}" + (f"-{addition}" if addition else "")


def _session(printed: str) -> str:
    """Return ``2020/21`` for ``2020-2021``.

    >>> _session("2020-2021"), _session("onbekend")
    ('2020/21', '')
    """
    found = re.fullmatch(r"(\d{4})\s*[-/–]\s*(?:\d{2})?(\d{2})", printed)
    return f"{found.group(1)}/{found.group(2)}" if found else ""


def _date(fields: Fields, name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(_first(fields, name)[:10])
    except ValueError:
        return None
