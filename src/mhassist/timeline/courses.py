"""Questions for the course of a thing through the letters, which do not call it a timeline.

Rules about how Dutch and English ask for what came one after the other: that something developed
or changed, how it went on with it, what letter after letter said of it.
"""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
THROUGH = (
    r"(?:door de (?:jaren|tijd|brieven)(?: heen)?|over de (?:jaren|brieven)(?: heen)?|"
    r"in de tijd|in de loop (?:der|van de) (?:jaren|tijd|brieven)|van brief tot brief|"
    r"per brief|in elke brief|brief voor brief|van jaar tot jaar|"
    r"(?:(?:in|volgens|over) )?(?:de |alle )?opeenvolgende (?:brieven|stukken|rapportages|jaren)|"
    r"over the years|over time|through the years|letter by letter|"
    r"in (?:the )?successive letters)"
)
"""Through all letters or years."""
_IN_TURN = (
    r"(?:achtereenvolgens|achter elkaar|na elkaar|stap voor stap|"
    r"in (?:chronologische |tijds?)?volgorde|in turn|successively|one after (?:the other|another))"
)
_LATELY = r"(?:(?:in )?de (?:laatste|afgelopen) jaren)"
PERIOD = (
    r"(?:sinds|vanaf|van|tussen|na|in de (?:jaren|periode)|tot)"
    r" (?:tot )?(?:(?:en met|begin|medio|eind|het jaar) )*"
    rf"{_YEAR}(?: (?:tot en met|t/m|tot|en|naar|via) {_YEAR})*"
)
_WHEN = rf"(?:{THROUGH}|{_LATELY}|{_IN_TURN}|{PERIOD})"
_FROM_TO = r"(?:, van .+ tot .+|: .+)"
"""What names both ends: "van voorbereiding tot start"; or names the years after a colon."""
_BE = r"(?:is|zijn|was|waren|werd|werden|heeft|hebben)"
_CHANGED = (
    r"(?:ontwikkeld|veranderd|verlopen|gegroeid|gedaald|gestegen|verschoven|opgeschoven|vergaan|"
    r"toegenomen|afgenomen|opgelopen|teruggelopen|gewijzigd|bijgesteld|verlaagd|verhoogd|gegaan)"
)
_CHANGES = (
    r"(?:verander(?:de|den|t|en)|verschoof|verschoven|verschuif(?:t)?|groei(?:de|den|t|en)|"
    r"daal(?:de|den|t)|dalen|ste(?:eg|gen)|stijg(?:t|en)|verlie(?:p|pen)|verlo(?:opt|pen)|"
    r"lie(?:p|pen)|lo(?:opt|pen)|na(?:m|men)|neemt|nemen|evolueer(?:de|den|t))"
)
_GOES = r"(?: (?:op|terug|toe|af))?"
_SIZE = (
    r"(?:(?:het|de) )?(?:(?:gemiddelde?|totale?|totaal|jaarlijkse?) )?(?:aantal(?:len)?|"
    r"aandeel|percentage|deel|hoeveelheid|omvang|bedrag|budget|bezetting|formatie|capaciteit)"
)
_SHOW = (
    r"(?:geef|schets|toon|beschrijf|laat|maak|kun je|kunt u|wat (?:is|was)|graag|give|show|"
    r"sketch)\b(?: (?:eens|mij|me|ons|graag|kort|even|zien|the|de|het|een|geven|schetsen))*"
)
_SAY = (
    r"(?:ze(?:i|iden|ggen|gt)|schre(?:ef|ven)|schrij(?:ft|ven)|meld(?:de|den|t|en)|"
    r"st(?:aat|ond|onden)|gezegd|geschreven|gemeld|opgemerkt|te lezen|vermeld(?:den)?|denken|"
    r"gedacht|oordeel(?:de|den)|geoordeeld|vond(?:en)?)"
)
_COURSES = tuple(
    re.compile(rf"^(?:[^:?]{{1,40}}: )?(?:en )?(?:{pattern})\W*$", re.IGNORECASE)
    for pattern in (
        # hoe ontwikkelde X zich; hoe heeft X zich ontwikkeld
        r"hoe ontwikkel(?:de|den|t|en)(?: zich)? (?P<term>.+?)(?: zich\b.*)?",
        r"hoe (?:heeft|hebben) (?P<term>.+?) zich\b.* ontwikkeld\b.*",
        r"hoe (?:heeft|hebben) zich (?P<term>.+?) ontwikkeld\b.*",
        # hoe veranderde het aantal X; hoe liep het aantal X op
        rf"hoe {_CHANGES} (?P<term>{_SIZE}\b.+?){_GOES}(?:,? {_WHEN}\b.*)?",
        rf"hoe {_BE} (?P<term>{_SIZE}\b.+?)(?:,? {_WHEN}\b.*?)? {_CHANGED}\b.*",
        # hoe liep X op; hoe is de datum van X verschoven
        r"hoe (?:liep|liepen|nam|namen) (?P<term>.+?) (?:op|terug|toe)",
        r"hoe (?:verschoof|verschoven) (?P<term>.+)",
        rf"hoe {_BE} (?P<term>.+?) (?:steeds )?(?:verschoven|opgeschoven)",
        # hoe veranderde X door de jaren heen; hoe is X sinds 2018 veranderd
        rf"hoe {_CHANGES} (?!het\b)(?P<term>.+?){_GOES},? {_WHEN}\b.*",
        rf"hoe {_CHANGES} (?P<term>het (?!met\b)\w+.+?){_GOES},? {_WHEN}\b.*",
        rf"hoe {_BE} (?P<term>.+?),? {_WHEN}\b.* {_CHANGED}\b.*",
        rf"hoe {_BE} (?P<term>.+?) {_CHANGED},? (?:{_WHEN}\b.*|{_FROM_TO})",
        rf"hoe {_BE} (?P<term>.+?),? {THROUGH} \w+",
        # hoe ging het verder met X; hoe is het X vergaan
        rf"hoe (?:ging|liep|verliep|is) het(?: {_WHEN}\b)? verder(?: gegaan)? met (?P<term>.+)",
        rf"hoe (?:ging|liep|verliep|is)(?: het)?,? {_WHEN}(?: (?:gegaan|verlopen))?"
        r" met (?P<term>.+)",
        rf"hoe (?:ging|liep|verliep|is) het(?: (?:gegaan|verlopen))? met (?P<term>.+?)"
        rf"(?:,? (?:in .+ )?{_WHEN}\b.*|{_FROM_TO})(?: (?:gegaan|verlopen))?",
        rf"hoe is het (?P<term>.+?) vergaan(?:,? {_WHEN}\b.*|{_FROM_TO})",
        # het verloop van X
        rf"(?:{_SHOW} )?(?:het )?(?:verloop|tijdpad|ontwikkeling) (?:van|in) (?P<term>.+)",
        rf"(?P<term>[^:?]+): (?:het )?(?:verloop|ontwikkeling|tijdlijn|overzicht)(?: {_WHEN})?",
        # wat zeiden de brieven achtereenvolgens over X; wat is er door de jaren heen gezegd over X
        rf"(?:wat|hoe) (?=.*\b(?:{THROUGH}|{_IN_TURN})\b).*?\b{_SAY}\b.*? over (?P<term>.+?)"
        rf"(?:,? {_WHEN})?(?: gezegd| geschreven)?",
        rf"wat gebeurde er(?=.*\b(?:{THROUGH}|{_IN_TURN})\b).*? met (?P<term>.+?)"
        rf"(?:,? {_WHEN}\b.*)?",
        r"welke stappen (?:zet|nam|deed)\w* .+? (?:met|voor|tegen|rond|inzake|bij|om) "
        rf"(?P<term>.+?) {_WHEN}.*",
        # English
        r"how (?:did|has|have)(?: the)? (?P<term>.+?) (?:develop|change|evolve)(?:e?d)?\b.*?"
        rf" (?:{THROUGH}|(?:since|from|between) {_YEAR}.*)",
    )
)
_COUNTED = re.compile(
    rf"^hoeveel (?P<term>.+?) (?:tel(?:t|de|den|len)|waren er|zijn er|ha(?:d|dden)|kende(?:n)?|"
    rf"noemen|noemden|stonden er)\b(?P<of>.*?),? {THROUGH}\W*$",
    re.IGNORECASE,
)
"""A number in each letter: "hoeveel stations telde het meetnet in de opeenvolgende brieven"."""


def course_of(question: str) -> str:
    """Return of what a question asks the course, in its words; empty if it asks for none.

    >>> course_of("Hoe ontwikkelde het aantal vissers zich volgens de brieven?")
    'het aantal vissers'
    >>> course_of("Hoe verliep de vergadering over de haven?")
    ''
    """
    counted = _COUNTED.match(question)
    if counted is not None:
        return f"aantal {counted['term']} {counted['of'].strip()}".strip()
    found = (pattern.match(question) for pattern in _COURSES)
    return next((match["term"] for match in found if match is not None), "")
