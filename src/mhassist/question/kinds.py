"""The kinds of thing that a question can ask for."""

from __future__ import annotations

from enum import StrEnum


class Asked(StrEnum):
    """The kind of thing that must stand in what is quoted."""

    NUMBER = "number"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    DATE = "date"
    TERM = "term"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    REASON = "reason"
    PURPOSE = "purpose"
    DEFINITION = "definition"
    ABBREVIATION = "abbreviation"
    LIST = "list"
    POLICY = "policy"
    CONTACT = "contact"
    """An address, telephone number or date of birth: personal data."""
    YES_NO = "yes/no"
    OPEN = "open"


FIGURES = frozenset({Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE})
"""Kinds of which a figure of another year is a wrong answer."""
BOUND = FIGURES | {Asked.TERM}
"""Kinds of figure that mean nothing but of the thing that is named."""
