"""M28–M31: does treating customers differently pay both sides?"""

from __future__ import annotations

from kith.analytical.measures.aggregates import MeanDifference, Share, ShareDifference
from kith.analytical.measures.inputs import (
    CUSTOMIZED_OFFERS,
    HELD_OUT,
    OFFER_MARGINS,
    ORDERS,
    STANDARD_OFFERS,
    TREATED,
)
from kith.analytical.measures.registry import Figure, measure
from kith.analytical.measures.rows import Evidence, Rows
from kith.crm_models.vocabulary import Unit
from kith.foundation.i18n import _

CUSTOMIZED, STANDARD, HOLD_OUT = "customized", "standard", "hold_out"

# What a row brought by the run date; margin that comes with a later order is not there yet.
MARGIN = """(CASE WHEN a.converted_at IS NULL OR a.converted_at < d.until
        THEN coalesce(a.margin, 0) - coalesce(a.discount, 0) ELSE 0 END
    - coalesce(a.customization_cost, 0))"""
MARGIN_UNKNOWN = "(coalesce(a.converted_at < d.until, FALSE) AND a.margin IS NULL)"
DRAWN = "fact_assignment a JOIN run_day d ON d.day = CAST(a.assigned_at AS DATE)"
SHOWN = "fact_assignment a JOIN run_day d ON d.day = CAST(a.presented_at AS DATE)"
NOT_HELD_OUT = f"a.arm IN ('{CUSTOMIZED}', '{STANDARD}')"


def _drawn(counted: str, missed: str, value: str = MARGIN) -> Evidence:
    """Customers drawn into experiments within the window, all experiments pooled."""
    in_arms = f"a.arm IN ('{CUSTOMIZED}', '{HOLD_OUT}')"
    return Evidence(
        rows=(
            Rows(
                unit="assignment",
                source=DRAWN,
                unit_id="a.assignment_id",
                customer_key="a.customer_key",
                segment="a.arm",
                counted=f"{in_arms} AND {counted}",
                hit="coalesce(a.converted_at < d.until, FALSE)",
                value=value,
                at="a.assigned_at",
                why=f"CASE WHEN NOT {in_arms} THEN 'standard_offer' {missed} ELSE '' END",
            ),
        )
    )


@measure(
    "M28",
    Figure("response", ShareDifference(CUSTOMIZED, HOLD_OUT)),
    needs=(TREATED, HELD_OUT),
)
def lift() -> Evidence:
    """Customers drawn for the customized offer or held out: did they order?

    Everybody drawn counts, shown the offer or not: leaving some out would undo the chance draw.
    """
    return _drawn("TRUE", "")


@measure(
    "M28",
    Figure("margin", MeanDifference(CUSTOMIZED, HOLD_OUT)),
    needs=(TREATED, HELD_OUT, OFFER_MARGINS),
)
def margin_lift() -> Evidence:
    """The same customers: margin after discount and customizing, per head."""
    return _drawn(f"NOT {MARGIN_UNKNOWN}", f"WHEN {MARGIN_UNKNOWN} THEN 'margin_unknown'")


@measure("M29", Share(), needs=(ORDERS, CUSTOMIZED_OFFERS), snapshot=True)
def customized_treatment() -> Evidence:
    """Customers of the top two tiers: was a customized offer shown within the window?"""
    treated = f"""
        SELECT d.as_of, a.customer_key, max(a.presented_at) AS latest FROM {SHOWN}
        WHERE a.arm = '{CUSTOMIZED}' GROUP BY d.as_of, a.customer_key
    """
    top = "coalesce(c.value_tier <= 2, FALSE)"
    return Evidence(
        own={"treated": treated},
        rows=(
            Rows(
                unit="customer",
                source="""customer_at c JOIN run_date d ON d.as_of = c.as_of
                    LEFT JOIN treated t
                        ON t.as_of = c.as_of AND t.customer_key = c.customer_key""",
                unit_id="c.customer_key",
                customer_key="c.customer_key",
                segment="CAST(c.value_tier AS VARCHAR)",
                counted=top,
                hit="t.customer_key IS NOT NULL",
                at="t.latest",
                why=f"CASE WHEN NOT {top} THEN 'not_top_tier'"
                " WHEN t.customer_key IS NULL THEN 'no_customized_offer' ELSE '' END",
            ),
        ),
    )


def _shown(counted: str, missed: str, hit: str = "a.accepted_at < d.until") -> Evidence:
    """Offers shown within the window, customized and standard."""
    return Evidence(
        rows=(
            Rows(
                unit="assignment",
                source=SHOWN,
                unit_id="a.assignment_id",
                customer_key="a.customer_key",
                segment="a.arm",
                counted=f"{NOT_HELD_OUT} AND {counted}",
                hit=f"coalesce({hit}, FALSE)",
                value=MARGIN,
                at="a.presented_at",
                why=f"CASE WHEN NOT {NOT_HELD_OUT} THEN 'held_out' {missed} ELSE '' END",
            ),
        )
    )


@measure(
    "M30",
    ShareDifference(CUSTOMIZED, STANDARD),
    needs=(CUSTOMIZED_OFFERS, STANDARD_OFFERS),
)
def offer_acceptance() -> Evidence:
    """Offers shown: taken?"""
    return _shown("TRUE", "")


@measure(
    "M30",
    Figure(
        CUSTOMIZED,
        Share(),
        rows=f"segment = '{CUSTOMIZED}'",
        name=_("Customized offers"),
        unit=Unit.PERCENT,
    ),
    needs=(CUSTOMIZED_OFFERS,),
)
def customized_acceptance() -> Evidence:
    """Customized offers shown: taken?"""
    return _shown("TRUE", "")


@measure(
    "M30",
    Figure(
        STANDARD,
        Share(),
        rows=f"segment = '{STANDARD}'",
        name=_("Standard offers"),
        unit=Unit.PERCENT,
    ),
    needs=(STANDARD_OFFERS,),
)
def standard_acceptance() -> Evidence:
    """Standard offers shown: taken?"""
    return _shown("TRUE", "")


@measure(
    "M31",
    MeanDifference(CUSTOMIZED, STANDARD),
    needs=(CUSTOMIZED_OFFERS, STANDARD_OFFERS, OFFER_MARGINS),
)
def customization_margin() -> Evidence:
    """Offers shown: margin minus discount minus the cost of customizing."""
    return _shown(
        f"NOT {MARGIN_UNKNOWN}",
        f"WHEN {MARGIN_UNKNOWN} THEN 'margin_unknown'",
        hit="a.converted_at < d.until",
    )
