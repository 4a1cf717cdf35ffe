"""A reading as of a past date is the reading made with only the data until that date."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime, timedelta
from random import Random

import pytest

from kith.analytical.measures.engine import Readings, read_measures
from kith.analytical.measures.registry import live_measures
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.measures.tests.warehouse import Warehouse

THEN, NOW = date(2024, 3, 31), date(2024, 6, 30)
FIRST = datetime(2022, 6, 1)
MINUTES = 760 * 24 * 60
PEOPLE = 80
SETTINGS = MeasureSettings(
    "Europe/Budapest",
    {str(day): ["09:00", "17:00"] for day in range(5)},
    {"email": 8, "other": 4},
    {"1:speed": date(2024, 3, 1), "3:price": date(2024, 5, 1)},
)

# What is written later into a row that stands already: as of then it was empty.
LATER_WORDS = {
    "fact_interaction": [
        "first_reply_at", "delivered_at", "bounced_at", "clicked_at", "replied_at",
        "unsubscribed_at", "complained_at",
    ],
    "fact_need": ["confirmed_at"],
    "fact_assignment": ["presented_at", "accepted_at", "converted_at"],
    "fact_task": ["done_at"],
    "dim_person": ["verified_at"],
    "dim_customer": ["verified_at"],
}  # fmt: skip
MADE = {
    "fact_interaction": "at", "fact_need": "at", "fact_assignment": "assigned_at",
    "fact_task": "created_at", "fact_order": "ordered_at", "fact_consent": "at",
    "fact_cost": "day", "fact_enrichment": "at", "customer_month": "as_of",
}  # fmt: skip


def a_busy_firm(seed: int) -> Warehouse:
    """Two years of everything, drawn by chance."""
    draw, w = Random(seed), Warehouse()
    w.duck.begin()

    def moment(after: datetime = FIRST, minutes: int = MINUTES) -> datetime:
        return after + timedelta(minutes=draw.randrange(1, minutes))

    def perhaps(after: datetime, chance: float, hours: int = 2000) -> datetime | None:
        return moment(after, hours * 60) if draw.random() < chance else None

    for user in (1, 2, 3):
        w.add("dim_user", user_id=user, name=f"User {user}", is_active=user < 3, team_ids=[user])
    for person in range(1, PEOPLE + 1):
        w.person(
            person, created_at=moment(), owner_id=draw.choice([1, 2, 3, None]),
            required_fields=5, filled_fields=draw.randint(1, 5),
            verified_at=perhaps(FIRST, 0.7, 18000),
            identity_types=draw.randint(0, 3), entity=person - (draw.random() < 0.1 and person > 1),
            preferred_channel=draw.choice(["email", "chat", ""]),
        )  # fmt: skip
    for _ in range(250):
        w.order(draw.randint(1, PEOPLE), moment().date())
    for _ in range(600):
        sent, out = moment(), draw.random() < 0.5
        delivered = perhaps(sent, 0.9, 1) if out else None
        w.talk(
            draw.choice([None, *range(1, PEOPLE + 1)]), sent, "out" if out else "in",
            channel=draw.choice(["email", "chat", "social"]),
            kind=draw.choice(["message", "call", "complaint"]), needs_reply=not out,
            is_promotional=out and draw.random() < 0.5, learned=int(draw.random() < 0.3),
            minutes=draw.randint(0, 30), first_reply_at=None if out else perhaps(sent, 0.8, 100),
            delivered_at=delivered, bounced_at=None if delivered or not out else sent,
            clicked_at=perhaps(sent, 0.2) if delivered else None,
            replied_at=perhaps(sent, 0.2) if delivered else None,
            unsubscribed_at=perhaps(sent, 0.1) if delivered else None,
            complained_at=perhaps(sent, 0.05) if delivered else None,
        )  # fmt: skip
    for person in range(1, PEOPLE + 1):
        for _ in range(draw.randint(0, 3)):
            w.consent(person, moment(), draw.choice(["given", "given", "withdrawn", "objected"]),
                      channel=draw.choice(["email", "chat"]), proof=draw.choice(["form", ""]),
                      expires_at=perhaps(FIRST, 0.2, 18000))  # fmt: skip
        said, evidence = moment(), draw.choice(["stated", "inferred", "confirmed"])
        confirmed = moment(said, 30000) if evidence == "confirmed" else perhaps(said, 0.3)
        w.add("fact_need", need_id=person, customer_key=2 * person, name="speed",
              evidence=evidence, at=said, confirmed_at=confirmed,
              interaction_id=draw.choice([None, person]))  # fmt: skip
        drawn = moment()
        shown = perhaps(drawn, 0.8, 100)
        w.assignment(
            person, draw.choice(["customized", "standard", "hold_out"]), at=drawn,
            presented_at=shown,
            accepted_at=perhaps(drawn, 0.5), converted_at=perhaps(drawn, 0.5),
            margin=draw.choice([None, 10.0, 20.0]), discount=1.0, customization_cost=2.0,
        )  # fmt: skip
        made = moment()
        w.add("fact_task", task_id=person, customer_key=2 * person, owner_id=draw.choice([1, 3]),
              created_at=made, done_at=perhaps(made, 0.5))  # fmt: skip
        if draw.random() < 0.3:
            w.add("fact_enrichment", entry_id=person, person_id=person, field="phone", at=moment())
        at = moment()
        w.add("fact_cost", cost_id=person, customer_key=2 * person, at=at, day=at.date(),
              amount=5.0, minutes=10)  # fmt: skip
    for as_of in [THEN, NOW, *(date(2024, 1, 31), date(2024, 2, 29), date(2023, 12, 31))]:
        for person in range(1, PEOPLE):
            w.snapshot(
                person, as_of=as_of, is_active=draw.random() < 0.7, clv=draw.uniform(-10, 100),
                was_active=draw.random() < 0.7, value_tier=draw.randint(1, 4),
                nc_w=draw.uniform(-10, 100), minutes_w=draw.randint(0, 50), growth_gap=3.0,
                need="speed", cell=draw.choice(["1:speed", "3:price"]), ipt=draw.uniform(20, 60),
            )  # fmt: skip
    w.duck.commit()
    return w


def forget_after(w: Warehouse, day: date) -> None:
    """Leave only what was there by the end of `day`."""
    end = datetime(day.year, day.month, day.day) + timedelta(days=1)
    seen = 'SELECT min("at") FROM (SELECT "at", person_id FROM fact_interaction UNION ALL'
    seen += " SELECT ordered_at, person_id FROM fact_order UNION ALL"
    seen += ' SELECT "at", person_id FROM fact_consent) t WHERE t.person_id = d.person_id'
    for table in ("dim_person", "dim_customer"):
        # A record younger than its first row was there as the one who ordered or wrote.
        known = f"least(d.created_at, coalesce(({seen}), d.created_at))"
        w.duck.execute(f"DELETE FROM {table} AS d WHERE {known} >= $1", [end])
    for table, column in MADE.items():
        w.duck.execute(f'DELETE FROM {table} WHERE "{column}" >= $1', [end])
    w.duck.execute(
        "UPDATE fact_need SET evidence = 'inferred' WHERE evidence = 'confirmed'"
        " AND confirmed_at >= $1",
        [end],
    )
    w.duck.execute(
        "UPDATE fact_assignment SET margin = NULL, discount = 0 WHERE converted_at >= $1", [end]
    )
    for table, columns in LATER_WORDS.items():
        for column in columns:
            w.duck.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} >= $1", [end])


def read(w: Warehouse) -> Readings:
    return read_measures(w.duck, live_measures(), [THEN], settings=SETTINGS)


def test_every_live_measure_reads_the_past_as_it_was():
    w = a_busy_firm(seed=1)
    looking_back = read(w)
    forget_after(w, THEN)
    at_the_time = read(w)

    assert sum(rows[0].value is not None for rows in at_the_time.values()) > 40
    for key, (reading,) in at_the_time.items():
        (before,) = looking_back[key]
        assert before.n == reading.n, key
        assert before.missing == reading.missing, key
        assert before.value == pytest.approx(reading.value), key


def test_many_dates_in_one_go_read_as_each_on_its_own():
    w = a_busy_firm(seed=2)
    dates = [date(2024, 1, 31), date(2024, 2, 29), THEN]
    together = read_measures(w.duck, live_measures(), dates, settings=SETTINGS)

    for place, day in enumerate(dates):
        alone = read_measures(w.duck, live_measures(), [day], settings=SETTINGS)
        for key, (reading,) in alone.items():
            assert together[key][place].n == reading.n, (key, day)
            assert together[key][place].value == pytest.approx(reading.value), (key, day)
            assert together[key][place].low == pytest.approx(reading.low), (key, day)
