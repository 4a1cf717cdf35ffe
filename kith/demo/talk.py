"""What the demo firm and its customers said to each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from kith.demo.world import Customer, World

QUESTIONS = {
    "delivery": "When will the order arrive?",
    "taste": "The last roast tasted different. What changed?",
    "grinder": "Could we lease a second grinder on the same terms?",
    "price": "Is there a better price for a larger bag?",
    "invoice": "Please send the invoice again.",
}
COMPLAINTS = {"delivery": "The delivery came too late on Monday.", "taste": "This batch is burnt."}
HALF_YEAR = 182


def talk(world: World, draw: Random) -> None:
    """Add questions with replies, calls, strangers' messages, a monthly letter, consents."""
    for customer in world.customers:
        _questions(world, customer, draw)
        _calls(world, customer, draw)
    _strangers(world, draw)
    allowed = _consents(world, draw)
    _letters(world, allowed, draw)


def _moment(day: date, draw: Random) -> datetime:
    return datetime.combine(day, time(draw.randint(7, 15), draw.randrange(60)), UTC)


def _add(world: World, **values: Any) -> int:
    world.interactions.append(values)
    return len(world.interactions) - 1


def _alive_days(customer: Customer, until: date) -> tuple[date, int]:
    end = min(customer.ends or until, until)
    return customer.begins, max(1, (end - customer.begins).days)


def _questions(world: World, customer: Customer, draw: Random) -> None:
    begins, days = _alive_days(customer, world.until)
    a_year = (5.0 if customer.is_organization else 1.1) * (2.2 if customer.costly else 1)
    for index in range(int(days / 365 * a_year + draw.random())):
        asked = _moment(begins + timedelta(days=draw.randint(0, days)), draw)
        complaint = draw.random() < (0.3 if customer.costly else 0.07)
        topic = draw.choice(list(COMPLAINTS if complaint else QUESTIONS))
        thread = f"demo-{customer.number}-{index}"
        human = draw.choice(customer.contacts)
        common = {"customer": customer.number, "human": human, "channel": customer.channel}
        _add(
            world,
            **common,
            direction="in",
            kind="complaint" if complaint else "question",
            occurred_at=asked,
            subject=topic.capitalize(),
            text=(COMPLAINTS if complaint else QUESTIONS)[topic],
            topic=topic,
            thread=thread,
            needs_reply=True,
            minutes=0,
            learned=int(draw.random() < 0.34),
            owner=None,
        )
        _reply(world, customer, common, asked, topic, thread, draw)


def _reply(
    world: World,
    customer: Customer,
    common: dict[str, Any],
    asked: datetime,
    topic: str,
    thread: str,
    draw: Random,
) -> None:
    """Most answers come within hours; one seller is slow, and some questions are forgotten."""
    luck = draw.random()
    if luck < 0.022:
        return
    slow = luck < (0.10 if customer.owner == 3 else 0.035)
    hours = draw.uniform(30, 80) if slow else draw.lognormvariate(-0.2, 0.7)
    answered = asked + timedelta(hours=min(hours, 90))
    if answered.date() > world.until:
        return
    _add(
        world,
        **common,
        direction="out",
        kind="message",
        occurred_at=answered,
        subject=f"Re: {topic}",
        text="Thank you for asking; here is what we found.",
        topic=topic,
        thread=thread,
        minutes=draw.randint(4, 18),
        learned=0,
        needs_reply=False,
        owner=customer.owner,
    )


def _calls(world: World, customer: Customer, draw: Random) -> None:
    """Sellers ring whom they believe valuable: mostly right, not always."""
    begins, days = _alive_days(customer, world.until)
    belief = customer.weekly_rate * customer.amount * draw.lognormvariate(0, 0.5)
    a_year = min(14.0, belief / (7 if customer.is_organization else 14))
    for _call in range(int(days / 365 * a_year + draw.random())):
        _add(
            world,
            customer=customer.number,
            human=customer.contacts[0],
            channel="phone"
            if customer.channel == "phone" or draw.random() < 0.2
            else customer.channel,
            direction="out",
            kind="call" if customer.channel == "phone" else "message",
            occurred_at=_moment(begins + timedelta(days=draw.randint(0, days)), draw),
            subject="Check-in",
            text="Asked how the coffee is doing and what is coming up.",
            topic="check-in",
            thread="",
            minutes=draw.randint(6, 28),
            learned=int(draw.random() < 0.45),
            needs_reply=False,
            owner=customer.owner,
        )


def _strangers(world: World, draw: Random) -> None:
    """Inbound messages from addresses that nobody has: what M01 counts against us."""
    for number in range(190):
        day = world.until - timedelta(days=draw.randint(0, 700))
        _add(
            world,
            customer=None,
            human=None,
            channel=draw.choice(("chat", "form", "email")),
            direction="in",
            kind="question",
            occurred_at=_moment(day, draw),
            contact=f"visitor{number}@unknown.example",
            subject="Question from the site",
            text="Do you deliver to our street?",
            topic="delivery",
            thread=f"demo-stranger-{number}",
            minutes=0,
            learned=0,
            needs_reply=False,
            owner=None,
        )


def _consents(world: World, draw: Random) -> list[int]:
    """Who allows marketing by e-mail; a few withdraw it later. Returns the people who still do."""
    allowed = []
    for human in world.humans:
        if human.duplicate_of is not None or not human.values["email"] or draw.random() > 0.86:
            continue
        given = human.values["created_at"] + timedelta(hours=1)
        line = {"human": human.number, "action": "given", "at": given, "channel": "email"}
        world.consents.append(line | {"proof": f"Shop form, {given:%d %B %Y}"})
        if draw.random() < 0.06:
            left = given + timedelta(days=draw.randint(30, 500))
            if left.date() < world.until:
                world.consents.append(line | {"action": "withdrawn", "at": left, "proof": ""})
                continue
        allowed.append(human.number)
    return allowed


def _letters(world: World, allowed: list[int], draw: Random) -> None:
    """A monthly letter of the last fourteen months, to people who allowed it by then."""
    for month in range(14):
        day = world.until - timedelta(days=30 * month + 6)
        for number in allowed:
            human = world.humans[number]
            customer = world.customers[human.customer]
            gone = customer.ends is not None and (day - customer.ends).days > HALF_YEAR
            if human.values["created_at"].date() >= day or gone or draw.random() < 0.35:
                continue
            sent = datetime.combine(day, time(9, draw.randrange(50)), UTC)
            index = _add(
                world,
                customer=human.customer,
                human=number,
                channel="email",
                direction="out",
                kind="campaign",
                occurred_at=sent,
                subject=f"What we roast in {day:%B}",
                text="",
                topic="letter",
                thread=f"demo-letter-{month}-{number}",
                campaign=f"Letter {day:%Y-%m}",
                minutes=0,
                learned=0,
                needs_reply=False,
                is_promotional=True,
                is_automated=True,
                owner=None,
            )
            _outcome(world, index, sent, draw)


def _outcome(world: World, index: int, sent: datetime, draw: Random) -> None:
    if draw.random() < 0.012:
        world.outcomes.append((index, "bounced", sent + timedelta(minutes=1)))
        return
    world.outcomes.append((index, "delivered", sent + timedelta(minutes=1)))
    for kind, chance, hours in (
        ("clicked", 0.034, 5),
        ("replied", 0.011, 9),
        ("unsubscribed", 0.0019, 6),
        ("complained", 0.0002, 7),
    ):
        if draw.random() < chance:
            world.outcomes.append((index, kind, sent + timedelta(hours=draw.uniform(0.2, hours))))
