from kith.customers.orders.models.cost_to_serve import CostToServe
from kith.customers.orders.models.order import Order, OrderLine

__all__ = ["CostToServe", "Order", "OrderLine"]
