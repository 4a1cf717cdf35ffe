"""Sessions, addresses and links of the door: nothing old, forged or foreign is believed."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client

from kith.workplace.accounts.models import User
from kith.workplace.staff.services import update_user

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "four plain words here", "another four words there"
LOGIN, RESET = "/accounts/login/", "/accounts/password/reset/"
ELSEWHERE = (
    "//evil.example", "https://evil.example", "/\\evil.example", "https:evil.example",
    "javascript:alert(1)", "\thttps://evil.example", "/%0d%0aSet-Cookie:x=1",
)  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_counts():
    """No attempt of another test counts here."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user(db) -> User:
    found = User.objects.create_user("ada@example.com", name="Ada", password=PASSWORD)
    User.objects.create_user("boss@example.com", name="Boss", role="administrator", access="all")
    return found


def sign_in(client: Client, password: str = PASSWORD, email: str = "ada@example.com", **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get("/settings/me/").status_code == 200


def test_the_session_before_sign_in_is_not_the_one_after(user):
    client = Client()
    session = client.session  # makes one, and its cookie
    session["planted"] = True
    session.save()
    assert sign_in(client).status_code == 302
    assert client.session.session_key != session.session_key
    assert not Session.objects.filter(session_key=session.session_key).exists()


def test_all_other_sessions_end_with_the_old_password(user):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/accounts/password/change/", form).status_code == 302
    assert is_in(here)
    assert not is_in(there)


def test_a_closed_account_is_out_at_once(user):
    client = Client()
    sign_in(client)
    update_user(actor=User.objects.get(name="Boss"), user=user, is_active=False)
    assert not is_in(client)
    assert not is_in_after_signing_in()


def is_in_after_signing_in() -> bool:
    client = Client()
    sign_in(client)
    return is_in(client)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_sign_in_leads_to_no_other_site(user, place):
    answer = sign_in(Client(), next=place)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith(("//", "/\\"))
    assert "\n" not in answer["Location"]


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "Forwarded", "X-Host", "X-Original-Host"])
def test_a_link_by_mail_is_of_our_own_address(user, name):
    Client().post(RESET, {"email": "ada@example.com"}, headers={name: "evil.example"})
    assert len(mail.outbox) == 1
    assert "evil.example" not in mail.outbox[0].body
    assert "/accounts/password/reset/key/" in mail.outbox[0].body


def test_a_foreign_host_gets_no_page_and_no_mail(user):
    client = Client(raise_request_exception=False)
    answer = client.post(RESET, {"email": "ada@example.com"}, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert mail.outbox == []


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "application/xml"])
def test_a_body_that_is_no_form_changes_nothing(user, kind):
    client = Client()
    client.force_login(user)
    body = '{"name": "Evil", "language": "en", "theme": "dark"}'
    assert client.post("/settings/me/", body, content_type=kind).status_code == 422
    user.refresh_from_db()
    assert user.name == "Ada"


def link_of(body: str) -> str:
    return re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", body)[1]


def ask_for_link() -> str:
    Client().post(RESET, {"email": "ada@example.com"})
    return link_of(mail.outbox[-1].body)


def use(link: str, password: str = NEW) -> None:
    client = Client()
    page = client.get(link, follow=True)
    place = page.redirect_chain[-1][0] if page.redirect_chain else link
    client.post(place, {"password1": password, "password2": password})


def test_a_link_for_a_new_password_works_once(user):
    link = ask_for_link()
    use(link)
    user.refresh_from_db()
    assert user.check_password(NEW)
    use(link, "a third of four words")
    user.refresh_from_db()
    assert user.check_password(NEW)


@pytest.mark.parametrize("change", [{"email": "new@example.com"}, {"is_active": False}])
def test_a_link_for_a_new_password_ends_with_the_address_and_the_account(user, change):
    link = ask_for_link()
    update_user(actor=User.objects.get(name="Boss"), user=user, **change)
    use(link)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("key", ["-", "set-password", "0-0", "null-null", "1-" + "a" * 500])
def test_a_made_up_link_sets_no_password(user, key):
    client = Client(raise_request_exception=False)
    answer = client.get(f"/accounts/password/reset/key/{key}/", follow=True)
    assert answer.status_code < 500
    client.post(f"/accounts/password/reset/key/{key}/", {"password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("token", ["", "%20", "null", "0", "undefined", "a" * 5000])
def test_a_made_up_invitation_opens_nothing(user, token):
    client = Client(raise_request_exception=False)
    answer = client.post(f"/invitation/{token}/", {"password": NEW})
    assert answer.status_code == 404


def plain(answer, email: str) -> str:
    """The page without what differs in every answer."""
    text = answer.content.decode().replace(email, "EMAIL")
    return re.sub(r'(nonce|value|content)="[^"]{16,}"', "", text)


@pytest.fixture
def hashed(monkeypatch) -> list[str]:
    """Every password that was hashed or compared, which is what takes the time."""
    done: list[str] = []
    for name in ("encode", "verify"):
        original = getattr(Argon2PasswordHasher, name)

        def counted(self, *args, _original=original, _name=name, **kwargs):
            done.append(_name)
            return _original(self, *args, **kwargs)

        monkeypatch.setattr(Argon2PasswordHasher, name, counted)
    return done


def test_sign_in_does_not_tell_who_has_an_account(user, hashed):
    User.objects.create_user("gone@example.com", name="Gone", password=PASSWORD, is_active=False)
    hashed.clear()
    heard = []
    for email in ("ada@example.com", "nobody@example.com", "gone@example.com"):
        answer = sign_in(Client(), "wrong password here", email)
        heard.append((answer.status_code, plain(answer, email), len(hashed)))
        hashed.clear()
    assert heard[0] == heard[1] == heard[2]


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(user):
    heard = []
    for email in ("ada@example.com", "nobody@example.com"):
        answer = Client().post(RESET, {"email": email}, follow=True)
        heard.append((answer.status_code, answer.redirect_chain, plain(answer, email)))
    assert heard[0] == heard[1]
    assert [message.to for message in mail.outbox] == [["ada@example.com"]]


def test_after_five_wrong_passwords_the_right_one_waits_too(user):
    for _attempt in range(5):
        sign_in(Client(), "wrong password here")
    client = Client()
    sign_in(client)
    assert not is_in(client)


def test_attempts_are_counted_for_all_processes_together(user):
    """What counts attempts lies where every process looks."""
    cache.set("probe", "seen by all")
    code = (
        "import django; django.setup(); from django.core.cache import cache; "
        "print(cache.get('probe'))"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == "seen by all"


def test_a_slow_mail_server_does_not_hold_the_answer_back(user, settings, monkeypatch):
    """Else the time that the answer takes would tell who has an account."""
    from threading import Event

    from django.core.mail.backends.smtp import EmailBackend

    server, sent = Event(), Event()

    def slow(self, messages):
        server.wait(20)
        sent.set()
        return len(messages)

    monkeypatch.setattr(EmailBackend, "send_messages", slow)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert Client().post(RESET, {"email": "ada@example.com"}).status_code == 302
    assert not sent.is_set()
    server.set()
    assert sent.wait(20)
