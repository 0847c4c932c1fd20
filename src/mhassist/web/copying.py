"""Answers and citations as they are pasted into a text: as plain text, and for Word as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mhassist.answering.answer import Answer, Citation
from mhassist.web.escaping import escape, web_address
from mhassist.web.wording import NOTICE, in_words

_SERIES = re.compile(r"^(?:Kamerstukken|Aanhangsel Handelingen) I{1,2}\b")
"""What is printed in italics in a reference to a paper of parliament."""


@dataclass(frozen=True, slots=True)
class Copied:
    """One thing to paste."""

    text: str
    html: str

    def attributes(self) -> str:
        """Return it as attributes of the button that copies it."""
        return f' data-copy="{escape(self.text)}" data-copy-html="{escape(self.html)}"'


def reference_to_paste(citation: Citation) -> Copied:
    """Return the reference alone, as it stands in a footnote."""
    return Copied(citation.reference, _linked(citation))


def quotes_to_paste(citations: Sequence[Citation]) -> Copied:
    """Return what is quoted of one paragraph, with where it stands.

    Args:
        citations: Of one paragraph, at least one; quotes that do not follow on one another are
            joined by an ellipsis.
    """
    first = citations[0]
    quotes = list(dict.fromkeys(each.quote for each in citations))
    quotes.sort(key=first.paragraph_text.find)
    joined = quotes[0]
    for before, after in pairwise(quotes):
        adjacent = f"{before} {after}" in first.paragraph_text
        joined += f" {after}" if adjacent else f" […] {after}"
    before = _before_reference(first)
    return Copied(
        f"“{joined}” ({before}{first.reference})",
        f"<p>“{escape(joined)}” ({escape(before)}{_linked(first)})</p>",
    )


def answer_to_paste(answer: Answer) -> Copied:
    """Return the whole answer with its sources and the standard sentence."""
    lines = answer.answer.splitlines()
    sources = [
        (f"[{each.n}] {_before_reference(each)}", each.reference, _linked(each), each.url or "")
        for each in answer.citations
    ]
    text = [
        *lines,
        "",
        "Bronnen",
        *(f"{before}{plain}. {url}".rstrip() for before, plain, _, url in sources),
        "",
        NOTICE,
    ]
    html = [
        *(f"<p>{escape(line)}</p>" for line in lines if line),
        "<p><b>Bronnen</b></p>",
        *(f"<p>{escape(before)}{linked}.</p>" for before, _, linked, _ in sources),
        f"<p><i>{escape(NOTICE)}</i></p>",
    ]
    return Copied("\n".join(text), "".join(html))


def _before_reference(citation: Citation) -> str:
    """Return title and date, where the reference itself does not name them."""
    title = citation.letter_title or citation.letter_id
    if title in citation.reference:
        return ""
    return f"{title}, {in_words(citation.date)}, "


def _linked(citation: Citation) -> str:
    """Return the reference as HTML, the series in italics, with a link where it is published."""
    series = _SERIES.match(citation.reference)
    italic = f"<i>{escape(series[0])}</i>" if series else ""
    reference = italic + escape(citation.reference[len(series[0]) if series else 0 :])
    address = web_address(citation.url)
    return reference if address is None else f'<a href="{escape(address)}">{reference}</a>'
