"""A letter and what is known of it: the records that every later stage reads."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from mhassist.letters.kept_ids import KeptIds
from mhassist.letters.marked import MarkedBlock

_PUBLISHED = re.compile(
    r"https://zoek\.officielebekendmakingen\.nl/([a-z]{1,4}-[\w-]+)\.(?:html|pdf|xml|odt)"
)


@dataclass(frozen=True, slots=True)
class Signatory:
    """One person who signed a letter."""

    name: str
    office: str = ""
    """The office in which he or she signed, as printed; empty when not known."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a letter; what is not known is empty, never guessed."""

    title: str = ""
    kind: str = ""
    """What it is, in Dutch: ``Kamerbrief``, ``voortgangsrapportage``, ..."""
    author: str = ""
    """Who speaks in the letter, as used in an introduction: ``het kabinet``, ``de Task Force``."""
    dossier: str = ""
    """Dossiernummer without space, with addition where there is one: ``28638``, ``35570-VI``."""
    number: str = ""
    """Ondernummer: ``161``."""
    session: str = ""
    """Vergaderjaar: ``2017/18``; derived from the date where it is empty."""
    date: dt.date | None = None
    after: dt.date | None = None
    """An undated letter was written after this day."""
    before: dt.date | None = None
    """An undated letter was written before this day."""
    kenmerk: str = ""
    ministries: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    url: str = ""
    """Address of publication; empty where it is not published."""

    @property
    def publication(self) -> str:
        """Under which name it is published: ``ah-tk-20202021-3235``; may be empty."""
        found = _PUBLISHED.fullmatch(self.url)
        return found[1] if found else ""


_READ_AS = {
    "txt": "platte tekst",
    "md": "Markdown",
    "xml": "XML",
    "html": "webpagina",
    "docx": "Word",
    "odt": "OpenDocument",
    "pdf": "PDF",
    "ocr": "scan (tekstherkenning)",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as it stands in the corpus."""

    id: str
    """The file's stem: ``kst-28638-161``."""
    text: str
    """The decoded text, or what ``set_out`` makes of another format; nothing changes it after that.

    Offsets of paragraphs count its characters.
    """
    metadata: Metadata
    sha256: str
    """Checksum over the file's bytes and its metadata file's bytes."""
    blocks: tuple[MarkedBlock, ...] = ()
    """What stands where in the text, if the format says so; empty for plain text."""
    source_format: str = "txt"
    """How it was read: ``txt``, ``md``, ``xml``, ``html``, ``docx``, ``odt``, ``pdf``, ``ocr``."""
    warnings: tuple[str, ...] = ()
    """What the reader noticed and a user should know, in Dutch: hidden text, pages left out."""
    unsure: tuple[str, ...] = ()
    """Names of the fields of ``metadata`` that were read from the running text, to be checked."""
    kept_ids: KeptIds | None = None
    """The ids of its paragraphs, where it replaced an earlier version; else their numbers."""

    @property
    def read_as(self) -> str:
        """How it was read, in Dutch."""
        return _READ_AS.get(self.source_format, self.source_format)

    @property
    def sort_date(self) -> dt.date | None:
        """The day by which letters are ordered; for an undated letter one inside its bounds."""
        known = self.metadata
        if known.date is not None:
            return known.date
        if known.after is not None:
            return known.after + dt.timedelta(days=1)
        if known.before is not None:
            return known.before - dt.timedelta(days=1)
        return None
