"""What each ground for refusing looked at, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mhassist.explanation.labels import KINDS


def describe_check(facts: Mapping[str, Any]) -> tuple[str, bool, str]:
    """Return the name of a check, whether it was passed, and what it looked at."""
    name, passed = str(facts["name"]), bool(facts["passed"])
    describe = _DESCRIPTIONS.get(name)
    return name, passed, describe(facts) if describe else name


def percent(value: float) -> str:
    """Return a chance or share as a Dutch reader writes it.

    >>> percent(0.9532), percent(0.004)
    ('95 %', '0,4 %')
    """
    number = f"{100 * value:.0f}" if value >= 0.0995 else f"{100 * value:.1f}"
    return f"{number} %".replace(".", ",")


def _opinion(facts: Mapping[str, Any]) -> str:
    return "Er wordt " + ("geen" if facts["passed"] else "een") + " mening gevraagd."


def _years(facts: Mapping[str, Any]) -> str:
    if not facts["asked"]:
        return "De vraag noemt geen jaar."
    if facts["absent"]:
        return f"Het jaar {_row(facts['absent'])} staat niet in de beste alinea’s."
    if len(facts["asked"]) > 1:
        return "De vraag noemt meer dan een jaar: elke brief heeft het zijne."
    return f"Het jaar {_row(facts['asked'])} staat in de beste alinea’s of is dat van hun brief."


def _names(facts: Mapping[str, Any]) -> str:
    if not facts["asked"]:
        return "De vraag noemt geen naam."
    if facts["absent"]:
        return f"Niet gevonden bij de beste zinnen: {_row(facts['absent'])}."
    return f"Genoemd: {_row(facts['asked'])}; dat is hier geen reden om te weigeren."


def _said(facts: Mapping[str, Any]) -> str:
    kind = KINDS.get(facts["kind"].value, facts["kind"].value)
    best = percent(facts["value"])
    if not facts["strict"]:
        return f"Gevraagd is {kind}; daarvan is aan de vorm niet te zien of het er staat."
    if facts["passed"]:
        return f"Bij de beste {facts['looked_at']} staat {kind} van wat gevraagd is."
    near = facts["value"] >= facts["least"]
    side = "boven" if near else "onder"
    but = ", maar er staat niets van die soort in" if near and not facts["spoken"] else ""
    return (
        f"In geen van de beste {facts['looked_at']} staat {kind} van wat gevraagd is; de beste "
        f"heeft een kans van {best}, {side} de drempel van {percent(facts['least'])} voor een "
        f"gedeeltelijk antwoord{but}."
    )


def _named(facts: Mapping[str, Any]) -> str:
    if facts["passed"]:
        return "De brief noemt niet alleen dat er een is, zonder te zeggen welke."
    return f"De brief spreekt van ‘{facts['head']}’ zonder te zeggen welke."


def _subject(facts: Mapping[str, Any]) -> str:
    if facts["language"] != "nl":
        return "De vraag is Engels: haar woorden staan niet in Nederlandse brieven."
    best, near = percent(facts["value"]), percent(facts["nearest"])
    told = (
        f"De beste zin heeft een kans van {best}, en de beste alinea lijkt voor {near} op de vraag"
    )
    if facts["absent"] is None:
        return f"{told}."
    said = "meer" if facts["absent"] > facts["most"] else "niet meer"
    return (
        f"{told}; van de vraag staat {percent(facts['absent'])} niet in de beste alinea’s, "
        f"{said} dan {percent(facts['most'])}."
    )


def _reason(facts: Mapping[str, Any]) -> str:
    bound = "bindt een reden" if facts["passed"] else "bindt geen reden"
    return f"Van de beste {facts['looked_at']} {bound} aan wat gevraagd is (omdat, vanwege, om …)."


def _outcome(facts: Mapping[str, Any]) -> str:
    told = "vertelt" if facts["passed"] else "vertelt niet"
    return f"Van de beste {facts['looked_at']} {told} wat de uitkomst was."


def _article(facts: Mapping[str, Any]) -> str:
    told = "noemt" if facts["passed"] else "noemt niet"
    return f"Van de beste {facts['looked_at']} {told} een artikel van een wet."


def _difference(facts: Mapping[str, Any]) -> str:
    told = "stelt" if facts["passed"] else "stelt niet"
    return f"Van de beste {facts['looked_at']} {told} het een tegenover het ander."


def _view(facts: Mapping[str, Any]) -> str:
    if facts["passed"]:
        return "Er wordt geen oordeel van een ander gevraagd, of een zin vertelt het."
    return "Er wordt een oordeel gevraagd, en geen zin vertelt het."


def _restriction(facts: Mapping[str, Any]) -> str:
    if facts["passed"]:
        return "Geen woord dat de vraag nauwer maakt, ontbreekt bij de beste zinnen."
    return f"‘{facts['absent']}’ maakt de vraag nauwer en staat niet bij de beste zinnen."


def _doubt(facts: Mapping[str, Any]) -> str:
    best, least = percent(facts["value"]), percent(facts["least"])
    if facts["sure"]:
        return f"De kans dat de beste zin antwoordt is {best}; een zin zegt het met zoveel woorden."
    side = "niet onder" if facts["passed"] else "onder"
    return f"De kans dat de beste zin antwoordt is {best}, {side} de drempel van {least}."


def _relative(facts: Mapping[str, Any]) -> str:
    if facts["passed"]:
        return "De vraag telt geen tijd vanaf vandaag."
    return f"“{facts['absent']}” is in elke brief een andere tijd."


_DESCRIPTIONS = {
    "opinion": _opinion,
    "view": _view,
    "years": _years,
    "names": _names,
    "said": _said,
    "named": _named,
    "restriction": _restriction,
    "subject": _subject,
    "reason": _reason,
    "outcome": _outcome,
    "difference": _difference,
    "article": _article,
    "doubt": _doubt,
    "relative": _relative,
}


def _row(values: object) -> str:
    items = values if isinstance(values, (list, tuple)) else [values]
    return ", ".join(str(each) for each in items)
