"""The style sheets in a page: which of their rules an element has, and its own after those."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from mhassist.letters.readers.xml_parsing import tag_of

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_NOT_ON_EVERY_PAGE = re.compile(
    r"@media[^{}]{0,200}?(?:\bprint\b|width|height|orientation|prefers|hover)[^{}]{0,200}"
    r"\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)
"""For a printer, or a narrow screen: what is hidden there is seen elsewhere."""
_COMPOUND = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)")
_LONGEST_SELECTOR = 300
_MOST_COMPOUNDS = 8


@dataclass(frozen=True, slots=True)
class _Compound:
    """``p.klein#id``: what an element is that a selector means."""

    tag: str
    names: frozenset[str]

    def matches(self, element: etree._Element) -> bool:
        """Return whether an element is that."""
        return self.tag in {"", tag_of(element)} and self.names <= _names_of(element)


@dataclass(frozen=True, slots=True)
class _Rule:
    """The declarations for what one selector means."""

    compounds: tuple[_Compound, ...]
    """The last is the element's own; those before it are of elements around it."""
    weight: tuple[int, int, int, int]
    """By which the rules of an element are ordered: ids, classes, tags, place."""
    declarations: str

    def matches(self, element: etree._Element) -> bool:
        """Return whether the rule is for an element."""
        *around, own = self.compounds
        if not own.matches(element):
            return False
        above = element.iterancestors()
        return all(any(each.matches(one) for one in above) for each in reversed(around))


class Sheets:
    """The style sheets of one page."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        self._styles: dict[etree._Element, dict[str, str]] = {}
        places = itertools.count()
        for sheet in root.iter("style"):
            text = _NOT_ON_EVERY_PAGE.sub("", _COMMENT.sub(" ", sheet.text or ""))
            for selectors, declarations in _RULE.findall(text):
                for compounds in _selectors(selectors):
                    rule = _Rule(compounds, _weight(compounds, next(places)), declarations)
                    own = compounds[-1]
                    self._rules[min(own.names, default=own.tag)].append(rule)

    def style(self, element: etree._Element) -> dict[str, str]:
        """Return the declarations of an element, in lower case."""
        if element not in self._styles:
            self._styles[element] = self._declared(element)
        return self._styles[element]

    def _declared(self, element: etree._Element) -> dict[str, str]:
        found = [
            rule
            for name in (tag_of(element), *sorted(_names_of(element)))
            for rule in self._rules.get(name, ())
            if rule.matches(element)
        ]
        found.sort(key=lambda rule: rule.weight)
        declared = [*(rule.declarations for rule in found), element.get("style") or ""]
        pairs = (part.partition(":") for rules in declared for part in rules.lower().split(";"))
        return {
            name.strip(): " ".join(value.replace("!important", "").split())
            for name, _, value in pairs
            if value
        }


def _names_of(element: etree._Element) -> set[str]:
    """Return the classes of an element and its id, as selectors have them."""
    if not tag_of(element):
        return set()
    names = {f".{name}" for name in (element.get("class") or "").split()}
    return names | {f"#{element.get('id')}"}


def _selectors(said: str) -> Iterator[tuple[_Compound, ...]]:
    """Yield the selectors of a rule that mean elements by what they are and stand in."""
    for selector in said.replace("\n", " ").split(","):
        parts = selector.replace(">", " ").split()
        if len(selector) > _LONGEST_SELECTOR or not 0 < len(parts) <= _MOST_COMPOUNDS:
            continue
        found = [_COMPOUND.fullmatch(part) for part in parts]
        compounds = tuple(
            _Compound(each[1] or "", frozenset(re.findall(r"[.#][\w-]+", each[2])))
            for each in found
            if each is not None
        )
        if len(compounds) == len(parts):
            yield compounds


def _weight(compounds: tuple[_Compound, ...], place: int) -> tuple[int, int, int, int]:
    names = [name for compound in compounds for name in compound.names]
    ids = sum(name.startswith("#") for name in names)
    return ids, len(names) - ids, sum(bool(compound.tag) for compound in compounds), place
