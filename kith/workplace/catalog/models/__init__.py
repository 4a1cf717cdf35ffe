from kith.workplace.catalog.models.exchange_rate import ExchangeRate
from kith.workplace.catalog.models.product import Product

__all__ = ["ExchangeRate", "Product"]
