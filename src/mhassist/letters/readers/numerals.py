"""Numbers in a file: as it says them, and as a word processor or a browser prints them."""

from __future__ import annotations

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))
_MOST_ROMAN = 399
_MOST_DIGITS = 6


def number_in(said: str | None, default: int) -> int:
    """Return the whole number that an attribute is; the default where it is none.

    More digits than any letter needs are none either: who counts up to it would not come back.

    >>> number_in("12", 1), number_in("²", 1), number_in("-3", 1), number_in("9" * 9, 1)
    (12, 1, 1, 1)
    """
    if said and said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS:
        return int(said)
    return default


def numeral(number: int, style: str) -> str:
    """Return a number as printed.

    Args:
        number: From 1; what is lower, or too high for letters, is printed in digits.
        style: ``1``, ``a``, ``A``, ``i`` or ``I``; anything else prints digits.

    >>> numeral(3, "1"), numeral(28, "a"), numeral(14, "I")
    ('3', 'bb', 'XIV')
    """
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    if style in {"a", "A"}:
        printed = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style in {"i", "I"}:
        printed, left = "", number
        for value, letters in _ROMAN:
            count, left = divmod(left, value)
            printed += letters * count
        printed += "i" * left
    else:
        return str(number)
    return printed.upper() if style in {"A", "I"} else printed
