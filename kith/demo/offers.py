"""What is known of needs, and offers tried against a hold-out: the four scenarios differ here."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from kith.demo.names import NEEDS
from kith.demo.world import Customer, World

WAVES = 12  # monthly waves of the experiment: twelve months of history
# Share of customers who confirmed a need; chance of an order when held out, and when treated.
CONFIRMED = {"needs_unconfirmed": 0.33}
CONFIRMED_ELSE = 0.78
HELD_OUT_RATE = 0.07
LIFT = {"good_offer": 0.10}
USUAL_RATE = 0.17  # orders a week of the average customer
# A good offer answers some needs better than others: that is how cells tell who responds.
FIT = {
    "Steady taste": 2.5,
    "Early delivery": 1.0,
    "Equipment on lease": 0.3,
    "A lower price": 0.1,
}
WORDS = {
    "Steady taste": "It must taste the same every month.",
    "Early delivery": "Before seven on Mondays, or it is of no use.",
    "Equipment on lease": "We would rather lease the grinder.",
    "A lower price": "The larger bag should cost less a kilo.",
}


def offer(world: World, draw: Random) -> None:
    """Add needs, need groups, experiment rows and open tasks."""
    for customer in world.customers:
        if customer.ends is None or (world.until - customer.ends).days < 400:
            _learn_need(world, customer, draw)
    for wave in range(WAVES):
        _run_wave(world, wave, draw)
    _tasks(world, draw)


def _learn_need(world: World, customer: Customer, draw: Random) -> None:
    begins = max(customer.begins, world.until - timedelta(days=330))
    day = begins + timedelta(days=draw.randint(0, max(1, (world.until - begins).days)))
    at = datetime.combine(min(day, world.until), time(12), UTC)
    # Guessed from the orders at first, and confirmed by asking later.
    guessed = datetime.combine(begins, time(12), UTC)
    confirmed = draw.random() < CONFIRMED.get(world.scenario, CONFIRMED_ELSE)
    world.needs.append(
        {
            "customer": customer.number,
            "name": customer.need,
            "note": WORDS[customer.need] if confirmed else "",
            "evidence": "confirmed" if confirmed else "inferred",
            "confidence": 1.0 if confirmed else round(draw.uniform(0.55, 0.85), 2),
            "created_at": guessed,
            "confirmed_at": at if confirmed else None,
        }
    )
    world.traits.append(
        {
            "customer": customer.number,
            "name": "need_group",
            "value": _group(world, customer, draw),
            "evidence": "inferred",
            "confidence": 0.7,
            "reason": "Grouped by what was ordered",
            "created_at": guessed,
        }
    )


def _group(world: World, customer: Customer, draw: Random) -> str:
    """The group that the firm put a customer into. In one scenario it grouped by guess."""
    if world.scenario != "needs_mixed" or draw.random() < 0.30:
        return customer.need
    return draw.choice([need for need in NEEDS if need != customer.need])


def _run_wave(world: World, wave: int, draw: Random) -> None:
    """One month's offer: a tenth held out, a quarter shown the standard offer."""
    day = world.until - timedelta(days=30 * (wave + 1))
    for customer in world.customers:
        if customer.begins >= day or (customer.ends and (day - customer.ends).days > 120):
            continue
        if draw.random() < 0.35:
            continue
        luck = draw.random()
        arm = "hold_out" if luck < 0.12 else "standard" if luck < 0.34 else "customized"
        _assign(world, customer, arm, day, wave, draw)


def _assign(world: World, customer: Customer, arm: str, day: date, wave: int, draw: Random) -> None:
    at = datetime.combine(day, time(8), UTC)
    good = world.scenario == "good_offer"
    lift = LIFT.get(world.scenario, 0.0) * FIT[customer.need]
    # Who orders often is likelier to order within three weeks, offer or not.
    busy = min(2.5, max(0.25, customer.weekly_rate / USUAL_RATE))
    chance = HELD_OUT_RATE * busy + (lift if arm == "customized" else 0.0)
    converted = draw.random() < chance
    shown = arm != "hold_out"
    accept = 0.19 if arm == "customized" and good else 0.09
    margin = customer.amount * customer.margin if converted else 0.0
    world.assignments.append(
        {
            "customer": customer.number,
            "experiment": f"Offer of {day:%B %Y}",
            "wave": wave,
            "arm": arm,
            "assigned_at": at,
            "presented_at": at + timedelta(hours=2) if shown else None,
            "accepted_at": at + timedelta(days=2) if shown and draw.random() < accept else None,
            "converted_at": at + timedelta(days=draw.randint(1, 20)) if converted else None,
            "margin": Decimal(str(round(margin, 2))),
            "discount": Decimal(str(round(margin * 0.08, 2)))
            if arm == "customized"
            else Decimal(0),
            "customization_cost": Decimal("0.20") if arm == "customized" else Decimal(0),
        }
    )


def _tasks(world: World, draw: Random) -> None:
    """What the colleagues still have on their desks."""
    alive = [c for c in world.customers if c.ends is None]
    verbs = (
        ("call", "Call about the next season"),
        ("write", "Send the new price list"),
        ("ask", "Ask what they need most"),
    )
    for customer in draw.sample(alive, min(36, len(alive))):
        kind, title = draw.choice(verbs)
        world.tasks.append(
            {
                "customer": customer.number,
                "owner": customer.owner,
                "kind": kind,
                "title": title,
                "due_on": world.until + timedelta(days=draw.randint(-6, 12)),
            }
        )
