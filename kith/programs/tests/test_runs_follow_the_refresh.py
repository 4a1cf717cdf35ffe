"""After a refresh everything runs on the new figures, once, and at most once an hour."""

import pytest

from kith.crm_models.gallery import MODELS
from kith.programs import tasks
from kith.programs.models import Program, Run
from kith.programs.services import adopt_model, request_run
from kith.programs.tests.firm import refreshed, small_firm

pytestmark = pytest.mark.django_db


@pytest.fixture
def nudges(monkeypatch):
    """Nudges sent to run everything."""
    sent = []
    monkeypatch.setattr(tasks, "run_all_soon", lambda: sent.append("all"))
    return sent


def test_without_a_warehouse_nothing_is_asked_for(nudges):
    tasks.follow_refresh()
    assert nudges == []


def test_a_new_warehouse_is_run_on_once(nudges):
    small_firm()
    refreshed()
    tasks.follow_refresh()
    assert nudges == ["all"]
    adopt_model(actor=None, model_id="idic")
    tasks.run_all()
    tasks.follow_refresh()
    assert nudges == ["all"]
    assert set(Run.objects.values_list("model", flat=True)) == set(MODELS)
    assert Run.objects.get(model="idic").program == Program.objects.get()


def test_while_records_keep_changing_an_hour_passes_between_runs(nudges):
    small_firm()
    refreshed()
    tasks.run_all()
    Run.objects.update(warehouse="kith-0.duckdb")
    tasks.follow_refresh()
    assert nudges == []
    Run.objects.update(started_at="2026-01-01T00:00:00Z")
    tasks.follow_refresh()
    assert nudges == ["all"]


def test_a_run_that_is_asked_for_happens_after_commit(django_capture_on_commit_callbacks):
    small_firm()
    refreshed()
    program = adopt_model(actor=None, model_id="idic")
    with django_capture_on_commit_callbacks(execute=True):
        request_run(actor=None, program=program)
        assert not program.runs.exists()
    assert program.runs.get().state == "done"
