"""Colours of letters and of what is behind them: who prints both alike, prints nothing to read."""

from __future__ import annotations

import re
from collections.abc import Mapping

Colour = tuple[int, int, int]
"""Red, green and blue, each 0 to 255."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
_NAMED: Mapping[str, Colour] = {
    "white": WHITE, "black": BLACK, "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245), "gray": (128, 128, 128),
    "red": (255, 0, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0), "green": (0, 128, 0),
    "silver": (192, 192, 192), "navy": (0, 0, 128), "cyan": (0, 255, 255),
    "magenta": (255, 0, 255), "darkblue": (0, 0, 139), "darkred": (139, 0, 0),
    "darkgreen": (0, 100, 0), "darkcyan": (0, 139, 139), "darkmagenta": (139, 0, 139),
    "darkyellow": (128, 128, 0), "darkgray": (128, 128, 128), "lightgray": (192, 192, 192),
}  # fmt: skip
"""Of the names that colours have, those that word processors and pages of ministries use."""
_SAME = 20
"""Of 255: text in a light grey differs by 50 from the paper; what differs less nobody reads."""
_HEX = re.compile(r"(?<![\w.])#?([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2})?(?![\w.])")
_RGB = re.compile(
    r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+(\d{0,3}(?:\.\d{1,6})?)%?)?\s*\)"
)


def colour_in(value: str) -> Colour | None:
    """Return the colour that a value names; ``None`` for one that is not known.

    >>> colour_in("#fff url(x.png)"), colour_in("rgb(1, 2, 3)"), colour_in("var(--kleur)")
    ((255, 255, 255), (1, 2, 3), None)
    """
    lower = value.lower()
    rgb = _RGB.search(lower)
    if rgb is not None:
        return int(rgb[1]), int(rgb[2]), int(rgb[3])
    named = next((_NAMED[word] for word in lower.split() if word in _NAMED), None)
    if named is not None:
        return named
    found = _HEX.search(lower)
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def is_clear(value: str) -> bool:
    """Return whether a colour lets all through.

    >>> is_clear("transparent"), is_clear("rgba(0, 0, 0, 0.0)"), is_clear("rgb(0, 0, 0)")
    (True, True, False)
    """
    rgb = _RGB.search(value.lower())
    if rgb is not None:
        return bool((rgb[4] or "").strip(".")) and float(rgb[4]) == 0
    return value.lower().strip() in {"transparent", "none", "inherit", "initial", "unset", "auto"}


def are_alike(one: Colour, other: Colour) -> bool:
    """Return whether nobody can tell two colours apart."""
    return all(abs(mine - theirs) <= _SAME for mine, theirs in zip(one, other, strict=True))
