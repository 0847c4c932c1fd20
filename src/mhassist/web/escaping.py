"""Text of letters and questions -> HTML that shows it as text, whatever stands in it."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import quote as percent_encode

from mhassist.paragraphs.paragraph import NoteReference

_BIDI_CONTROLS = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SAFE_SCHEMES = ("https://", "http://")
_WORDS_OF_A_FRAGMENT = 6


def visible(text: str) -> str:
    r"""Return ``text`` with every character that is no text replaced by U+FFFD.

    Replaced are control characters (line feed and tab aside), lone surrogates, which no browser
    can be sent, and the marks that turn the direction of what stands after them.

    >>> visible("a\x00b\ud800c\u202ed")
    'a�b�c�d'
    """
    return "".join("\ufffd" if _is_no_text(character) else character for character in text)


def _is_no_text(character: str) -> bool:
    if character in "\n\t":
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI_CONTROLS


def escape(text: str) -> str:
    """Return ``text`` as HTML, for between tags and for inside double-quoted attributes.

    Gradio fills its templates with JavaScript and Handlebars; their signs are escaped as well,
    so that no text can be read as a template, now or in a later Gradio.

    >>> escape('<b onclick="x">${1} {{2}}</b>')
    '&lt;b onclick=&quot;x&quot;&gt;&#36;&#123;1&#125; &#123;&#123;2&#125;&#125;&lt;/b&gt;'
    """
    escaped = html.escape(visible(text), quote=True)
    for sign in "${}`":
        escaped = escaped.replace(sign, f"&#{ord(sign)};")
    return escaped


def web_address(url: str | None) -> str | None:
    """Return ``url`` where it is one of the web, else ``None`` (``javascript:`` and the like)."""
    if url is None or not url.lower().startswith(_SAFE_SCHEMES):
        return None
    return url


def text_fragment(quote: str) -> str:
    """Return the part of an address that makes a browser scroll to ``quote``.

    A fragment is not sent to the server; a browser that does not find the words ignores it.

    >>> text_fragment("Een zin, kort.")
    ':~:text=Een%20zin%2C%20kort.'
    >>> text_fragment("een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien")
    ':~:text=een%20twee%20drie%20vier%20vijf%20zes,acht%20negen%20tien%20elf%20twaalf%20dertien'
    """
    words = visible(quote).split()
    if len(words) <= 2 * _WORDS_OF_A_FRAGMENT:
        return f":~:text={_percent(words)}"
    first, last = words[:_WORDS_OF_A_FRAGMENT], words[-_WORDS_OF_A_FRAGMENT:]
    return f":~:text={_percent(first)},{_percent(last)}"


def _percent(words: Sequence[str]) -> str:
    # In a text directive "-" has a meaning of its own, and is not percent-encoded by itself.
    return percent_encode(" ".join(words), safe="").replace("-", "%2D")


def mark_quotes(text: str, quotes: Sequence[str], notes: Sequence[NoteReference] = ()) -> str:
    """Return ``text`` as HTML with each quote in ``<mark>`` and footnote marks where they stood.

    Args:
        text: Clean text of a paragraph.
        quotes: What supports the answer; a quote that ``text`` does not hold is left out, quotes
            that overlap are marked as one.
        notes: Footnotes that the paragraph refers to.
    """
    marked = set[int]()
    for quote in quotes:
        start = text.find(quote)
        if start >= 0:
            marked.update(range(start, start + len(quote)))
    at: dict[int, list[NoteReference]] = {}
    for note in notes:
        at.setdefault(min(max(note.position, 0), len(text)), []).append(note)
    edges = {place for place in range(1, len(text)) if (place in marked) != (place - 1 in marked)}
    parts = [_note_mark(note) for note in at.get(0, ())]
    for left, right in pairwise(sorted({0, len(text), *at, *edges})):
        piece = escape(text[left:right])
        parts.append(f"<mark>{piece}</mark>" if left in marked else piece)
        parts.extend(_note_mark(note) for note in at.get(right, ()))
    return "".join(parts)


def _note_mark(note: NoteReference) -> str:
    if note.number is None:
        return f"<sup>{escape(note.mark)}</sup>"
    return (
        f'<sup><button type="button" class="note" data-action="goto" data-paragraph="{note.number}"'
        f' aria-label="Naar voetnoot {escape(note.mark)}">{escape(note.mark)}</button></sup>'
    )
