"""Take the picture of the chat that README shows: ``python tests/web/picture.py``.

Needs the index, chromium and chromedriver. The chat runs as users have it, on a free port.
"""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from mhassist.live import LiveAssistant
from mhassist.settings import load_settings
from mhassist.web import build_app
from mhassist.web.desk import Desk
from mhassist.web.evaluation_desk import EvaluationDesk
from mhassist.web.server import launch

QUESTION = "Hoeveel rechercheurs worden er jaarlijks extra opgeleid?"
PICTURE = Path(__file__).resolve().parents[2] / "docs" / "chat.png"
WIDTH, HEIGHT = 1400, 860
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def take(url: str, profile: str) -> bytes:
    """Ask the question, follow the first marker, and return what is on the screen."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    wait = WebDriverWait(browser, 60, poll_frequency=0.05)
    size = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    try:
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get(url)
        wait.until(lambda it: it.find_elements(By.CSS_SELECTOR, ".example"))
        box = wait.until(lambda it: it.find_element(By.CSS_SELECTOR, "#question textarea"))
        box.send_keys(QUESTION, Keys.ENTER)
        wait.until(lambda it: it.find_elements(By.CSS_SELECTOR, ".marker"))[0].click()
        wait.until(lambda it: it.find_elements(By.CSS_SELECTOR, ".card.selected"))
        return bytes(browser.get_screenshot_as_png())
    finally:
        browser.quit()


def main() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    assistant = LiveAssistant.open(load_settings())
    app = build_app(assistant, desk=Desk(assistant), evaluation=EvaluationDesk(assistant))
    url = launch(app, host="127.0.0.1", port=port)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        PICTURE.write_bytes(take(url, profile))
    app.close()
    sys.stdout.write(f"{PICTURE} ({PICTURE.stat().st_size // 1000} kB)\n")


if __name__ == "__main__":
    main()
