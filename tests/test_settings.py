"""Settings: where a value comes from, and what is said when it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.errors import SettingsError
from mhassist.settings import PROJECT_FOLDER, load_settings


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_any_choice_the_folders_are_those_of_the_checkout() -> None:
    settings = load_settings()
    assert settings.corpus == PROJECT_FOLDER / "corpus"
    assert settings.index == PROJECT_FOLDER / "index"
    assert settings.prompts == PROJECT_FOLDER / "prompts"
    assert settings.eval == PROJECT_FOLDER / "eval"


def test_folders_of_the_current_folder_come_before_those_of_the_checkout(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    settings = load_settings()
    assert settings.corpus == tmp_path / "corpus"
    assert settings.index == tmp_path / "index"
    assert settings.prompts == PROJECT_FOLDER / "prompts"


def test_prompts_of_the_current_folder_are_taken_if_they_are_the_assistants(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "prompts"
    folder.mkdir()
    (folder / "nl.toml").touch()
    assert load_settings().prompts == PROJECT_FOLDER / "prompts"
    (folder / "en.toml").touch()
    assert load_settings().prompts == folder


def test_built_package_has_its_own_prompts_and_looks_for_letters_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "mhassist" / "prompts"
    packed.mkdir(parents=True)
    monkeypatch.setattr("mhassist.settings.PACKED_PROMPTS", packed)
    settings = load_settings()
    assert settings.prompts == packed
    assert (settings.corpus, settings.index) == (tmp_path / "corpus", tmp_path / "index")
    assert settings.eval == tmp_path / "eval"


def test_another_corpus_has_its_index_beside_it(tmp_path: Path) -> None:
    assert load_settings(corpus=tmp_path / "a" / "brieven").index == tmp_path / "a" / "index"


def test_option_wins_over_environment_and_environment_over_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mhassist.toml").write_text(
        'threads = 3\nport = 8001\nruntime = "torch"\n', encoding="utf-8"
    )
    monkeypatch.setenv("MHASSIST_PORT", "8002")
    monkeypatch.setenv("MHASSIST_RUNTIME", "onnx-fp32")
    settings = load_settings(runtime="onnx-int8", port=None)
    assert (settings.threads, settings.port, settings.runtime) == (3, 8002, "onnx-int8")


def test_folder_in_a_settings_file_is_meant_from_where_the_file_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elders").mkdir()
    file = tmp_path / "elders" / "instellingen.toml"
    file.write_text('corpus = "brieven"\nindex = "../index-2"\n', encoding="utf-8-sig")
    monkeypatch.setenv("MHASSIST_SETTINGS", str(file))
    settings = load_settings()
    assert settings.corpus == tmp_path / "elders" / "brieven"
    assert settings.index.resolve() == tmp_path / "index-2"


def test_empty_variable_is_no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MHASSIST_CORPUS", "")
    assert load_settings().corpus == PROJECT_FOLDER / "corpus"


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        pytest.param(
            "runtime",
            "snel",
            "Instelling 'runtime' kan niet 'snel' zijn; "
            "kies uit 'auto', 'onnx-int8', 'onnx-fp32' of 'torch'.",
            id="no such choice",
        ),
        pytest.param(
            "port",
            0,
            "Instelling 'port' kan niet '0' zijn; neem een getal van minstens 1.",
            id="too low",
        ),
        pytest.param(
            "threads",
            65,
            "Instelling 'threads' kan niet '65' zijn; neem een getal van hoogstens 64.",
            id="too high",
        ),
        pytest.param(
            "port",
            "acht",
            "Instelling 'port' kan niet 'acht' zijn; neem een geheel getal.",
            id="no number",
        ),
        pytest.param(
            "corpsu",
            "brieven",
            "Instelling 'corpsu' bestaat niet; er zijn: cache, corpus, encoder, eval, host, index, "
            "passage_prompt, port, prompts, query_prompt, runtime, threads.",
            id="no such setting",
        ),
    ],
)
def test_value_that_cannot_be_used_is_named_with_what_can(
    option: str, value: object, sentence: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(**{option: value})
    assert str(caught.value) == sentence


def test_settings_file_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "weg.toml"
    monkeypatch.setenv("MHASSIST_SETTINGS", str(file))
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value) == f"MHASSIST_SETTINGS noemt het bestand '{file}', en dat is er niet."


def test_settings_file_that_is_not_toml_is_named_with_the_place(tmp_path: Path) -> None:
    file = tmp_path / "mhassist.toml"
    file.write_text("corpus = \n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value) == (
        f"Instellingenbestand '{file}' is geen geldige TOML, regel 1, teken 10: na '=' hoort een"
        ' waarde, en een tekst staat tussen rechte aanhalingstekens ("...").'
    )


def test_settings_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mhassist.toml"
    file.write_bytes(b'corpus = "financi\xeble"\n')
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value) == f"Instellingenbestand '{file}' is geen UTF-8-tekst."
