"""Pictures of the pages: a browser walks through a running Kith and keeps what it sees.

    python docs/screenshots.py --url http://127.0.0.1:8000 --email you@example.com --out docs/images

The password is read from the variable KITH_SCREENSHOT_PASSWORD. Needs Debian's chromium.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
VIEWS = {
    "desktop": {"width": 1440, "height": 1000, "theme": "light", "language": "en"},
    "dark": {"width": 1440, "height": 1000, "theme": "dark", "language": "en"},
    "phone": {"width": 360, "height": 780, "theme": "light", "language": "en"},
    "fa": {"width": 1440, "height": 1000, "theme": "light", "language": "fa"},
    "fa-phone": {"width": 360, "height": 780, "theme": "light", "language": "fa"},
}
PAGES = {
    "today": "/",
    "models": "/models/",
    "program": "/models/idic/",
    "measure": "/models/measures/M13/",
    "people": "/customers/people/",
    "people-value": "/customers/people/?sort=-clv",
    "organizations": "/customers/organizations/?sort=-clv",
    "portfolio": "/customers/portfolio/",
    "person-new": "/customers/people/new/",
    "import": "/import/",
    "team": "/settings/team/",
    "firm": "/settings/firm/",
    "changes": "/settings/changes/",
    "components": "/settings/components/",
}
FOLLOWED = {
    # A page that is reached through the first link of another, as its address holds a number.
    "person": ("/customers/people/?sort=-clv", "tbody tr:first-child a"),
    "organization": ("/customers/organizations/?sort=-clv", "tbody tr:first-child a"),
}


def sign_in(page: Page, url: str, email: str, password: str) -> None:
    """Come in by the door."""
    page.goto(f"{url}/accounts/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", password)
    page.click("main form button.k-btn-primary")
    page.wait_for_url(re.compile(r"^(?!.*accounts/login)"))


def choose(page: Page, url: str, language: str) -> None:
    """Set the reader's language."""
    page.goto(f"{url}/settings/me/")
    page.select_option("select[name=language]", language)
    page.click(".k-settings form .k-btn-primary")
    page.wait_for_load_state()


@contextmanager
def looking(browser: Browser, view: dict[str, object], state: object) -> Iterator[BrowserContext]:
    """A browser window of the view's size and theme, signed in."""
    size = {"width": view["width"], "height": view["height"]}
    context = browser.new_context(
        viewport=size, color_scheme=view["theme"], storage_state=state, device_scale_factor=1
    )
    yield context
    context.close()


def walk(page: Page, url: str, wanted: set[str]) -> Iterator[str]:
    """Go to each page in turn; yields its name once it stands."""
    for name, path in PAGES.items():
        if not wanted or name in wanted:
            answer = page.goto(url + path)
            if answer and answer.status == 200:
                yield name
    for name, (path, link) in FOLLOWED.items():
        if not wanted or name in wanted:
            page.goto(url + path)
            if page.locator(link).count():
                page.goto(url + str(page.locator(link).first.get_attribute("href")))
                yield name


def main() -> int:
    """Take every picture that was asked for; 1 where the browser reported a broken policy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--email", required=True)
    parser.add_argument("--out", type=Path, default=Path("docs/images"))
    parser.add_argument("--views", default="desktop,dark,phone,fa,fa-phone")
    parser.add_argument("--pages", default="", help="names, separated by commas; all when left out")
    options = parser.parse_args()
    password = os.environ["KITH_SCREENSHOT_PASSWORD"]
    options.out.mkdir(parents=True, exist_ok=True)
    wanted = {name for name in options.pages.split(",") if name}
    complaints: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        door = browser.new_context(viewport={"width": 1440, "height": 900})
        page = door.new_page()
        page.goto(f"{options.url}/accounts/login/")
        page.screenshot(path=options.out / "sign-in.desktop.png")
        sign_in(page, options.url, options.email, password)
        state = door.storage_state()
        language = "en"
        choose(page, options.url, language)
        for name in options.views.split(","):
            view = VIEWS[name]
            with looking(browser, view, state) as context:
                page = context.new_page()
                page.on(
                    "console",
                    lambda m: complaints.append(m.text) if m.type == "error" else None,
                )
                page.on("pageerror", lambda e: complaints.append(str(e)))
                if view["language"] != language:
                    language = str(view["language"])
                    choose(page, options.url, language)
                for seen in walk(page, options.url, wanted):
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=options.out / f"{seen}.{name}.png", full_page=True)
        choose(door.new_page(), options.url, "en")
        browser.close()
    for line in sorted(set(complaints)):
        print(line, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())
