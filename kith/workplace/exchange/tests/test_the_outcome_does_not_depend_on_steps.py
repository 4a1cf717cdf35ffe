"""Wherever a run is cut into steps, and however often a file is brought in, the end is the same."""

from contextlib import contextmanager, suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kith.customers.people.models import Person
from kith.workplace.audit.models import AuditEntry
from kith.workplace.exchange import queries, services
from kith.workplace.exchange.engine import run as engine
from kith.workplace.exchange.tests.files import bring, counts, draft
from kith.workplace.exchange.tests.state import fingerprint

pytestmark = pytest.mark.django_db
few = settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking an import takes minutes
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
person = st.tuples(
    st.sampled_from(["", "1", "2", "3"]),
    st.sampled_from(["", "Anna", "ANNA", "Béla"]),
    st.sampled_from(["", "a@x.hu", "A@x.hu", "b@x.hu", "a@x.hu; c@x.hu", "bad"]),
    st.sampled_from(["", "+36201234567", "0036 20 123 4567", "+36301234567"]),
    st.sampled_from(["", "Pécs", "Győr"]),
    st.sampled_from(["", "Alfa", "alfa", "Beta"]),
)
people = st.lists(person, min_size=1, max_size=14)
order = st.tuples(
    st.sampled_from(["", "O1", "O2", "O3"]),
    st.sampled_from(["", "1", "2", "a@x.hu", "+36201234567"]),
    st.sampled_from(["2024-01-01", "2024-02-03", "never"]),
    st.sampled_from(["5", "7.25", ""]),
    st.sampled_from(["", "a@x.hu", "b@x.hu"]),
)
orders = st.lists(order, min_size=1, max_size=14)


class Done(Exception):
    """Rolls an example back."""


@contextmanager
def leaving_no_trace():
    """Whatever an example wrote is gone after it, also when it failed."""
    with suppress(Done), transaction.atomic():
        yield
        raise Done


def people_text(rows) -> str:
    return "number,name,email,phone,city,company\n" + "".join(",".join(r) + "\n" for r in rows)


def orders_text(rows) -> str:
    return "order no,customer,date,amount,email\n" + "".join(",".join(r) + "\n" for r in rows)


def bring_by(size: int, target: str, text: str, monkeypatch):
    with monkeypatch.context() as patch:
        for name in ("FIRST_STEP", "SMALLEST_STEP", "LARGEST_STEP"):
            patch.setattr(engine, name, size)
        patch.setattr(engine, "BREATH", 0)
        return bring(target, text)


def take_back(batch) -> None:
    services.undo_import(actor=None, batch_id=batch.pk)


def assert_cuts_do_not_matter(target: str, text: str, monkeypatch) -> None:
    ends = []
    for size in (1, 3, 100):
        with leaving_no_trace():
            batch = bring_by(size, target, text, monkeypatch)
            ends.append((fingerprint(), counts(batch), batch.beside))
    assert ends[0] == ends[1] == ends[2]


@few
@given(people)
def test_people_end_alike_however_steps_are_cut(monkeypatch, rows):
    assert_cuts_do_not_matter("people", people_text(rows), monkeypatch)


@few
@given(orders)
def test_orders_end_alike_however_steps_are_cut(monkeypatch, rows):
    assert_cuts_do_not_matter("orders", orders_text(rows), monkeypatch)


@few
@given(people)
def test_the_same_people_again_change_nothing(rows):
    with leaving_no_trace():
        assert_again_changes_nothing("people", people_text(rows))


@few
@given(orders)
def test_the_same_orders_again_change_nothing(rows):
    with leaving_no_trace():
        assert_again_changes_nothing("orders", orders_text(rows))


def assert_again_changes_nothing(target: str, text: str) -> None:
    first = bring(target, text)
    before = fingerprint()
    again = bring(target, text)
    assert (again.created, again.updated) == (0, 0)
    assert again.unchanged == first.created + first.updated
    assert not AuditEntry.objects.filter(change_set=again.change_set).exists()
    assert fingerprint() == before


@few
@given(people, people)
def test_undo_brings_back_what_was_before(rows, more):
    with leaving_no_trace():
        first = bring("people", people_text(rows))
        before = fingerprint()
        second = bring("people", people_text(more))
        take_back(second)
        assert fingerprint() == before
        take_back(first)
        assert not Person.objects.exists()


@few
@given(people)
def test_a_trial_tells_what_the_run_does(rows):
    with leaving_no_trace():
        batch = draft("people", people_text(rows))
        services.save_mapping(actor=None, batch=batch)
        before = fingerprint()
        check = queries.check_import(batch)
        assert fingerprint() == before
        done = services.run_import(actor=None, batch_id=batch.pk)
        for name in ("created", "updated", "unchanged", "duplicates", "rejected"):
            assert getattr(check, name) == getattr(done, name)
