"""A paragraph of a DOCX while its runs are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from mhassist.letters.readers.docx_styles import W
from mhassist.letters.readers.inline import Inline


@dataclass(slots=True)
class RunningText:
    """One paragraph, or cell, while its runs are read."""

    inline: Inline = field(default_factory=Inline)
    boxes: list[etree._Element] = field(default_factory=list)
    bold: set[bool] = field(default_factory=set)
    italic: set[bool] = field(default_factory=set)
    field_depth: list[bool] = field(default_factory=list)
    """For each open field, whether its result has begun."""

    @property
    def in_code(self) -> bool:
        """Whether what comes is the code of a field and not its result."""
        return not all(self.field_depth)

    def follow(self, mark: etree._Element) -> None:
        """Keep track of fields: between begin and separate stands a code that is not printed."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.field_depth.append(False)
        elif kind == "separate" and self.field_depth:
            self.field_depth[-1] = True
        elif kind == "end" and self.field_depth:
            self.field_depth.pop()


def value_of(properties: etree._Element | None, name: str) -> str:
    """Return what a property is; empty where it is not said."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""
