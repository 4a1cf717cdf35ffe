import os
import subprocess
import sys

import pytest

from kith.config import env
from kith.config.database import database_from
from kith.config.env import SettingError
from kith.config.mail import mail_from


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("KITH_DEBUG", "maybe", env.flag),
        ("KITH_BASE_URL", "crm.example.org", lambda name: env.base_url(name, "")),
        ("KITH_BASE_URL", "https://crm.example.org/path", lambda name: env.base_url(name, "")),
        ("KITH_TIME_ZONE", "Mars/Olympus", lambda name: env.time_zone(name, "UTC")),
        ("KITH_PORT", "eighty", lambda name: env.integer(name, 8000, 1, 65535)),
        ("KITH_PORT", "70000", lambda name: env.integer(name, 8000, 1, 65535)),
        ("KITH_LANGUAGE", "xx", lambda name: env.choice(name, "en", ["en", "hu"])),
        ("KITH_TRUSTED_PROXIES", "10.0.0.0/99", env.networks),
    ],
)
def test_a_wrong_value_names_setting_value_and_remedy(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError) as caught:
        read(name)
    assert name in str(caught.value)
    assert value in str(caught.value)
    assert caught.value.remedy


def test_an_empty_value_is_the_default(monkeypatch):
    monkeypatch.setenv("KITH_PORT", " ")
    assert env.integer("KITH_PORT", 8000, 1, 65535) == 8000


@pytest.mark.parametrize(
    "url",
    [
        "mysql://host/name",
        "postgres://host",
        "postgres://host:port/name",
        "postgres://host/name?passfile=/x",
        "sqlite:///",
        "sqlite://host/name",
        "sqlite:////no/such/folder/kith.db",
    ],
)
def test_a_database_that_cannot_be_used_is_refused(tmp_path, url):
    with pytest.raises(SettingError) as caught:
        database_from(url, tmp_path)
    assert caught.value.setting == "DATABASE_URL"
    assert caught.value.remedy


def test_a_refused_database_does_not_tell_its_password(tmp_path):
    with pytest.raises(SettingError) as caught:
        database_from("mysql://kith:hunter22@host/name", tmp_path)
    assert "hunter22" not in str(caught.value)


def test_an_address_of_postgresql_is_taken_apart(tmp_path):
    found = database_from("postgres://kith:a%40b@db.example:5433/crm?sslmode=require", tmp_path)
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("crm", "kith", "a@b")
    assert (found["HOST"], found["PORT"]) == ("db.example", "5433")
    assert found["OPTIONS"]["sslmode"] == "require"


def test_without_an_address_the_database_lies_in_the_state_folder(tmp_path):
    assert database_from("", tmp_path)["NAME"] == tmp_path / "kith.db"


def test_a_mail_server_is_reached_encrypted(tmp_path):
    assert mail_from("smtp://mail.example", tmp_path).starttls
    assert mail_from("smtps://mail.example", tmp_path).tls
    with pytest.raises(SettingError):
        mail_from("imap://mail.example", tmp_path)


def test_the_start_stops_with_a_plain_message_and_status_two(tmp_path):
    environment = {**os.environ, "KITH_HOME": str(tmp_path), "KITH_TIME_ZONE": "Mars"}
    done = subprocess.run(
        [sys.executable, "-m", "kith", "up", "--no-demo"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "KITH_TIME_ZONE" in done.stderr
    assert "Mars" in done.stderr
    assert "Traceback" not in done.stderr
