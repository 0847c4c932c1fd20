"""Markdown -> Reading: the page that it is, read as every other page.

What has no mark of Markdown at all is plain text, and read so.
"""

from __future__ import annotations

import datetime as dt
import html
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lxml.html import defs
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from mhassist.errors import CorpusError
from mhassist.letters.dates import parse_dutch_date
from mhassist.letters.hyphens import NO_HYPHEN, line_joint, read_vocabulary
from mhassist.letters.letter import Metadata
from mhassist.letters.marked import Draft, MarkedKind
from mhassist.letters.readers.html import read_root
from mhassist.letters.readers.html_lists import CLOSING
from mhassist.letters.readers.html_page import left_open, parse_page
from mhassist.letters.readers.inline import raised
from mhassist.letters.readers.markdown_notes import Notes, add_notes
from mhassist.letters.readers.plain import decode_plain, read_plain
from mhassist.letters.readers.reading import Reading

_DEEPEST = 120
"""Where the parser leaves out what nests deeper."""
_MOST_NAMED = 5
"""Of notes that a warning names."""
_FRONT = re.compile(r"---[ \t]*\r?\n")
_FRONT_ENDS = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FRONT_LINE = re.compile(r"\s*(?:[\w -]{1,40}:(?:\s.*)?|-\s.*|#.*|\s.*)?")
_FIELD = re.compile(r"([a-z]+):[ \t]+(\S.*)", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_PLAIN = frozenset({"paragraph_open", "paragraph_close", "text", "softbreak"})
"""What text has of which Markdown is not said."""
_TAG = re.compile(r"</?([a-z][a-z0-9]*)(?=[\s/>])", re.IGNORECASE)
_EXTENDED = re.compile(r"\^(\w{1,8})\^|(?<=\w)~(\d{1,3})~|==(?=\S)([^=\n]{1,400})(?<=\S)==")
_TAKES_ALL = re.compile(r"<(script|style|textarea|title|select|template|iframe)\b")
_BOX = re.compile(r"\[([ xX])\]\s+(?=\S)")
_TAGS = defs.tags | {"caption", "mark"}


def read_markdown(path: Path, content: bytes) -> Reading:
    """Return what a Markdown file says, as a page; one that has no marks as plain text.

    Raises:
        CorpusError: If it is not UTF-8, holds no text, or nests too deep.
    """
    text = decode_plain(path, content).removeprefix("\ufeff")
    front, body = _front_matter(text)
    notes = Notes()
    parser = _parser()
    tokens = parser.parse(body, {"notes": notes})
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise CorpusError(f"{path} is te diep genest om een brief te zijn.")
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    if not front and not notes.defined and kinds <= _PLAIN | {"inline"}:
        return read_plain(path, content)
    _join_lines(tokens, read_vocabulary(body))
    page = parser.renderer.render(tokens, parser.options, {"notes": notes})
    page += _printed_notes(parser, notes)
    root = parse_page(path, f"<html><body>{page}</body></html>".encode())
    reading = read_root(path, root, margin=[Draft(MarkedKind.FURNITURE, front)] if front else [])
    return replace(
        reading,
        source_format="md",
        warnings=(*reading.warnings, *left_open(body), *_warnings(notes)),
        beside=_metadata_in(front),
    )


def _parser() -> MarkdownIt:
    """Return a parser of CommonMark with tables, struck out text and footnotes.

    An indent is no code in a letter; a line end that was typed is one.
    """
    parser = MarkdownIt("commonmark", {"breaks": True, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable("code")
    add_notes(parser)
    parser.core.ruler.push("letters", _read_as_letter)
    return parser


def _read_as_letter(state: StateCore) -> None:
    """Show what is no element of a page; draw boxes that are ticked; keep numbers as typed."""
    _keep_numbers(state.tokens)
    for before, token in zip([None, None, *state.tokens], state.tokens, strict=False):
        if token.type == "html_block" and _is_no_page(token.content):
            token.type = "fence"
        for child in token.children or ():
            found = _TAG.match(child.content) if child.type == "html_inline" else None
            if found is not None and found[1].lower() not in _TAGS:
                child.type = "text"
            if child.type == "text":
                child.content = _EXTENDED.sub(_said, child.content)
        first = token.children[0] if token.children else None
        in_item = before is not None and before.type == "list_item_open"
        if first is not None and in_item and first.type == "text":
            box = _BOX.match(first.content)
            if box is not None:
                sign = "☐" if box[1] == " " else "☒"
                first.content = f"{sign} {first.content[box.end() :]}"


def _said(found: re.Match[str]) -> str:
    """Return what stands between marks that not every program knows: ``m^2^``, ``H~2~O``."""
    return raised(found[1]) if found[1] else found[2] or found[3]


def _is_no_page(block: str) -> bool:
    """Return whether a block that begins as part of a page would make text of the letter unseen.

    ``<?``, ``<!X`` and an element of a program that is never closed take in all that follows.
    """
    begins = block.lstrip().lower()
    element = _TAKES_ALL.match(begins)
    open_for_good = element is not None and f"</{element[1]}" not in begins
    return open_for_good or (begins.startswith(("<?", "<!")) and not begins.startswith("<!--"))


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """Let numbers of a list be those that were typed, where they rise; else it is counted."""
    open_lists: list[tuple[Token, list[Token]]] = []
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            open_lists.append((token, []))
        elif token.type == "list_item_open" and open_lists:
            open_lists[-1][1].append(token)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            around, items = open_lists.pop()
            if around.type != "ordered_list_open":
                continue
            numbers = [int(item.info) for item in items]
            if all(one < other for one, other in itertools.pairwise(numbers)):
                for item, number in zip(items, numbers, strict=True):
                    item.attrSet("value", str(number))
            if around.markup == ")":
                around.attrSet(CLOSING, ")")


def _join_lines(tokens: Sequence[Token], vocabulary: Counter[str]) -> None:
    """Make words whole that were broken off at a line end."""
    for token in tokens:
        children = token.children or []
        for place in range(1, len(children) - 1):
            before, end, after = children[place - 1 : place + 2]
            if end.type != "softbreak" or before.type != "text" or after.type != "text":
                continue
            if not before.content or not after.content:
                continue
            joint = line_joint(before.content, after.content, vocabulary)
            if joint == " ":
                continue
            end.type, end.content = "text", ""
            if joint == NO_HYPHEN:
                before.content = before.content[:-1]


def _printed_notes(parser: MarkdownIt, notes: Notes) -> str:
    """Return the notes as they stand at the foot of a page, each after its number."""
    printed = ""
    for place, label in enumerate(notes.referred, start=1):
        inside = parser.render(notes.defined[label], {"notes": Notes()})
        printed += f'<div id="noot-{place}">{place}. {inside}</div>'
    for label in notes.idle():
        printed += parser.render(notes.defined[label], {"notes": Notes()})
    return printed


def _warnings(notes: Notes) -> list[str]:
    sentences = []
    if notes.missing:
        named = _named(notes.missing)
        sentences.append(f"Bij een verwijzing naar een voetnoot ontbreekt de noot: {named}.")
    if notes.idle():
        named = _named(notes.idle())
        sentences.append(f"Naar een voetnoot verwijst de tekst niet: {named}; hij staat achteraan.")
    return sentences


def _named(labels: Sequence[str]) -> str:
    said = ", ".join(f"[^{label}]" for label in labels[:_MOST_NAMED])
    more = len(labels) - _MOST_NAMED
    return f"{said} en nog {more}" if more > 0 else said


def _front_matter(text: str) -> tuple[str, str]:
    """Return the lines between ``---`` that a program has above the text, and the text."""
    opening = _FRONT.match(text)
    closing = _FRONT_ENDS.search(text, opening.end()) if opening is not None else None
    if opening is None or closing is None:
        return "", text
    front = text[opening.end() : closing.start()]
    lines = front.splitlines()
    if not _FIELD.match(front.lstrip()) or not all(map(_FRONT_LINE.fullmatch, lines)):
        return "", text
    return front, text[closing.end() :]


def _metadata_in(front: str) -> Metadata:
    fields = {
        found[1].lower(): html.unescape(found[2]).strip().strip("\"'").strip()
        for line in front.splitlines()
        if (found := _FIELD.fullmatch(line.rstrip()))
    }
    date = fields.get("date") or fields.get("datum") or ""
    return Metadata(
        title=fields.get("title") or fields.get("titel") or "",
        date=_day_in(date),
        kenmerk=fields.get("kenmerk") or fields.get("referentie") or "",
    )


def _day_in(said: str) -> dt.date | None:
    found = _DAY.match(said)
    if found is None:
        return parse_dutch_date(said)
    try:
        return dt.date(*map(int, found.groups()))
    except ValueError:
        return None
