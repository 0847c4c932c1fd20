"""Questions about the letters themselves, answered word for word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answering.quay import quay_assistant
from mhassist.answering.letter_facts.forms import WordForms
from mhassist.chain import Assistant


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield quay_assistant(Path(tmp_path_factory.mktemp("quay")))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param(
            "Hoe vaak komt het woord kade voor?",
            "“kade” staat 6 keer in 1 van de 4 brieven. In 3 brieven staat het "
            "0 keer. Geteld zijn: kade 3, kademuren 1, kadeplan 1, kades 1.\n"
            "\n"
            "- 6 keer in de Kamerbrief van 4 maart 2031 (alinea 8, 9, 10, 13, "
            "14): “De kade van Zandmeer wordt verbreed.” [1]",
            id="words in all letters, with the forms that were counted",
        ),
        pytest.param(
            "Hoe vaak komt het woord boot voor in de brief van 4 maart 2031?",
            "“boot” staat 3 keer in deze brief. Geteld zijn: boten 2, boot 1.\n"
            "\n"
            "- 3 keer in de Kamerbrief van 4 maart 2031 (alinea 8, 9): “De boot"
            " van de havendienst telt mee, andere boten niet.” [1]",
            id="plural with another stem, in a letter of a day",
        ),
        pytest.param(
            "Welke brieven noemen de walkant?",
            "“walkant” staat 2 keer in 2 van de 4 brieven. In 2 brieven staat "
            "het 0 keer.\n"
            "\n"
            "- 1 keer in de Kamerbrief van 4 maart 2031 (alinea 8): “De motie "
            "van de leden Vos en De Haan c.s. over schone boten vraagt om een "
            "walkant met stroom; de motie van het lid Kuipers over vergunningen"
            " voor vissers is eerder afgedaan.” [1]\n"
            "- 1 keer in de nota zonder datum, De loods (alinea 1): “Over de "
            "walkant wordt later besloten.” [2]",
            id="letters that mention a word, newest first",
        ),
        pytest.param(
            "Komt het woord boot voor in de brief van 4 maart 2031?",
            "“boot” staat 3 keer in deze brief. Geteld zijn: boten 2, boot 1.\n"
            "\n"
            "- 3 keer in de Kamerbrief van 4 maart 2031 (alinea 8, 9): “De boot"
            " van de havendienst telt mee, andere boten niet.” [1]",
            id="whether a word is in a letter",
        ),
        pytest.param(
            "Welke brieven tussen 2030 en 2032 noemen de ligplaats?",
            "“ligplaats” staat 4 keer in 2 van de 3 brieven. In 1 brief staat "
            "het 0 keer. Geteld zijn: ligplaatsen 3, ligplaats 1.\n"
            "\n"
            "- 3 keer in het Antwoord van 26 november 2032 (alinea 1, 4, 6): "
            "“Vragen van het lid Kuipers (ABC) aan de Minister van Havens over "
            "ligplaatsen (ingezonden 3 oktober 2032).” [1]\n"
            "- 1 keer in de Motie van 6 juli 2031 (alinea 5): “De Kamer, "
            "gehoord de beraadslaging, verzoekt de regering, een loket te "
            "openen voor vissers zonder ligplaats, en gaat over tot de orde van"
            " de dag.” [2]",
            id="letters of a period that mention a word",
        ),
        pytest.param(
            "Wat is de titel van de brief van 4 maart 2031?",
            "De Kamerbrief van 4 maart 2031 heet “Verbreding van de kade”. De "
            "brief begint met: “De kade van Zandmeer wordt verbreed.” [1]",
            id="title",
        ),
        pytest.param(
            "Waar gaat de brief van 4 maart 2031 over?",
            "De Kamerbrief van 4 maart 2031 heet “Verbreding van de kade”. De "
            "brief begint met: “De kade van Zandmeer wordt verbreed.” [1]",
            id="what a letter is about, which does not say it itself",
        ),
        pytest.param(
            "Welke moties zijn er?",
            "1 van de 4 brieven:\n"
            "\n"
            "- de Motie van 6 juli 2031, Motie van de leden Van der Zee en Smit"
            " over een loket voor vissers: “Voorgesteld 6 juli 2031” [1]",
            id="papers of a kind",
        ),
        pytest.param(
            "Hoeveel woorden telt de motie over een loket voor vissers?",
            "De Motie van 6 juli 2031 telt 47 woorden; de laatste: “Smit” [1]",
            id="words",
        ),
        pytest.param(
            "Welke ministers stuurden de brief van 4 maart 2031?",
            "De Kamerbrief van 4 maart 2031 is ondertekend door: “De Minister "
            "van Havens, A.B. de Groot” [1] “De Staatssecretaris van Visserij, "
            "C. van Dam” [2]",
            id="which ministers",
        ),
        pytest.param(
            "Wie tekende als staatssecretaris de brief van 4 maart 2031?",
            "De Kamerbrief van 4 maart 2031 is ondertekend door: “De Staatssecretaris "
            "van Visserij, C. van Dam” [1]",
            id="who in a kind of office",
        ),
        pytest.param(
            "How often is the word ligplaats used?",
            "“ligplaats” occurs 4 times in 2 of the 4 letters. In 2 letters it "
            "occurs 0 times. Counted: ligplaatsen 3, ligplaats 1.\n"
            "\n"
            "- 3 times in the answer of 26 November 2032 (paragraph 1, 4, 6): "
            "“Vragen van het lid Kuipers (ABC) aan de Minister van Havens over "
            "ligplaatsen (ingezonden 3 oktober 2032).” [1]\n"
            "- 1 time in the motion of 6 July 2031 (paragraph 5): “De Kamer, "
            "gehoord de beraadslaging, verzoekt de regering, een loket te "
            "openen voor vissers zonder ligplaats, en gaat over tot de orde van"
            " de dag.” [2]",
            id="in English",
        ),
        pytest.param(
            "Welke brieven zijn er?",
            "Er zijn 4 brieven:\n"
            "\n"
            "- de Kamerbrief van 4 maart 2031, Verbreding van de kade: “Den "
            "Haag, 4 maart 2031” [1]\n"
            "- de Motie van 6 juli 2031, Motie van de leden Van der Zee en Smit"
            " over een loket voor vissers: “Voorgesteld 6 juli 2031” [2]\n"
            "- het Antwoord van 26 november 2032, Antwoord op vragen van het "
            "lid Kuipers over ligplaatsen: “Vragen van het lid Kuipers (ABC) "
            "aan de Minister van Havens over ligplaatsen (ingezonden 3 oktober "
            "2032).” [3]\n"
            "- de nota zonder datum, De loods: “De loods naast de haven is "
            "gesloten.” [4]",
            id="all letters",
        ),
        pytest.param(
            "Wat is de oudste brief?",
            "De oudste brief:\n"
            "\n"
            "- de Kamerbrief van 4 maart 2031, Verbreding van de kade: “Den "
            "Haag, 4 maart 2031” [1]",
            id="the oldest",
        ),
        pytest.param(
            "Welke brieven zijn er uit 2031?",
            "2 van de 4 brieven:\n"
            "\n"
            "- de Kamerbrief van 4 maart 2031, Verbreding van de kade: “Den "
            "Haag, 4 maart 2031” [1]\n"
            "- de Motie van 6 juli 2031, Motie van de leden Van der Zee en Smit"
            " over een loket voor vissers: “Voorgesteld 6 juli 2031” [2]",
            id="of a year",
        ),
        pytest.param(
            "Welke brieven zijn er tussen 1 april 2031 en 1 december 2032?",
            "2 van de 4 brieven:\n"
            "\n"
            "- de Motie van 6 juli 2031, Motie van de leden Van der Zee en Smit"
            " over een loket voor vissers: “Voorgesteld 6 juli 2031” [1]\n"
            "- het Antwoord van 26 november 2032, Antwoord op vragen van het "
            "lid Kuipers over ligplaatsen: “Vragen van het lid Kuipers (ABC) "
            "aan de Minister van Havens over ligplaatsen (ingezonden 3 oktober "
            "2032).” [2]",
            id="between two days",
        ),
        pytest.param(
            "Welke brieven zijn ondertekend door De Groot?",
            "2 van de 4 brieven:\n"
            "\n"
            "- de Kamerbrief van 4 maart 2031, Verbreding van de kade: “De "
            "Minister van Havens, A.B. de Groot” [1]\n"
            "- het Antwoord van 26 november 2032, Antwoord op vragen van het "
            "lid Kuipers over ligplaatsen: “Antwoord van Minister De Groot "
            "(Havens) (ontvangen 26 november 2032).” [2]",
            id="by who signed",
        ),
        pytest.param(
            "Welke brieven tekende de staatssecretaris van Visserij?",
            "1 van de 4 brieven:\n"
            "\n"
            "- de Kamerbrief van 4 maart 2031, Verbreding van de kade: “De "
            "Staatssecretaris van Visserij, C. van Dam” [1]",
            id="by office",
        ),
        pytest.param(
            "Hoeveel alinea's heeft de brief van 4 maart 2031?",
            "De Kamerbrief van 4 maart 2031 telt 14 alinea’s; de laatste: “De "
            "tekening toont de kade van Zandmeer op een schaal die ieder lezen "
            "kan.” [1]",
            id="paragraphs",
        ),
        pytest.param(
            "Hoeveel bijlagen heeft de brief over de verbreding van de kade?",
            "De Kamerbrief van 4 maart 2031 telt 1 bijlage: “Bijlage 1: Tekening van de kade” [1]",
            id="annexes, by title",
        ),
        pytest.param(
            "Hoeveel bijlagen heeft het antwoord op de vragen van Kuipers?",
            "In de tekst van het Antwoord van 26 november 2032 staat geen "
            "bijlage; de brief zegt er wel over: “Bijgevoegd vindt u een kaart "
            "van de haven.” [1]",
            id="an annex that is not in the text",
        ),
        pytest.param(
            "Hoeveel handtekeningen staan er onder de brief van 4 maart 2031?",
            "De Kamerbrief van 4 maart 2031 telt 2 ondertekenaars: “De Minister"
            " van Havens, A.B. de Groot” [1] “De Staatssecretaris van Visserij,"
            " C. van Dam” [2]",
            id="signatories counted",
        ),
        pytest.param(
            "Wie ondertekende de brief over de verbreding van de kade?",
            "De Kamerbrief van 4 maart 2031 is ondertekend door: “De Minister "
            "van Havens, A.B. de Groot” [1] “De Staatssecretaris van Visserij, "
            "C. van Dam” [2]",
            id="who signed, by title",
        ),
        pytest.param(
            "Wie ondertekende de brief van 4 maart 2031 namens Visserij?",
            "De Kamerbrief van 4 maart 2031 is ondertekend door: “De "
            "Staatssecretaris van Visserij, C. van Dam” [1]",
            id="who signed for a ministry",
        ),
        pytest.param(
            "Wie tekende de brief namens Visserij?",
            "De Kamerbrief van 4 maart 2031 is ondertekend door: “De "
            "Staatssecretaris van Visserij, C. van Dam” [1]",
            id="a ministry that did not sign the letter that comes nearest",
        ),
        pytest.param(
            "Wie beantwoordde de vragen over ligplaatsen?",
            "Het Antwoord van 26 november 2032 is gegeven door: “Antwoord van "
            "Minister De Groot (Havens) (ontvangen 26 november 2032).” [1]",
            id="who answered questions",
        ),
        pytest.param(
            "Wie stelde de vragen over ligplaatsen?",
            "In het Antwoord van 26 november 2032 staat wie de vragen stelde: "
            "“Vragen van het lid Kuipers (ABC) aan de Minister van Havens over "
            "ligplaatsen (ingezonden 3 oktober 2032).” [1]",
            id="who asked questions",
        ),
        pytest.param(
            "Wie diende de motie over een loket voor vissers in?",
            "De Motie van 6 juli 2031 is ingediend door: “Nr. 9 MOTIE VAN DE "
            "LEDEN VAN DER ZEE EN SMIT” [1] “Van der Zee” [2] “Smit” [3]",
            id="movers of a motion that is a letter",
        ),
        pytest.param(
            "Wie diende de motie over schone boten in?",
            "In de Kamerbrief van 4 maart 2031 schrijft het kabinet: “De motie "
            "van de leden Vos en De Haan c.s. over schone boten vraagt om een "
            "walkant met stroom;” [1]",
            id="movers of a motion that a letter names",
        ),
        pytest.param(
            "Van wie is de motie over vergunningen voor vissers?",
            "In de Kamerbrief van 4 maart 2031 schrijft het kabinet: “de motie "
            "van het lid Kuipers over vergunningen voor vissers is eerder "
            "afgedaan.” [1]",
            id="the nearer of two motions",
        ),
        pytest.param(
            "Welke moties noemt de brief van 4 maart 2031?",
            "In de Kamerbrief van 4 maart 2031 schrijft het kabinet: “De motie "
            "van de leden Vos en De Haan c.s. over schone boten vraagt om een "
            "walkant met stroom;” [1]\n"
            "- “de motie van het lid Kuipers over vergunningen voor vissers is "
            "eerder afgedaan.” [2]",
            id="motions that a letter names",
        ),
        pytest.param(
            "Welke motie diende Kuipers in?",
            "In de Kamerbrief van 4 maart 2031 schrijft het kabinet: “de motie "
            "van het lid Kuipers over vergunningen voor vissers is eerder "
            "afgedaan.” [1]",
            id="motions of a mover",
        ),
        pytest.param(
            "Aan wie is de brief van 4 maart 2031 gericht?",
            "De Kamerbrief van 4 maart 2031 is gericht: “Aan de Voorzitter van "
            "de Tweede Kamer der Staten-Generaal” [1]",
            id="addressee",
        ),
        pytest.param(
            "Van welke datum is de nieuwste brief?",
            "Het Antwoord “Antwoord op vragen van het lid Kuipers over "
            "ligplaatsen” is van 26 november 2032. De brief begint met: “Vragen"
            " van het lid Kuipers (ABC) aan de Minister van Havens over "
            "ligplaatsen (ingezonden 3 oktober 2032).” [1]",
            id="what the head does not print",
        ),
    ],
)
def test_a_question_about_letters_is_answered_from_them(
    assistant: Assistant, question: str, answer: str
) -> None:
    given = assistant.ask(question)

    assert given.answer == answer
    assert given.status == "answered"
    assert all(one.checks.quote_verbatim for one in given.citations)


@pytest.mark.parametrize(
    ("history", "question", "answer"),
    [
        pytest.param(
            "Wat is de oudste brief?",
            "En wie tekende die?",
            "De Kamerbrief van 4 maart 2031 is ondertekend door: “De Minister van Havens, A.B. de "
            "Groot” [1] “De Staatssecretaris van Visserij, C. van Dam” [2]",
            id="of the letter before",
        ),
        pytest.param(
            "Hoe vaak wordt de kade genoemd in het antwoord van 26 november 2032?",
            "En in de brief van 4 maart 2031?",
            "“kade” staat 6 keer in deze brief. Geteld zijn: kade 3, kademuren 1, kadeplan 1, "
            "kades 1.\n\n"
            "- 6 keer in de Kamerbrief van 4 maart 2031 (alinea 8, 9, 10, 13, 14): "
            "“De kade van Zandmeer wordt verbreed.” [1]",
            id="the same in another letter",
        ),
    ],
)
def test_a_follow_up_takes_letter_or_words_from_the_question_before(
    assistant: Assistant, history: str, question: str, answer: str
) -> None:
    assert assistant.ask(question, [history]).answer == answer


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param("Hoe vaak wordt de brug genoemd?", "“brug” staat er 0 keer.", id="no word"),
        pytest.param(
            "Welke brieven zijn er uit 2029?",
            "Er is geen brief die past bij de vraag “Welke brieven zijn er uit 2029?”.",
            id="no letter of a year",
        ),
        pytest.param(
            "Welke brieven heeft minister Blauw ondertekend?",
            "Er is geen brief die past bij de vraag “Welke brieven heeft minister Blauw "
            "ondertekend?”.",
            id="nobody of that name signed",
        ),
        pytest.param(
            "Hoeveel voetnoten heeft het antwoord op de vragen van Kuipers?",
            "Het antwoord op de vraag “Hoeveel voetnoten heeft het antwoord op de vragen van "
            "Kuipers?” is 0: in de tekst van de brief, zoals die hier is opgenomen, staan er geen.",
            id="no footnotes",
        ),
        pytest.param(
            "Hoeveel pagina's heeft de nota over de loods?",
            "Op de vraag “Hoeveel pagina's heeft de nota over de loods?” is geen antwoord te geven"
            ": in dit bestand is niet te zien waar een pagina begint.",
            id="no pages in the file",
        ),
    ],
)
def test_nothing_is_cited_where_there_is_nothing(
    assistant: Assistant, question: str, missing: str
) -> None:
    given = assistant.ask(question)

    assert given.status == "refused"
    assert given.missing == (missing,)
    assert given.citations == ()


@pytest.mark.parametrize(
    "question",
    [
        "Hoe vaak komt de Zeeraad bijeen?",
        "Hoe vaak komt diefstal volgens de brief van 4 maart 2031 voor?",
        "Hoeveel ligplaatsen zijn er volgens de brieven?",
        "Welke brieven stuurde de Zeeraad aan de gemeente?",
        "Van wie is het rapport over de walkant?",
        "What is the title of the Court of Audit's 2031 report on harbours?",
        "Welke rapporten noemt de brief van 4 maart 2031?",
        "Waar staat de afkorting HVD voor?",
        "Waar staat de afkorting HVD voor in het plan?",
        "Wie stuurde de brief aan de gemeente?",
        "Which letters mention quays?",
        "Wanneer zette de gemeente haar handtekening onder het havenakkoord?",
    ],
)
def test_a_question_about_what_letters_say_is_left_to_the_search(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question).answer

    assert "staat er" not in answer
    assert "keer in" not in answer
    assert "van de 4 brieven" not in answer
    assert "ondertekend door" not in answer
    assert "is called" not in answer
    assert "occurs 0 times" not in answer


@pytest.mark.parametrize(
    ("words", "text", "forms"),
    [
        pytest.param("actie", "acties, actieplan en transactie", ["acties", "actieplan"], id="end"),
        pytest.param("de", "De den en de", ["De", "de"], id="too short for other forms"),
        pytest.param("OM", "Het OM en OM-breed, om te beginnen", ["OM", "OM-breed"], id="capitals"),
        pytest.param("zaak", "zaken en een strafzaak", ["zaken", "strafzaak"], id="long vowel"),
        pytest.param("zaken", "een zaak", ["zaak"], id="typed as plural"),
        pytest.param("brief", "twee brieven", ["brieven"], id="f becomes v"),
        pytest.param(
            "Zeeraad",
            "zie www.zeeraad.nl/nieuws van de Zeeraad",
            ["Zeeraad"],
            id="not in an address on the web",
        ),
        pytest.param(
            "vrije haven", "De vrije havens. Vrije; haven", ["vrije havens"], id="several words"
        ),
    ],
)
def test_forms_that_count(words: str, text: str, forms: list[str]) -> None:
    vocabulary = {"plan", "straf"}

    assert [one.form for one in WordForms(words, vocabulary=vocabulary).find_in(text)] == forms
