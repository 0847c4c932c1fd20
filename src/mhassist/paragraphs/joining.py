"""Lines -> blocks: which lines make one paragraph, and what mark it begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mhassist.letters.side_by_side import Part, SideBySide, find_side_by_side
from mhassist.paragraphs.blocks import Block
from mhassist.paragraphs.breaks import PrintStyle, ends_sentence, joins, read_style, starts_lower
from mhassist.paragraphs.cleaning import clean_pieces, is_italic
from mhassist.paragraphs.lines import Line
from mhassist.paragraphs.marks import Mark, MarkStyle, read_mark
from mhassist.paragraphs.paragraph import Kind, Span
from mhassist.paragraphs.signatures import find_signatures, joins_letterhead, letterhead_end
from mhassist.paragraphs.typed_tables import TypedRow, find_typed_tables

_LONE_BULLETS = frozenset({"-", "–", "•", "▪", "●", "○"})


@dataclass(slots=True)
class _Draft:
    """A block while its lines are gathered."""

    lines: list[Line]
    pieces: list[Span]
    kind: Kind = Kind.PARAGRAPH
    mark: Mark | None = None
    row: TypedRow | None = None

    @property
    def last(self) -> str:
        """Text of its last line."""
        return self.lines[-1].text

    def add(self, line: Line, *, skip: int = 0) -> None:
        """Add a line, without its first ``skip`` characters in the text."""
        self.lines.append(line)
        self.pieces.append(Span(line.start + skip, line.end))


def join_lines(text: str, lines: Sequence[Line], vocabulary: Counter[str]) -> list[Block]:
    """Return the blocks that lines make, in order, each with its mark and clean text.

    Args:
        text: The letter's text.
        lines: Its running text: no furniture, no footnotes.
        vocabulary: The letter's words.
    """
    style = read_style(lines)
    head = letterhead_end(lines)
    beside = find_side_by_side([_set_in(text, line) for line in lines[head:]])
    signatures = _signatures(lines[head:], beside)
    rows = find_typed_tables(lines[head:])
    drafts: list[_Draft] = []
    index = 0
    while index < len(lines):
        if index < head:
            _add_letterhead(drafts, lines[index])
        elif index - head in beside:
            found = beside[index - head]
            drafts += (_column(text, lines[head:], column) for column in found.columns)
            index = head + found.end - 1
        elif index - head in signatures:
            end = head + signatures[index - head]
            drafts.append(_signature(lines[index:end]))
            index = end - 1
        elif index - head in rows:
            row = rows[index - head]
            drafts.append(_row(lines[index : head + row.end], row))
            index = head + row.end - 1
        else:
            _add_running(drafts, lines, index, style=style)
        index += 1
    return [_block(text, draft, vocabulary) for draft in drafts]


def _add_letterhead(drafts: list[_Draft], line: Line) -> None:
    if drafts and joins_letterhead(drafts[-1].lines[-1], line):
        drafts[-1].add(line)
    else:
        drafts.append(_Draft([line], [Span(line.start, line.end)], Kind.LETTERHEAD))


def _signature(inside: Sequence[Line]) -> _Draft:
    bullet = _lone_bullet(inside[0])
    own = inside[1:] if bullet else inside
    return _Draft(
        list(inside), [Span(line.start, line.end) for line in own], Kind.SIGNATURE, bullet
    )


def _set_in(text: str, line: Line) -> str:
    """Return a line with the white space before it."""
    before = text[line.start - line.indent : line.start]
    return f"{before if before.isspace() else ' ' * line.indent}{line.text}"


def _signatures(lines: Sequence[Line], beside: Mapping[int, SideBySide]) -> dict[int, int]:
    """Return where the signatures begin and end that do not stand beside one another."""
    found: dict[int, int] = {}
    begin = 0
    for start, end in [*((one.start, one.end) for one in beside.values()), (len(lines),) * 2]:
        for first, after in find_signatures(lines[begin:start]).items():
            found[begin + first] = begin + after
        begin = end
    return found


def _column(text: str, lines: Sequence[Line], parts: Sequence[Part]) -> _Draft:
    """Return the signature that stands in a column."""
    own = [
        lines[part.line].cut_to(
            text,
            start=lines[part.line].start - lines[part.line].indent + part.start,
            end=lines[part.line].start - lines[part.line].indent + part.end,
        )
        for part in parts
    ]
    return _Draft(own, [Span(line.start, line.end) for line in own], Kind.SIGNATURE)


def _row(inside: Sequence[Line], row: TypedRow) -> _Draft:
    pieces = [Span(line.start, line.end) for line in inside]
    return _Draft(list(inside), pieces, Kind.TABLE_ROW, row=row)


def _add_running(
    drafts: list[_Draft], lines: Sequence[Line], index: int, *, style: PrintStyle
) -> None:
    """Join a line of running text to the block before it, or let it begin a new one."""
    line = lines[index]
    mark = _accepted_mark(drafts, line, style)
    last = drafts[-1] if drafts and drafts[-1].kind is Kind.PARAGRAPH else None
    if last is not None:
        if mark is not None and _goes_on_in_item(last, line, mark):
            last.add(line, skip=mark.end)
            return
        lone = last.pieces[-1].start == last.pieces[-1].end
        if mark is None and (lone or joins(last.lines, last.mark, lines, index=index, style=style)):
            last.add(line)
            return
    start = line.start + (mark.end if mark else 0)
    drafts.append(_Draft([line], [Span(start, line.end)], mark=mark))


def _lone_bullet(line: Line) -> Mark | None:
    """Return the bullet that stands on a line of its own."""
    if line.text not in _LONE_BULLETS:
        return None
    return Mark(MarkStyle.BULLET, line.text, "", 0, len(line.text))


def _accepted_mark(drafts: Sequence[_Draft], line: Line, style: PrintStyle) -> Mark | None:
    """Return the line's mark, unless it is the sentence's own dash or number."""
    mark = _lone_bullet(line) or read_mark(line.text)
    if mark is None:
        return None
    if not drafts:
        return mark if mark.certain else None
    last = drafts[-1]
    ended = ends_sentence(last.last, following=line.text)
    if not mark.certain:
        follows = _last_value(drafts, mark, any_closing=True) == mark.value - 1
        return mark if ended and follows else None
    if style.width is None or line.blank_before or ended or last.kind is not Kind.PARAGRAPH:
        return mark
    if mark.style is MarkStyle.BULLET:
        listed = last.mark is not None and last.mark.style is MarkStyle.BULLET
        return mark if listed or not starts_lower(line.text[mark.end :]) else None
    return mark if mark.value == 1 or _last_value(drafts, mark) == mark.value - 1 else None


def _last_value(drafts: Sequence[_Draft], like: Mark, *, any_closing: bool = False) -> int | None:
    """Return the last number of the series that a mark would go on with."""
    for draft in reversed(drafts):
        mark = draft.mark
        same = mark is not None and mark.style is like.style
        if mark is not None and same and (any_closing or mark.closing == like.closing):
            return mark.value
    return None


def _goes_on_in_item(last: _Draft, line: Line, mark: Mark) -> bool:
    """Return whether a bullet was put before the second half of an item that a page break cut."""
    before = last.mark
    if before is None or not line.cut_before or ends_sentence(last.last, following=line.text):
        return False
    if not (before.style is mark.style is MarkStyle.BULLET):
        return False
    capitals = not starts_lower(last.lines[0].text[before.end :])
    return capitals and starts_lower(line.text[mark.end :])


def _block(text: str, draft: _Draft, vocabulary: Counter[str]) -> Block:
    clean = clean_pieces(text, draft.pieces, vocabulary)
    mark, pieces = draft.mark, draft.pieces
    if not clean.text:
        # Nothing but a mark: the mark is the text.
        mark, pieces = None, [Span(line.start, line.end) for line in draft.lines]
        clean = clean_pieces(text, pieces, vocabulary)
    first = next((text[piece.start : piece.end] for piece in pieces if piece.end > piece.start), "")
    return Block(
        draft.lines,
        pieces,
        draft.kind,
        mark,
        label=mark.label if mark else "",
        italic=is_italic(first),
        clean=clean,
        table=draft.row.table if draft.row is not None else 0,
        names_columns=draft.row is not None and draft.row.head,
    )
