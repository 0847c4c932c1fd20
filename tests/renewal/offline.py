"""Reads, adds and asks in a process in which a request is death.

Run as a program: ``offline.py FOLDER`` takes the files in ``FOLDER/handed-in``, adds those that can
be read, asks a question and prints a line for each file. ``offline.py`` alone makes a request
itself. The kernel keeps watch (seccomp), over C libraries and child processes too.
"""

from __future__ import annotations

import ctypes
import platform
import socket
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

CALLS = {"x86_64": (42, 44), "aarch64": (203, 206)}
"""Numbers of the system calls ``connect`` and ``sendto``, by machine."""
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER, _ADDRESS = 0, 16 + 4 * 8
"""Where a call's number is, and its fifth argument: the address that ``sendto`` may have."""
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000


def forbid_requests() -> None:
    """Have this process and its children killed where they connect or send to an address."""
    connect, send = CALLS[platform.machine()]
    steps = [
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_EQUAL, 4, 0, connect),
        (_JUMP_EQUAL, 0, 2, send),
        (_LOAD, 0, 0, _ADDRESS),
        (_JUMP_EQUAL, 0, 1, 0),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL_PROCESS),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    for call in ((_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_SECCOMP, _FILTER, program, 0, 0)):
        if libc.prctl(*call):
            raise OSError(ctypes.get_errno(), "prctl")


def main() -> None:
    forbid_requests()
    if len(sys.argv) == 1:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outside:
            outside.connect(("192.0.2.1", 9))  # an address of nobody; nothing is sent
        return
    from fake_encoder import FakeEncoder
    from mhassist.chain import Assistant
    from mhassist.errors import MhassistError
    from mhassist.index import open_index
    from mhassist.renewal.incoming import read_incoming
    from mhassist.renewal.renew import change_letters
    from renewal.letters import settings_of

    settings = settings_of(Path(sys.argv[1]))
    encoder = FakeEncoder()
    for file in sorted((Path(sys.argv[1]) / "handed-in").iterdir()):
        try:
            incoming = [one for one in read_incoming(settings, [file]) if one.same_as is None]
        except MhassistError:
            _say(f"{file.name}: refused")
            continue
        if incoming:
            change_letters(settings, incoming, encoder=encoder)
        _say(f"{file.name}: {'added' if incoming else 'known'}")
    Assistant(settings, index=open_index(settings), encoder=encoder).ask("Wat staat er?")
    _say("asked")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
