"""Footnotes of Markdown: ``[^1]`` in the text with ``[^1]: ...`` on a line, or ``^[...]``.

They are no part of CommonMark, and every program that prints Markdown knows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_DEFINES = re.compile(r"\[\^([^\]\s]{1,40})\]:[ \t]*")
_REFERS = re.compile(r"\[\^([^\]\s]{1,40})\]")
_TYPED_INSIDE = re.compile(r"\^\[([^\[\]\n]{1,2000})\]")
_BEGINS_ANOTHER = re.compile(r"#{1,6}\s|[>|]|[-*+]\s|```|~~~|\[\^?\w{1,40}\]")
"""How a line begins that is no more of the note above it, though no blank line is between."""
_NUMBER = re.compile(r"\d{1,3}")
_CODE = 4
"""Columns by which what goes on after a blank line stands in."""


class Notes:
    """The footnotes of one text, while it is parsed and printed."""

    def __init__(self) -> None:
        self.defined: dict[str, str] = {}
        """The Markdown of each, by its label."""
        self.referred: list[str] = []
        """Labels in the order in which the text refers to them."""
        self.missing: list[str] = []
        """Labels that are referred to, and that nothing defines."""

    def define(self, label: str, text: str) -> None:
        """Take up a note; of two with one label the first counts."""
        self.defined.setdefault(label, text)

    def number_of(self, label: str) -> int | None:
        """Return the number under which a note is printed; ``None`` where there is none."""
        if label not in self.defined:
            if label not in self.missing:
                self.missing.append(label)
            return None
        if label not in self.referred:
            self.referred.append(label)
        return self.referred.index(label) + 1

    def idle(self) -> list[str]:
        """Return the labels of the notes that nothing refers to."""
        return [label for label in self.defined if label not in self.referred]


def add_notes(parser: MarkdownIt) -> None:
    """Let a parser know footnotes; the environment holds ``Notes`` under ``notes``."""
    parser.block.ruler.before("reference", "note", _define, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.before("link", "note_mark", _refer)
    parser.core.ruler.after("inline", "note_links", _take_number_links)
    parser.add_render_rule("note_mark", _print_mark)


def _define(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: PLR0917 - the library calls it so
    found = _DEFINES.match(_line(state, start))
    if found is None:
        return False
    if silent:
        return True
    lines = [_line(state, start)[found.end() :]]
    after = start + 1
    while after < end and (goes_on := _goes_on(state, after, end)):
        lines += [""] * (goes_on - 1) + [_line(state, after + goes_on - 1)]
        after += goes_on
    state.env["notes"].define(found[1], "\n".join(lines))
    state.line = after
    return True


def _goes_on(state: StateBlock, line: int, end: int) -> int:
    """Return how many lines on a note has its next, blank ones counted; 0 where it is over."""
    full = line
    while full < end and state.isEmpty(full):
        full += 1
    if full == end:
        return 0
    indented = state.sCount[full] - state.blkIndent >= _CODE
    if indented or (full == line and not _BEGINS_ANOTHER.match(_line(state, full))):
        return full - line + 1
    return 0


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _refer(state: StateInline, silent: bool) -> bool:
    found = _REFERS.match(state.src, state.pos)
    label = found[1] if found is not None else ""
    if found is None:
        found = _TYPED_INSIDE.match(state.src, state.pos)
        if found is None:
            return False
        label = f"{state.pos} {found[1]}"
    if not silent:
        if found.re is _TYPED_INSIDE:
            state.env["notes"].define(label, found[1])
        state.push("note_mark", "", 0).meta = {"label": label}
    state.pos = found.end()
    return True


def _take_number_links(state: StateCore) -> None:
    """Take a number that is a link to elsewhere for a note: ``[1]`` with ``[1]: https://...``."""
    for block in state.tokens:
        children = block.children or []
        for place in range(len(children) - 2):
            opens, number, closes = children[place : place + 3]
            is_link = (opens.type, closes.type) == ("link_open", "link_close")
            if not is_link or not _NUMBER.fullmatch(number.content):
                continue
            address = str(opens.attrs.get("href", ""))
            if address.startswith("#"):
                continue
            label = f"{number.content} {address}"
            state.env["notes"].define(label, f"<{address}>")
            if place:
                children[place - 1].content = children[place - 1].content.rstrip()
            number.type, number.meta = "note_mark", {"label": label}
            opens.type = closes.type = "text"
            opens.content = closes.content = ""


def _print_mark(
    _renderer: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    env: EnvType,
) -> str:
    number = env["notes"].number_of(tokens[index].meta["label"])
    return "" if number is None else f'<sup><a href="#noot-{number}">{number}</a></sup>'
