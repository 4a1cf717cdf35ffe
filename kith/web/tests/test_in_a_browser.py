"""A person with a keyboard: palette, lists, editing in place, undo; no complaint of the policy."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kith.customers.people.queries import access_person, people_matching
from kith.customers.people.services import create_person
from kith.web.assets import sprite_url

CHROMIUM = Path("/usr/bin/chromium")
PASSWORD = "amber kettle 92 orchard"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium on this machine"),
    pytest.mark.skipif(not sprite_url(), reason="the front end is not built"),
]


@pytest.fixture
def page(live_server, administrator):
    """A window in which the administrator is signed in, and what its console complained of."""
    # The driver runs an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    from playwright.sync_api import sync_playwright

    administrator.set_password(PASSWORD)
    administrator.save()
    complaints: list[str] = []
    with sync_playwright() as driver:
        window = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = window.new_page(viewport={"width": 1280, "height": 900}, base_url=live_server.url)
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/accounts/login/")
        page.fill("input[name=login]", administrator.email)
        page.fill("input[name=password]", PASSWORD)
        page.click("main form button.k-btn-primary")
        page.wait_for_url(live_server.url + "/")
        yield page
        window.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    assert not [text for text in complaints if "422" not in text]


def test_the_palette_finds_a_customer(page, administrator):
    create_person(actor=administrator, name="Behnaz Ardalan")
    page.keyboard.press("Control+k")
    page.keyboard.type("behn")
    page.wait_for_selector("#k-hit-1")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/customers/people/\d+/"))
    assert page.inner_text("h1") == "Behnaz Ardalan"


def test_a_letter_after_g_goes_to_a_place(page):
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/customers/people/")


def test_a_cell_is_edited_with_the_keyboard(page, administrator):
    person = create_person(actor=administrator, name="Oskar Lind", city="Kaunas")
    page.goto("/customers/people/")
    page.locator("td[data-k-cell*=city]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("td.k-edit input")
    page.keyboard.type("Vilnius")
    page.keyboard.press("Enter")
    page.wait_for_selector("td.k-edit", state="detached")
    assert page.inner_text("td[data-k-cell*=city]") == "Vilnius"
    assert access_person(administrator, person.pk).city == "Vilnius"


def test_escape_puts_back_what_stood_in_a_cell(page, administrator):
    create_person(actor=administrator, name="Oskar Lind", city="Kaunas")
    page.goto("/customers/people/")
    page.locator("td[data-k-cell*=city]").dblclick()
    page.wait_for_selector("td.k-edit input")
    page.keyboard.type("Elsewhere")
    page.keyboard.press("Escape")
    assert page.inner_text("td[data-k-cell*=city]") == "Kaunas"


def test_rows_are_chosen_deleted_and_brought_back_by_keyboard_and_toast(page, administrator):
    for name in ("Ada", "Berta", "Cecil"):
        create_person(actor=administrator, name=name)
    page.goto("/customers/people/")
    for key in "jxjx":
        page.keyboard.press(key)
    assert page.inner_text("[data-k-bulk] [data-k-count]") == "2"
    page.click("[data-k-bulk] .k-btn-danger")
    page.wait_for_selector("#k-toasts [data-k-undo]")
    assert people_matching(administrator, {}).count() == 1
    with page.expect_navigation():
        page.click("#k-toasts [data-k-undo]")
    assert people_matching(administrator, {}).count() == 3


def test_a_call_is_logged_in_a_dialog(page, administrator):
    person = create_person(actor=administrator, name="Simona Rae")
    page.goto(f"/customers/people/{person.pk}/")
    page.click(".k-actions [data-k-from]")
    page.fill("#k-dialog textarea", "She takes the winter blend.")
    with page.expect_navigation():
        page.click("#k-dialog footer .k-btn-primary")
    assert "She takes the winter blend." in page.inner_text("#k-events")


def test_a_wrong_dialog_keeps_what_was_typed_and_says_why(page, administrator):
    person = create_person(actor=administrator, name="Simona Rae")
    page.goto(f"/customers/people/{person.pk}/")
    page.click(".k-badge-press")
    page.wait_for_selector("#k-dialog[open]")
    page.select_option("#k-dialog select[name=channel]", "phone")
    page.click("#k-dialog footer .k-btn-primary")
    page.wait_for_selector("#k-dialog .k-error")
    assert page.input_value("#k-dialog select[name=channel]") == "phone"


@pytest.mark.parametrize(
    "path", ["/", "/customers/people/", "/customers/people/new/", "/settings/me/"]
)
def test_a_page_fits_a_small_phone(page, administrator, path):
    create_person(actor=administrator, name="Behnaz Ardalan", email="behnaz.ardalan@anar.example")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
