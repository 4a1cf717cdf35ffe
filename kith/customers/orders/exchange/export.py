"""Columns of orders.csv that other tables hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kith.customers.orders.models import Order
from kith.customers.organizations.exchange.customers import customer_columns

EXPORTS: Mapping[str, Any] = customer_columns(Order)
