from django.urls import path

from kith.web.pages.search import search

app_name = "search"
urlpatterns = [
    path("", search.palette, name="palette"),
    path("pick/", search.pick, name="pick"),
]
