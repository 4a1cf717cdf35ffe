"""Who the demo firm's customers are."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from kith.demo.names import (
    CALLING_CODE,
    CITIES,
    FAMILY,
    GIVEN,
    HOME,
    LATIN,
    NEEDS,
    PLACES,
    SHARE,
    STAFF,
    VENUES,
)
from kith.demo.world import Customer, Human, World
from kith.foundation.text import fold

YEARS = 3
ORGANIZATIONS, PRIVATE = 220, 780
SELLERS = tuple(i for i, row in enumerate(STAFF) if row[2] != "read_only")


def people_the_world(world: World, draw: Random, scale: float) -> None:
    """Add customers, their contacts and a few people who were entered twice."""
    organizations, private = round(ORGANIZATIONS * scale), round(PRIVATE * scale)
    for number in range(organizations + private):
        customer = _customer(number, number < organizations, world.until, draw)
        world.customers.append(customer)
        for _contact in range(draw.choice((1, 1, 2, 3)) if customer.is_organization else 1):
            _add_human(world, customer, draw)
    for human in draw.sample(world.humans, max(1, round(16 * scale))):
        _add_duplicate(world, human)


def _customer(number: int, is_organization: bool, until: date, draw: Random) -> Customer:
    origin = draw.choices([code for code, _w in SHARE], [w for _c, w in SHARE])[0]
    begins = until - timedelta(days=draw.randint(20, YEARS * 365))
    rate = draw.gammavariate(2.2, 0.17) if is_organization else draw.gammavariate(0.9, 0.13)
    costly = draw.random() < (0.12 if is_organization else 0.06)
    # Drop-out: a constant hazard a week, drawn for each customer (the spirit of Pareto/NBD).
    hazard = draw.gammavariate(0.7, 0.012 if is_organization else 0.022)
    lived = draw.expovariate(max(hazard, 1e-6)) * 7
    ends = begins + timedelta(days=lived) if lived < (until - begins).days else None
    return Customer(
        number=number,
        is_organization=is_organization,
        name="",
        origin=origin,
        owner=SELLERS[number % len(SELLERS)],
        weekly_rate=rate,
        begins=begins,
        ends=ends,
        amount=draw.lognormvariate(5.1, 0.55)
        if is_organization
        else draw.lognormvariate(3.4, 0.45),
        margin=draw.uniform(0.34, 0.52),
        costly=costly,
        advocate=draw.random() < 0.07,
        need=draw.choices(NEEDS, (36, 27, 20, 17))[0],
        channel=draw.choices(("email", "phone", "chat"), (62, 26, 12))[0],
    )


def _add_human(world: World, customer: Customer, draw: Random) -> None:
    number = len(world.humans)
    origin = customer.origin
    is_man = draw.random() < 0.5
    given, names = draw.choice(GIVEN[origin][is_man]), draw.choice(FAMILY[origin])
    family = names if isinstance(names, str) else names[0 if is_man else 1]
    country, language = HOME[origin]
    city = draw.choice(CITIES[origin])
    if customer.is_organization and not customer.name:
        customer.name = f"{draw.choice(VENUES)} {draw.choice(PLACES)} {customer.number + 1}"
    elif not customer.is_organization:
        customer.name = f"{given} {family}"
    latin = f"{_latin(given)}.{_latin(family)}"
    domain = f"{customer.name.split()[1].lower()}{customer.number + 1}.example"
    host = domain if customer.is_organization else f"mail{number % 7}.example"
    born = world.until - timedelta(days=draw.randint(20 * 365, 66 * 365))
    verified = draw.random() < 0.80
    when = world.until - timedelta(
        days=draw.randint(5, 330) if verified else draw.randint(400, 900)
    )
    made = datetime.combine(customer.begins, time(9, number % 60), UTC)
    human = Human(
        number=number,
        customer=customer.number,
        given=given,
        family=family,
        origin=origin,
        values={
            "email": f"{latin}{number}@{host}" if draw.random() < 0.965 else "",
            "phone": f"{CALLING_CODE[country]}{1_000_000 + number * 7:07d}"
            if draw.random() < 0.9
            else "",
            "city": city if draw.random() < 0.97 else "",
            "country": country,
            "language": language,
            "birthday": born if draw.random() < 0.62 else None,
            "preferred_channel": customer.channel if draw.random() < 0.7 else "",
            "job_title": draw.choice(("Owner", "Purchasing", "Manager", "Barista"))
            if customer.is_organization
            else "",
            "source": draw.choice(("web shop", "fair", "referral", "shop")),
            "verified_at": datetime.combine(when, time(10), UTC),
            "created_at": made,
        },
    )
    world.humans.append(human)
    customer.contacts.append(number)


def _latin(name: str) -> str:
    return LATIN.get(name) or "".join(ch for ch in fold(name) if ch.isascii() and ch.isalpha())


def _add_duplicate(world: World, human: Human) -> None:
    """The same person typed in a second time, as it happens at a fair."""
    values = dict(human.values)
    values |= {"city": "", "birthday": None, "source": "fair", "email": values["email"].upper()}
    number = len(world.humans)
    world.humans.append(
        Human(
            number=number,
            customer=human.customer,
            given=human.given[:1] + ".",
            family=human.family,
            origin=human.origin,
            values=values,
            duplicate_of=human.number,
        )
    )
