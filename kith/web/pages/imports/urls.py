from django.urls import path

from kith.web.pages.imports import begin, mapping, preview, result

app_name = "imports"
urlpatterns = [
    path("", begin.index, name="index"),
    path("new/", begin.new, name="new"),
    path("<int:number>/", result.index, name="result"),
    path("<int:number>/columns/", mapping.columns, name="columns"),
    path("<int:number>/layout/", mapping.layout, name="layout"),
    path("<int:number>/preview/", preview.index, name="preview"),
    path("<int:number>/check/", preview.check, name="check"),
    path("<int:number>/run/", result.run, name="run"),
    path("<int:number>/progress/", result.progress, name="progress"),
    path("<int:number>/cancel/", result.cancel, name="cancel"),
    path("<int:number>/undo/", result.undo, name="undo"),
    path("<int:number>/discard/", result.discard, name="discard"),
    path("<int:number>/rejected.csv", result.rejected, name="rejected"),
]
