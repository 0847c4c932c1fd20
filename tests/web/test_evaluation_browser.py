"""The page "Evaluatie" and the form under an answer, in Chromium, as policy staff use them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from web.chromium import (
    chromium,
    click,
    errors_of,
    hosts_of,
    is_seen,
    needs_chromium,
    running,
    wait_for,
)

pytestmark = needs_chromium

QUESTION = "Hoeveel inspecteurs zijn in 2031 opgeleid?"
SENTENCE = "De minister heeft in 2031 tien inspecteurs opgeleid voor de haven van Zandmeer."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("chat")


@pytest.fixture(scope="module")
def page(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with (
        running("evaluation_chat.py", str(folder)) as address,
        chromium(tmp_path_factory.mktemp("chromium")) as browser,
    ):
        browser.get(address)
        yield browser


def text_of(page: webdriver.Chrome, selector: str) -> str:
    return " ".join(each.text for each in page.find_elements(By.CSS_SELECTOR, selector))


def fill(page: webdriver.Chrome, selector: str, text: str) -> None:
    box = page.find_element(By.CSS_SELECTOR, f"{selector} :is(textarea, input)")
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys(text)


def colour_of(page: webdriver.Chrome, selector: str) -> str:
    return page.find_element(By.CSS_SELECTOR, selector).value_of_css_property("color")


def said(page: webdriver.Chrome, selector: str, sentence: str) -> None:
    wait_for(page, lambda driver: sentence in text_of(driver, selector))


def test_judgement_is_kept_with_who_and_when(page: webdriver.Chrome, folder: Path) -> None:
    wait_for(page, lambda driver: driver.find_elements(By.CSS_SELECTOR, ".example"))
    wait_for(page, lambda driver: driver.find_elements(By.CSS_SELECTOR, "#question textarea"))
    assert page.find_elements(By.CSS_SELECTOR, "#feedback") == []
    page.find_element(By.CSS_SELECTOR, "#question textarea").send_keys(QUESTION, Keys.ENTER)
    click(page, "#feedback > button")
    said(page, "#feedback-about", f"Over het antwoord op: {QUESTION}")

    click(page, "#feedback-verdict label", "onvolledig")
    click(page, "#feedback-send")
    said(page, "#feedback-said", "Vul in wat het antwoord had moeten zijn.")
    wait_for(page, lambda driver: is_seen(driver, "#feedback-said p"))
    refused = colour_of(page, "#feedback-said p")
    fill(page, "#feedback-expected", "Tien, <b>voor de haven</b>")
    fill(page, "#feedback-sentence", "Een zin die in geen brief staat.")
    fill(page, "#feedback-who", "A. de Vries")
    click(page, "#feedback-send")
    said(page, "#feedback-said", "Deze zin staat in geen van de brieven")
    assert not (folder / "eval" / "feedback.jsonl").exists()
    fill(page, "#feedback-sentence", SENTENCE)
    click(page, "#feedback-send")
    said(page, "#feedback-said", "Bewaard; dank u wel.")
    assert colour_of(page, "#feedback-said p") != refused

    [line] = (folder / "eval" / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    kept = json.loads(line)
    assert kept["question"] == QUESTION
    assert (kept["who"], kept["verdict"]) == ("A. de Vries", "onvolledig")
    assert kept["expected"] == "Tien, <b>voor de haven</b>"
    assert kept["evidence"] == {"letter": "haven", "text": SENTENCE}
    assert kept["when"].startswith("20")


def test_open_form_leaves_the_answer_readable_and_closes_with_the_next_question(
    page: webdriver.Chrome,
) -> None:
    answer = page.find_element(By.CSS_SELECTOR, ".turn:last-child .answer")
    form = page.find_element(By.CSS_SELECTOR, "#feedback")
    assert form.size["height"] > 200
    assert form.location["y"] >= answer.location["y"] + answer.size["height"]
    assert form.find_elements(By.XPATH, "ancestor::*[@id='talk']")  # they scroll together
    fill(page, "#feedback-expected", "iets anders")

    page.find_element(By.CSS_SELECTOR, "#question textarea").send_keys(QUESTION, Keys.ENTER)
    wait_for(page, lambda driver: len(driver.find_elements(By.CSS_SELECTOR, ".answer")) == 2)
    wait_for(page, lambda driver: form.size["height"] < 60)
    click(page, "#feedback > button")
    wait_for(page, lambda driver: form.size["height"] > 200)
    box = page.find_element(By.CSS_SELECTOR, "#feedback-expected textarea")
    assert box.get_property("value") == ""


def test_evaluation_runs_with_a_bar_and_shows_figures_and_report(
    page: webdriver.Chrome, folder: Path
) -> None:
    click(page, "#tabs [role=tab]", "Evaluatie")
    said(page, "#last-report", "Er is nog niet gemeten.")
    click(page, "#measure")
    said(page, "#evaluation-said", "De meting is klaar; hieronder staan de nieuwe cijfers.")

    assert "goed beantwoord" in text_of(page, "#last-report tbody")
    assert (folder / "eval" / "result.json").is_file()
    link = page.find_element(By.CSS_SELECTOR, "#last-report a[download]")
    assert (link.get_attribute("href") or "").startswith("data:text/html;base64,")

    click(page, "#last-report summary", "Lees het hele rapport")
    frame = page.find_element(By.CSS_SELECTOR, "#last-report iframe")
    page.execute_script("arguments[0].scrollIntoView()", frame)
    page.switch_to.frame(frame)
    try:
        wait_for(page, lambda driver: "Evaluatie van mhassist" in text_of(driver, "h1"))
        click(page, "nav a", "Per soort vraag")
        wait_for(page, lambda driver: driver.execute_script("return window.scrollY > 100"))
        assert text_of(page, "h1") == "Evaluatie van mhassist"
    finally:
        page.switch_to.default_content()


def test_chat_answers_while_the_evaluation_tab_is_there(page: webdriver.Chrome) -> None:
    click(page, "#tabs [role=tab]", "Vragen")
    before = len(page.find_elements(By.CSS_SELECTOR, ".turn"))
    page.find_element(By.CSS_SELECTOR, "#question textarea").send_keys(QUESTION, Keys.ENTER)
    wait_for(page, lambda driver: len(driver.find_elements(By.CSS_SELECTOR, ".turn")) > before)


def test_nothing_was_asked_of_another_host_and_nothing_is_wrong(page: webdriver.Chrome) -> None:
    assert hosts_of(page) == {urlsplit(page.current_url).netloc}
    assert errors_of(page) == []


def test_every_page_is_found_on_a_narrow_window(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 340, "height": 900, "deviceScaleFactor": 1, "mobile": False},
    )
    try:
        page.refresh()
        tabs = "#tabs [role=tab]"
        wait_for(page, lambda driver: len(driver.find_elements(By.CSS_SELECTOR, tabs)) == 3)
        assert text_of(page, tabs) == "Vragen Brieven Evaluatie"
        assert page.find_elements(By.CSS_SELECTOR, '[aria-label="More tabs"]') == []
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
