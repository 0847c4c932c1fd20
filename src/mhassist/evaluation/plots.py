"""Plots for the report, as SVG to stand in a page: words as text, colours from its style sheet."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import FuncFormatter, MaxNLocator

_COLOURS = {
    "#010101": "var(--ink)",
    "#020202": "var(--quiet)",
    "#030303": "var(--line)",
    "#040404": "var(--paper)",
    "#050505": "var(--first)",
    "#060606": "var(--second)",
    "#070707": "var(--goal)",
}
"""What is drawn with -> what the page fills in: one picture serves a light and a dark screen."""
_INK, _QUIET, _LINE, _PAPER, _FIRST, _SECOND, _GOAL = _COLOURS

_STYLE: Any = {
    "svg.fonttype": "none",  # words stay words: to be searched, read aloud and enlarged
    "svg.hashsalt": "mhassist",  # the same data give the same file
    "font.family": "DejaVu Sans",
    "font.size": 10.5,
    "axes.edgecolor": _LINE,
    "axes.labelcolor": _QUIET,
    "text.color": _INK,
    "xtick.color": _QUIET,
    "ytick.color": _QUIET,
    "ytick.labelcolor": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": _LINE,
    "grid.linewidth": 0.7,
    "axes.axisbelow": True,
    "legend.frameon": False,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
}
_WIDTH = 8.2
_SPREAD = 0.17
"""How far the halves stand apart from the middle of their row."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its interval, of one half."""

    value: float
    low: float
    high: float
    questions: int


@dataclass(frozen=True, slots=True)
class Row:
    """A group of questions in a plot."""

    name: str
    shares: tuple[Share | None, Share | None]
    """Of the development and of the test half."""
    target: float | None = None


HALVES = ("ontwikkelhelft", "testhelft")
_LOOKS = ((_FIRST, "o"), (_SECOND, "D"))
"""Halves differ in form too, for who does not tell the colours apart."""


def plot_rows(rows: Sequence[Row], *, name: str) -> str:
    """Return a row of dots with intervals for each group, from top to bottom, as SVG.

    Args:
        rows: What to draw, at least one.
        name: Prefix of the ids in the picture; different for each picture of a page.
    """
    with mpl.rc_context(_STYLE):
        canvas = Canvas(figsize=(_WIDTH, 0.9 + 0.4 * len(rows)), layout="constrained")
        axes = canvas.add_subplot()
        for half, (colour, form) in enumerate(_LOOKS):
            _draw_half(axes, rows, half, colour=colour, form=form)
        goals = [(place, row.target) for place, row in enumerate(rows) if row.target is not None]
        if goals:
            axes.scatter(
                [target for _, target in goals],
                [place for place, _ in goals],
                marker="|",
                s=260,
                linewidths=2,
                color=_GOAL,
                label="streven",
                zorder=3,
            )
        axes.set_yticks(range(len(rows)), [row.name for row in rows])
        axes.set_ylim(len(rows) - 0.4, -0.6)
        _as_percentages(axes, "x")
        axes.tick_params(length=0)
        axes.grid(axis="x")
        axes.spines["left"].set_visible(False)
        _legend(canvas, axes)
        return _as_svg(canvas, name)


def _draw_half(axes: Axes, rows: Sequence[Row], half: int, *, colour: str, form: str) -> None:
    drawn = [
        (place, share) for place, row in enumerate(rows) if (share := row.shares[half]) is not None
    ]
    if not drawn:
        return
    heights = [place + (2 * half - 1) * _SPREAD for place, _ in drawn]
    axes.hlines(
        heights,
        [share.low for _, share in drawn],
        [share.high for _, share in drawn],
        color=colour,
        linewidth=1.6,
        alpha=0.55,
    )
    values = [share.value for _, share in drawn]
    axes.scatter(values, heights, marker=form, s=34, color=colour, zorder=4, label=HALVES[half])


def plot_calibration(halves: Sequence[Sequence[tuple[float, Share]]], *, name: str) -> str:
    """Return the share of right answers against the confidence that they were given with, as SVG.

    Args:
        halves: For the development and the test half: mean confidence and share of each group.
        name: Prefix of the ids in the picture.
    """
    with mpl.rc_context(_STYLE):
        canvas = Canvas(figsize=(_WIDTH, 4.6), layout="constrained")
        axes = canvas.add_subplot()
        axes.plot(
            [0, 1], [0, 1], color=_GOAL, linewidth=1.4, dashes=(4, 3), label="precies zo zeker"
        )
        for half, groups, (colour, form) in zip(HALVES, halves, _LOOKS, strict=False):
            if not groups:
                continue
            sure = [confidence for confidence, _ in groups]
            shares = [share for _, share in groups]
            axes.vlines(
                sure,
                [share.low for share in shares],
                [share.high for share in shares],
                color=colour,
                linewidth=1.6,
                alpha=0.55,
            )
            axes.plot(
                sure,
                [share.value for share in shares],
                color=colour,
                marker=form,
                markersize=6,
                linewidth=1.2,
                label=half,
            )
        for side in ("x", "y"):
            _as_percentages(axes, side)
        axes.set_xlabel("hoe zeker de assistent was")
        axes.set_ylabel("goed beantwoord")
        axes.grid()
        axes.tick_params(length=0)
        _legend(canvas, axes)
        return _as_svg(canvas, name)


def plot_times(
    times_ms: Sequence[float], *, median: float, p95: float, target_ms: float, name: str
) -> str:
    """Return how many answers took how long, as SVG.

    Args:
        times_ms: Time of each answer, at least one.
        median: Time of the middle one.
        p95: Time that five in a hundred answers exceed.
        target_ms: What that time may be.
        name: Prefix of the ids in the picture.
    """
    with mpl.rc_context(_STYLE):
        canvas = Canvas(figsize=(_WIDTH, 3.2), layout="constrained")
        axes = canvas.add_subplot()
        end = max(target_ms, p95) * 1.35
        shown = [min(time_ms, end) for time_ms in times_ms]
        axes.hist(shown, bins=40, range=(0, end), color=_FIRST, alpha=0.75, linewidth=0)
        top = axes.get_ylim()[1]
        marks = ((median, "mediaan", _INK), (p95, "p95", _INK), (target_ms, "streven p95", _GOAL))
        for level, (where, words, colour) in enumerate(marks):
            axes.axvline(where, color=colour, linewidth=1.4, dashes=(4, 3))
            height = top * (1.17 - 0.085 * level)
            axes.text(
                where + end / 150, height, f"{words}: {where:.0f} ms", color=colour, fontsize=9.5
            )
        axes.set_ylim(0, top * 1.25)
        axes.set_xlim(0, end)
        axes.set_xlabel("tijd van een antwoord in milliseconden; langere staan in de laatste staaf")
        axes.set_ylabel("vragen")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.grid(axis="y")
        axes.tick_params(length=0)
        return _as_svg(canvas, name)


def _as_percentages(axes: Axes, side: str) -> None:
    axis = axes.xaxis if side == "x" else axes.yaxis
    (axes.set_xlim if side == "x" else axes.set_ylim)(-0.02, 1.02)
    axis.set_ticks([0, 0.2, 0.4, 0.6, 0.8, 1.0])
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{100 * value:.0f} %"))


def _legend(canvas: Canvas, axes: Axes) -> None:
    handles, words = axes.get_legend_handles_labels()
    canvas.legend(handles, words, loc="outside upper right", ncols=3, handletextpad=0.4)


def _as_svg(canvas: Canvas, name: str) -> str:
    """Return the picture as an element of a page: without prologue, and with ids of its own."""
    file = io.StringIO()
    canvas.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    svg = file.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"\s*<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    # Its rules would hold for the whole page; the page has them for its pictures.
    svg = re.sub(r'<style type="text/css">.*?</style>', "", svg, flags=re.DOTALL)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(xlink:href="|url\()#', rf"\1#{name}-", svg)
    svg = re.sub(r"'DejaVu Sans'(?:, [^;\"]*)?", "system-ui, sans-serif", svg)
    for drawn, filled_in in _COLOURS.items():
        svg = svg.replace(drawn, filled_in)
    # It fills the width of the page; who cannot see it reads the table that goes with it.
    tag, rest = svg.split(">", 1)
    tag = re.sub(r'\s(?:width|height)="[^"]*"', "", tag)
    return f'{tag} aria-hidden="true" focusable="false">{rest}'.strip()
