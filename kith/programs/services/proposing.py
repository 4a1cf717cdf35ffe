"""Proposals: the newest run says what could be done; open ones follow it, acted ones stay."""

from __future__ import annotations

from kith.programs.choices import OPEN_STATES, ActionState
from kith.programs.engine.runner import Outcome
from kith.programs.models import ActionItem, Run


def refresh_proposals(run: Run, outcome: Outcome) -> None:
    """Let the open proposals of a program or model be those of `run`; the others go.

    Does nothing where a later run has spoken already.
    """
    later = Run.objects.filter(
        program=run.program, model=run.model, scope_hash=run.scope_hash, as_of__gt=run.as_of
    )
    if later.exists():
        return
    there = {
        (item.stage, item.action): item
        for item in ActionItem.objects.filter(
            program=run.program, model=run.model, state__in=OPEN_STATES
        )
    }
    for stage_id, proposals in outcome.proposals.items():
        for each in proposals:
            item = there.pop((stage_id, each.key), None) or ActionItem(
                program=run.program,
                model=run.model,
                stage=stage_id,
                action=each.key,
                state=ActionState.PROPOSED,
            )
            item.run, item.by = run, each.by.value
            item.count, item.value = each.count, each.value
            item.save()
    ActionItem.objects.filter(pk__in=[item.pk for item in there.values()]).delete()
