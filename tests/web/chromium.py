"""Chromium for the tests of the page, and what it noted of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = shutil.which("chromium")
CHROMEDRIVER = shutil.which("chromedriver")
PATIENCE_S = 20

needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None or CHROMEDRIVER is None,
        reason="chromium and chromedriver are not installed (Debian: chromium, chromium-driver)",
    ),
]

# The flags keep Chromium itself from calling home; what is left is what the page asks for.
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

NO_REQUEST = {"data", "blob", "chrome", "chrome-untrusted"}
"""What begins so is in the page, or in Chromium, already."""


@contextmanager
def running(program: str, *arguments: str) -> Iterator[str]:
    """Run a program of this folder that serves a chat; yield the address that it prints."""
    command = [sys.executable, str(Path(__file__).with_name(program)), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


@contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """Open a browser that keeps its own files in ``profile``."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1400,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(str(CHROMEDRIVER)))
    try:
        yield browser
    finally:
        browser.quit()


def wait_for(page: webdriver.Chrome, condition: Callable[[webdriver.Chrome], object]) -> None:
    """Wait until something is so on the page, and fail where it takes too long."""
    WebDriverWait(page, PATIENCE_S, poll_frequency=0.05).until(condition)


def click(page: webdriver.Chrome, selector: str, name: str = "") -> None:
    """Click the first visible element, with that text where one is given, once it is there."""

    def try_click(driver: webdriver.Chrome) -> bool:
        for each in driver.find_elements(By.CSS_SELECTOR, selector):
            if each.is_displayed() and (not name or each.text.strip() == name):
                each.click()
                return True
        return False

    wait_for(page, try_click)


_IS_SEEN = """
const it = document.querySelector(arguments[0]);
const { left, top, bottom } = it.getBoundingClientRect();
return [top + 2, bottom - 2].every((y) => document.elementFromPoint(left + 2, y) === it);
"""


def is_seen(page: webdriver.Chrome, selector: str) -> bool:
    """Return whether an element is on the screen, from top to bottom, with nothing over it."""
    return bool(page.execute_script(_IS_SEEN, selector))


def errors_of(browser: webdriver.Chrome) -> list[str]:
    """Return what went wrong on the page since this was last asked."""
    return [entry["message"] for entry in _log(browser, "browser") if entry["level"] == "SEVERE"]


def hosts_of(browser: webdriver.Chrome) -> set[str]:
    """Return every host, with its port, that was asked for anything since this was last asked."""
    messages = [json.loads(entry["message"])["message"] for entry in _log(browser, "performance")]
    urls = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ] + [
        message["params"]["url"]
        for message in messages
        if message["method"] in {"Network.webSocketCreated", "Network.webTransportCreated"}
    ]
    return {urlsplit(url).netloc for url in urls if urlsplit(url).scheme not in NO_REQUEST}


def _log(browser: webdriver.Chrome, name: str) -> list[dict[str, str]]:
    """Return a log of the browser, which forgets it."""
    entries: list[dict[str, str]] = browser.get_log(name)  # type: ignore[no-untyped-call]  # Selenium's own
    return entries
