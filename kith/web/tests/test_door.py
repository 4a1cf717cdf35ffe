"""The door: what stands before sign-in, and pages of errors."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/"]
)
def test_the_pages_of_the_door_answer_strangers(path):
    assert Client().get(path).status_code == 200


def test_a_wrong_password_keeps_the_address(administrator):
    answer = Client().post("/accounts/login/", {"login": "nora@example.com", "password": "wrong"})
    html = answer.content.decode()
    assert 'value="nora@example.com"' in html
    assert 'role="alert"' in html


def test_a_page_that_is_not_there_says_so_calmly(browser):
    answer = browser.get("/customers/people/987654/")
    assert answer.status_code == 404
    assert "not there" in answer.content.decode()


def test_a_refusal_for_a_script_is_one_plain_line(browser):
    answer = browser.get("/customers/people/987654/", headers={"HX-Request": "true"})
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_scripts_carry_the_nonce_of_the_policy(browser):
    answer = browser.get("/settings/me/")
    html = answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    for script in html.split("<script")[1:]:
        nonce = script.split('nonce="')[1].split('"')[0]
        assert f"'nonce-{nonce}'" in policy
    assert "unsafe-eval" not in policy
