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
_AGAIN = "vraag het bestand opnieuw op"
_ENCODING = "de tekens zijn niet in de codering die het bestand noemt"
_CUT_SHORT = "het bestand houdt op voordat alles gesloten is"
_AMPERSAND = "een & of < hoort hier als &amp; of &lt; geschreven te zijn"
_FAULTS = {
    etree.ErrorTypes.ERR_DOCUMENT_EMPTY: "het begint niet met een element",
    etree.ErrorTypes.ERR_DOCUMENT_END: "na het laatste element staat nog iets",
    etree.ErrorTypes.ERR_TAG_NAME_MISMATCH: "een element eindigt niet waar het hoort",
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED: _CUT_SHORT,
    etree.ErrorTypes.ERR_CDATA_NOT_FINISHED: _CUT_SHORT,
    etree.ErrorTypes.ERR_COMMENT_NOT_FINISHED: _CUT_SHORT,
    etree.ErrorTypes.ERR_NAME_REQUIRED: _AMPERSAND,
    etree.ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING: _AMPERSAND,
    etree.ErrorTypes.ERR_LT_IN_ATTRIBUTE: _AMPERSAND,
    etree.ErrorTypes.ERR_UNDECLARED_ENTITY: "XML kent de naam tussen & en ; niet",
    etree.ErrorTypes.ERR_INVALID_CHAR: "hier staat een teken dat in XML niet mag",
    etree.ErrorTypes.ERR_INVALID_ENCODING: _ENCODING,
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING: _ENCODING,
    etree.ErrorTypes.ERR_RESOURCE_LIMIT: "het is te diep genest of te lang om een brief te zijn",
}
"""What is met in practice, by libxml2's number of it."""


def parse_xml(path: Path | str, content: bytes) -> etree._Element:
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
        said = (error.msg or "").lower()
        if "encod" not in said and "utf-8" not in said:
            raise _malformed(path, error) from error
    # Declared as UTF-8 and written by a program that knew only windows-1252.
    try:
        text = content.decode("windows-1252")
        return _parsed(_DECLARED.sub(b"", text.encode("utf-8")))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CorpusError(
            f"{path} is geen geldige XML, regel {line}: {_ENCODING}; {_AGAIN}."
        ) from error
    except etree.XMLSyntaxError as error:
        raise _malformed(path, error) from error


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


def _malformed(path: Path | str, error: etree.XMLSyntaxError) -> CorpusError:
    """Return what is wrong with a file, where, and what to do."""
    what = _FAULTS.get(error.code or 0, "hier staat iets dat in XML niet mag")
    line, column = error.position
    where = f", regel {line}, teken {column}" if line else ""
    return CorpusError(f"{path} is geen geldige XML{where}: {what}; {_AGAIN}.")


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
