from __future__ import annotations

import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from fake_encoder import FakeEncoder
from mhassist import live
from mhassist.answering.answer import Answer
from mhassist.encoder.encoding import Encoding
from mhassist.index import Index, build_index, open_index
from mhassist.index.generations import KEPT, generation_names
from mhassist.live import LiveAssistant
from renewal.letters import TUIN, add, hand_in, write_corpus

QUESTION = "Wat is de aanpak van uitbuiting in de tuinbouw?"


def test_new_letter_is_answered_from_without_opening_again(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    assistant = LiveAssistant(settings, encoder=FakeEncoder())
    before = assistant.current()
    assert assistant.current() is before

    renewal = add(settings, hand_in(tmp_path, "tuin.txt", TUIN))

    assert assistant.index_version == renewal.report.version
    assert [letter.id for letter in assistant.letters] == ["haven", "loket", "tuin"]
    assert [each.letter_id for each in assistant.ask(QUESTION).citations][:1] == ["tuin"]
    assert before.index_version != renewal.report.version


def test_question_finishes_on_the_generation_it_began_with(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    reached, go_on = threading.Event(), threading.Event()

    class SlowEncoder(FakeEncoder):
        def encode_questions(self, questions: Sequence[str]) -> list[Encoding]:
            reached.set()
            assert go_on.wait(timeout=60)
            return super().encode_questions(questions)

    assistant = LiveAssistant(settings, encoder=SlowEncoder())
    version = assistant.index_version
    answers: list[Answer] = []
    thread = threading.Thread(target=lambda: answers.append(assistant.ask(QUESTION)))
    thread.start()
    assert reached.wait(timeout=60)

    for number in range(KEPT + 1):
        (settings.corpus / f"tuin-{number}.txt").write_text(TUIN, encoding="utf-8")
        build_index(settings, encoder=FakeEncoder())
    dropped = version not in generation_names(settings.index)
    go_on.set()
    thread.join(timeout=60)

    assert dropped
    assert answers[0].index_version == version
    assert assistant.index_version != version


def test_generation_that_is_open_stays_on_disk_until_it_is_closed(tmp_path: Path) -> None:
    settings = write_corpus(tmp_path)
    assistant = LiveAssistant(settings, encoder=FakeEncoder())
    version = assistant.index_version
    for number in range(KEPT + 1):
        (settings.corpus / f"tuin-{number}.txt").write_text(TUIN, encoding="utf-8")
        build_index(settings, encoder=FakeEncoder())
    assert (settings.index / version).is_dir()

    assert assistant.index_version != version
    (settings.corpus / "laatste.txt").write_text(TUIN, encoding="utf-8")
    build_index(settings, encoder=FakeEncoder())
    assert not (settings.index / version).exists()


def test_index_that_cannot_be_opened_leaves_the_old_one_answering(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = write_corpus(tmp_path)
    assistant = LiveAssistant(settings, encoder=FakeEncoder())
    version = assistant.index_version

    build_index(settings, encoder=FakeEncoder("other"))
    assert [assistant.index_version, assistant.index_version] == [version, version]
    assert len(caplog.messages) == 1
    assert "ander taalmodel" in caplog.text

    shutil.rmtree(settings.index)
    assert assistant.ask(QUESTION).index_version == version

    report = build_index(settings, encoder=FakeEncoder())
    assert assistant.index_version == report.version


def test_question_that_comes_while_a_generation_is_opened_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = write_corpus(tmp_path)
    assistant = LiveAssistant(settings, encoder=FakeEncoder())
    report = add(settings, hand_in(tmp_path, "tuin.txt", TUIN)).report
    reached, go_on = threading.Event(), threading.Event()

    def open_slowly(*given: Any, **named: Any) -> Index:
        reached.set()
        assert go_on.wait(timeout=60)
        return open_index(*given, **named)

    monkeypatch.setattr(live, "open_index", open_slowly)
    seen: list[str] = []
    threads = [
        threading.Thread(target=lambda: seen.append(assistant.index_version)) for _ in range(2)
    ]
    threads[0].start()
    assert reached.wait(timeout=60)
    threads[1].start()
    threads[1].join(timeout=0.2)
    go_on.set()
    for thread in threads:
        thread.join(timeout=60)
    assert seen == [report.version] * 2


def test_generation_that_could_not_be_opened_by_chance_is_opened_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings = write_corpus(tmp_path)
    assistant = LiveAssistant(settings, encoder=FakeEncoder())
    version = assistant.index_version
    report = add(settings, hand_in(tmp_path, "tuin.txt", TUIN)).report

    def fail(*_: object, **__: object) -> Index:
        raise MemoryError

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(live, "open_index", fail)
        assert assistant.index_version == version
    assert caplog.messages == ["The new index could not be opened"]
    assert assistant.index_version == report.version
