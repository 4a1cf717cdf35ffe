"""M19–M27: do we answer in time, learn, and respect how people want to be reached?"""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Direction,
    Grade,
    Measure,
    Op,
    Part,
    Target,
    Unit,
    at_least,
    at_most,
    exactly,
    own_baseline,
)
from kith.foundation.i18n import _

UP, DOWN = Direction.UP, Direction.DOWN
BENCHMARK = Grade.BENCHMARK

MEASURES = (
    Measure(
        id="M19",
        name=_("Answered in time"),
        formula=_(
            "Incoming messages that need a reply and got one, from a person or a bot that helped, "
            "within the time promised for the channel; divided by all that need a reply."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(95),),
        used_by=("ID3", "Q6b", "G5", "R2", "J2"),
        inputs=(i.INTERACTIONS, i.SLA),
        note=_("An automatic receipt never counts as a reply."),
    ),
    Measure(
        id="M20",
        name=_("First response time"),
        formula=_(
            "Time from an incoming message to the first reply by a person: the median, and the "
            "time within which nine in ten are answered. Each channel on its own."
        ),
        unit=Unit.HOURS,
        direction=DOWN,
        targets=(
            at_most(12, BENCHMARK, part="email", levels=(12, 4, 1)),
            at_most(2, BENCHMARK, part="social", levels=(2, 1, 0.25)),
            at_most(1, BENCHMARK, part="chat", levels=(1, 0.083, 0.017)),
        ),
        used_by=("Q6f", "Q8", "PF3", "OAC1", "J2"),
        inputs=(i.INTERACTIONS,),
        note=_(
            "The three rungs good, better and best are Zendesk's. Medians are never averaged "
            "over channels."
        ),
        parts=(
            Part("email", _("E-mail"), Unit.HOURS, DOWN),
            Part("social", _("Social media"), Unit.HOURS, DOWN),
            Part("chat", _("Chat"), Unit.HOURS, DOWN),
        ),
    ),
    Measure(
        id="M21",
        name=_("Lead response time"),
        formula=_(
            "Median time from a new lead to the first message or call by a person. "
            "Beside it: the share answered within 60 minutes."
        ),
        unit=Unit.MINUTES,
        direction=DOWN,
        targets=(at_most(60, BENCHMARK, part="median"), own_baseline(part="within_hour")),
        used_by=("Q6b", "G5", "OAC1"),
        inputs=(i.LEADS, i.INTERACTIONS),
        note=_(
            "Oldroyd, Harvard Business Review 2011: about 7 times the odds to qualify compared "
            "with an hour later; firms took 42 hours on average and 23 percent never answered."
        ),
        parts=(
            Part("median", _("Median time"), Unit.MINUTES, DOWN),
            Part("within_hour", _("Answered within an hour"), Unit.PERCENT, UP),
        ),
    ),
    Measure(
        id="M22",
        name=_("Learning yield"),
        formula=_(
            "Two-way contacts that brought or confirmed a need, a preference or a fact, "
            "divided by all two-way contacts."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(30),),
        used_by=("ID3", "Q6d", "VC2", "F2"),
        inputs=(i.INTERACTIONS, i.LEARNED_FACTS),
    ),
    Measure(
        id="M23",
        name=_("Reply rate"),
        formula=_("People who replied divided by people who were reached."),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(own_baseline(),),
        used_by=("ID3",),
        inputs=(i.MESSAGES,),
    ),
    Measure(
        id="M24",
        name=_("Click rate"),
        formula=_(
            "People who clicked divided by people who were reached, clicks by machines left out."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(2, BENCHMARK, text=_("2 to 3 percent is typical")),),
        used_by=("ID3", "OAC1"),
        inputs=(i.MESSAGES,),
        note=_(
            "Mailchimp's average over all industries is 2.6 percent. "
            "Opens are not judged: mail programs inflate them."
        ),
    ),
    Measure(
        id="M25",
        name=_("Unsubscribes, complaints and bounces"),
        formula=_(
            "Unsubscribes divided by delivered messages; spam complaints divided by messages that "
            "reached an inbox; dead addresses divided by messages sent."
        ),
        unit=Unit.PERCENT,
        direction=DOWN,
        targets=(
            at_most(0.25, BENCHMARK, part="unsubscribe"),
            Target(
                Op.BELOW,
                0.1,
                Grade.LAW,
                part="complaint",
                text=_("below 0.1 percent, and never 0.3 or more"),
                levels=(0.3, 0.1),
            ),
            at_most(2, part="bounce"),
        ),
        used_by=("ID3", "G6", "OAC1"),
        inputs=(i.MESSAGES,),
        note=_(
            "Complaints: Google's rule for bulk senders. Unsubscribes: 0.22 percent is the "
            "published average."
        ),
        parts=(
            Part("unsubscribe", _("Unsubscribes"), Unit.PERCENT, DOWN),
            Part("complaint", _("Spam complaints"), Unit.PERCENT, DOWN),
            Part("bounce", _("Dead addresses"), Unit.PERCENT, DOWN),
        ),
    ),
    Measure(
        id="M26",
        name=_("Too much contact"),
        formula=_(
            "People who were written to although they had reached the limit of two promotions in "
            "7 days, were in their quiet hours, or had a severe complaint open."
        ),
        unit=Unit.COUNT,
        direction=DOWN,
        targets=(exactly(0),),
        used_by=("ID3", "J4"),
        inputs=(i.MESSAGES, i.PREFERENCES),
    ),
    Measure(
        id="M27",
        name=_("Preferred channel used"),
        formula=_(
            "Outgoing contacts by the channel and at the hours the person prefers, "
            "divided by all outgoing contacts."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(80),),
        used_by=("ID3", "PF3", "F2", "J4"),
        inputs=(i.INTERACTIONS, i.PREFERENCES),
        note=_("A stated preference counts first, then one seen in behavior."),
    ),
)
