from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from kith.web.pages.customers import (
    act,
    cells,
    dialogs,
    edit,
    knowledge,
    lists,
    record,
    timeline,
)
from kith.web.pages.customers.kinds import ORGANIZATION, PERSON, Kind

app_name = "customers"


def of_kind(prefix: str, name: str, kind: Kind) -> list[URLPattern]:
    """The addresses that people and organizations share."""
    given = {"kind": kind}
    one = f"{prefix}/<int:number>/"
    return [
        path(f"{prefix}/", lists.list_page, given, name=prefix),
        path(f"{prefix}/filters/", lists.filters, given, name=f"{prefix}_filters"),
        path(f"{prefix}/new/", edit.new, given, name=f"{name}_new"),
        path(f"{prefix}/assign/", act.assign, given, name=f"{prefix}_assign"),
        path(f"{prefix}/task/", act.add_tasks, given, name=f"{prefix}_task"),
        path(f"{prefix}/delete/", act.delete, given, name=f"{prefix}_delete"),
        path(one, record.customer_page, given, name=name),
        path(f"{one}edit/", edit.edit, given, name=f"{name}_edit"),
        path(f"{one}cell/<slug:field>/", cells.cell, given, name=f"{name}_cell"),
        path(f"{one}timeline/", timeline.part, given, name=f"{name}_timeline"),
        path(f"{one}note/", timeline.add_note, given, name=f"{name}_note"),
        path(f"{one}need/", knowledge.add_need, given, name=f"{name}_need"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    *of_kind("people", "person", PERSON),
    *of_kind("organizations", "organization", ORGANIZATION),
    path("people/<int:number>/consent/", knowledge.consent, name="person_consent"),
    path("people/<int:number>/join/", knowledge.join, name="person_join"),
    path("needs/<int:number>/confirm/", knowledge.confirm_need, name="need_confirm"),
    path("needs/<int:number>/delete/", knowledge.delete_need, name="need_delete"),
    path("log/", dialogs.log, name="log"),
    path("task/", dialogs.task, name="task_new"),
    path("task/<int:number>/done/", dialogs.done, name="task_done"),
]
if find_spec("kith.web.pages.customers.portfolio"):
    # Its pages stand under customers/ and share the name space: `customers:portfolio`.
    urlpatterns.append(path("", include("kith.web.pages.customers.portfolio")))
