"""Words of letters for the words of a question, from the file that policy staff extend."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.errors import PromptError
from mhassist.question.everyday import EverydayWords, load_everyday_words

EVERYDAY = EverydayWords(
    {
        "nl": {"baas": "werkgever", "zelf meegemaakt": "ervaringsdeskundige", "schip": "vaartuig"},
        "en": {"harbour dues": "havengeld", "force": "dwang"},
    },
    known=lambda stem: stem == "schip",
)


@pytest.mark.parametrize(
    ("asked", "language", "searched"),
    [
        pytest.param("Wat wil de baas?", "nl", "Wat wil de baas werkgever?", id="word"),
        pytest.param(
            "Wie heeft het zelf meegemaakt?",
            "nl",
            "Wie heeft het zelf meegemaakt ervaringsdeskundige?",
            id="expression",
        ),
        pytest.param("Welk schip vaart uit?", "nl", "Welk schip vaart uit?", id="letters have it"),
        pytest.param("Wie is Baas?", "nl", "Wie is Baas?", id="name"),
        pytest.param("Which harbour dues?", "en", "Which harbour dues havengeld?", id="English"),
        pytest.param("Which Task Force?", "en", "Which Task Force?", id="English name"),
        pytest.param("Which baas?", "en", "Which baas?", id="word of the other language"),
        pytest.param("?", "nl", "?", id="no words"),
    ],
)
def test_expressions_are_followed_by_what_letters_say(
    asked: str, language: str, searched: str
) -> None:
    assert EVERYDAY.add_to(asked, "en" if language == "en" else "nl") == searched


def test_no_file_is_no_words(tmp_path: Path) -> None:
    assert load_everyday_words(tmp_path, lambda _: False).add_to("de baas", "nl") == "de baas"


def test_a_file_saved_with_a_mark_before_its_text_is_read(tmp_path: Path) -> None:
    content = '[nederlands]\n"baas" = "werkgever"\n'
    (tmp_path / "gewone_woorden.toml").write_text(content, encoding="utf-8-sig")

    everyday = load_everyday_words(tmp_path, lambda _: False)

    assert everyday.add_to("de baas", "nl") == "de baas werkgever"


def test_file_of_the_repository_is_read() -> None:
    prompts = Path(__file__).parents[2] / "prompts"

    everyday = load_everyday_words(prompts, lambda _: False)

    assert everyday.add_to("Worden hoerenlopers vervolgd?", "nl") == (
        "Worden hoerenlopers klant van prostituee vervolgd?"
    )
    assert everyday.add_to("the reflection period", "en") == "the reflection period bedenktijd"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("[nederlands", "klopt niet", id="no TOML"),
        pytest.param("nederlands = 3", "regels staan als", id="no table"),
        pytest.param('[engels]\nboss = ["werkgever"]', "regels staan als", id="a list"),
        pytest.param('[engels]\nboss = " "', "regels staan als", id="nothing said"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "gewone_woorden.toml").write_text(content, encoding="utf-8")

    with pytest.raises(PromptError, match=message):
        load_everyday_words(tmp_path, lambda _: False)


def test_words_that_only_say_how_to_answer_stay_alone() -> None:
    assert EVERYDAY.add_to("Wat wil de baas?", "nl", frame={"baas"}) == "Wat wil de baas?"
