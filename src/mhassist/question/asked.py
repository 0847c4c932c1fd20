"""What kind of thing a question asks for, read from its question words (Dutch and English)."""

from __future__ import annotations

import re

from mhassist.question.abbreviations import ACRONYM
from mhassist.question.kinds import Asked
from mhassist.question.personal import HOLDERS, PERSONAL
from mhassist.question.stage import asks_stage

_PERSON_NOUNS = (
    r"(?:oud-)?minister|(?:oud-)?staatssecretaris|bewindspersoon|bewindslieden|persoon|personen|kamerleden|kamerlid|"
    r"voorzitter|burgemeesters?|rapper|rapster|ministers|staatssecretarissen|official|person|mayor"
)
_ORGANISATION_NOUNS = (
    r"organisaties?|instanties?|partij(?:en)?|partners?|diensten?|instellingen?|ministeries?|"
    r"stichting(?:en)?|bedrijf|bedrijven|ngo'?s?|departement(?:en)?|inspecties?|commissies?|"
    r"universiteit(?:en)?|instituut|bank|banken|\w*bureaus?|land(?:elijke)? dienst|leverancier|"
    r"\w+(?:organisaties?|instellingen?|instanties?|bedrijf|bedrijven|verenigingen)|"
    r"organi[sz]ations?|agency|agencies|ministry|ministries|party|parties|body|bodies"
)
_PLACE_NOUNS = (
    r"eiland(?:en)?|\w*land|\w*landen|stad|steden|plaats|plaatsen|\w*regio|\w*regio['’]s|"
    r"\w*gemeenten?|provincies?|\w*centra|\w*locaties?|gebied|gebieden|wijken|country|countries|city|cities|region|regions|place|places|town"
)
_AMOUNT_NOUNS = (
    r"bedrag(?:en)?|budget|geld|euro|euro's|middelen|miljoen|kosten|kost|subsidie|bijdrage|"
    r"salaris|loon|money|amount|funding|funds|budget|cost|costs"
)
_PERIOD_NOUNS = r"termijn|periode|looptijd|duur|tijd|jaren|jaar|maanden|weken|dagen"

_NO_VERB = r"(?!(?:is|was|werd|heeft|had|kan|mag|moet|\w+[^\Waeiou]t)\b)"
_NO_VERB_EN = r"(?!(?:is|was|does|has|did|can|will|must)\b)"
"""Before a word of the noun group: at the verb it ends ("which party does she belong to")."""
_NO_ONE_EN = (
    r"(?!(?:organi[sz]ation|agency|ministry|party|body|department|service|country|city|region|"
    r"place|town|person|official|minister|mayor|letter|report|law|article|year|month|day|date|"
    r"project|programme|measure)\b)"
)
"""Before a word that may stand before a plural: of one thing what ends in s is its verb ("which
body registers ships")."""
_NO_PLURAL = r"(?!(?:\w*[^\Waeiou](?:us|is)|[^\Waeiouy]*[aeiouy]{1,2}[^\Waeiouy]?s)\s+\w+t\b)"
"""Before a noun that ends in s and is one: "welke bus rijdt", "welke status heeft"."""

_ADVERBS = (
    "er|toen|daarna|sindsdien|inmiddels|intussen|destijds|vervolgens|daar|daarmee|daarvan|"
    "daarover|hiermee|hiervan|hierover"
)
"""After "wat is" these ask what happened, not what something is: "wat is sindsdien besloten"."""

_IMPROVED = (
    r"(?:versterkt|verbeterd|aangepakt|bestreden|ondersteund|geholpen|beschermd|betrokken|"
    r"geïnformeerd|voorkomen|tegengegaan|teruggedrongen|gestimuleerd|bevorderd|bewaakt|gesteund|"
    r"voorgelicht|opgevangen|begeleid|ingezet|ingeschakeld|vergroot|verhoogd|verkleind|verminderd|"
    r"geborgd|gewaarborgd)"
)
"""What is done about a thing: "Hoe worden schippers beter beschermd?"."""

# The first pattern that is found decides; one question may match several, in this order.
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (
        Asked.ABBREVIATION,
        r"\bwaar(?:voor)? staa[nt]\b(?:.*\bvoor\b)?(?=.*(?-i:[A-Z]{2}))"
        rf"|^(?-i:{ACRONYM})\W+waar staa[nt]\b.*\bvoor\b|\bvolledige naam\b"
        r"|(?-i:\b[A-Z]{3,}) = \?"
        rf"|^(?-i:{ACRONYM})\W+wat betekent\b"
        r"|\bbetekent (?:de afkorting )?(?=(?-i:[A-Z]{2}))|\bafkorting\b"
        rf"|\bvoluit\b|(?-i:\b{ACRONYM})\b.*\bstands? for\b|\babbreviation\b",
    ),
    (Asked.CONTACT, PERSONAL),
    (
        Asked.PERCENTAGE,
        r"\b(?:hoeveel|welk) (?:procent|percentage)|\b\w*percentage\b|\bwelk (?:deel|aandeel"
        r"|gedeelte)\b"
        r"|\bwhat (?:per ?cent|share|proportion)|\bper ?cent\b",
    ),
    (
        Asked.AMOUNT,
        rf"\bhoeveel (?:extra |structurele? |structureel )?(?:{_AMOUNT_NOUNS})\b"
        r"|\bhoeveel (?:miljoen|miljard)(?= (?:euro|is|was|wordt|werd|gaat|ging|kost|kostte|"
        r"trekt|trok|besteed\w*|investeer\w*|komt|kwam|heeft|stelt|stelde)\b)"
        r"|^(?:[^\W_]+ ){1,6}(?:bedrag|budget|kosten)$"
        r"|\bwelke? (?:\w+ )?\w*(?:bedrag(?:en)?|budget|boetes?|eigen bijdrage|tarief|tarieven)\b"
        r"|\b(?:wat|hoeveel) (?:kost(?:te|en|ten)?|verdien(?:t|en|de|den))\b|\bhoe duur\b"
        r"|\bwat (?:is|was|zijn|waren|bedraagt|bedroeg|bedragen) (?:de |het )(?:\w+ ){0,2}\w*"
        r"(?:budget|bedrag|kosten|begroting|boete|prijs|omzet|salaris|loon|tarief|tarieven|premie|"
        r"eigen bijdrage|ouderbijdrage|leges|dwangsom)\b"
        rf"|\bhow much (?:\w+ )?(?:{_AMOUNT_NOUNS})\b|\bhow much (?:does|did|is|was|will)\b"
        rf"|\bwhat (?:is|was|are|were) the (?:\w+ ){{0,2}}(?:{_AMOUNT_NOUNS})\b"
        r"|\bgekost\b|\bhow much \w+ (?:does|do|did|is|was|will)\b|\bhoe hoog (?:is|was|zijn"
        r"|waren)\b.*"
        r"\b(?:subsidie|bijdrage|bedrag|budget|kosten|boetes?|uitkering(?:en)?|vergoeding)\b"
        r"|\bhoeveel (?:is|was|wordt|werd) (?:er )?.*\b(?:beschikbaar|uitgetrokken|vrijgemaakt|"
        r"gereserveerd|begroot|geïnvesteerd|besteed|betaald|uitgegeven)\b"
        r"|\bhoeveel (?:(?:er|extra|nu|dan) )*(?:(?:de |het )\w+|(?-i:[A-Z])[\w-]+|"
        r"\w+(?:t|de|te|g))\b.*\b(?:bijdra(?:agt|gen)|bijdroeg(?:en)?|bijgedragen|investeer(?:t|de)|geïnvesteerd|"
        r"besteed(?:t|de)|uitgeeft|uitgaf|uitgegeven)\b"
        r"|\bhoeveel (?:draagt|droeg|legt|legde) .*\bbij\b"
        r"|\bhoeveel (?:investeer(?:t|de)|besteed(?:t|de)|betaal(?:t|de))\b"
        r"|\bhoeveel (?:trekt|trok|wordt er (?:\w+ )?(?:uitgetrokken|vrijgemaakt|uitgegeven|"
        r"geïnvesteerd))\b",
    ),
    (
        Asked.TERM,
        r"\bhoe ?lang\b|\bwelke (?:duur|einddatum)\b|\b(?:binnen|over|voor) welke termijn\b"
        r"|\bwelke (?:termijn|looptijd|periode)\b"
        rf"|\bwat is de (?:{_PERIOD_NOUNS})\b|\bhoeveel (?:tijd|jaar|jaren|maanden|weken|dagen"
        rf"|uur)\b"
        r"|^(?:de )?(?:duur|looptijd|doorlooptijd)\b"
        r"|\bhow long\b|\bwhat period\b|\btot wanneer\b|\buntil when\b",
    ),
    (
        Asked.NUMBER,
        r"\bhoeveel\b|\bhoe vaak\b|\bhoe oud\b|\bhow old\b|\bhoe hoog\b"
        r"|\bwelke? (?:minimum)?leeftijd\b|\bwelke aantallen\b"
        r"|\bwat (?:is|was) het (?:\w+ )?aantal\b|\bwelke? aantal(?:len)?\b|\bhoe groot\b"
        r"|\bwat (?:is|was|zijn|waren|bedraagt|bedroeg) (?:de |het )(?:(?:gemiddelde?|totale?|"
        r"maximale|minimale|maximum|minimum|hoogste|laagste) |"
        r"(?:\w+ )?(?:schatting|raming)\b|\w*(?:omvang|capaciteit|straf|"
        r"strafmaat|leeftijd|leeftijdsgrens)\b)"
        r"|\bwelke? (?:\w+ )?\w*(?:straf|straffen|strafmaat|strafeis)\b"
        r"|\bhow many\b|\bhow often\b|\bwhat (?:is|was) the number\b|\bin welk aantal\b",
    ),
    (
        Asked.DATE,
        r"\bwanneer\b|\bhoe laat\b|\bat what time\b"
        r"|\b(?:op|per|van|sinds|vanaf|uit) welke? (?:datum|dag|jaar|moment|maand)\b"
        r"|\bin welk(?:e)? (?:jaar|maand|kwartaal|seizoen|periode)\b|\bwelk(?:e)? (?:datum|jaar)\b"
        r"|\b(?:wat is )?de datum van\b|\bsince when\b|\bwhen\b|\b(?:what|which) (?:date|year"
        r"|month|day)\b",
    ),
    (
        Asked.PURPOSE,
        r"\b(?:met )?welk(?:e)? (?:doel|oogmerk|bedoeling|doelstelling(?:en)?)\b|\bwaartoe\b"
        r"|\bwat (?:is|was|zijn|waren) (?:\w+ ){0,2}(?:doel|doelen|doelstelling(?:en)?|bedoeling"
        r"|opdracht)\b"
        r"|\bwaarvoor (?:is|zijn|dient|dienen|diende|wordt|worden|was)\b|\bwat beoog[td]"
        r"|\bwat moe(?:t|ten|st|sten)\b.*\b(?:opleveren|bereiken|voorkomen|bijdragen"
        r"|bewerkstelligen)\b"
        r"|\bwaar (?:is|zijn|was|waren|dient|dienen|diende)\b.*\bvoor"
        r"(?: (?:bedoeld|bestemd|nodig|opgericht|opgezet|gemaakt))?\W*$"
        r"|\bwat (?:wil|willen|wilde|wilden)\b.*\bbereiken\b"
        r"|\bwhat (?:is|was) the (?:\w+ )?(?:purpose|aim|goal|objective)|\bwhat for\b",
    ),
    (
        Asked.REASON,
        r"\bwaarom\b|\bwat (?:is|was|zijn|waren) (?:\w+ )?(?:reden(?:en)?|oorzaak|oorzaken"
        r"|aanleiding)\b"
        r"|\bhoe wordt dat (?:\w+ ){0,3}(?:verklaard|uitgelegd)\b|\bwat zit er achter\b"
        r"|\bom welke reden\b|\bwaardoor\b"
        r"|\bhoe (?:komt|kwam) (?:dat|het(?= (?:dat|toch|eigenlijk)\b|\W*$))"
        r"|\bwelke? (?:verklaring|reden(?:en)?)\b"
        r"|\bwaaraan ligt\b|\bhoezo\b|\bwhy\b|\bwhat (?:is|was|were|are) the (?:reason|cause)",
    ),
    (
        Asked.ORGANISATION,
        rf"\bwelke? (?:\w+ )?(?:{_ORGANISATION_NOUNS})\b|\bhoe heet (?:de|het) "
        rf"(?:{_ORGANISATION_NOUNS})\b|\bwhich (?:\w+ )?(?:{_ORGANISATION_NOUNS})\b",
    ),
    (
        Asked.PERSON,
        r"\bwie\b(?! (?:vallen|valt|vielen) (?:er )?onder\b)"
        rf"|\bwelke? (?:\w+ )?(?:{_PERSON_NOUNS})\b|\bwiens\b|\bwho\b|\bwhose\b"
        rf"|\bhoe he(?:et|ette|ten) (?:de |het )?(?:\w+ ){{0,2}}?{HOLDERS}\b"
        rf"|\b(?:wat is|hoe luidt) de naam van (?:de |het )?(?:\w+ ){{0,2}}?{HOLDERS}\b"
        rf"|\bwhich (?:{_PERSON_NOUNS})\b",
    ),
    (
        Asked.PLACE,
        rf"\bin welke? (?:\w+ )?(?:{_PLACE_NOUNS})\b|\bwelke? (?:\w+ )?(?:{_PLACE_NOUNS})\b"
        r"|^(?:en )?waar (?:is|zijn|wordt|worden|was|werd|werden|vond|vindt|komen|kan|kunnen|ligt|"
        r"begon|loopt|lopen|staat)\b|\bwaarheen\b|\bwaar vandaan\b|\bwhere\b"
        rf"|\b(?:which|what) (?:{_PLACE_NOUNS})\b",
    ),
    (
        Asked.POLICY,
        r"\bwat (?:doet|doen|gaat|gaan|wil|willen|onderneemt|wordt er gedaan|is er gedaan|deed"
        r"|gebeurt)\b"
        r"|\bwelke? (?:\w+ ){0,2}(?:maatregel(?:en)?|acties?|stappen|beleid|plannen|inzet|aanpak|"
        r"voornemens|initiatieven)\b|\bwhat (?:is|are|does|do|did|will)\b.*\b(?:doing|do|done)\b"
        r"|\b(?:which|what) (?:measures|actions|steps|policy|plans)\b|\bhoe wil\b|\bhoe gaat\b"
        r"|\bhoe (?:pakt|pakken|bestrijdt|versterkt|verbetert|helpt|beschermt|ondersteunt|bevordert"
        r"|voorkomt|steunt)\b|\bhoe komt\b.*\btegemoet\b"
        rf"|\bhoe (?:wordt|worden) .*\b{_IMPROVED}\b"
        r"|\bwelke (?:hulp|steun|ondersteuning|bescherming|opvang|zorg) (?:is|was|krijg(?:t|en)"
        r"|kreeg|kregen|bestaat|biedt)\b"
        r"|\bwat (?:is|wordt|werd) er (?:\w+ ){0,2}?(?:geregeld|gedaan|ondernomen|afgesproken"
        r"|georganiseerd)\b"
        r"|\bwat er (?:gebeurt|gedaan wordt|wordt gedaan|is gedaan)\b"
        r"|^(?:geef|vat|beschrijf|schets)\b.* (?:de|het) (?:\w+ ){0,2}"
        r"(?:maatregelen|acties|aanpak|beleid|plannen|inzet)\b",
    ),
    (
        Asked.LIST,
        r"^(?:en )?(?:noem|som (?:op|de|alle)|geef(?! (?:me |mij )?(?:een |de )?(?:korte )?"
        r"(?:samenvatting|beeld|schets|toelichting|uitleg|beschrijving)\b)|list|name)\b"
        r"|\b(?:overzicht|lijst) van (?:de|alle)\b"
        r"|\bwie (?:zitten|zaten|maken|nemen)\b|\bwie zijn (?:de |het )?(?:leden|lid|deelnemers)\b"
        rf"|\bwelke (?:{_NO_VERB}\w+ ){{0,3}}?{_NO_VERB}{_NO_PLURAL}\w+(?:en|s|'s|’s)\b"
        r"|\b(?:uit|in) welke \w+\b.*\bbesto?(?:aa[nt]|nd(?:en)?)\b|\bwaaruit besto?(?:aa[nt]|nd)"
        rf"|\bwhich (?:{_NO_VERB_EN}{_NO_ONE_EN}\w+ ){{0,3}}?{_NO_VERB_EN}\w+s\b"
        r"|\bwhat are the\b|\bwat zijn de\b|\bopsomming\b",
    ),
    (
        Asked.DEFINITION,
        rf"^(?:en )?wat (?:is|zijn|was|waren) (?:nu |eigenlijk |precies )?(?!(?:{_ADVERBS})\b)"
        r"(?:een |de |het )?[\w'’&./-]+"
        r"(?: [\w'’&./-]+){0,5}\??$|\bwat houdt\b.*\bin\b|\bwat (?:betekent|behelst|omvat)\b"
        r"|\bwat (?:wordt|word) (?:er )?(?:verstaan|bedoeld)\b|\bwat (?:verstaat|verstaan"
        r"|bedoelt)\b"
        r"|\bhoe (?:omschrij(?:ft|ven)|omschreef|definieer\w*)\b|\bwat ge?(?:ldt|old)\b.*\bals\b"
        r"|\bhoe (?:is|wordt|werd|zijn|worden)\b.*\b(?:omschreven|gedefinieerd)\b"
        r"|\bwie (?:vallen|valt|vielen) (?:er )?onder\b|\bdefinitie\b"
        r"|\bvoorstellen (?:bij|onder)\b|\bleg uit wat\b"
        r"|\bwat voor (?:iets|soort)\b|\bwat moet ik verstaan\b"
        r"|^what (?:is|are) (?:an? |the )?[\w'’-]+(?: [\w'’-]+){0,5}\??$|\bmeaning of\b"
        r"|\bwhat does\b.*\bmean\b",
    ),
)

_YES_NO = re.compile(
    r"^(?:en )?(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|komt|komen"
    r"|kwam|"
    r"gaat|gaan|kan|kunnen|kon|mag|mogen|moet|moeten|moest|wil|willen|zal|zullen|bestaat|bestaan|"
    r"klopt|doet|doen|geldt|gelden|krijgt|krijgen|staat|staan|loopt|lopen|neemt|valt|vallen|"
    r"does|do|did|are|were|has|have|will|can|should)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"^(?:(?:aan|bij|met|van|voor) )?(?:wie|waar|wanneer)\b[^,]*, (?:\w+ ){1,5}of (?:\w+ ){0,4}"
    r"\w+\W*$",
    re.IGNORECASE,
)
"""Asks which of two: "Bij wie is het lastiger, bij jongens of bij meisjes?"."""
_APART = re.compile(
    r"^(?:en )?waar (?:is|zijn|was|waren|wordt|worden|werd|werden|moet|moeten|kan|kunnen)\b.* "
    r"(?:op|over|aan|tegen|mee|toe|om|door|van) (?:te )?(?:ge|be|ver|ont)\w+[dtn]\b",
    re.IGNORECASE,
)
"""The two parts of "waarop", "waartegen", which asks for no place: "Waar wordt op gelet?"."""
_COMPILED = tuple((asked, re.compile(pattern, re.IGNORECASE)) for asked, pattern in _PATTERNS)


def kinds_asked(question: str) -> tuple[Asked, ...]:
    """Return what a question asks for, most telling first, never empty.

    >>> kinds_asked("Hoeveel rechercheurs worden er jaarlijks extra opgeleid?")
    (<Asked.NUMBER: 'number'>,)
    >>> kinds_asked("Waarom daalde het aantal slachtoffers en wanneer?")
    (<Asked.REASON: 'reason'>, <Asked.DATE: 'date'>)
    """
    if _CHOICE.search(question) or _APART.search(question):
        return (Asked.OPEN,)
    matches = [(asked, pattern.search(question)) for asked, pattern in _COMPILED]
    # The main question word comes first; what comes after it may be of a clause.
    placed = sorted(
        (match.start(), place, asked)
        for place, (asked, match) in enumerate(matches)
        if match is not None
    )
    found = _without_implied([asked for _, _, asked in placed], question)
    if found:
        return tuple(found)
    return (Asked.YES_NO,) if _YES_NO.search(question) else (Asked.OPEN,)


def _without_implied(found: list[Asked], question: str) -> list[Asked]:
    """Drop the kinds that a more telling one brings along ("welke ministers" is no list of s's)."""
    implied = {
        Asked.CONTACT: set(Asked) - {Asked.CONTACT},
        Asked.ABBREVIATION: {Asked.PLACE, Asked.DEFINITION},
        Asked.PERCENTAGE: {Asked.NUMBER, Asked.DEFINITION, Asked.LIST},
        Asked.AMOUNT: {Asked.NUMBER, Asked.DEFINITION},
        Asked.TERM: {Asked.NUMBER, Asked.DATE, Asked.DEFINITION},
        Asked.NUMBER: {Asked.DEFINITION, Asked.LIST},
        Asked.DATE: {Asked.DEFINITION, Asked.LIST},
        Asked.PURPOSE: {Asked.DEFINITION, Asked.LIST, Asked.POLICY},
        Asked.REASON: {Asked.DEFINITION, Asked.LIST, Asked.POLICY, Asked.CONTACT},
        Asked.ORGANISATION: {Asked.DEFINITION},
        Asked.PERSON: {Asked.DEFINITION},
        Asked.PLACE: {Asked.DEFINITION},
        Asked.POLICY: {Asked.DEFINITION},
        Asked.LIST: {Asked.DEFINITION},
    }
    if asks_stage(question):  # "Wat is de stand van ...?" asks for no description of it
        found = [asked for asked in found if asked is not Asked.DEFINITION]
    if Asked.REASON in found:  # of a telephone line, say: no number is asked for
        implied[Asked.CONTACT] = set()
    dropped = {lesser for asked in found for lesser in implied.get(asked, ())}
    return [asked for asked in found if asked not in dropped]
