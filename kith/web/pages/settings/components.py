"""The living page of parts: every component as it stands, for those who build pages."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kith.web.charts import interval_bar, spark_line, whale_curve
from kith.web.pages.settings.index import settings_page
from kith.web.templatetags.kith import VERDICTS, language, num, pct
from kith.workplace.accounts.permissions import require

SPRITE = Path(__file__).parents[2] / "frontend" / "icons.svg"


@lru_cache(maxsize=1)
def icon_names() -> list[str]:
    """The icons of the sprite, without the marks."""
    names = re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8"))
    return [name for name in names if not name.startswith("v-")]


def _rows() -> list[dict[str, Any]]:
    """Two shapes of a measure's row: with a figure, and without one."""
    past = [0.52, 0.55, 0.54, 0.58, 0.6, 0.61, 0.63, 0.62, 0.66, 0.68, 0.7, 0.71]
    return [
        {
            "verdict": "met",
            "name": "Known-needs coverage",
            "about": "at least one need confirmed within a year",
            "value": pct(0.71),
            "range": f"{pct(0.68)} – {pct(0.73)}",
            "bar": interval_bar(0.71, 0.68, 0.73, 0.6, past),
            "target": f"≥ {pct(0.6)}",
            "grade": "our default",
            "n": num(1284),
            "spark": spark_line(past, "", target=0.6),
            "url": "#",
        },
        {
            "verdict": "insufficient",
            "name": "Cells predict response",
            "about": "on held-out customers",
            "none": "Needs 30 responses in each cell; the smallest has 11.",
            "step": "Show cells",
            "step_url": "#",
        },
    ]


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every part once."""
    user: Any = request.user
    require(user, "administer")
    tail = [
        (i / 40, min(1.22, 1.55 * (1 - (1 - i / 40) ** 2.4)) - max(0, i / 40 - 0.8) * 1.1)
        for i in range(41)
    ]
    code = language()
    stage = {"url": "#", "owner": "Nóra Halmi", "review": "review 21 Sep"}
    context = {
        "verdicts": list(VERDICTS),
        "icons": icon_names(),
        "rows": _rows(),
        "whale": whale_curve(
            tail, "Whale curve", lambda f: pct(f, 0), x_title="customers", y_title="of profit"
        ),
        "whale_rows": [(pct(x, 0), pct(y, 0)) for x, y in tail[::8]],
        "stages": [
            {
                **stage,
                "no": num(1),
                "name": "Identify",
                "question": "Is this the same individual we met before?",
                "verdict": "met",
                "note": "6 of 6 gates",
            },
            {
                **stage,
                "no": num(2),
                "name": "Differentiate",
                "question": "How do customers differ in value and need?",
                "verdict": "at_risk",
                "note": "was met",
                "iteration": "Iteration 2",
            },
            {
                **stage,
                "no": num(3),
                "name": "Interact",
                "question": "Does each exchange cost less and teach more?",
                "verdict": "on_track",
                "note": "7 of 9 gates",
            },
            {
                **stage,
                "no": num(4),
                "name": "Customise",
                "question": "Do we behave differently, and does it pay?",
                "verdict": "failing",
                "note": "2 of 4 fail",
                "current": True,
            },
        ],
        "phases": [{"name": "Insight", "span": 2}, {"name": "Action", "span": 2}],
        "loops": [
            {
                "from": 4,
                "to": 2,
                "title": "Loop fired 12 Sep",
                "text": "lift +0.4 pp (−2.8 to +2.7)",
            }
        ],
        "tabs": [
            {"name": "All", "url": "#", "current": True, "count": num(1937)},
            {"name": "Mine", "url": "#"},
        ],
        "columns": ["Price", "Taste", "Speed", "Advice"],
        "grid": [
            {
                "name": name,
                "cells": [
                    {
                        "url": "#",
                        "value": num(n * k),
                        "note": "customers",
                        "depth": d * k / 2,
                        "mix": n == 30,
                    }
                    for k in (1, 2, 3, 4)
                ],
            }
            for name, n, d in (("Most valuable", 12, 40), ("Hold", 30, 14))
        ],
        "steps": ["File", "Columns", "Preview", "Import"],
        "bars": [3, 5, 4, 6, 5, 7, 6, 8, 7, 9, 10, 8],
        "language_code": code,
    }
    return settings_page(request, "components", "pages/settings/components.html", context)
