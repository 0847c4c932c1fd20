"""What a built package holds, and what it asks to be installed beside it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "src" / "mhassist"

LIST_FILES = """
from distutils.core import run_setup
import setuptools
command = run_setup("setup.py", stop_after="config").get_command_obj("build_py")
command.build_lib = "built"
command.ensure_finalized()
print(*command.get_outputs(include_bytecode=False), sep="\\n")
"""

NAMES = {
    "docx": "python-docx",
    "faiss": "faiss-cpu",
    "fpdf": "fpdf2",
    "markdown_it": "markdown-it-py",
    "PIL": "pillow",
    "spellchecker": "pyspellchecker",
    "Stemmer": "pystemmer",
}
"""Module -> its distribution, where it is called otherwise."""


def test_built_package_has_every_file_of_the_sources_and_the_prompts() -> None:
    listed = subprocess.run(
        [sys.executable, "-c", LIST_FILES], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    sources = {
        f"built/mhassist/{file.relative_to(PACKAGE).as_posix()}"
        for file in PACKAGE.rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    prompts = {
        f"built/mhassist/prompts/{name}"
        for name in ("en.toml", "gewone_woorden.toml", "nl.toml", "synoniemen.toml")
    }
    assert set(listed.stdout.replace("\\", "/").split()) == sources | prompts
    assert {file.name for file in (CHECKOUT / "prompts").iterdir()} == {
        Path(name).name for name in prompts
    }


def imported(folders: Iterable[str]) -> set[str]:
    """Return what is imported from outside, by the names under which it is installed."""
    own = {"mhassist", *(file.stem for file in (CHECKOUT / "tests").rglob("*"))}
    found: set[str] = set()
    for folder in folders:
        for file in (CHECKOUT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    found.add((node.module or "").split(".")[0])
    outside = found - own - set(sys.stdlib_module_names)
    return {NAMES.get(name, name.replace("_", "-")) for name in outside}


def distribution(line: str) -> str:
    return re.split(r"[<>=~; ]", line, maxsplit=1)[0].lower().replace("_", "-")


@pytest.fixture(scope="module")
def project() -> dict[str, list[str]]:
    """What is asked for, by where it is needed."""
    read = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "src": [distribution(line) for line in read["dependencies"]],
        "dev": [distribution(line) for line in read["optional-dependencies"]["dev"]],
    }


def test_what_is_imported_is_asked_for(project: dict[str, list[str]]) -> None:
    assert imported(["src"]) - set(project["src"]) == set()
    assert imported(["tests", "bench"]) - {*project["src"], *project["dev"]} == set()


def test_what_is_asked_for_has_a_tested_version(project: dict[str, list[str]]) -> None:
    lines = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    tested = {distribution(line) for line in lines if "==" in line}
    assert {*project["src"], *project["dev"]} - tested == set()
