"""A measure: formula in words, value with interval, history, split, and the very rows behind it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.analytical.measures.evidence import Show
from kith.analytical.measures.inputs import describe_missing
from kith.analytical.measures.queries import Wanted, evidence_for, export_for
from kith.analytical.measures.scopes import Slice
from kith.analytical.measures.select import Grouping
from kith.analytical.measures.splits import read_split
from kith.analytical.warehouse.connection import reading
from kith.analytical.warehouse.errors import WarehouseUnavailable
from kith.crm_models.gallery import MEASURES, STAGES
from kith.crm_models.vocabulary import Input, Measure, Scope
from kith.foundation.errors import InvalidInput, UnknownName
from kith.programs.queries import measure_settings, stage_page
from kith.web import charts
from kith.web.answers import page
from kith.web.figures import Writer, grade_word, row_state
from kith.web.freshness import freshness
from kith.web.pages.models import faces
from kith.web.pages.models.evidence_faces import evidence_rows
from kith.web.pages.models.program import day_of
from kith.web.templatetags.kith import month, num


def find_measure(measure_id: str) -> Measure:
    """The declared measure.

    Raises:
        UnknownName: no measure has this id.
    """
    try:
        return MEASURES[measure_id]
    except KeyError:
        raise UnknownName(
            _("There is no such measure."),
            field="measure",
            value=measure_id,
            remedy=_("Open a model and choose one of its figures."),
        ) from None


class Subject:
    """Which figure the page is about: a measure (and part) within a stage, as of a run."""

    def __init__(self, request: HttpRequest, measure_id: str) -> None:
        self.measure = find_measure(measure_id)
        self.part = request.GET.get("part", "")[:20]
        self.stage_id = self._stage(request.GET.get("stage", ""))
        self.page, self.card = stage_page(request.user, self.stage_id, as_of=day_of(request))  # type: ignore[arg-type]
        rows = [row for row in self.card.measures if row.measure.id == measure_id]
        if not self.part and rows and all(row.result.part for row in rows):
            self.part = rows[0].result.part
        self.row = next((row for row in rows if row.result.part == self.part), None)
        self.parts = [(row.result.part, row.name) for row in rows]
        self.currency = request.firm.base_currency  # type: ignore[attr-defined]

    def _stage(self, given: str) -> str:
        """The stage asked for, else the first that uses the measure."""
        fits = [stage for stage in STAGES if self.measure.id in STAGES[stage].measure_ids]
        if given in fits:
            return given
        if not fits:
            raise UnknownName(
                _("No model uses this measure."),
                field="measure",
                value=self.measure.id,
                remedy=_("Open a model and choose one of its figures."),
            )
        return fits[0]

    @property
    def result(self) -> Any:
        """The stored figure, None before the first run."""
        return self.row.result if self.row else None

    @property
    def writer(self) -> Writer:
        """Writes its figures."""
        return Writer(self.result.unit if self.result else self.measure.unit.value, self.currency)

    def wanted(self, as_of: date, show: Show = Show.COUNTED) -> Wanted:
        """What to ask the evidence for."""
        scope = Scope(self.result.scope) if self.result else Scope.ALL
        program = self.page.program
        team = program.scope.get("team") if program else None
        return Wanted(self.measure.id, as_of, self.part, Slice(scope, team_id=team), show)

    def query(self, **more: str) -> str:
        """The address's query for this figure."""
        parts = {"stage": self.stage_id, "part": self.part, **more}
        return "?" + urlencode({key: value for key, value in parts.items() if value})


@require_safe
def index(request: HttpRequest, measure_id: str) -> HttpResponse:
    """The page."""
    subject = Subject(request, measure_id)
    fresh = freshness()
    as_of = subject.page.run.as_of if subject.page.run else fresh.as_of
    context = {
        "subject": subject,
        "measure": subject.measure,
        "name": subject.row.name if subject.row else _(subject.measure.name),
        "formula": _(subject.measure.formula),
        "note": _(subject.measure.note) if subject.measure.note else "",
        "direction": subject.measure.direction.value,
        "stage_name": _(subject.card.stage.name),
        "model_name": _(subject.page.model.name),
        "figure": _figure(subject),
        "trend": _trend(subject),
        "part_tabs": [
            {
                "name": name,
                "url": f"?{urlencode({'stage': subject.stage_id, 'part': key})}",
                "current": key == subject.part,
            }
            for key, name in subject.parts
        ]
        if len(subject.parts) > 1
        else [],
        "missing": _missing_faces(subject.row.missing if subject.row else ()),
        "fresh": fresh,
        "as_of": as_of,
        "next": f"model:{subject.page.model.id}",
        "target_url": reverse(
            "models:target", args=[subject.page.model.id, subject.stage_id, measure_id]
        )
        + (f"?part={subject.part}" if subject.part else "")
        if subject.page.program
        else "",
    }
    if fresh.readable and as_of and not context["missing"]:
        context |= _evidence(request, subject, as_of)
    return page(request, "pages/models/measure.html", context)


def _missing_faces(items: Iterable[Input]) -> list[dict[str, str]]:
    """The inputs that a figure lacks, each with the step that brings it."""
    return [
        {"name": _(item.name), "bring": _(item.bring), "link": faces.bring_link(item)}
        for item in items
    ]


def _figure(subject: Subject) -> dict[str, Any] | None:
    """Value, interval, n and target in words."""
    result = subject.result
    if result is None:
        return None
    write = subject.writer
    return {
        "value": write.bare(result.value),
        "unit": write.word,
        "range": write.range(result.low, result.high),
        "n": num(result.n),
        "target": write.target(result.op, result.target, result.target_text, result.bound),
        "grade": grade_word(result.grade, result.is_overridden),
        "state": result.state,
        "mark": row_state(result.state, result.value),
        "scope": faces.scope_words(result.scope),
        "known": result.value is not None,
        "reason": subject.row.override.reason if subject.row and subject.row.override else "",
        "by": subject.row.override.by if subject.row and subject.row.override else None,
    }


def _trend(subject: Subject) -> dict[str, Any] | None:
    """The history with its interval band, and the table behind it."""
    result = subject.result
    if result is None or sum(p["value"] is not None for p in result.history) < 2:
        return None
    write = subject.writer
    points = [
        charts.Point(month(date.fromisoformat(p["as_of"])), p["value"], p["low"], p["high"])
        for p in result.history
    ]
    judged = result.op in ("baseline", ">=", "<=", ">", "<", "==")
    return {
        "chart": charts.trend_chart(
            points,
            _("%s over the last twelve periods") % _(subject.measure.name),
            write.whole,
            target=result.target if judged else None,
            target_name=_("target %s") % write.whole(result.target)
            if judged and result.target is not None
            else "",
        ),
        "heads": [_("Period"), _("Value"), _("95% interval")],
        "rows": [
            (point.name, write.whole(point.value), write.range(point.low, point.high) or "—")
            for point in points
        ],
        "has_target": judged and result.target is not None,
    }


def _show(request: HttpRequest, subject: Subject) -> Show:
    """Which rows: those asked for; else those that call for action."""
    given = request.GET.get("show", "")
    if given in [each.value for each in Show]:
        return Show(given)
    result = subject.result
    few = result is not None and result.unit == "%" and bool(result.value)
    return Show.HITS if few and subject.measure.direction.value == "down" else Show.COUNTED


def _evidence(request: HttpRequest, subject: Subject, as_of: date) -> dict[str, Any]:
    """The rows, counted and left out, and the split by team and person."""
    user: Any = request.user
    show = _show(request, subject)
    settings = measure_settings()
    try:
        with reading() as duck:
            found = evidence_for(
                user,
                duck,
                subject.wanted(as_of, show),
                cursor=request.GET.get("cursor") or None,
                settings=settings,
            )
            splits = [
                _split(
                    subject,
                    title,
                    read_split(
                        duck,
                        subject.measure.id,
                        subject.part,
                        as_of=as_of,
                        by=by,
                        scope=subject.wanted(as_of).scope,
                        settings=settings,
                    ),
                )
                for by, title in ((Grouping.TEAM, _("By team")), (Grouping.USER, _("By person")))
            ]
    except WarehouseUnavailable:
        return {}
    except InvalidInput as error:
        if error.field != "part":
            raise
        return {}
    if found.missing:
        return {"missing": _missing_faces(describe_missing(found.missing))}
    rows = evidence_rows(found.rows, subject.writer)
    start = (
        int(request.GET.get("cursor") or 0) if (request.GET.get("cursor") or "0").isdecimal() else 0
    )
    size = len(found.rows)
    return {
        "evidence": found,
        "rows": rows,
        "columns": {
            "segment": any(row["segment"] for row in rows),
            "value": any(row["value"] for row in rows),
            "why": any(row["why"] for row in rows),
            "at": any(row["at"] for row in rows),
            "user": any(row["user"] for row in rows),
        },
        "chips": _chips(subject, found, show),
        "reasons": [(_(why), num(count)) for why, count in found.reasons],
        "next_page": subject.query(show=show.value, cursor=found.next_cursor) + "#rows"
        if found.next_cursor
        else "",
        "previous_page": subject.query(
            show=show.value, cursor=str(max(0, start - 50)) if start > 50 else ""
        )
        + "#rows"
        if start
        else "",
        "shown": _("Rows %(from)s to %(to)s") % {"from": num(start + 1), "to": num(start + size)}
        if size
        else "",
        "splits": [split for split in splits if split["rows"]],
        "export_url": reverse("models:measure_export", args=[subject.measure.id])
        + subject.query(as_of=as_of.isoformat()),
        "export_count": found.counted + found.left_out,
    }


def _chips(subject: Subject, found: Any, show: Show) -> list[dict[str, Any]]:
    misses = found.counted - found.hits
    has_hits = bool(found.hits) and subject.writer.unit in ("%", "pp", "count")
    chips = [(Show.COUNTED, _("Counted"), found.counted)]
    if has_hits:
        chips += [
            (Show.HITS, _("Of these yes"), found.hits),
            (Show.MISSES, _("Of these no"), misses),
        ]
    chips.append((Show.LEFT_OUT, _("Left out"), found.left_out))
    return [
        {
            "name": name,
            "count": num(count),
            "url": subject.query(show=each.value) + "#rows",
            "on": each is show,
        }
        for each, name, count in chips
    ]


def _split(subject: Subject, title: str, found: Any) -> dict[str, Any]:
    write = subject.writer
    return {
        "title": title,
        "rows": [
            {
                "name": each.name or _("nobody"),
                "value": write.bare(each.reading.value) if each.reading.enough else _("too few"),
                "range": write.range(each.reading.low, each.reading.high)
                if each.reading.enough
                else "",
                "n": num(each.reading.n),
            }
            for each in found[:12]
        ],
    }


@require_safe
def export(request: HttpRequest, measure_id: str) -> StreamingHttpResponse:
    """The rows as a CSV file, safe to open in a spreadsheet."""
    subject = Subject(request, measure_id)
    as_of = day_of(request) or (subject.page.run.as_of if subject.page.run else freshness().as_of)
    if as_of is None:
        with reading():  # tells what is missing, and the remedy
            pass
    name = f"{measure_id}{'-' + subject.part if subject.part else ''}-{as_of}.csv".replace("/", "-")
    return StreamingHttpResponse(
        _lines(request.user, subject, as_of),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _lines(user: Any, subject: Subject, as_of: Any) -> Iterator[str]:
    settings = measure_settings()
    yield "\ufeff"  # lets a spreadsheet read the letters as they are
    with reading() as duck:
        for cells in export_for(user, duck, subject.wanted(as_of), settings=settings):
            line = io.StringIO()
            csv.writer(line).writerow(cells)
            yield line.getvalue()
