"""The addresses of the portfolio, under Customers."""

from kith.web.pages.portfolio.urls import urlpatterns

__all__ = ["urlpatterns"]
