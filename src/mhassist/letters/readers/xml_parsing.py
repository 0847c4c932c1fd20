"""XML bytes -> elements, without anything that XML can do but hold text.

Nothing is fetched, no entity is expanded, and what nests too deep or is too long is refused by
libxml2's own limits.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from mhassist.errors import CorpusError

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")
_DOUBLE = re.compile(r"(?:Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\xbf™œ“”˜¦¢])")
_FEWEST_DOUBLE = 2


def parse_xml(path: Path, content: bytes) -> etree._Element:
    """Return the root element of an XML file.

    Args:
        path: Its name, for messages.
        content: Its bytes, in the encoding that it declares or, failing that, windows-1252.

    Raises:
        CorpusError: If it is not well-formed, declares entities, or goes beyond what a letter
            can need.
    """
    if b"<!ENTITY" in content.replace(b"\0", b""):
        raise CorpusError(
            f"{path} bevat entiteiten (<!ENTITY>); die worden niet gelezen, ook niet van elders."
        )
    try:
        return _parsed(content)
    except etree.XMLSyntaxError as error:
        reason = error.msg or "onleesbaar"
        if "encod" not in reason.lower() and "utf-8" not in reason.lower():
            raise CorpusError(f"{path} is geen geldige XML: {reason}.") from error
    # Declared as UTF-8 and written by a program that knew only windows-1252.
    try:
        text = content.decode("windows-1252")
        return _parsed(_DECLARED.sub(b"", text.encode("utf-8")))
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        raise CorpusError(f"{path} is geen geldige XML: {error}.") from error


def tag_of(element: etree._Element) -> str:
    """Return an element's name without namespace; empty for comments and instructions."""
    tag = element.tag
    # By hand: QName refuses names that a broken page may have.
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def entity_text(element: etree._Element) -> str:
    """Return the character that an undeclared entity of HTML stands for: ``&eacute;``."""
    return html.unescape(element.text or "") if element.tag is etree.Entity else ""


def all_text(element: etree._Element) -> str:
    """Return all text inside an element, in order, without comments and instructions."""
    return "".join(_pieces(element))


def repair_double_encoding(content: bytes) -> bytes:
    """Undo an encoding that was done twice (``cliÃ«nten``); anything else comes back as it is."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    if len(_DOUBLE.findall(text)) < _FEWEST_DOUBLE:
        return content
    try:
        once = b"".join(_single_bytes(char) for char in text.lstrip("\ufeff"))
        once.decode("utf-8")
    except UnicodeError:
        return content
    return once


def _parsed(content: bytes) -> etree._Element:
    # A parser cannot be shared between threads.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=False,
    )
    return etree.fromstring(content.removeprefix(b"\xef\xbb\xbf").lstrip(), parser)


def _single_bytes(char: str) -> bytes:
    try:
        return char.encode("windows-1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _pieces(element: etree._Element) -> Iterator[str]:
    if isinstance(element.tag, str):
        yield element.text or ""
    else:
        yield entity_text(element)
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
