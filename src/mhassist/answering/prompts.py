"""Every sentence that the assistant itself says, read from ``prompts/`` and checked."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mhassist.errors import PromptError, reason_of
from mhassist.question.language import Language
from mhassist.reasons import toml_reason

_LETTER = frozenset({"kind", "date", "title", "author", "quote"})
_ALLOWED: dict[str, dict[str, frozenset[str]]] = {
    "intro": {
        **{
            f"{name}_{dating}" if name else dating: _LETTER
            for name in ("", "older", "also")
            for dating in ("dated", "undated")
        },
        "further": frozenset({"quote"}),
        "footnote": frozenset({"quote"}),
        "unknown_author": frozenset(),
        "unknown_kind": frozenset(),
    },
    "signed": {"dated": _LETTER, "undated": _LETTER},
    "answering": {"dated": _LETTER, "undated": _LETTER},
    "asking": {"dated": _LETTER, "undated": _LETTER},
    "questioned": {"dated": _LETTER, "undated": _LETTER},
    "addressed": {"dated": _LETTER, "undated": _LETTER},
    "printed": {"dated": _LETTER, "undated": _LETTER},
    **{
        f"known_{what}": dict.fromkeys(("dated", "undated"), _LETTER | {"value"})
        for what in ("kenmerk", "number", "date", "no_date", "title")
    },
    "about": dict.fromkeys(("dated", "undated"), _LETTER | {"value"}),
    "movers": {"dated": _LETTER, "undated": _LETTER},
    "listed": {"dated": _LETTER, "undated": _LETTER},
    "counted": dict.fromkeys(("dated", "undated"), _LETTER | {"times", "places"}),
    "measured": dict.fromkeys(("dated", "undated"), _LETTER | {"amount"}),
    "measured_last": dict.fromkeys(("dated", "undated"), _LETTER | {"amount"}),
    "not_enclosed": dict.fromkeys(("dated", "undated"), _LETTER),
    "facts": {
        "times": frozenset({"words", "times", "found", "letters"}),
        "times_in_one": frozenset({"words", "times"}),
        "forms": frozenset({"forms"}),
        "elsewhere": frozenset({"letters"}),
        "letters": frozenset({"letters"}),
        "letters_found": frozenset({"found", "letters"}),
        "newest_shown": frozenset({"shown"}),
        "oldest": frozenset(),
        "newest": frozenset(),
    },
    "amounts": {
        f"{noun}{one}": frozenset({"count"})
        for noun in (
            "letters times paragraphs footnotes pages annexes signatories questions headings words"
        ).split()
        for one in ("", "_one")
    },
    "refusal": {
        "plain": frozenset({"missing", "searched"}),
        "nearest": frozenset(),
        "partial": frozenset({"missing"}),
    },
    "searched": {
        "one": frozenset({"from_date"}),
        "many": frozenset({"count", "from_date", "to_date"}),
        "many_undated": frozenset({"count"}),
    },
    "timeline": {
        "term": frozenset({"term"}),
        "promises": frozenset(),
        "promises_about": frozenset({"term"}),
        "moment": frozenset({"date", "kind", "quote"}),
        "by_when": frozenset({"when"}),
        "later": frozenset({"date", "kind", "quote"}),
        "no_later": frozenset(),
        "last": frozenset(),
        "also": frozenset({"names"}),
        "unmentioned": frozenset({"letters"}),
        "part_only": frozenset({"part", "term", "letters"}),
        "letter": frozenset({"title", "date", "paragraphs"}),
        "many": frozenset({"letters", "first", "last", "paragraphs"}),
        "many_undated": frozenset({"letters", "paragraphs"}),
        "no_figure": frozenset({"letters"}),
        "no_promise": frozenset({"letters"}),
        "heading_only": frozenset({"letters"}),
    },
    "missing": {
        name: frozenset({"subject"})
        for name in (
            "number amount percentage date term person organisation place reason purpose "
            "definition abbreviation list outcome question words words_apart promise promises "
            "restriction premise task letter paragraph paragraph_of nothing_asked opinion view "
            "contact count none pages letters"
        ).split()
    },
    "doubtful": {
        name: frozenset({"subject"})
        for name in (
            "number amount percentage date term person organisation place reason purpose "
            "definition abbreviation list contact question relative"
        ).split()
    },
}
_NAMES = "names"
"""Optional: what stands in the sheet of a letter, in the language of the answer."""
_ARTICLES = re.compile(r"^(?:de|het)\b(?=\s)", re.IGNORECASE)
_REQUIRED = frozenset(
    "quote missing searched subject letters times amount count value forms".split()
)
"""Placeholders without which a sentence would lose what it is there to carry."""


@dataclass(frozen=True, slots=True)
class Prompts:
    """The sentences of one language."""

    language: Language
    _templates: Mapping[str, Mapping[str, str]]

    def say(self, section: str, name: str, **values: str) -> str:
        """Return one sentence with its placeholders filled in."""
        return self._templates[section][name].format_map(values)

    def translate(self, text: str) -> str:
        """Return a kind of letter or a speaker, which sheets have in Dutch, in this language.

        What ``[names]`` does not know stays as it is: a name is better Dutch than guessed.
        """
        if self.language == "nl":
            return text
        names = {dutch.casefold(): own for dutch, own in self._templates.get(_NAMES, {}).items()}
        if names:
            longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
            pattern = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)
            text = pattern.sub(lambda found: names[found[0].casefold()], text)
        return _ARTICLES.sub("the", text)


def load_prompts(folder: Path, language: Language) -> Prompts:
    """Return the checked sentences of one language.

    Raises:
        PromptError: If the file is missing or malformed, a sentence is missing, or one has a
            placeholder that it may not have or lacks one that it must have.
    """
    path = folder / f"{language}.toml"
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        message = f"Het bestand met zinnen {path} is er niet: zet het terug."
        raise PromptError(message) from error
    except OSError as error:
        message = f"Het bestand met zinnen {path} kan niet gelezen worden: {reason_of(error)}."
        raise PromptError(message) from error
    except UnicodeDecodeError as error:
        message = f"Het bestand met zinnen {path} is geen UTF-8-tekst: sla het op als UTF-8."
        raise PromptError(message) from error
    except tomllib.TOMLDecodeError as error:
        message = f"Het bestand met zinnen {path} klopt niet: {toml_reason(error)}."
        raise PromptError(message) from error
    for section, names in _ALLOWED.items():
        table = read.get(section)
        for name, allowed in names.items():
            template = table.get(name) if isinstance(table, dict) else None
            if not isinstance(template, str):
                raise PromptError(f"In {path} ontbreekt de zin '{section}.{name}': voeg haar toe.")
            _check(template, f"De zin '{section}.{name}' in {path}", allowed=allowed)
    for dutch, own in read.get(_NAMES, {}).items():
        if not dutch or not isinstance(own, str):
            raise PromptError(f"In {path} is '{_NAMES}.{dutch}' geen tekst: zet er een neer.")
    return Prompts(language, read)


def _check(template: str, what: str, *, allowed: frozenset[str]) -> None:
    try:
        fields = [field[1:] for field in string.Formatter().parse(template) if field[1] is not None]
    except ValueError as error:
        raise PromptError(f"{what} heeft een losse accolade: schrijf {{{{ of }}}}.") from error
    found = {name for name, _, _ in fields if name is not None}
    wrong = sorted(found - allowed)
    if wrong:
        raise PromptError(
            f"{what} heeft '{{{wrong[0]}}}', dat daar niet ingevuld kan worden; "
            f"toegestaan: {', '.join(sorted(allowed)) or 'niets'}."
        )
    dressed = sorted(name or "" for name, form, conversion in fields if form or conversion)
    if dressed:
        raise PromptError(f"{what} heeft meer dan de naam in '{{{dressed[0]}}}': haal het weg.")
    lost = sorted(allowed & _REQUIRED - found)
    if lost:
        raise PromptError(f"{what} mist '{{{lost[0]}}}': zet het terug.")
