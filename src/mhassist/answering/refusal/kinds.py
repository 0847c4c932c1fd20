"""Kinds of thing that a question asks for, by how plainly a letter shows that it has one."""

from __future__ import annotations

from mhassist.question import Asked

STRICT = frozenset(
    {
        Asked.NUMBER, Asked.AMOUNT, Asked.PERCENTAGE, Asked.DATE, Asked.TERM, Asked.PERSON,
        Asked.PLACE, Asked.ABBREVIATION, Asked.CONTACT,
    }
)  # fmt: skip
"""Kinds whose form is plain enough to say that it is not there."""
NAMED = frozenset({Asked.ORGANISATION, Asked.PLACE, Asked.PERSON})
UNTYPED = frozenset({Asked.OPEN, Asked.YES_NO, Asked.POLICY})
"""Kinds of no form at all."""
UNDATED = UNTYPED | {Asked.LIST, Asked.DEFINITION, Asked.PURPOSE}
"""Kinds of which what the letters say of another year is shown, with what is missing."""
