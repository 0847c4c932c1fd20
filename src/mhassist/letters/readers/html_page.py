"""A web page as a whole: its elements, where the letter is in it, what its head says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from mhassist.errors import CorpusError
from mhassist.letters.dates import day_of
from mhassist.letters.hidden import HiddenText
from mhassist.letters.letter import Metadata
from mhassist.letters.metadata_file import field_name, metadata_of
from mhassist.letters.readers.xml_parsing import all_text

_WHERE = (
    "//*[@id='broodtekst']",
    "//main",
    "//*[@role='main']",
    "//article",
    "//*[@id='content']",
    "//body",
)
"""Where the letter is, the surest place first."""
_SHOWN = 60
"""Characters of what was read last."""
_UNDER_TITLE = re.compile(
    r"(?:Kamerstuk: )?(?:(Kamerbrief)|[A-Z][\w :-]{2,40}) \| (\d{1,2})-(\d{1,2})-(\d{4})(?: \||$)"
)


def parse_page(path: Path, content: bytes) -> etree._Element:
    """Return the root element of a page.

    Raises:
        CorpusError: If nothing of it can be read.
    """
    # A letter that is no UTF-8 and declares nothing comes from an old Windows.
    declared = re.search(rb"charset=[\"']?([\w-]+)", content[:2048], re.IGNORECASE)
    encoding = "utf-8"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        named = declared.group(1).decode("ascii") if declared else ""
        encoding = named if named and named.lower() != "utf-8" else "windows-1252"
    try:
        parser = lxml_html.HTMLParser(encoding=encoding, no_network=True, huge_tree=False)
        root = lxml_html.document_fromstring(content.removeprefix(b"\xef\xbb\xbf"), parser=parser)
    except LookupError as error:
        raise CorpusError(
            f"{path} is geen leesbare webpagina: zij noemt een onbekende tekencodering"
            f" ({encoding}); sla de pagina opnieuw op als UTF-8."
        ) from error
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CorpusError(
            f"{path} is geen leesbare webpagina: er staat geen tekst in die te lezen is; sla de"
            " pagina opnieuw op."
        ) from error
    return root


def letter_in(root: etree._Element) -> etree._Element:
    """Return the element that holds the letter; the whole page where none does."""
    for where in _WHERE:
        for element in root.xpath(where):
            if all_text(element).strip():
                return element
    return root


def is_wholly(element: etree._Element, is_so: Callable[[etree._Element], bool]) -> bool:
    """Return whether all that an element says stands in elements that are so."""
    if is_so(element):
        return True
    said = [element.text, *(child.tail for child in element)]
    if any((text or "").strip() for text in said):
        return False
    inner = [child for child in element if all_text(child).strip()]
    return bool(inner) and all(is_wholly(child, is_so) for child in inner)


def left_open(page: str) -> tuple[str, ...]:
    """Return a warning where a comment is never closed: what comes after it is on no page.

    >>> left_open("<p>Tekst.</p><!-- nog nazien")[0][-12:]
    '“nog nazien”'
    """
    opened = page.rfind("<!--")
    if opened < 0 or page.find("-->", opened) >= 0:
        return ()
    hidden = HiddenText()
    hidden.add("opmerking die niet gesloten is", page[opened + len("<!--") :])
    return hidden.warnings()


def cut_off(root: etree._Element) -> tuple[str, ...]:
    """Return a warning where the parser stopped before the end of a page: it nests too deep."""
    parser = root.getroottree().parser
    log = parser.error_log if parser is not None else ()
    if all(error.type != etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in log):
        return ()
    last = " ".join(all_text(root).split())[-_SHOWN:]
    said = last if len(last) < _SHOWN else f"…{last[last.find(' ') + 1 :]}"
    return (
        f"De pagina is dieper genest dan te lezen is: wat na “{said}” komt, is niet gelezen;"
        " vergelijk met het origineel.",
    )


def said_under_title(line: str) -> Metadata | None:
    """Return what the line under the title of a page of rijksoverheid.nl says of the letter.

    >>> said_under_title("Kamerstuk: Kamerbrief | 21-05-2031").date
    datetime.date(2031, 5, 21)
    """
    found = _UNDER_TITLE.match(" ".join(line.split()))
    if found is None:
        return None
    return Metadata(kind=found[1] or "", date=day_of(found[4], found[3], found[2]))


def metadata_in(root: etree._Element) -> Metadata:
    """Return what the head of a page says of the letter."""
    fields: dict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or ""
        value = " ".join((element.get("content") or "").split())
        if re.match(r"(?:OVERHEID(?:op)?|DC|DCTERMS)\.", name) and value:
            fields[field_name(name)].append(value)
        elif name == "og:title" and value:
            fields["documenttitel"].append(value)
    address = next((link.get("href") for link in root.xpath("//link[@rel='canonical']")), None)
    known = metadata_of(fields)
    if known.url or not (address or "").startswith("https://"):
        return known
    return replace(known, url=address or "")
