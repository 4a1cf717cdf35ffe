from django.urls import path

from kith.web.pages.today import today

app_name = "today"
urlpatterns = [path("", today.index, name="index")]
