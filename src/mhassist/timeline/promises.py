"""Promises to the Kamer: sentences in which the cabinet says that it will tell or send something.

Rules about how letters promise: who promises or what comes, the Kamer or "u" to whom, and a verb
of telling or sending that is still to happen. What has happened ("heb ik uw Kamer geïnformeerd")
is none, and neither is a promise that is kept by the same letter ("hiermee voldoe ik aan ...").
"""

from __future__ import annotations

import re
from functools import lru_cache

from mhassist.letters.dates import MONTH, MONTHS
from mhassist.question.language import is_function_word
from mhassist.timeline.due import BY_WHEN, NEXT, by_when

_TO = (
    r"(?:(?:aan|naar|met|bij) )?(?:(?:uw|de) (?:tweede |eerste )?kamer(?:s)?|de staten-generaal|"
    r"beide kamers|\bu\b)"
)
_TELL = (
    r"(?:informeren|berichten|inlichten|rapporteren|melden|toesturen|toezenden|toekomen|"
    r"aanbieden|voorleggen|sturen|zenden|doen toekomen|verzenden|indienen|terugkomen|"
    r"op de hoogte (?:stellen|houden|brengen)|meenemen|ontvangen|delen|bespreken|betrekken)"
)
_TOLD = (
    r"(?:ge[ïi]nformeerd|bericht|ingelicht|gerapporteerd|gemeld|toegestuurd|toegezonden|aangeboden|"
    r"voorgelegd|gestuurd|gezonden|verstuurd|verzonden|ingediend|teruggekomen|"
    r"op de hoogte (?:gesteld|gehouden|gebracht))"
)
_NOW = (
    r"(?:informeer|informeert|informeren|berichten|bericht|stuur|stuurt|sturen|zend|zendt|zenden|bied|biedt|bieden|"
    r"rapporteer|rapporteert|ontvangt|ontvang|kom|komt|komen|verwacht)"
)
_CUE = re.compile(r"\b(?:kamers?|staten-generaal|u|toe|toegezegd|toezeg\w*|terug\w*)\b|"
                  r"\bvolgende \w+|\bkomende \w+", re.IGNORECASE)  # fmt: skip
"""Without one of these words a sentence is no promise; most sentences are set aside by it."""
_FUTURE = re.compile(
    # "zal uw Kamer ... informeren", "zult u ... ontvangen", "zal naar de Kamer gestuurd worden"
    rf"\b(?:zal|zullen|zult)\b(?=.*\b{_TO}\b).*\b(?:{_TELL}|{_TOLD})\b"
    rf"|\b{_TO}\b.*\b(?:zal|zullen|zult)\b.*\b(?:{_TELL}|{_TOLD})\b"
    # "streven ernaar uw Kamer te informeren", "is voornemens de Kamer te berichten"
    rf"|\b(?:streef|streeft|streven|voornemens|hoop|hopen|verwacht|verwachten)\b"
    rf"(?=.*\b{_TO}\b).*\b(?:te {_TELL}|(?:in te dien|aan te bied|toe te stur|toe te zend|"
    rf"voor te legg|terug te kom)en)\b"
    # "in de volgende voortgangsbrief kom ik hierop terug"
    rf"|(?=.*\b{NEXT}\b).*\b(?:informe(?:er|ren)|bericht(?:en)?|rapporteren|rapporteer|kom(?:t|en)?)\b"
    rf"|\b(?:kom(?:t|en)?|zal|zullen)\b(?=.*\b(?:ik|wij|we|kabinet|minister|staatssecretaris)\b)"
    rf".*\b(?:hier|daar)?(?:op|over) (?:\w+ )?terug(?:komen)?\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    # "uw Kamer wordt ... geïnformeerd", "wordt aan de Kamer aangeboden"
    rf"\b(?:word|wordt|worden)\b(?=.*\b{_TO}\b).*\b{_TOLD}\b"
    rf"|\b{_TO}\b.*\b(?:word|wordt|worden)\b.*\b{_TOLD}\b|\b{_TO}\b.*\b{_TOLD} (?:wordt|worden)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    # The present tense is a promise where the letter says when: "stuurt in mei een brief".
    rf"\b{_TO}\b.*\bontvangt\b|\bontvangt\b.*\b{_TO}\b|\b{_NOW}\b(?=.*\b{_TO}\b)|"
    rf"\b{_TO}\b.*\b{_NOW}\b",
    re.IGNORECASE,
)
_PLEDGED = re.compile(
    r"\btoegezegd\b|\bzeg(?:t|gen)?\b.{0,60}\btoe\b|\bde toezegging (?:gedaan|dat|om)\b|"
    r"\btoezeggen\b|\bzegde\b.{0,60}\btoe\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:is|zijn|was|waren|werd|werden|heb|hebben|heeft|had|hadden|eerder|zoals|reeds|al)\b"
    r".{0,120}\btoegezegd\b|\btoegezegd (?:is|zijn|was|werd|heb|heeft)\b|"
    r"\bzegde(?:n)?\b.{0,60}\btoe\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:eerder|destijds|indertijd|voormalig\w*|toenmalig\w*|vorig\w*)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(r"\b(?:hierbij|daarbij|hierin|daarin|toen|destijds)\b", re.IGNORECASE)
_IN_YEAR = re.compile(r"^(?:Al |Reeds )?[Ii]n ((?:19|20)\d\d)\b")
_KEPT = re.compile(
    r"\b(?:hiermee|hierbij|daarmee|met deze brief|met deze|heden)\b.{0,120}"
    r"\b(?:voldoe\w*|doe\w* .{0,20}gestand|invulling|kom\w* .{0,20}(?:na|tegemoet)|nagekomen|"
    r"bied\w*|stuur\w*|sturen|zend\w*|informe\w+|ge[ïi]nformeerd|ontvangt)\b|"
    r"\bconform (?:de |mijn |eerdere |onze )?toezegging\b|"
    r"\b(?:zoals|eerder|als) (?:eerder )?toegezegd\b.{0,40}\b(?:stuur|zend|bied|informeer)\w*\b|"
    r"\b(?:verderop|hieronder|elders) in deze (?:brief|rapportage)\b|\bin deze brief\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"\b(?:is|zijn|was|waren|werd|werden|heb|hebben|heeft)\b[^.]*\b{_TOLD}\b", re.IGNORECASE
)
_FRAME = re.compile(
    r"^(?:zoals (?:eerder )?|hierbij (?:is|heb\w*) |(?:dit|dat) (?:moet|zal) leiden tot )"
    r"|\b(?:de|voormalig|demissionair|toenmalige?|mijn) (?:voormalig |demissionair )?"
    r"(?:ambtgenoot|collega|(?:minister|staatssecretaris)(?:sen|s)?)"
    r"(?: (?:van|voor) (?:[A-Z][\w-]+(?:, | en )?)+| [A-Z][\w-]+)?"
    r"|\b(?:zal|zullen|zult|word|wordt|worden|is|heb|heeft|hebben|ik|wij|we|dat|die|er|hierover|"
    r"hierop|daarover|daarop|hiervan|nader|verder|separaat|per brief|(?:een|de) brief|"
    r"een aantal|aantal|brieven|(?:(?:met|over) (?:de )?)?stand van zaken|omtrent|verschillende|"
    rf"concrete|stuurt|stuur|ontvangt|{_TOLD}|{_TELL}|toegezegd|toezegging|hierbij|eerder|over|"
    rf"(?:een|de) (?:reactie|kabinetsreactie) op|laten|uitvoeren)\b|\b{_TO}(?!\w)",
    re.IGNORECASE,
)
"""What a promise is wrapped in, and says nothing of the thing that is promised."""
_OFFICE = re.compile(
    r"\b(?:[Mm]inister|[Ss]taatssecretaris)(?:sen|s)?"
    r"(?: (?:van|voor) (?:[A-Z][\w-]+(?:,? | en )?)+)?"
)
_SENT = re.compile(rf"\b(?:is|zijn|werd|heb|hebben)\b.*\b{_TO}\b.*\b{_TOLD}\b", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d"
_DATED = re.compile(rf"\b({MONTH}) ({_YEAR})\b", re.IGNORECASE)
_PHRASE = re.compile(r"\b([^\W\d_]{4,}) (?:van|voor|tegen|inzake) (?:de |het )?([^\W\d_]{4,})\b")
_DONE = re.compile(
    rf"\b{_TOLD}\b|\b(?:afgerond|gereed|verschenen|in werking (?:ge)?tre\w+|aangenomen|aanvaard|"
    r"verworpen|ingevoerd|van start|aangevangen|geëvalueerd|ondertekend|vastgesteld|ingetrokken|"
    r"vertra\w+|uitgesteld|uitgebracht|uitgevoerd|opgeleverd|gepubliceerd|nagekomen|afgedaan|"
    r"voltooid|ontvangen|aanhangig|laten wachten)\b"
    rf"|\b(?:met deze|in deze|hierbij|bijgaand|bijgevoegd)\b.*\b{_NOW}\b",
    re.IGNORECASE,
)


_OPENLY_KEPT = re.compile(
    r"\btoezegging(?:en)?\b.{0,160}\b(?:gestand|nagekomen|afgedaan|voldaan|ingelost|uitgevoerd|invulling|"
    r"gevolg)\b|\b(?:voldaan|invulling|uitvoering|gevolg)\b.{0,160}\btoezegging(?:en)?\b",
    re.IGNORECASE,
)
_REMEMBERED = 8192
"""Sentences of which it is remembered whether they promise: every question on promises reads all,
and what became of each promise is sought among the same ones."""


@lru_cache(_REMEMBERED)
def is_promise(text: str) -> bool:
    """Return whether a sentence promises the Kamer something, or reports that it was promised.

    >>> is_promise("Hierover zal ik uw Kamer voor de zomer informeren.")
    True
    >>> is_promise("In mei heb ik uw Kamer geïnformeerd over de maatregelen.")
    False
    """
    if not _CUE.search(text) or _KEPT.search(text) or _tells_fulfilment(text):
        return False
    if _PLEDGED.search(text) or _FUTURE.search(text):
        return True
    if _PAST.search(text):
        return False
    return bool(_PASSIVE.search(text) or (_COMING.search(text) and by_when(text)))


_FULFILLED = re.compile(
    r"\btoezegging(?:en)?\b.{0,160}\b(?:afgedaan|nagekomen|uitgevoerd|ingelost|gestand gedaan|"
    r"voldaan|waargemaakt|gehaald)\b"
    r"|\b(?:voldaan|gevolg gegeven|uitvoering gegeven|invulling gegeven) aan\b.{0,80}"
    r"\btoezegging(?:en)?\b",
    re.IGNORECASE,
)
_STILL_TO_TELL = re.compile(
    rf"\btoe(?:gezegd|gezegde|zegging),?\b(?:.*\b{_TELL}\b| (?:dat|om)\b)", re.IGNORECASE
)


def _tells_fulfilment(text: str) -> bool:
    """Return whether a sentence tells that what was promised has been done.

    >>> _tells_fulfilment("In mei heb ik, zoals toegezegd, uw Kamer geïnformeerd.")
    True
    >>> _tells_fulfilment("In mei is de Kamer gemeld en toegezegd haar later te informeren.")
    False
    """
    if _FUTURE.search(text):
        return False
    told = _PAST.search(text) and _PLEDGED.search(text) and not _STILL_TO_TELL.search(text)
    return bool(told or _FULFILLED.search(text) or _NOT_ITS_OWN.search(text))


_NOT_ITS_OWN = re.compile(
    r"^(?:zoals|conform|als) (?:eerder )?(?:is )?toegezegd,? (?:is|zijn|heb|hebben|heeft|werd)\b"
    r"|\bdan (?:was|is|werd|eerder) toegezegd\b"
    r"|\b(?:die|dat)\b[^,]{0,120} (?:was|is|werd|waren) toegezegd,"
    r" (?:is|zijn|heeft|hebben|wordt)\b",
    re.IGNORECASE,
)
"""A promise that is only spoken of, with what became of it in the same sentence."""


def names_promise(text: str) -> bool:
    """Return whether a sentence speaks of a promise, also of one that it keeps.

    >>> names_promise("Hiermee wordt invulling gegeven aan de toezegging over de haven.")
    True
    """
    return bool(_NAMED.search(text))


_NAMED = re.compile(r"\btoe(?:gezegd\w*|zegging\w*|zeg(?:gen|t)?)\b", re.IGNORECASE)


def reported_in(text: str, before: str) -> tuple[str, bool]:
    """Return where a sentence says when a promise that it reports was made, and whether that fails.

    Args:
        text: A sentence that promises.
        before: The sentence before it.

    Returns:
        The text that names the day, month or year, empty where none does; and whether the promise
        is of an earlier time that is not named.

    >>> reported_in("Hierbij is toegezegd te rapporteren.", "Op 13 november 2018 is het verstuurd.")
    ('Op 13 november 2018 is het verstuurd.', False)
    >>> reported_in("Zoals eerder toegezegd zal de campagne beginnen.", "")
    ('', True)
    >>> reported_in("Ik zal uw Kamer in 2019 informeren.", "")
    ('', False)
    """
    reported = _REPORTED.search(text)
    if reported is None:
        return "", False
    told = text[: reported.end()]
    if months_in(told) or _IN_YEAR.match(told):
        return told, False
    if _POINTS_BACK.search(told) and (months_in(before) or _IN_YEAR.match(before)):
        return before, False
    return "", _LONG_AGO.search(told) is not None


def keeps_openly(text: str) -> bool:
    """Return whether a sentence says itself that a promise is kept.

    >>> keeps_openly("Met deze brief doe ik deze toezegging gestand.")
    True
    """
    return _OPENLY_KEPT.search(text) is not None


_WAS_PROMISED = re.compile(
    r"\b(?:is|was|werd|zijn|waren)\b.{0,120}\btoegezegd\b|\b(?:ik|wij)\b.{0,120}\btoegezegd\b"
    r"|\btoegezegd (?:is|was|werd)\b",
    re.IGNORECASE,
)


def was_promised(text: str) -> bool:
    """Return whether a sentence tells of a promise to the Kamer that was made before.

    >>> was_promised("Aan het lid Vis is toegezegd de haven te onderzoeken.")
    True
    """
    return _WAS_PROMISED.search(text) is not None


def is_sent_to_the_kamer(text: str) -> bool:
    """Return whether a sentence tells that something was sent the Kamer.

    >>> is_sent_to_the_kamer("Op 3 mei is het plan naar de Tweede Kamer verstuurd.")
    True
    """
    return _SENT.search(text) is not None


def tells_the_kamer(text: str) -> bool:
    """Return whether a sentence tells the Kamer something, now or later.

    >>> tells_the_kamer("Met deze brief informeren wij uw Kamer over de voortgang.")
    True
    """
    return is_promise(text) or _COMING.search(text) is not None


def promised_thing(text: str) -> str:
    """Return the words that say what is promised, without those that make it a promise.

    >>> promised_thing("Voor de zomer zal ik uw Kamer informeren over de evaluatie van de wet.")
    'de evaluatie van de wet.'
    """
    return " ".join(_FRAME.sub(" ", BY_WHEN.sub(" ", text)).split())


_WEAK = frozenset({"stand van zaken", "brief van heden"})


def phrases_of(text: str) -> list[str]:
    """Return the nouns that a preposition joins, which together name one thing.

    >>> phrases_of("Dit najaar zal ik u het plan van aanpak doen toekomen.")
    ['plan van aanpak']
    """
    found = [match[0].lower() for match in _PHRASE.finditer(_OFFICE.sub(" ", text))]
    return [
        phrase
        for phrase in found
        if phrase not in _WEAK
        and not is_function_word(phrase.split()[0])
        and not phrase.startswith("motie ")
    ]


def speaks_of_keeping(text: str) -> bool:
    """Return whether a sentence says that something was sent, told or finished, or will be."""
    return bool(_DONE.search(text)) or is_promise(text)


def months_in(text: str) -> list[int]:
    """Return the months that a sentence names with their year, counted from the year 0.

    >>> months_in("Op 13 november 2018 is het programma verstuurd.")
    [24226]
    """
    return [int(match[2]) * 12 + MONTHS.index(match[1].lower()) for match in _DATED.finditer(text)]
