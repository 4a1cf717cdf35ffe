"""What a model's page shows, ready for its template: rail, measures, loops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kith.crm_models.labels import CADENCES, ROLES
from kith.crm_models.vocabulary import Input, Model
from kith.programs.queries.program import LoopCard, MeasureRow, ProgramPage, StageCard
from kith.web import charts
from kith.web.figures import Writer, grade_word, row_state
from kith.web.templatetags.kith import day, num

ROW_LENGTH = 5  # stages side by side
# The object of the import page that brings an input.
BROUGHT_BY = {
    "people": "people", "contact_points": "people", "birthdays": "people", "preferences": "people",
    "owners": "people", "contact_checks": "people", "consent": "people", "needs": "people",
    "identities": "people", "traits": "people", "organizations": "organizations",
    "orders": "orders", "order_costs": "orders", "snapshots": "orders", "lifecycle": "orders",
    "interactions": "interactions", "messages": "interactions", "learned_facts": "interactions",
    "cost_to_serve": "interactions", "time_log": "interactions", "complaints": "interactions",
    "experiments": "experiments", "offers": "experiments",
}  # fmt: skip


def bring_link(item: Input) -> str:
    """Where the input can be brought in, "" where no import brings it."""
    target = BROUGHT_BY.get(item.key)
    return f"{reverse('imports:index')}?{urlencode({'object': target})}" if target else ""


def scope_words(scope: str) -> str:
    """Whom a figure looks at, "" for everybody."""
    return {
        "top_tier": _("most valuable customers"),
        "top_two_tiers": _("most valuable and most growable customers"),
        "most_growable": _("most growable customers"),
    }.get(scope, "")


def evidence_link(stage_id: str, row: MeasureRow, page: ProgramPage) -> str:
    """The address of a figure's evidence, as of the run that the page shows."""
    query = {"stage": stage_id}
    if row.result.part:
        query["part"] = row.result.part
    if page.run and page.dates and page.run.as_of != page.dates[0]:
        query["as_of"] = page.run.as_of.isoformat()
    return f"{reverse('models:measure', args=[row.measure.id])}?{urlencode(query)}"


def first_sentence(text: str) -> str:
    """A text up to its first full stop."""
    head, _dot, _rest = text.partition(". ")
    return head.rstrip(".")


def measure_face(
    stage_id: str, row: MeasureRow, page: ProgramPage, currency: str
) -> dict[str, Any]:
    """A row for the measure component."""
    result = row.result
    about = " · ".join(
        part for part in (scope_words(result.scope), first_sentence(_(row.measure.formula))) if part
    )
    face: dict[str, Any] = {
        "verdict": row_state(result.state, result.value),
        "name": row.name,
        "about": about,
        "url": evidence_link(stage_id, row, page),
    }
    if result.missing:
        return face | _without(row)
    if result.value is None:
        return face | {
            "verdict": "insufficient",
            "none": _("No case yet to count."),
            "step": _("See why"),
            "step_url": face["url"],
        }
    write = Writer(result.unit, currency)
    history = [point["value"] for point in result.history]
    verdict = face["verdict"]
    if result.state == "too_few":
        verdict = "insufficient"
    elif result.state == "context":
        verdict = "plain"
    return face | {
        "verdict": verdict,
        "plain": result.state == "context",
        "value": write.bare(result.value),
        "unit": write.word,
        "range": write.range(result.low, result.high),
        "bar": charts.interval_bar(
            result.value, result.low, result.high, target=result.target, history=history
        ),
        "target": write.target(result.op, result.target, result.target_text, result.bound)
        or _("shown, not judged"),
        "grade": grade_word(result.grade, result.is_overridden) if result.op != "context" else "",
        "n": num(result.n),
        "spark": charts.spark_line(history, _("Last twelve periods"), target=result.target),
    }


def _without(row: MeasureRow) -> dict[str, Any]:
    """A row that has no figure: what it lacks, and the one step that brings it."""
    first = row.missing[0] if row.missing else None
    if first is None or first.key == "not_yet":
        return {"verdict": "blocked", "none": _("Kith does not compute this figure yet.")}
    names = ", ".join(_(item.name) for item in row.missing)
    link = bring_link(first)
    return {
        "verdict": "blocked",
        "none": _("Missing: %s.") % names,
        "step": _(first.bring).rstrip(".") if link else "",
        "step_url": link,
        **({} if link else {"none": f"{_('Missing: %s.') % names} {_(first.bring)}"}),
    }


def stage_note(card: StageCard) -> str:
    """What stands beside a stage's verdict."""
    result = card.result
    if result is None:
        return _("not run yet")
    if result.measurable < result.gates:
        return _("%(k)s of %(n)s gates measurable") % {
            "k": num(result.measurable),
            "n": num(result.gates),
        }
    failed = result.measurable - result.met
    if failed and result.verdict in ("failing", "at_risk"):
        return ngettext("%(k)s of %(n)s gates fails", "%(k)s of %(n)s gates fail", failed) % {
            "k": num(failed),
            "n": num(result.gates),
        }
    return _("%(k)s of %(n)s gates met") % {"k": num(result.met), "n": num(result.gates)}


def stage_face(card: StageCard, current: str = "") -> dict[str, Any]:
    """A stage for the rail."""
    owner = card.assignment.owner if card.assignment else None
    review = card.assignment.next_review if card.assignment else None
    return {
        "id": card.stage.id,
        "no": num(card.stage.number) if card.stage.number else "",
        "name": _(card.stage.name),
        "question": _(card.stage.question),
        "verdict": card.verdict or "insufficient",
        "note": stage_note(card),
        "owner": (owner.name or owner.email) if owner else "",
        "review": _("review %s") % day(review) if review else "",
        "url": reverse("models:stage", args=[card.stage.model, card.stage.id]),
        "current": card.stage.id == current,
        "iteration": _("Iteration %s") % num(card.iteration) if card.iteration > 1 else "",
    }


def rails(page: ProgramPage, current: str = "") -> list[dict[str, Any]]:
    """The stages in rows of at most five, each with its phases and the loops that stay within it."""
    rows = []
    for cards in _rows(page.stages):
        places = {card.stage.id: at for at, card in enumerate(cards, start=1)}
        rows.append(
            {
                "stages": [stage_face(card, current) for card in cards],
                "phases": _phases(page.model, cards),
                "loops": [
                    {"from": places[a], "to": places[b]} | arc_face(loop)
                    for loop in page.loops
                    for a, b in [(loop.firing.from_stage, loop.firing.to_stage)]
                    if a in places and b in places and places[a] > places[b]
                ],
            }
        )
    return rows


def _rows(cards: Sequence[StageCard]) -> Iterable[list[StageCard]]:
    """Stages of one phase stand together where the model has long phases."""
    if len(cards) <= ROW_LENGTH:
        return [list(cards)]
    groups: list[list[StageCard]] = []
    for card in cards:
        fits = (
            groups
            and len(groups[-1]) < ROW_LENGTH
            and groups[-1][0].stage.phase == card.stage.phase
        )
        if fits:
            groups[-1].append(card)
        else:
            groups.append([card])
    return groups


def _phases(model: Model, cards: Sequence[StageCard]) -> list[dict[str, Any]]:
    names = {phase.key: phase.name for phase in model.phases}
    found: list[dict[str, Any]] = []
    for card in cards:
        key = card.stage.phase
        if found and found[-1]["key"] == key:
            found[-1]["span"] += 1
        else:
            found.append({"key": key, "name": _(names[key]) if key in names else "", "span": 1})
    return found if any(each["name"] for each in found) else []


def arc_face(loop: LoopCard) -> dict[str, str]:
    """A loop's words under the rail."""
    return {
        "title": _("Loop fired %s") % day(loop.firing.at),
        "text": f"{_(loop.from_stage.name)} → {_(loop.to_stage.name)}",
    }


def loop_face(loop: LoopCard, currency: str) -> dict[str, Any]:
    """A loop for the why-panel."""
    same = loop.firing.from_stage == loop.firing.to_stage
    title = _("Why %s begins anew") if same else _("Why %s was reopened")
    return {
        "title": title % _(loop.to_stage.name),
        "at": loop.firing.at,
        "from": _(loop.from_stage.name),
        "to": _(loop.to_stage.name),
        "reason": loop.reason,
        "iteration": loop.firing.iteration,
        "previous": loop.firing.iteration - 1,
        "is_new": loop.firing.is_new,
        "checks": [
            _check_face(at, check, currency) for at, check in enumerate(loop.checks, start=1)
        ],
    }


def _check_face(at: int, check: dict[str, Any], currency: str) -> dict[str, Any]:
    write = Writer(check["unit"] or "count", currency)
    answer = {True: _("Yes."), False: _("No."), None: _("Nobody can tell yet.")}[check["answer"]]
    figure = ""
    if check["value"] is not None:
        spread = write.range(check["low"], check["high"])
        figure = write.whole(check["value"]) + (f" ({spread})" if spread else "")
    return {
        "question": f"{num(at)}. {check['question']}",
        "answer": answer,
        "figure": figure,
        "detail": check["detail"] or (_("n = %s") % num(check["n"]) if check["n"] else ""),
    }


def role_word(key: str) -> str:
    """A role's name."""
    return _(ROLES[key]) if key in ROLES else ""


def cadence_word(key: str) -> str:
    """A rhythm's name."""
    return _(CADENCES[key]) if key in CADENCES else ""
