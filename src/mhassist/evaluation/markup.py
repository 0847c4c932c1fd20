"""Pieces of a page of HTML; whatever is put in is shown as text."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Sequence


def escape(text: str) -> str:
    r"""Return ``text`` as HTML; what is no text (control characters, say) becomes U+FFFD.

    >>> escape('<b title="x">\x00')
    '&lt;b title=&quot;x&quot;&gt;�'
    """
    return html.escape("".join("\ufffd" if _is_no_text(sign) else sign for sign in text))


def _is_no_text(sign: str) -> bool:
    # Cf: among others the marks that turn the direction of what follows.
    return sign not in "\n\t\u00ad" and unicodedata.category(sign) in {"Cc", "Cs", "Cf"}


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table that scrolls by itself where it is too wide.

    Args:
        caption: What it shows.
        heads: Names of the columns.
        rows: Cells as HTML; the first of each row is its head. A whole ``<td>`` stays as it is.
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(map(_cell, cells))}</tr>'
        for first, *cells in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(cell: str) -> str:
    return cell if cell.startswith("<td") else f"<td>{cell}</td>"


def figure(drawing: str, caption: str, data: str) -> str:
    """Return a picture with what it shows, and the same as a table for who does not see it."""
    return (
        f"<figure>{drawing}<figcaption>{escape(caption)}</figcaption>"
        f"<details><summary>Als tabel</summary>{data}</details></figure>"
    )
