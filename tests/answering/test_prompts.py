"""The assistant's own sentences: the ones that are there, and every way to break them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.answering.prompts import load_prompts
from mhassist.errors import PromptError
from mhassist.question.language import Language
from mhassist.settings import PROJECT_FOLDER

PROMPTS = PROJECT_FOLDER / "prompts"
DUTCH = (PROMPTS / "nl.toml").read_text(encoding="utf-8")
PARTIAL = 'partial = "{missing}"'


def _changed(folder: Path, old: str, new: str) -> Path:
    """Write the Dutch sentences with one stretch replaced."""
    assert DUTCH.count(old) == 1
    path = folder / "nl.toml"
    path.write_text(DUTCH.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_languages_are_complete(language: Language) -> None:
    assert load_prompts(PROMPTS, language).language == language


def test_sentence_is_filled_in() -> None:
    prompts = load_prompts(PROMPTS, "nl")
    said = prompts.say("refusal", "plain", missing="Geen {bedrag}.", searched="1 brief")
    assert said == "Geen {bedrag}. Doorzocht: 1 brief."


def test_sentences_saved_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    (tmp_path / "nl.toml").write_text(DUTCH, encoding="utf-8-sig")
    assert load_prompts(tmp_path, "nl").say("intro", "unknown_kind") == "brief"


def test_doubled_braces_are_braces(tmp_path: Path) -> None:
    _changed(tmp_path, PARTIAL, 'partial = "{{x}} {missing}"')
    assert load_prompts(tmp_path, "nl").say("refusal", "partial", missing="y") == "{x} y"


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        pytest.param(
            "",
            "In {path} ontbreekt de zin 'refusal.partial': voeg haar toe.",
            id="missing sentence",
        ),
        pytest.param(
            "partial = 3",
            "In {path} ontbreekt de zin 'refusal.partial': voeg haar toe.",
            id="no sentence but a number",
        ),
        pytest.param(
            'partial = "Niet gevonden."',
            "De zin 'refusal.partial' in {path} mist '{{missing}}': zet het terug.",
            id="lost placeholder",
        ),
        pytest.param(
            'partial = "{missing} op {datum}"',
            "De zin 'refusal.partial' in {path} heeft '{{datum}}', dat daar niet ingevuld kan "
            "worden; toegestaan: missing.",
            id="wrong placeholder",
        ),
        pytest.param(
            'partial = "{missing} {}"',
            "De zin 'refusal.partial' in {path} heeft '{{}}', dat daar niet ingevuld kan worden; "
            "toegestaan: missing.",
            id="empty placeholder",
        ),
        pytest.param(
            'partial = "{missing.__class__}"',
            "De zin 'refusal.partial' in {path} heeft '{{missing.__class__}}', dat daar niet "
            "ingevuld kan worden; toegestaan: missing.",
            id="placeholder that looks inside",
        ),
        pytest.param(
            'partial = "{missing:d}"',
            "De zin 'refusal.partial' in {path} heeft meer dan de naam in '{{missing}}': haal het "
            "weg.",
            id="format",
        ),
        pytest.param(
            'partial = "{missing!r}"',
            "De zin 'refusal.partial' in {path} heeft meer dan de naam in '{{missing}}': haal het "
            "weg.",
            id="conversion",
        ),
        pytest.param(
            'partial = "{missing"',
            "De zin 'refusal.partial' in {path} heeft een losse accolade: schrijf {{{{ of }}}}.",
            id="brace",
        ),
    ],
)
def test_malformed_sentence_is_named(tmp_path: Path, sentence: str, message: str) -> None:
    path = _changed(tmp_path, PARTIAL, sentence)
    with pytest.raises(PromptError) as caught:
        load_prompts(tmp_path, "nl")
    assert str(caught.value) == message.format(path=path)


def test_sentence_without_placeholders_says_that_none_is_allowed(tmp_path: Path) -> None:
    path = _changed(tmp_path, 'unknown_kind = "brief"', 'unknown_kind = "{kind}"')
    with pytest.raises(PromptError) as caught:
        load_prompts(tmp_path, "nl")
    assert str(caught.value) == (
        f"De zin 'intro.unknown_kind' in {path} heeft '{{kind}}', dat daar niet ingevuld kan "
        "worden; toegestaan: niets."
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            None, "Het bestand met zinnen {path} is er niet: zet het terug.", id="missing"
        ),
        pytest.param(
            b"\xff\xfe",
            "Het bestand met zinnen {path} is geen UTF-8-tekst: sla het op als UTF-8.",
            id="not UTF-8",
        ),
        pytest.param(b"intro = ", "Het bestand met zinnen {path} klopt niet: ", id="not TOML"),
        pytest.param(
            b'intro = "x"',
            "In {path} ontbreekt de zin 'intro.dated': voeg haar toe.",
            id="no table",
        ),
        pytest.param(b"", "In {path} ontbreekt de zin 'intro.dated': voeg haar toe.", id="empty"),
    ],
)
def test_file_that_cannot_be_used_is_named(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "nl.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PromptError) as caught:
        load_prompts(tmp_path, "nl")
    assert str(caught.value).startswith(message.format(path=path))


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Kamerbrief", "letter to Parliament"),
        ("voortgangsbrief", "progress letter"),
        ("het kabinet", "the government"),
        (
            "de Staatssecretaris van Justitie en Veiligheid",
            "the State Secretary for Justice and Security",
        ),
        (
            "De Minister van Financiën en de Minister voor Zeezaken",
            "the Minister of Finance and the Minister for Zeezaken",
        ),
        ("de Vissersraad", "the Vissersraad"),
        ("C. de Vries", "C. de Vries"),
        ("", ""),
    ],
)
def test_sheet_is_put_into_english_as_far_as_it_is_known(dutch: str, english: str) -> None:
    assert load_prompts(PROMPTS, "en").translate(dutch) == english
    assert load_prompts(PROMPTS, "nl").translate(dutch) == dutch


def test_english_names_can_be_left_out_and_must_be_texts(tmp_path: Path) -> None:
    english = (PROMPTS / "en.toml").read_text(encoding="utf-8")
    without = english[: english.index("[names]")]
    path = tmp_path / "en.toml"
    path.write_text(without, encoding="utf-8")
    assert load_prompts(tmp_path, "en").translate("de Kamerbrief") == "the Kamerbrief"
    path.write_text(f'{without}[names]\n"Kamerbrief" = 3\n', encoding="utf-8")
    with pytest.raises(PromptError) as caught:
        load_prompts(tmp_path, "en")
    assert str(caught.value) == (f"In {path} is 'names.Kamerbrief' geen tekst: zet er een neer.")


def test_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.toml").mkdir()
    with pytest.raises(PromptError, match=r"en\.toml kan niet gelezen worden: het is een map\.$"):
        load_prompts(tmp_path, "en")
