"""A paragraph of a DOCX while its runs are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from mhassist.letters.readers.docx_styles import W
from mhassist.letters.readers.inline import Inline

_NOTE_AGAIN = re.compile(r'\s*NOTEREF\s+"?([^\s"\\]+)"?(.*)', re.IGNORECASE | re.DOTALL)
"""The code of a field that says the number of a note, by the bookmark around its mark."""
_AS_A_MARK = re.compile(r"\\f\b", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field while its runs are read."""

    code: str = ""
    has_begun: bool = False
    """Whether its result has: between begin and separate stands the code, which is not printed."""
    is_mark: bool | None = None
    """Of the number of a note: whether it is a mark; ``None`` before it was read."""

    @property
    def bookmark(self) -> str:
        """Around the mark of which note it leads; empty for another field."""
        found = _NOTE_AGAIN.match(self.code)
        return found[1] if found else ""

    @property
    def is_raised(self) -> bool:
        """Whether its code says that it is printed as the mark of a note."""
        found = _NOTE_AGAIN.match(self.code)
        return found is not None and _AS_A_MARK.search(found[2]) is not None


@dataclass(slots=True)
class RunningText:
    """One paragraph, or cell, while its runs are read."""

    inline: Inline = field(default_factory=Inline)
    boxes: list[etree._Element] = field(default_factory=list)
    bold: set[bool] = field(default_factory=set)
    italic: set[bool] = field(default_factory=set)
    fields: list[Field] = field(default_factory=list)
    """Those that are open, the innermost last."""

    first_line: tuple[int, bool, bool] = (0, False, False)
    """Where the first line ends, and whether all of it is bold, and italic."""

    def end_line(self) -> None:
        """Note how the first line is printed, where a line ends."""
        if self.inline and not self.first_line[0]:
            alike = self.bold == {True}, self.italic == {True}
            self.first_line = (len(self.inline.text), *alike)

    @property
    def in_code(self) -> bool:
        """Whether what comes is the code of a field and not its result."""
        return not all(one.has_begun for one in self.fields)

    def follow(self, mark: etree._Element) -> None:
        """Keep track of fields: between begin and separate stands a code that is not printed."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].has_begun = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def note_again(self, number: str, keys: Mapping[str, str], *, is_raised: bool) -> str:
        """Refer to a note again, if this text is its number; return which note it is.

        Args:
            number: The text.
            keys: For each bookmark around the mark of a note, which note that is.
            is_raised: Whether it is printed raised.
        """
        last = self.fields[-1] if self.fields else None
        key = keys.get(last.bookmark, "") if last is not None else ""
        if last is None or not key or not number.strip().isdigit() or last.is_mark is not None:
            return ""
        raised = is_raised or last.is_raised
        last.is_mark = self.inline.note_again(number.strip(), key, is_raised=raised)
        return key


def value_of(properties: etree._Element | None, name: str) -> str:
    """Return what a property is; empty where it is not said."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""
