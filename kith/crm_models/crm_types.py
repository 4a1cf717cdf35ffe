"""Operational, analytical and collaborative CRM, OAC1–OAC3."""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Bound,
    Context,
    Direction,
    Disagreement,
    Gate,
    Loop,
    Model,
    Stage,
    Unit,
    above,
    at_least,
    at_most,
    by_person,
    by_software,
    exactly,
    own_baseline,
    stage_measure,
)
from kith.foundation.i18n import _

OPERATIONAL = Stage(
    id="OAC1",
    model="crm_types",
    number=1,
    name=_("Operational"),
    question=_("Does software do the routine steps of sales, marketing and service?"),
    why=_("Every routine step that software does leaves time for a customer."),
    inputs=(i.LEADS, i.DEALS, i.CAMPAIGNS, i.TICKETS, i.STEP_LOG),
    gates=(Gate("M67", at_least(60, part="automatic"), part="automatic"), Gate("OAC1.a")),
    context=(
        Context("M21"),
        Context("M35"),
        Context("M24"),
        Context("M25"),
        Context("M20"),
        Context("M07"),
    ),
    local=(
        stage_measure(
            "OAC1.a",
            _("Work per outcome"),
            _("Minutes of work divided by orders won and tickets solved."),
            own_baseline(better=Direction.DOWN, text=_("falling")),
            (i.TIME_LOG, i.DEALS, i.TICKETS),
            unit=Unit.MINUTES,
            direction=Direction.DOWN,
        ),
    ),
    actions=(
        by_software("manage_contacts", _("Keep contacts")),
        by_software("manage_leads", _("Lead prospects to the first order")),
        by_software("automate_sales", _("Do the routine steps of sales")),
        by_software("automate_marketing", _("Do the routine steps of marketing")),
        by_software("automate_service", _("Do the routine steps of service")),
        by_person(
            "handle_exceptions",
            _("Handle what does not fit a rule"),
            "SAL",
            "rt",
            also=("MKT", "SRV"),
        ),
    ),
    exit=_("Each outcome takes less work than before."),
    loops=(
        Loop(
            "OAC1",
            "OAC1",
            "automation_error_rate_over_two_percent",
            _("Software got more than 2 percent of these steps wrong. Do them by hand again."),
        ),
    ),
    owner_role="SAL",
    cadence="m",
    demands=("S3:14-15", "S0:16", "S0:29", "S0:62"),
)

ANALYTICAL = Stage(
    id="OAC2",
    model="crm_types",
    number=2,
    name=_("Analytical"),
    question=_("What patterns, preferences and trends does the data show?"),
    why=_("A forecast earns its place only by beating a simple guess."),
    inputs=(i.SNAPSHOTS, i.ORDERS, i.EXPERIMENTS),
    gates=(
        Gate("OAC2.a"),
        Gate("OAC2.b"),
        Gate("M28", above(0, bound=Bound.LOW, part="response"), part="response"),
    ),
    context=(Context("M45"),),
    local=(
        stage_measure(
            "OAC2.a",
            _("Forecast tells who leaves or responds"),
            _(
                "Chance that the forecast ranks one who leaves or responds above one who does "
                "not, on later data."
            ),
            at_least(0.7),
            (i.SNAPSHOTS,),
            unit=Unit.RATIO,
        ),
        stage_measure(
            "OAC2.b",
            _("Forecast is honest"),
            _("Average distance between the forecast chance and what happened."),
            at_most(5),
            (i.SNAPSHOTS,),
            unit=Unit.POINTS,
            direction=Direction.DOWN,
        ),
    ),
    actions=(
        by_software("mine_patterns", _("Look for patterns")),
        by_software("forecast_value", _("Forecast lifetime value")),
        by_software(
            "forecast_behavior", _("Forecast who responds and who leaves, with the reasons")
        ),
        by_software("segment_customers", _("Group similar customers")),
        by_software("show_trends", _("Show trends")),
        by_person(
            "decide_with_forecast", _("Decide with the forecast at hand"), "MKT", "m", also=("CX",)
        ),
    ),
    exit=_("Decisions that use a forecast do better than those held out."),
    loops=(
        Loop(
            "OAC2",
            "OAC2",
            "forecast_drifts",
            _("The forecast has grown worse. Train it again, or retire it."),
        ),
    ),
    owner_role="MKT",
    cadence="m",
    demands=("S3:16-17", "S0:28"),
)

COLLABORATIVE = Stage(
    id="OAC3",
    model="crm_types",
    number=3,
    name=_("Collaborative"),
    question=_("Do supply, finance, logistics and partners share one picture of the customer?"),
    why=_("The customer asks one person, who must know what all the others know."),
    inputs=(i.DELIVERIES, i.INVOICES, i.STOCK, i.PARTNERS, i.SELF_SERVICE),
    gates=(Gate("OAC3.a"), Gate("OAC3.b", legal=True)),
    context=(Context("M61"), Context("M64"), Context("M52"), Context("M60")),
    local=(
        stage_measure(
            "OAC3.a",
            _("Order status known to service"),
            _("Open orders whose status service can see, divided by open orders."),
            exactly(100),
            (i.ORDERS, i.DELIVERIES),
        ),
        stage_measure(
            "OAC3.b",
            _("Blind hand-overs"),
            _("Hand-overs between departments or partners without a note or an owner."),
            exactly(0),
            (i.OWNERS, i.INTERACTIONS),
            unit=Unit.COUNT,
            direction=Direction.DOWN,
        ),
    ),
    actions=(
        by_software("partner_portal", _("Let partners register their deals in a portal")),
        by_software("manage_channels", _("Manage the channels through partners")),
        by_software("customer_portal", _("Let customers help themselves in a portal")),
        by_software(
            "feed_timeline", _("Bring late deliveries and overdue invoices onto the timeline")
        ),
        by_person("review_partners", _("Go through open matters with the partners"), "PRT", "m"),
    ),
    exit=_("No hand-over is blind."),
    loops=(Loop("OAC3", "Q3", "feed_missing", _("A source is missing. Connect it.")),),
    owner_role="PRT",
    cadence="m",
    demands=("S3:18-19",),
)

CRM_TYPES = Model(
    id="crm_types",
    name=_("Operational, analytical, collaborative"),
    other_names=("Types of CRM",),
    author=_("META Group, and common use"),
    aim=_("Software that does the routine, learns from it, and lets everyone share the picture."),
    summary=_(
        "Three kinds of work that software can do: the routine steps of sales, marketing and "
        "service; finding patterns and forecasting; and sharing one picture with finance, supply "
        "and partners."
    ),
    when_to_choose=_(
        "Choose it when you want to know what your software does for you, and what it could do."
    ),
    stages=(OPERATIONAL, ANALYTICAL, COLLABORATIVE),
    sources=("META Group, CRM ecosystem, 1990s",),
    disagreements=(
        Disagreement(
            _("Collaborative CRM means joining supply, finance and logistics."),
            _(
                "In the 1990s it meant the channels to the customer and self-service. Both "
                "are in use; Kith does both."
            ),
        ),
    ),
)
