"""What an action is called, whoever declared it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from kith.analytical.measures.inputs import inputs_by_key
from kith.crm_models.gallery import get_stage
from kith.crm_models.vocabulary import Action, By
from kith.programs.actions.registry import find_spec

BRING = "bring."


@dataclass(frozen=True, slots=True)
class Named:
    """An action in words, in the language of the reader.

    `does` says what acting changes, `declared` the action's name in the model ("" for bringing
    data, which is ours).
    """

    title: str
    does: str
    declared: str


def declared_action(stage_id: str, key: str) -> Action | None:
    """The action as the model declares it."""
    for action in get_stage(stage_id).actions:
        if action.key == key:
            return action
    return None


def name_action(stage_id: str, key: str, count: int) -> Named:
    """The action's words for so many rows."""
    if key.startswith(BRING):
        wanted = inputs_by_key().get(key.removeprefix(BRING))
        title = gettext(wanted.bring) if wanted else key
        return Named(title, gettext("Makes a task for whoever can bring it."), "")
    action = declared_action(stage_id, key)
    declared = gettext(action.title) if action else key
    spec = find_spec(key)
    if spec is None:
        return Named(declared, gettext("Makes a task for whoever answers for it."), declared)
    return Named(spec.title_for(count), str(spec.does), declared)


def performer_of(stage_id: str, key: str) -> By:
    """Who performs it: bringing data is a person's work."""
    action = declared_action(stage_id, key)
    return action.by if action else By.PERSON
