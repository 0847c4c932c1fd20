"""Dutch words that more than one stage looks for, by what they say: parts of regular expressions.

A stage adds to them what it alone may read so: "door het weer" is a reason where one is asked for,
and proves by itself that none is given.
"""

from __future__ import annotations

NUMERALS = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15,
    "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19,
}  # fmt: skip
"""Numbers that are one word of their own. Not "een", which counts nothing."""
NUMERAL = "|".join(NUMERALS)
SEASON = "voorjaar|lente|zomer|najaar|herfst|winter"

REASON = (
    r"omdat|doordat|want|aangezien|vanwege|wegens|immers|reden(?:en)?|oorza(?:ak|ken)|verklaring|"
    r"gelet op|te maken met|naar aanleiding van|aanleiding|veroorzaakt|dankzij|daarom|daardoor|"
    r"hierdoor|waardoor|mede door|vandaar|teneinde|opdat"
)
"""What binds a reason to what it explains."""
PURPOSE = (
    r"doel(?:en|stelling(?:en)?|einden)?|beoog[dt]|bedoeld|bedoeling|strekt|streven|"
    r"richt(?:en)? zich|teneinde|zodat|opdat|ten behoeve van|"
    r"moet(?:en)? (?:\w+ ){0,6}(?:leiden|bijdragen|zorgen|voorkomen)|om\b.{1,120}?\bte"
)
"""What says to what end something is."""
