"""The errors that mhassist raises on purpose; each message is one sentence for the user.

Only ``cli.py`` and ``web/`` turn these into text on a screen. Wrong arguments of a Python call
are ``ValueError``; a refusal ("not in the letters") is an ``Answer``, not an error.
"""

from __future__ import annotations

import errno


class MhassistError(Exception):
    """Something a user can repair; the message says what is wrong, where, and what to do."""


class SettingsError(MhassistError):
    """A setting has a value that cannot be used."""


class CorpusError(MhassistError):
    """A letter, or what is known of it, cannot be read."""


class EncoderError(MhassistError):
    """The embedding model cannot be prepared or loaded."""


class IndexMissingError(MhassistError):
    """There is no index yet."""


class IndexMismatchError(MhassistError):
    """The index is damaged, or was made with other settings or letters."""


class BusyError(MhassistError):
    """Letters or index are being changed by somebody else; trying again later helps."""


class PromptError(MhassistError):
    """A sentence template in ``prompts/`` is missing or has a wrong placeholder."""


class QuestionError(MhassistError):
    """A question cannot be read: empty, too long, or not text."""


class EvaluationError(MhassistError):
    """An evaluation question is malformed, or its evidence is not in the letters."""


_REASONS = {
    errno.ENOENT: "het is er niet",
    errno.EACCES: "daar is geen recht voor",
    errno.EPERM: "daar is geen recht voor",
    errno.EROFS: "daar kan alleen gelezen worden",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EEXIST: "er staat al een bestand met die naam",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EIO: "de schijf geeft een fout",
    errno.EADDRNOTAVAIL: "dat adres heeft deze computer niet",
}


def reason_of(error: OSError) -> str:
    """Return in Dutch what the system says is wrong, in its own words where that is rare.

    >>> reason_of(FileNotFoundError(2, "No such file or directory"))
    'het is er niet'
    """
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
