"""What each ground for refusing looked at, in Dutch."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from mhassist.answering.refusal.checks import (
    ArticleCheck,
    Check,
    DifferenceCheck,
    DoubtCheck,
    FigureCheck,
    NamedCheck,
    NamesCheck,
    OpinionCheck,
    OutcomeCheck,
    PremiseCheck,
    ReasonCheck,
    RelativeCheck,
    RestrictionCheck,
    SaidCheck,
    StageCheck,
    SubjectCheck,
    TaskCheck,
    ViewCheck,
    YearsCheck,
)
from mhassist.explanation.labels import KINDS


@singledispatch
def describe_check(check: Check) -> str:
    """Return what a check looked at, and what it found."""
    return check.name


def percent(value: float) -> str:
    """Return a chance or share as a Dutch reader writes it.

    >>> percent(0.9532), percent(0.004)
    ('95 %', '0,4 %')
    """
    number = f"{100 * value:.0f}" if value >= 0.0995 else f"{100 * value:.1f}"
    return f"{number} %".replace(".", ",")


@describe_check.register
def _opinion(check: OpinionCheck) -> str:
    return "Er wordt " + ("geen" if check.passed else "een") + " mening gevraagd."


@describe_check.register
def _task(_: TaskCheck) -> str:
    return "Er wordt geen vraag gesteld, maar om een tekst gevraagd."


@describe_check.register
def _years(check: YearsCheck) -> str:
    if not check.asked:
        return "De vraag noemt geen jaar."
    if check.absent:
        return f"Het jaar {_row(check.absent)} staat niet in de beste alinea’s."
    if len(check.asked) > 1:
        return "De vraag noemt meer dan een jaar: elke brief heeft het zijne."
    return f"Het jaar {_row(check.asked)} staat in de beste alinea’s of is dat van hun brief."


@describe_check.register
def _names(check: NamesCheck) -> str:
    if not check.asked:
        return "De vraag noemt geen naam."
    if check.absent:
        return f"Niet gevonden bij de beste zinnen: {_row(check.absent)}."
    return f"Genoemd: {_row(check.asked)}; dat is hier geen reden om te weigeren."


@describe_check.register
def _said(check: SaidCheck) -> str:
    kind = KINDS.get(check.kind.value, check.kind.value)
    best = percent(check.value)
    if not check.strict:
        return f"Gevraagd is {kind}; daarvan is aan de vorm niet te zien of het er staat."
    if check.passed:
        return f"Bij de beste {check.looked_at} staat {kind} van wat gevraagd is."
    near = check.value >= check.least
    side = "boven" if near else "onder"
    but = ", maar er staat niets van die soort in" if near and not check.spoken else ""
    return (
        f"In geen van de beste {check.looked_at} staat {kind} van wat gevraagd is; de beste "
        f"heeft een kans van {best}, {side} de drempel van {percent(check.least)} voor een "
        f"gedeeltelijk antwoord{but}."
    )


@describe_check.register
def _named(check: NamedCheck) -> str:
    if check.passed:
        return "De brief noemt niet alleen dat er een is, zonder te zeggen welke."
    return f"De brief spreekt van ‘{check.head}’ zonder te zeggen welke."


@describe_check.register
def _subject(check: SubjectCheck) -> str:
    if check.language != "nl":
        return "De vraag is Engels: haar woorden staan niet in Nederlandse brieven."
    best, near = percent(check.value), percent(check.nearest)
    told = (
        f"De beste zin heeft een kans van {best}, en de beste alinea lijkt voor {near} op de vraag"
    )
    if check.absent is None:
        return f"{told}."
    said = "meer" if check.absent > check.most else "niet meer"
    return (
        f"{told}; van de vraag staat {percent(check.absent)} niet in de beste alinea’s, "
        f"{said} dan {percent(check.most)}."
    )


@describe_check.register
def _reason(check: ReasonCheck) -> str:
    bound = "bindt een reden" if check.passed else "bindt geen reden"
    return f"Van de beste {check.looked_at} {bound} aan wat gevraagd is (omdat, vanwege, om …)."


@describe_check.register
def _stage(check: StageCheck) -> str:
    told = "wordt" if check.passed else "wordt niet"
    return f"In wat is aangehaald {told} verteld hoe ver het is."


@describe_check.register
def _figure(check: FigureCheck) -> str:
    told = "staat een" if check.passed else "staat geen"
    return f"In wat is aangehaald {told} getal van de gevraagde jaren."


@describe_check.register
def _outcome(check: OutcomeCheck) -> str:
    told = "vertelt" if check.passed else "vertelt niet"
    return f"Van de beste {check.looked_at} {told} wat de uitkomst was."


@describe_check.register
def _article(check: ArticleCheck) -> str:
    told = "noemt" if check.passed else "noemt niet"
    return f"Van de beste {check.looked_at} {told} een artikel van een wet."


@describe_check.register
def _difference(check: DifferenceCheck) -> str:
    told = "stelt" if check.passed else "stelt niet"
    return f"Van de beste {check.looked_at} {told} het een tegenover het ander."


@describe_check.register
def _view(check: ViewCheck) -> str:
    if check.passed:
        return "Er wordt geen oordeel van een ander gevraagd, of een zin vertelt het."
    return "Er wordt een oordeel gevraagd, en geen zin vertelt het."


@describe_check.register
def _restriction(check: RestrictionCheck) -> str:
    if check.passed:
        return "Geen woord dat de vraag nauwer maakt, ontbreekt bij de beste zinnen."
    return f"‘{check.absent}’ maakt de vraag nauwer en staat niet bij de beste zinnen."


@describe_check.register
def _premise(check: PremiseCheck) -> str:
    return f"De beste zinnen vertellen niet dat iets is ‘{check.absent}’."


@describe_check.register
def _doubt(check: DoubtCheck) -> str:
    best, least = percent(check.value), percent(check.least)
    if check.sure:
        return f"De kans dat de beste zin antwoordt is {best}; een zin zegt het met zoveel woorden."
    side = "niet onder" if check.passed else "onder"
    return f"De kans dat de beste zin antwoordt is {best}, {side} de drempel van {least}."


@describe_check.register
def _relative(check: RelativeCheck) -> str:
    if check.passed:
        return "De vraag telt geen tijd vanaf vandaag."
    return f"“{check.absent}” is in elke brief een andere tijd."


def _row(values: Iterable[object]) -> str:
    return ", ".join(map(str, values))
