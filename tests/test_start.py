"""start.py on a project of its own that installs without a network."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PROGRAM = f"{Path(sys.executable).stem} start.py"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "mhassist"
version = "0"
"""

BACKEND = '''
import zipfile
from pathlib import Path

METADATA = "Metadata-Version: 2.1\\nName: mhassist\\nVersion: 0\\nProvides-Extra: dev\\n"
WHEEL = "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    """Return the name of a wheel that puts this folder on the path."""
    name = "mhassist-0-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        wheel.writestr("mhassist.pth", str(Path(__file__).parent / "src") + "\\n")
        wheel.writestr("mhassist-0.dist-info/METADATA", METADATA)
        wheel.writestr("mhassist-0.dist-info/WHEEL", WHEEL)
        wheel.writestr("mhassist-0.dist-info/RECORD", "")
    return name
'''

PACKAGE = """
import os, sys
print("started", os.environ["MHASSIST_PROGRAM"], os.environ["MHASSIST_PREPARE"], sys.argv[1:])
sys.exit(7 if "fail" in sys.argv else 0)
"""


def make_project(folder: Path) -> Path:
    (folder / "src" / "mhassist").mkdir(parents=True)
    (folder / "src" / "mhassist" / "__main__.py").write_text(PACKAGE, encoding="utf-8")
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
    (folder / "constraints.txt").write_text("mhassist==0\n", encoding="utf-8")
    shutil.copy(CHECKOUT / "start.py", folder)
    (folder / "docs").mkdir()
    shutil.copy(CHECKOUT / "docs" / "cli.md", folder / "docs")
    return folder


def start(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(project / "start.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**ENVIRONMENT, "PIP_NO_INDEX": "1", "PIP_RETRIES": "0"},
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was set up once, by its first question."""
    folder = make_project(tmp_path_factory.mktemp("project met spatie"))
    explained = start(folder, "ask", "--help")
    assert explained.stdout.startswith(f"Gebruik: {PROGRAM} ask [VRAAG] [OPTIES]\n\nBeantwoord een")
    assert (explained.stderr, (folder / ".venv").exists()) == ("", False)
    first = start(folder, "timeline", "loket")
    assert first.stdout == f"started {PROGRAM} 1 ['timeline', 'loket']\n"
    assert first.stderr.startswith("mhassist wordt ingericht; dat gebeurt één keer")
    assert first.returncode == 0
    return folder


def test_second_start_sets_up_nothing(project: Path) -> None:
    again = start(project, "ask", "Wat?")
    assert again.stdout == f"started {PROGRAM} 1 ['ask', 'Wat?']\n"
    assert (again.stderr, again.returncode) == ("", 0)


def test_without_command_the_chat_is_started(project: Path) -> None:
    assert start(project).stdout.endswith("1 ['serve', '--prepare']\n")


def test_exit_status_of_the_command_comes_back(project: Path) -> None:
    assert start(project, "fail").returncode == 7


def test_set_up_that_was_broken_off_is_repaired(project: Path) -> None:
    (project / ".venv" / "mhassist-setup.json").unlink()
    shutil.rmtree(next((project / ".venv").glob("[lL]ib*")))
    repaired = start(project, "letters")
    assert repaired.stdout.endswith("1 ['letters']\n")
    assert repaired.stderr.startswith("mhassist wordt ingericht")
    assert start(project, "letters").stderr == ""


def test_changed_requirements_are_installed(project: Path) -> None:
    stamp = project / ".venv" / "mhassist-setup.json"
    before = json.loads(stamp.read_text(encoding="utf-8"))
    with (project / "constraints.txt").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    changed = start(project, "letters")
    assert changed.stderr.startswith("mhassist wordt ingericht")
    assert json.loads(stamp.read_text(encoding="utf-8"))["wanted"] != before["wanted"]


def test_package_that_cannot_be_had_is_one_sentence_and_status_2(project: Path) -> None:
    pyproject = project / "pyproject.toml"
    whole = pyproject.read_text(encoding="utf-8")
    backend = project / "backend.py"
    text = backend.read_text(encoding="utf-8")
    try:
        pyproject.write_text(whole + "# changed\n", encoding="utf-8")
        backend.write_text(
            text.replace("Provides", "Requires-Dist: no-such-thing\\nProvides"), encoding="utf-8"
        )
        failed = start(project, "letters")
    finally:
        pyproject.write_text(whole, encoding="utf-8")
        backend.write_text(text, encoding="utf-8")
    log = project / ".venv" / "setup.log"
    assert failed.returncode == 2
    assert failed.stdout == ""
    assert "No matching distribution found for no-such-thing" in failed.stderr
    assert failed.stderr.splitlines()[-1] == (
        "mhassist: de pakketten konden niet geïnstalleerd worden; "
        f"alles wat gemeld werd, staat in {log}."
    )
    assert start(project, "letters").returncode == 0


@pytest.fixture
def program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", CHECKOUT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("command", "first"),
    [
        pytest.param(["--help"], "Gebruik: python start.py OPDRACHT [OPTIES]", id="all"),
        pytest.param(
            ["add", "--help"], "Gebruik: python start.py add BESTAND... [OPTIES]", id="one"
        ),
        pytest.param(["vraag", "--help"], "", id="no such command"),
    ],
)
def test_help_is_that_of_the_manual(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, command: list[str], first: str
) -> None:
    monkeypatch.setattr(program, "program_name", lambda: "python start.py")
    page = program.help_page(command)
    assert page.partition("\n")[0] == first
    assert "```" not in page


def test_python_that_is_too_old_is_said(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program.sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(program.platform, "python_version", lambda: "3.10.4")
    assert program.main([]) == 2
    assert capsys.readouterr().err == (
        "mhassist: Python 3.10.4 is te oud; start dit met Python 3.11 of nieuwer.\n"
    )


def test_another_python_of_the_same_release_uses_what_is_installed(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = []
    for version in (("3", "11", "2"), ("3", "11", "7"), ("3", "12", "0")):
        monkeypatch.setattr(program.platform, "python_version_tuple", lambda own=version: own)
        stamps.append(program.wanted_stamp())
    assert stamps[0] == stamps[1]
    assert stamps[1] != stamps[2]


def test_missing_venv_is_said_with_the_package_of_debian(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(program.SetupError) as caught:
        program.make_environment()
    assert str(caught.value) == (
        "aan deze Python ontbreekt 'venv'; installeer dat eerst "
        "(Debian en Ubuntu: apt install python3-venv)."
    )


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        pytest.param(
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left",
            "mislukt: de schijf is vol; maak 3 GB vrij en start opnieuw.",
            id="disk full",
        ),
        pytest.param(
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError("
            "...: Temporary failure in name resolution')",
            "mislukt: er is geen verbinding met de pakketbron; "
            "controleer het netwerk of de instelling van pip en start opnieuw.",
            id="no network",
        ),
    ],
)
def test_why_a_step_failed_is_read_from_its_output(
    program: ModuleType, output: str, sentence: str
) -> None:
    assert program.explain(output, "mislukt") == sentence


def test_full_disk_is_said_before_anything_is_fetched(
    program: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program.shutil, "disk_usage", lambda _: SimpleNamespace(free=2**30))
    with pytest.raises(program.SetupError) as caught:
        program.require_disk()
    assert str(caught.value) == (
        f"er is 1.0 GB vrij op de schijf van {CHECKOUT}; er is 3 GB nodig."
    )


def test_environment_that_start_did_not_make_is_left_alone(
    program: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notities.txt").write_text("van mij", encoding="utf-8")
    monkeypatch.setattr(program, "VENV", tmp_path)
    with pytest.raises(program.SetupError):
        program.remove_environment()
    assert (tmp_path / "notities.txt").read_text(encoding="utf-8") == "van mij"
