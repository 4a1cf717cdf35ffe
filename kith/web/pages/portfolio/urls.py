from django.urls import path

from kith.web.pages.portfolio import overview, slices

urlpatterns = [
    path("portfolio/", overview.index, name="portfolio"),
    path("portfolio/customers/", slices.index, name="portfolio_customers"),
]
