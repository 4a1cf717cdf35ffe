"""Every measure's SQL can be said in another engine's words: Spark's, here."""

import pytest
import sqlglot
from sqlglot.errors import ErrorLevel

from kith.analytical.measures.registry import LiveMeasure, live_measures
from kith.analytical.measures.select import figures_select

EACH = [live for group in live_measures().values() for live in group]


@pytest.mark.parametrize("live", EACH, ids=lambda live: f"{live.id}-{live.figures[0].part}")
def test_rows_and_figures_translate_to_spark(live: LiveMeasure):
    for sql in (live.evidence().sql(), figures_select(live, live.figures)):
        (spark,) = sqlglot.transpile(
            sql, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE
        )
        tables = {
            table.name for table in sqlglot.parse_one(spark, "spark").find_all(sqlglot.exp.Table)
        }
        assert "evidence" in tables
