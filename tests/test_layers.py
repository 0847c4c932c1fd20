"""The shape of the repository: which way imports go, and what is never named."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "src" / "mhassist"

LAYERS = (
    "errors",
    "reasons",
    "trace",
    "dutch",
    "settings",
    "second_process",
    "letters",
    "paragraphs",
    "sentences",
    "encoder",
    "chunks",
    "index",
    "citations",
    "question",
    "query",
    "retrieval",
    "answering",
    "timeline",
    "explanation",
    "chain",
    "live",
    "evaluation",
    "renewal",
    "doctor",
    "web",
    "cli",
)
"""In the order of the data: a stage imports those before it, and itself."""

ENTRANCES = ("__init__", "__main__")
"""They hand out what the stages have, and may import any."""


def stage_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def imports_of(path: Path) -> set[str]:
    """Return the modules of mhassist that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return {name for name in found if name.split(".")[0] == "mhassist"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def stage_of_file(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def test_every_stage_has_its_place_in_the_order() -> None:
    stages = {stage_of_file(path) for path in modules()} - set(ENTRANCES)
    assert sorted(stages - set(LAYERS)) == []


def test_imports_follow_the_data() -> None:
    against = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for path in modules()
        if stage_of_file(path) not in ENTRANCES
        for module in sorted(imports_of(path))
        if LAYERS.index(stage_of(module)) > LAYERS.index(stage_of_file(path))
    ]
    assert against == []


OUTSIDE = {
    "torch": {"encoder", "evaluation/fitting"},  # fitting: to train the reader
    "sentence_transformers": {"encoder"},
    "matplotlib": {"evaluation/plots.py"},
    "onnxruntime": {"encoder"},
    "faiss": {"index"},
    "bm25s": {"index"},
    "gradio": {"web"},
    "typer": {"cli"},
    "rich": {"cli"},
    "watchfiles": {"cli"},
}


@pytest.mark.parametrize(("library", "stages"), OUTSIDE.items(), ids=OUTSIDE.keys())
def test_library_is_imported_in_its_places_only(library: str, stages: set[str]) -> None:
    pattern = re.compile(rf"^\s*(import|from) {library}\b", re.MULTILINE)
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if pattern.search(path.read_text(encoding="utf-8"))
    }
    apart = {user for user in users if not any(f"{user}/".startswith(f"{s}/") for s in stages)}
    assert users != set()
    assert apart == set()


def tracked_files() -> list[Path]:
    """Return the files of the repository, the letters and their quotations left out."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [
        CHECKOUT / name
        for name in names
        if not name.startswith(("corpus/", "eval/", "tests/golden/"))
        and (CHECKOUT / name).is_file()
    ]


# Put together here, so that this file does not name them either.
FORBIDDEN = {
    "a folder of somebody's machine": r"/(work|home|root|tmp|Users)/[\w.]",
    "a package registry": r"\b(py" + r"pi|test\.py" + r"pi|registry\.npm" + r"js)\.(org|com)\b"
    r"|files\.python" + r"hosted",
    "a model hub": r"hugging" + r"face\.co\b",
}


@pytest.mark.parametrize("what", FORBIDDEN, ids=FORBIDDEN.keys())
def test_repository_does_not_name(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        for number, line in enumerate(text.splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{path.relative_to(CHECKOUT)}:{number}: {line.strip()[:80]}")
    assert found == []
