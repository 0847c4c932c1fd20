"""A number of what is only the last part of the noun asked about is not plainly its number."""

from __future__ import annotations

from mhassist.answering.refusal.sure import _has_part_of_head
from mhassist.question import understand
from mhassist.question.spelling import Speller
from mhassist.question.synonyms import Synonyms


def test_last_part_of_a_compound_is_another_thing() -> None:
    question = understand(
        "Hoeveel zeeloodsen zijn er?", (), letters=(), speller=Speller({}), synonyms=Synonyms()
    )
    assert _has_part_of_head("Jaarlijks worden 20 loodsen opgeleid.", question)
    assert not _has_part_of_head("Jaarlijks worden 20 zeeloodsen opgeleid.", question)
