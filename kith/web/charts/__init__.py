"""Small plots drawn on the server as SVG: no script, printable, in the reader's digits."""

from kith.web.charts.bars import share_bar, spark_bars
from kith.web.charts.interval import Axis, interval_axis, interval_bar
from kith.web.charts.spark import spark_line
from kith.web.charts.trend import Point, trend_chart
from kith.web.charts.whale import whale_curve

__all__ = [
    "Axis",
    "Point",
    "interval_axis",
    "interval_bar",
    "share_bar",
    "spark_bars",
    "spark_line",
    "trend_chart",
    "whale_curve",
]
