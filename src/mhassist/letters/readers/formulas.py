"""A formula of Word (OMML) or of a web page or ODT (MathML) -> one line of text.

``½ + x²`` that is read as ``12 + x2`` is another formula; in a line there are brackets instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from mhassist.letters.readers.inline import raised
from mhassist.letters.readers.xml_parsing import tag_of

_AROUND = frozenset({"semantics", "annotation", "annotation-xml", "none"})
_ONE = re.compile(r"[\w.,%€]*")
"""What needs no brackets around it."""
_SKIPPED = frozenset({"annotation", "annotation-xml", "del", "moveFrom"})
_OPEN, _CLOSE = "(", ")"


def in_one_line(formula: etree._Element) -> str:
    """Return what a formula says.

    >>> in_one_line(etree.fromstring("<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>"))
    'a/2'
    """
    tag = tag_of(formula)
    if not tag or tag in _SKIPPED or tag.endswith("Pr"):
        return ""
    if tag in _FORMS:
        return _FORMS[tag](formula)
    own = " ".join((formula.text or "").split()) if tag in _WORDS else ""
    return own + "".join(in_one_line(child) for child in formula)


def is_formula(element: etree._Element) -> bool:
    """Return whether an element holds nothing but a formula: one that is never closed holds all."""
    return all(tag.startswith("m") or tag in _AROUND for tag in map(tag_of, element.iter()) if tag)


def _parts(formula: etree._Element) -> list[str]:
    """Return what each part of a formula says, in order, without its properties."""
    parts = [part for part in formula if tag_of(part) and not tag_of(part).endswith("Pr")]
    return [in_one_line(part) for part in parts]


def _part(formula: etree._Element, name: str) -> str:
    found = next((part for part in formula if tag_of(part) == name), None)
    return in_one_line(found) if found is not None else ""


def _value(formula: etree._Element, name: str, default: str) -> str:
    """Return what a property of a formula of Word says."""
    for properties in formula:
        if tag_of(properties).endswith("Pr"):
            for each in properties:
                if tag_of(each) == name:
                    return next((str(value) for value in each.attrib.values()), "")
    return default


def _bracketed(part: str) -> str:
    return part if _ONE.fullmatch(part) else f"{_OPEN}{part}{_CLOSE}"


def _over(parts: Sequence[str]) -> str:
    above, below = (*parts, "", "")[:2]
    return f"{_bracketed(above)}/{_bracketed(below)}"


def _high(parts: Sequence[str]) -> str:
    base, power = (*parts, "", "")[:2]
    return f"{_bracketed(base)}{_raised(power)}"


def _low(parts: Sequence[str]) -> str:
    base, index = (*parts, "", "")[:2]
    return f"{base}_{_bracketed(index)}" if index else base


def _both(parts: Sequence[str]) -> str:
    base, index, power = (*parts, "", "", "")[:3]
    return f"{_low([base, index])}{_raised(power)}"


def _raised(power: str) -> str:
    if not power or raised(power) != power:
        return raised(power)
    return f"^{_bracketed(power)}"


def _root(of: str, degree: str = "") -> str:
    return f"{_raised(degree) if degree.isdigit() else degree}√{_bracketed(of)}"


def _series(formula: etree._Element) -> str:
    sign = _value(formula, "chr", "∫")
    whole = _both([sign, _part(formula, "sub"), _part(formula, "sup")])
    return f"{whole} {_part(formula, 'e')}"


def _delimited(formula: etree._Element) -> str:
    begin, end = _value(formula, "begChr", _OPEN), _value(formula, "endChr", _CLOSE)
    return f"{begin}{_value(formula, 'sepChr', '|').join(_parts(formula))}{end}"


def _fenced(formula: etree._Element) -> str:
    begin, end = formula.get("open", _OPEN), formula.get("close", _CLOSE)
    return f"{begin}{', '.join(_parts(formula))}{end}"


def _rows(formula: etree._Element) -> str:
    return f"[{'; '.join(_parts(formula))}]"


_WORDS = frozenset({"t", "mi", "mn", "mo", "mtext", "ms"})
_FORMS: dict[str, Callable[[etree._Element], str]] = {
    "f": lambda formula: _over(_parts(formula)),
    "mfrac": lambda formula: _over(_parts(formula)),
    "sSup": lambda formula: _high(_parts(formula)),
    "msup": lambda formula: _high(_parts(formula)),
    "mover": lambda formula: (_parts(formula) or [""])[0],
    "sSub": lambda formula: _low(_parts(formula)),
    "msub": lambda formula: _low(_parts(formula)),
    "munder": lambda formula: _low(_parts(formula)),
    "limLow": lambda formula: _low(_parts(formula)),
    "limUpp": lambda formula: _high(_parts(formula)),
    "sSubSup": lambda formula: _both(_parts(formula)),
    "msubsup": lambda formula: _both(_parts(formula)),
    "munderover": lambda formula: _both(_parts(formula)),
    "rad": lambda formula: _root(_part(formula, "e"), _part(formula, "deg")),
    "msqrt": lambda formula: _root("".join(_parts(formula))),
    "mroot": lambda formula: _root(*(*_parts(formula), "", "")[:2]),
    "nary": _series,
    "d": _delimited,
    "mfenced": _fenced,
    "func": lambda formula: " ".join(_parts(formula)),
    "m": _rows,
    "eqArr": lambda formula: "; ".join(_parts(formula)),
    "mr": lambda formula: ", ".join(_parts(formula)),
    "mtable": _rows,
    "mtr": lambda formula: ", ".join(_parts(formula)),
    "semantics": lambda formula: (_parts(formula) or [""])[0],
}
