from django.urls import path

from kith.web.pages.models import actions, gallery, measure, program, running, stage

app_name = "models"
urlpatterns = [
    path("", gallery.index, name="index"),
    path("work/", running.work, name="work"),
    path("refresh/", running.refresh, name="refresh"),
    path("measures/<str:measure_id>/", measure.index, name="measure"),
    path("measures/<str:measure_id>/rows.csv", measure.export, name="measure_export"),
    path("actions/<int:number>/", actions.preview, name="action"),
    path("actions/<int:number>/do/", actions.do, name="action_do"),
    path("actions/<int:number>/assign/", actions.assign, name="action_assign"),
    path("actions/<int:number>/dismiss/", actions.dismiss, name="action_dismiss"),
    path("actions/<int:number>/undo/", actions.undo, name="action_undo"),
    path("actions/<int:number>/log/", actions.log, name="action_log"),
    path("<slug:model_id>/", program.index, name="program"),
    path("<slug:model_id>/adopt/", program.adopt, name="adopt"),
    path("<slug:model_id>/retire/", program.retire, name="retire"),
    path("<slug:model_id>/run/", running.run, name="run"),
    path("<slug:model_id>/replay/", running.replay, name="replay"),
    path("<slug:model_id>/stages/<slug:stage_id>/", stage.index, name="stage"),
    path("<slug:model_id>/stages/<slug:stage_id>/assign/", stage.assign, name="stage_assign"),
    path(
        "<slug:model_id>/stages/<slug:stage_id>/target/<str:measure_id>/",
        stage.target,
        name="target",
    ),
    path(
        "<slug:model_id>/stages/<slug:stage_id>/target/<str:measure_id>/reset/",
        stage.reset,
        name="target_reset",
    ),
]
