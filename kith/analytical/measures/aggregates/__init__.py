"""How evidence rows become one figure: a count, a share, a mean, a ratio, a difference, a rank."""

from kith.analytical.measures.aggregates.base import Aggregate, Row
from kith.analytical.measures.aggregates.correlation import Spearman
from kith.analytical.measures.aggregates.differences import MeanDifference, ShareDifference
from kith.analytical.measures.aggregates.order import OrderStatistic
from kith.analytical.measures.aggregates.shares import Count, Share
from kith.analytical.measures.aggregates.sums import Mean, RatioOfSums, TopShare, Total

__all__ = [
    "Aggregate",
    "Count",
    "Mean",
    "MeanDifference",
    "OrderStatistic",
    "RatioOfSums",
    "Row",
    "Share",
    "ShareDifference",
    "Spearman",
    "TopShare",
    "Total",
]
