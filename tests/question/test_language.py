"""Dutch or English, and which words carry the subject."""

from __future__ import annotations

import pytest

from mhassist.question.language import content_words, language_of


@pytest.mark.parametrize(
    ("question", "language"),
    [
        pytest.param("Hoeveel schepen zijn er bezocht?", "nl", id="Dutch"),
        pytest.param("How many ships were visited?", "en", id="English"),
        pytest.param("What is mensenhandel?", "en", id="English with a Dutch subject"),
        pytest.param("Wat is human trafficking?", "nl", id="Dutch with an English subject"),
        pytest.param("visserij budget 2031", "nl", id="keywords"),
        pytest.param("in 2031?", "nl", id="words of both languages"),
        pytest.param("And in 2031?", "en", id="English follow-up"),
        pytest.param("2031", "nl", id="a number alone"),
    ],
)
def test_language_is_dutch_unless_english_wins(question: str, language: str) -> None:
    assert language_of(question) == language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Wat doet de NVR?", ["NVR"], id="a name"),
        pytest.param("art. 273f Sr", ["art", "273f", "Sr"], id="article of law"),
        pytest.param(
            "de ngo's en OM-verdachten", ["ngo's", "OM-verdachten"], id="apostrophe and hyphen"
        ),
        pytest.param("Is dat er nog niet?", [], id="none"),
        pytest.param("snake_case _ x", ["snake", "case", "x"], id="underscores divide"),
    ],
)
def test_content_words_carry_the_subject(text: str, words: list[str]) -> None:
    assert content_words(text) == words
