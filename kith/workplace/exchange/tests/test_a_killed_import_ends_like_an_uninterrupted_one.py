"""Killed at any statement and gone on with, or started again, an import ends as if never killed."""

import random

import pytest
from django.core.management import call_command
from django.db import connection

from kith.workplace.exchange import services
from kith.workplace.exchange.engine import run as engine
from kith.workplace.exchange.tests.files import draft
from kith.workplace.exchange.tests.state import fingerprint

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = 20


class KilledNow(BaseException):
    """The process is gone: from here on no statement reaches the database."""


class Bomb:
    """Lets `fuse` statements through, and none after them."""

    def __init__(self, fuse: int) -> None:
        self.fuse = fuse

    def __call__(self, execute, sql, params, many, context):
        self.fuse -= 1
        if self.fuse < 0:
            raise KilledNow
        return execute(sql, params, many, context)


@pytest.fixture(autouse=True)
def small_steps(monkeypatch):
    monkeypatch.setattr(engine, "FIRST_STEP", 7)
    monkeypatch.setattr(engine, "SMALLEST_STEP", 3)
    monkeypatch.setattr(engine, "LARGEST_STEP", 11)
    monkeypatch.setattr(engine, "BREATH", 0)


def empty_database() -> None:
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")  # no model, so no part of a flush


def people_file() -> str:
    draw = random.Random(3)
    lines = ["number,name,email,phone,company,consent,need,birthday"]
    for _row in range(70):
        number = draw.choice(["", f"N{draw.randrange(60)}"])
        email = draw.choice(["", f"p{draw.randrange(50)}@x.hu"])
        phone = draw.choice(["", f"+3620111{draw.randrange(1000, 1030)}"])
        birthday = draw.choice(["", "1980-01-31", "31/31/1980"])
        name = f"Name {draw.randrange(40)}"
        company = draw.choice(["", "Alfa", "ALFA", "Beta"])
        lines.append(
            f"{number},{name},{email},{phone},{company},{draw.choice(['', 'yes'])},speed,{birthday}"
        )
    return "\n".join(lines) + "\n"


def orders_file() -> str:
    draw = random.Random(4)
    lines = ["customer,date,amount,email,order no"]
    for i in range(70):
        customer = draw.choice(["", f"C{draw.randrange(20)}"])
        email = draw.choice(["", f"p{draw.randrange(15)}@x.hu"])
        number = draw.choice(["", f"O{draw.randrange(50)}"])
        lines.append(f"{customer},2024-01-{1 + i % 28:02},{i}.5,{email},{number}")
    return "\n".join(lines) + "\n"


def prepared(target: str, text: str):
    batch = draft(target, text)
    services.save_mapping(actor=None, batch=batch)
    return batch


def tally(batch) -> tuple:
    batch.refresh_from_db()
    return (batch.created, batch.updated, batch.unchanged, batch.duplicates, batch.rejected,
            dict(batch.beside), batch.settled, batch.issues.count())  # fmt: skip


def run_until(batch, fuse: int) -> bool:
    """Whether the run survived."""
    try:
        with connection.execute_wrapper(Bomb(fuse)):
            services.run_import(actor=None, batch_id=batch.pk)
    except KilledNow:
        return False
    return True


def statements_of(target: str, text: str) -> tuple[int, str, tuple]:
    counted = Bomb(10**9)
    batch = prepared(target, text)
    with connection.execute_wrapper(counted):
        services.run_import(actor=None, batch_id=batch.pk)
    return 10**9 - counted.fuse, fingerprint(), tally(batch)


@pytest.mark.parametrize(("target", "text"), [("people", people_file()), ("orders", orders_file())])
def test_killed_at_random_statements_and_gone_on_with(target, text):
    total, whole, counts = statements_of(target, text)
    draw = random.Random(5)
    for fuse in draw.sample(range(1, total), KILLS):
        empty_database()
        batch = prepared(target, text)
        while not run_until(batch, fuse):
            fuse = draw.randrange(1, total)
        assert (fingerprint(), tally(batch)) == (whole, counts)


@pytest.mark.parametrize(("target", "text"), [("people", people_file()), ("orders", orders_file())])
def test_killed_and_started_again_from_the_file(target, text):
    total, whole, _counts = statements_of(target, text)
    for fuse in random.Random(6).sample(range(1, total), 6):
        empty_database()
        run_until(prepared(target, text), fuse)
        services.run_import(actor=None, batch_id=prepared(target, text).pk)
        assert fingerprint() == whole


def test_progress_is_never_lost_by_more_than_a_step():
    text = orders_file()
    total, _whole, _counts = statements_of("orders", text)
    empty_database()
    batch = prepared("orders", text)
    settled = []
    with pytest.raises(KilledNow), connection.execute_wrapper(Bomb(total // 2)):
        services.run_import(actor=None, batch_id=batch.pk, progress=settled.append)
    batch.refresh_from_db()
    assert batch.settled == sum(settled) > 0
