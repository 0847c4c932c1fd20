#!/usr/bin/env python3
"""Sets up mhassist beside this file and starts it; needs nothing but Python.

python3 start.py             set up (once), then open the chat
python3 start.py test        set up with the test tools (once), then run the tests
python3 start.py bench       set up with the test tools (once), then print the timings
python3 start.py ask "..."   any command of mhassist; --help lists them
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent
VENV = PROJECT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "mhassist-setup.json"
LOG = VENV / "setup.log"
CONSTRAINTS = PROJECT / "constraints.txt"

OLDEST_PYTHON = (3, 11)
NEEDED_DISK_GIB = 3
DEVELOPER_COMMANDS = {
    "test": ["-m", "pytest"],
    "bench": [str(PROJECT / "bench" / "timings.py")],
}
MANUAL = PROJECT / "docs" / "cli.md"

NETWORK_SIGNS = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "ProxyError",
    "ConnectionResetError",
    "Failed to establish a new connection",
    "name resolution",
    "Network is unreachable",
)
DISK_SIGNS = ("No space left on device", "Errno 28", "Disk quota exceeded", "not enough space")
PERMISSION_SIGNS = ("Permission denied", "PermissionError", "Errno 13", "Read-only file system")


class SetupError(Exception):
    """Something the user can repair; the message is the sentence for the screen."""


def main(arguments: list[str]) -> int:
    """Set up what is not set up yet and run the command; return its exit status."""
    verbose = "--verbose" in arguments[:1]
    command = arguments[1:] if verbose else arguments
    developer = DEVELOPER_COMMANDS.get(command[0]) if command else None
    try:
        require_python()
        if developer is None and "--help" in command and not is_set_up(developer=False):
            page = help_page(command)
            if page:
                print(page)
                return 0
        set_up(developer=developer is not None, verbose=verbose)
    except SetupError as error:
        print(f"mhassist: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nmhassist: afgebroken; de volgende start gaat verder.", file=sys.stderr)
        return 130
    # Messages then name the command as the user can type it, without an activated environment.
    os.environ["MHASSIST_PROGRAM"] = program_name()
    os.environ["MHASSIST_PREPARE"] = "1"  # a command that needs an index makes it if there is none
    if developer is not None:
        os.chdir(PROJECT)
        return run([*developer, *command[1:]])
    if not command:
        return run(["-m", "mhassist", "serve", "--prepare"])
    return run(["-m", "mhassist", *command])


def require_python() -> None:
    """Raise SetupError if this Python is too old or cannot make virtual environments."""
    if sys.version_info < OLDEST_PYTHON:
        message = (
            f"Python {platform.python_version()} is te oud; start dit met Python 3.11 of nieuwer."
        )
        raise SetupError(message)


def program_name() -> str:
    """Return how the user starts this program."""
    return f"{Path(sys.executable).stem} start.py"


def help_page(command: list[str]) -> str:
    """Return what ``--help`` prints, from the manual: nothing is installed to be told what is.

    Empty if the manual does not have it.
    """
    name = " ".join(["mhassist", *(word for word in command[:1] if not word.startswith("-"))])
    try:
        manual = MANUAL.read_text(encoding="utf-8")
    except OSError:
        return ""
    _, _, after = manual.partition(f"\n## {name}\n\n```\n")
    page, _, _ = after.partition("\n```\n")
    return page.replace(f"Gebruik: {name}", f"Gebruik: {name}".replace("mhassist", program_name()))


def is_set_up(*, developer: bool) -> bool:
    """Return whether the environment was made, and is of these files."""
    stamp = read_stamp()
    extra = "dev" if developer else "user"
    return stamp.get("wanted") == wanted_stamp() and bool(
        {extra, "dev"} & set(stamp.get("installed", []))
    )


def set_up(*, developer: bool, verbose: bool) -> None:
    """Make the environment and install the project, unless that was done for these files."""
    if is_set_up(developer=developer):
        return
    wanted = wanted_stamp()
    stamp = read_stamp()
    installed = stamp.get("installed", [])
    extra = "dev" if developer else "user"
    if stamp.get("python") not in (None, release_of_python()) or not works(PYTHON):
        remove_environment()
    STAMP.unlink(missing_ok=True)
    require_disk()
    began = time.monotonic()
    say("mhassist wordt ingericht; dat gebeurt één keer en duurt enkele minuten.")
    if not PYTHON.exists():
        make_environment()
    # A later plain start must not take the test tools away again, nor ask for them.
    target = "." if extra == "user" and "dev" not in installed else ".[dev]"
    install(target, verbose=verbose)
    done = sorted({*installed, extra}) if stamp.get("wanted") == wanted else [extra]
    record = {"wanted": wanted, "python": release_of_python(), "installed": done}
    write_aside(STAMP, json.dumps(record))
    say(f"Ingericht in {time.monotonic() - began:.0f} seconden.")


def wanted_stamp() -> str:
    """Return a checksum over all that decides what is installed, and where."""
    parts = [
        (PROJECT / "pyproject.toml").read_bytes(),
        CONSTRAINTS.read_bytes(),
        release_of_python().encode(),
        str(PROJECT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def release_of_python() -> str:
    """Return the release of this Python, "3.11": all of one release can use what is installed.

    A computer may well have two, one for its user and one for what it runs by itself.
    """
    return ".".join(platform.python_version_tuple()[:2])


def read_stamp() -> dict[str, Any]:
    """Return what the last finished set-up recorded; empty if there was none."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and PYTHON.exists() else {}


def write_aside(path: Path, text: str) -> None:
    """Write a file in one step, so that an interruption leaves the old one or none."""
    aside = path.with_suffix(".new")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def works(python: Path) -> bool:
    """Whether the environment's Python runs and has pip: not so after a broken-off set-up."""
    if not python.exists():
        return False
    try:
        done = subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def remove_environment() -> None:
    """Remove ``.venv``, which this program made and can make again."""
    if not VENV.exists():
        return
    if not (VENV / "pyvenv.cfg").exists() and any(VENV.iterdir()):
        raise SetupError(f"{VENV} is geen virtuele omgeving van Python; verplaats die map.")
    try:
        shutil.rmtree(VENV)
    except OSError as error:
        raise SetupError(f"{VENV} kan niet vervangen worden: {error.strerror}.") from error


def require_disk() -> None:
    """Raise SetupError if the packages will not fit."""
    free_gib = shutil.disk_usage(PROJECT).free / 2**30
    if free_gib < NEEDED_DISK_GIB:
        message = (
            f"er is {free_gib:.1f} GB vrij op de schijf van {PROJECT}; "
            f"er is {NEEDED_DISK_GIB} GB nodig."
        )
        raise SetupError(message)


def make_environment() -> None:
    """Make ``.venv``."""
    try:
        import ensurepip  # noqa: F401  # Debian leaves it out of its python3 package
        import venv  # noqa: F401  # the same
    except ImportError as error:
        message = (
            "aan deze Python ontbreekt 'venv'; installeer dat eerst "
            "(Debian en Ubuntu: apt install python3-venv)."
        )
        raise SetupError(message) from error
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        write_log(done.stdout)
        raise SetupError(explain(done.stdout, f"{VENV} kan niet gemaakt worden"))


def install(target: str, *, verbose: bool) -> None:
    """Install the project and its pinned packages with the user's own pip configuration."""
    # In place (-e), so that corpus/, prompts/ and eval/ are those of this folder.
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--no-input", "--progress-bar", "off", "-c", str(CONSTRAINTS), "-e", target]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PIP_USER": "0"}
    try:
        log = LOG.open("w", encoding="utf-8")
    except OSError as error:
        raise SetupError(f"{LOG} kan niet geschreven worden: {error.strerror}.") from error
    with log:
        pip = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        progress = Progress(verbose=verbose)
        try:
            for line in pip.stdout or ():
                log.write(line)
                progress.show(line)
            status = pip.wait()
        except KeyboardInterrupt:
            pip.terminate()
            pip.wait()
            raise
        finally:
            progress.close()
    if status != 0:
        output = LOG.read_text(encoding="utf-8")
        print("".join(output.splitlines(keepends=True)[-15:]), file=sys.stderr)
        raise SetupError(explain(output, "de pakketten konden niet geïnstalleerd worden"))


class Progress:
    """One line that says how far pip is."""

    def __init__(self, *, verbose: bool) -> None:
        self._verbose = verbose
        self._screen = sys.stderr.isatty()
        self._total = sum("==" in line for line in CONSTRAINTS.read_text("utf-8").splitlines())
        self._seen: set[str] = set()
        self._retried = False

    def show(self, line: str) -> None:
        """Take in one line of pip's output."""
        if self._verbose:
            print(line, end="", file=sys.stderr)
            return
        first, _, rest = line.strip().partition(" ")
        if first == "Collecting":
            self._seen.add(rest.split(" ")[0])
            self._draw(f"Pakketten ophalen: {len(self._seen)} van ongeveer {self._total}")
        elif first == "Downloading" and self._screen:
            name = rest.rsplit("/", 1)[-1].split("-")[0]
            self._draw(f"Pakketten ophalen: {len(self._seen)} van ongeveer {self._total} ({name})")
        elif first == "Installing" and rest.startswith("collected"):
            self._draw("Pakketten installeren ...", last=True)
        elif line.startswith("WARNING: Retrying") and not self._retried:
            self._retried = True
            self._draw("Geen verbinding; er wordt nog enkele keren geprobeerd ...", last=True)

    def _draw(self, text: str, *, last: bool = False) -> None:
        if self._screen:
            print(f"\r{text:<79.79}", end="", file=sys.stderr, flush=True)
        elif last:
            say(text)

    def close(self) -> None:
        """End the line."""
        if self._screen and not self._verbose:
            print(f"\r{'':<79}\r", end="", file=sys.stderr, flush=True)


def explain(output: str, failure: str) -> str:
    """Return one sentence on why a set-up step failed, from what it printed."""
    if any(sign in output for sign in DISK_SIGNS):
        return f"{failure}: de schijf is vol; maak {NEEDED_DISK_GIB} GB vrij en start opnieuw."
    if any(sign in output for sign in NETWORK_SIGNS):
        return (
            f"{failure}: er is geen verbinding met de pakketbron; "
            "controleer het netwerk of de instelling van pip en start opnieuw."
        )
    if any(sign in output for sign in PERMISSION_SIGNS):
        return f"{failure}: in {PROJECT} mag niet geschreven worden."
    return f"{failure}; alles wat gemeld werd, staat in {LOG}."


def write_log(text: str) -> None:
    """Keep what a failed step printed, where that is possible."""
    try:
        LOG.write_text(text, encoding="utf-8")
    except OSError:
        print(text, file=sys.stderr)


def say(text: str) -> None:
    """Tell the user what is going on; standard output is the command's own."""
    print(text, file=sys.stderr, flush=True)


def call(arguments: list[str]) -> int:
    """Run the environment's Python and return its exit status."""
    try:
        return subprocess.call([str(PYTHON), *arguments])
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Hand over to the environment's Python; on Windows, wait for it."""
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(PYTHON, [str(PYTHON), *arguments])
    return call(arguments)


if __name__ == "__main__":
    # Dutch text, also where the console has another encoding.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
