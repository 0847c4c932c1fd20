"""Countries as a question names them, in either language -> how Dutch letters write them."""

from __future__ import annotations

import re
from collections.abc import Collection

_COUNTRIES = {
    "afghanistan|afghan": "afgha", "africa|african": "afrik", "albania|albanian": "alban",
    "america|american|united states": "amerika|verenigde staten", "asia|asian": "azië|aziat",
    "austria|austrian": "oostenrijk", "belgium|belgian": "belgi", "brazil|brazilian": "brazil",
    "britain|british|england|united kingdom": "brit|engel|verenigd koninkrijk|vk",
    "bulgaria|bulgarian": "bulga", "canada|canadian": "canad", "china|chinese": "chin",
    "colombia|colombian": "colomb", "croatia|croatian": "kroa", "czech": "tsjech",
    "denmark|danish": "denemarken|deen", "egypt|egyptian": "egypt", "eritrea|eritrean": "eritre",
    "estonia|estonian": "estland|est", "ethiopia|ethiopian": "ethiop",
    "finland|finnish": "finland|fin", "france|french": "frankrijk|fran", "germany|german": "duits",
    "ghana|ghanaian": "ghan", "greece|greek": "griek", "hungary|hungarian": "hongaar|hongar",
    "india|indian": "india", "indonesia|indonesian": "indones", "iran|iranian": "iran|iraan",
    "iraq|iraqi": "irak|iraaks", "ireland|irish": "ierland|iers|ierse", "israel|israeli": "isra",
    "italy|italian": "itali", "japan|japanese": "japan", "latvia|latvian": "letland|lets",
    "libya|libyan": "libi", "lithuania|lithuanian": "litouw", "luxembourg": "luxemburg",
    "moldova|moldovan": "mold", "morocco|moroccan": "marok", "nepal|nepalese": "nepal",
    "nigeria|nigerian": "nigeria", "norway|norwegian": "noorwegen|noor",
    "pakistan|pakistani": "pakista", "philippines|philippine|filipino": "filip",
    "poland|polish": "polen|pool|poolse", "portugal|portuguese": "portug",
    "romania|romanian": "roeme", "russia|russian": "rus", "scotland|scottish": "schot",
    "serbia|serbian": "serv", "slovakia|slovak": "slowa|slova", "slovenia|slovenian": "slove",
    "somalia|somali": "somal", "spain|spanish": "spanje|spaan",
    "surinam|suriname|surinamese": "surina", "sweden|swedish": "zwed", "switzerland|swiss": "zwits",
    "syria|syrian": "syri", "thailand|thai": "thai|thais", "tunisia|tunisian": "tunes",
    "turkey|turkish": "turk", "ukraine|ukrainian": "oekra", "vietnam|vietnamese": "vietna",
}  # fmt: skip
_HERE = re.compile(r"\b(?:hier|in Nederland|here|in the Netherlands)\b", re.IGNORECASE)
"""Then a nationality is that of people, and no other country is asked about."""
_NAMED = {
    re.compile(
        rf"\b(?:{'|'.join(name.title() for name in names.split('|'))})\b"
        rf"|(?<=\w )(?:{'|'.join(root.title() for root in roots.split('|'))})\w*"
    ): re.compile(rf"\b(?:{roots})", re.IGNORECASE)
    for names, roots in _COUNTRIES.items()
}
"""A Dutch name is known by how it begins, and by its capital inside a sentence."""


def is_of_known_country(name: str, words: Collection[str]) -> bool:
    """Return whether words have the country or the people of a name in another form.

    >>> is_of_known_country("Chinezen", {"chines"}), is_of_known_country("Polen", {"politie"})
    (True, False)
    >>> is_of_known_country("Peking", {"chines"}), is_of_known_country("Brussel", {"eu", "actie"})
    (True, True)
    """
    lower = name.lower()
    if (seat := _SEATS.get(lower)) is not None:
        return any(_begins(word, seat) for word in words)
    return any(
        lower.startswith(root) and any(word.startswith(forms) for word in words)
        for roots in _COUNTRIES.values()
        if (forms := tuple(root for root in roots.split("|") if len(root) >= _TELLING))
        for root in forms
    )


def _begins(word: str, roots: str) -> bool:
    return any(
        word.startswith(root) if len(root) >= _TELLING else word == root
        for root in roots.split("|")
    )


_TELLING = 4
"""Letters of a root that begins no word of another kind."""
_SEATS = {
    "ankara": "turk", "athene": "griek", "beijing": "chin", "belgrado": "serv",
    "berlijn": "duits", "boedapest": "hongaar|hongar", "boekarest": "roeme", "bratislava": "slowa",
    "brussel": "brussel|belg|europ|eu|unie", "brusselse": "brussel|belg|europ|eu|unie",
    "europeaan": "europ|eu", "europeanen": "europ|eu", "helsinki": "finland|fins|finse",
    "kiev": "oekra", "kopenhagen": "denemarken|deen", "kyiv": "oekra", "lissabon": "portug",
    "londen": "brit|engel|verenigd koninkrijk|vk", "madrid": "spanje|spaan",
    "moskou": "rusland|russisch", "oslo": "noorwegen|noor", "parijs": "frankrijk|frans",
    "peking": "chin", "praag": "tsjech", "rabat": "marok", "riga": "letland|lets",
    "rome": "itali", "sofia": "bulga", "stockholm": "zwed",
    "straatsburg": "straatsburg|europ|ehrm|evrm", "tallinn": "estland", "tirana": "alban",
    "vilnius": "litouw", "warschau": "polen|pool|poolse", "washington": "amerika|verenigde",
    "wenen": "oostenrijk", "zagreb": "kroa",
}  # fmt: skip
"""Where a government or an institution sits, which stands for it in everyday words, and whose words
letters have then; the same of who lives there."""


def countries_missing(question: str, text: str) -> list[str]:
    """Return the countries that a question names and a Dutch text does not.

    >>> countries_missing("How many victims did Belgium count?", "De Belgische cijfers dalen.")
    []
    >>> countries_missing("How many victims did Belgium count?", "De cijfers dalen.")
    ['Belgium']
    >>> countries_missing("Hoe pakt de Belgische politie dit aan?", "De politie pakt dit aan.")
    ['Belgische']
    >>> countries_missing("Waar kunnen Polen die hier werken terecht?", "Er is een loket.")
    []
    """
    if _HERE.search(question):
        return []
    return [
        named[0]
        for pattern, written in _NAMED.items()
        if (named := pattern.search(question)) and not written.search(text)
    ]
