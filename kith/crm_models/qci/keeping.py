"""QCI Q6e–Q6g: development, problems and win-back."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Context,
    Direction,
    Gate,
    Loop,
    Scope,
    Stage,
    at_least,
    by_person,
    by_software,
    exactly,
    own_baseline,
    stage_measure,
)
from kith.foundation.i18n import _

DEVELOPMENT = Stage(
    id="Q6e",
    model="qci",
    number=11,
    phase="activity",
    name=_("Development"),
    question=_("Who merits more, and with what?"),
    why=_("Some customers would gladly buy more from you, if you offered what they need."),
    inputs=(i.ORDERS, i.ORDER_LINES, i.WALLET, i.CONTRACTS),
    gates=(
        Gate(
            "M16",
            own_baseline(
                scope=Scope.MOST_GROWABLE, text=_("rising among the most growable customers")
            ),
            scope=Scope.MOST_GROWABLE,
        ),
    ),
    context=(
        Context("M42"),
        Context("M15", own_baseline(better=Direction.DOWN, text=_("falling"))),
    ),
    actions=(
        by_software("next_best_offer", _("Suggest the next best offer for each customer")),
        by_software("renewal_cue", _("Say when a renewal or an upgrade is due")),
        by_person("key_account_plan", _("Write a plan for each key account"), "ACC", "q"),
    ),
    exit=_("The most growable customers spend a larger share with you."),
    loops=(
        Loop(
            "Q6e",
            "Q2",
            "offer_rejected_twice",
            _("The customer said no twice. Stop offering it, and look at the promise again."),
        ),
    ),
    owner_role="ACC",
    cadence="q",
    demands=("S1:37", "S1:55"),
)

PROBLEMS = Stage(
    id="Q6f",
    model="qci",
    number=12,
    phase="activity",
    name=_("Managing problems"),
    question=_("Are failures found early and put right?"),
    why=_("A problem well solved binds more than no problem at all; a neglected one drives away."),
    inputs=(i.TICKETS, i.INTERACTIONS, i.SLA, i.FEEDBACK_THEMES),
    gates=(
        Gate("M51", at_least(70)),
        Gate("M54", at_least(60, part="recovered"), part="recovered"),
        Gate("Q6f.a"),
    ),
    context=(Context("M53"), Context("M20"), Context("M45")),
    local=(
        stage_measure(
            "Q6f.a",
            _("Problems with a cause"),
            _("Solved problems whose cause was noted, divided by solved problems."),
            exactly(100),
            (i.TICKETS,),
        ),
    ),
    actions=(
        by_software("grade_severity", _("Grade how severe each problem is, and start the clock")),
        by_software(
            "apologize_within_authority", _("Apologize and make good, within the limits you set")
        ),
        by_software("alert_owner", _("Alert the owner of a customer at risk")),
        by_person("recovery_call", _("Call the customer, and find the cause"), "SRV", "rt"),
    ),
    exit=_("Customers with a problem are satisfied again, and its cause is noted."),
    loops=(
        Loop("Q6f", "Q5", "same_cause_repeats", _("The same cause comes back. Mend the process.")),
        Loop(
            "Q6f",
            "Q2",
            "same_cause_repeats",
            _("The same cause comes back. Check whether the promise can be kept."),
        ),
    ),
    owner_role="SRV",
    cadence="rt",
    demands=("S0:30", "S1:55", "S2:57"),
)

WIN_BACK = Stage(
    id="Q6g",
    model="qci",
    number=13,
    phase="activity",
    name=_("Win-back"),
    question=_("Which lost or unhappy customers do we want back?"),
    why=_("Those who left for a reason you have mended often come back when asked."),
    inputs=(i.ORDERS, i.LOSS_REASONS, i.EXPERIMENTS),
    gates=(Gate("M46"),),
    context=(Context("M28"),),
    actions=(
        by_software(
            "rank_win_backs",
            _(
                "Rank lost customers by second-life value, chance, and whether the reason can be "
                "mended"
            ),
        ),
        by_software(
            "exclude_objectors",
            _("Leave out those who objected and those who cost more than they brought"),
        ),
        by_software(
            "hold_out_win_backs", _("Hold some out by chance, to see what asking achieves")
        ),
        by_person(
            "senior_call", _("Have someone senior call once the reason is mended"), "SAL", "m"
        ),
    ),
    exit=_("Asking brings customers back, and their second life is worth more than it costs."),
    loops=(
        Loop(
            "Q6g",
            "Q1",
            "win_back_refused_with_reason",
            _("They refused and said why. Plan again with that reason."),
        ),
        Loop(
            "Q6g",
            "Q2",
            "win_back_refused_with_reason",
            _("They refused and said why. Mend the promise first."),
        ),
    ),
    owner_role="SAL",
    cadence="m",
    demands=("S1:55",),
)

STAGES = (DEVELOPMENT, PROBLEMS, WIN_BACK)
