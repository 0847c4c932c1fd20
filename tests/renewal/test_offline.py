"""Nothing asks for anything outside: the kernel kills the process that tries."""

from __future__ import annotations

import platform
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from readers.made import ODT_BODY, OP_XML, docx, odt
from readers.printed import BODY, Sheets
from renewal.letters import write_corpus
from renewal.offline import CALLS

DRIVER = Path(__file__).with_name("offline.py")
OUTSIDE = "http://example.org/x"
PAGE = f"""<!doctype html><html lang="nl"><head><base href="{OUTSIDE}"><link rel="stylesheet"
href="{OUTSIDE}.css"><script src="{OUTSIDE}.js"></script></head><body><main><p>De wagens van de
gemeente halen het zwerfafval op en tellen wat erin ligt.</p><img src="{OUTSIDE}.png">
<iframe src="{OUTSIDE}"></iframe></main></body></html>"""
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    f'relationships/attachedTemplate" Target="{OUTSIDE}.dotx" TargetMode="External"/>'
    "</Relationships>"
)
PICTURE = (
    f'<text:p><draw:frame><draw:image xmlns:xlink="http://www.w3.org/1999/xlink"'
    f' xlink:href="{OUTSIDE}.png"/></draw:frame></text:p>'
)
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in CALLS,
    reason="system calls are watched by Linux alone",
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(DRIVER), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def what_became(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Hand files in with a small corpus; return what is said of each and of a question."""
    write_corpus(folder)
    (folder / "handed-in").mkdir()
    for name, content in files.items():
        (folder / "handed-in" / name).write_bytes(content)
    done = run(str(folder))
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def pdf() -> bytes:
    sheets = Sheets().page()
    sheets.lines(200, *BODY)
    sheets.pdf.link(80, 190, 200, 40, f"{OUTSIDE}.pdf")
    return sheets.content


def test_a_process_that_makes_a_request_is_killed() -> None:
    assert run().returncode == -signal.SIGSYS


def test_letters_that_point_outside_are_added_without_asking_there(tmp_path: Path) -> None:
    dtd = f'<?xml version="1.0"?><!DOCTYPE officiele-publicatie SYSTEM "{OUTSIDE}.dtd">'
    files = {
        "dtd.xml": f"{dtd}{OP_XML[OP_XML.index('<officiele') :]}".encode(),
        "pagina.html": PAGE.encode(),
        "pdf.pdf": pdf(),
        "plat.md": f"De wagens tellen wat er in de haven ligt ![]({OUTSIDE}.png).".encode(),
        "tekst.odt": odt(ODT_BODY + PICTURE),
        "word.docx": docx(more={"word/_rels/settings.xml.rels": RELATIONS}),
    }

    assert what_became(tmp_path, files) == [
        "dtd.xml: added",
        "pagina.html: added",
        "pdf.pdf: added",
        "plat.md: added",
        "tekst.odt: added",
        "word.docx: added",
        "asked",
    ]


@pytest.mark.shared
@pytest.mark.ocr
def test_real_letters_are_read_without_asking_outside(tmp_path: Path, shared: Path) -> None:
    found = sorted(file for file in (shared / "samples").rglob("*") if file.is_file())
    # One of each kind of paper and format: all of them are read elsewhere.
    kinds = {(file.parent, file.suffix): file for file in found if "metadata" not in file.name}
    files = {file.name: file.read_bytes() for file in kinds.values()}

    said = what_became(tmp_path, files)

    assert said[-1] == "asked"
    assert len(said) == len(files) + 1
    assert [line for line in said if line.endswith(": refused")] == [
        "beslisnota-s-bij-amvb-studiesucces-mbo.pdf: refused",
        "vn-1441.pdf: refused",
    ]
    assert shutil.which("tesseract") is None or "blg-1007826.pdf: added" in said
