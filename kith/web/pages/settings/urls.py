from django.urls import path

from kith.web.pages.settings import changes, components, firm, index, me, team

app_name = "settings"
urlpatterns = [
    path("", index.index, name="index"),
    path("me/", me.me, name="me"),
    path("theme/", me.theme, name="theme"),
    path("firm/", firm.firm, name="firm"),
    path("team/", team.users, name="team"),
    path("team/new/", team.new_user, name="user_new"),
    path("team/<int:number>/", team.edit_user, name="user"),
    path("team/<int:number>/invite/", team.invite, name="user_invite"),
    path("teams/new/", team.new_team, name="team_new"),
    path("changes/", changes.changes, name="changes"),
    path("changes/<int:number>/", changes.change, name="change"),
    path("changes/<int:number>/undo/", changes.undo, name="undo"),
    path("components/", components.components, name="components"),
]
