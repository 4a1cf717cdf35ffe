"""One process at a time works on a run; a dead one loses it; a stubborn death is parked."""

from datetime import timedelta

import pytest

from kith.customers.people.models import Person
from kith.foundation.clock import now
from kith.foundation.errors import Conflict, NotAllowed, NotFound
from kith.workplace.exchange import queries, services
from kith.workplace.exchange.engine import lease
from kith.workplace.exchange.engine import run as engine
from kith.workplace.exchange.errors import ImportBusy
from kith.workplace.exchange.limits import ATTEMPTS
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.tests.files import bring, counts, draft

pytestmark = pytest.mark.django_db
TEXT = "number,name\n" + "".join(f"{i},Name {i}\n" for i in range(30))


def ready(text=TEXT, actor=None):
    batch = draft("people", text, actor=actor)
    return services.save_mapping(actor=actor, batch=batch)


def hold(batch, holder, seconds):
    ImportBatch.objects.filter(pk=batch.pk).update(
        status="running", holder=holder, leased_until=now() + timedelta(seconds=seconds)
    )


def test_a_run_that_somebody_elsewhere_holds_is_left_alone():
    batch = ready()
    hold(batch, "another-host/1/1.00", 20)
    with pytest.raises(ImportBusy):
        services.run_import(actor=None, batch_id=batch.pk)


def test_an_expired_lease_is_taken_over():
    batch = ready()
    hold(batch, "another-host/1/1.00", -1)
    assert counts(services.run_import(actor=None, batch_id=batch.pk)) == {"created": 30}


def test_a_dead_process_of_this_host_loses_its_lease_at_once():
    batch = ready()
    host = lease.this_process().partition("/")[0]
    hold(batch, f"{host}/4194303/1.00", 20)
    assert services.run_import(actor=None, batch_id=batch.pk).status == "done"


def test_who_lost_the_lease_writes_nothing_more(monkeypatch):
    monkeypatch.setattr(engine, "FIRST_STEP", 10)
    batch = ready()

    def stolen(_rows):
        ImportBatch.objects.filter(pk=batch.pk).update(fence=99)

    services.run_import(actor=None, batch_id=batch.pk, progress=stolen)
    batch.refresh_from_db()
    assert (batch.settled, Person.objects.count()) == (10, 10)


def test_a_run_that_dies_again_and_again_is_parked():
    batch = ready()
    ImportBatch.objects.filter(pk=batch.pk).update(attempts=ATTEMPTS, status="running")
    assert services.run_import(actor=None, batch_id=batch.pk).status == "failed"


def test_cancelling_keeps_what_is_in_and_resuming_brings_the_rest(monkeypatch):
    for name in ("FIRST_STEP", "LARGEST_STEP", "SMALLEST_STEP"):
        monkeypatch.setattr(engine, name, 10)
    monkeypatch.setattr(engine, "LOOK_SECONDS", 0)
    batch = ready()

    def ask(_rows):
        services.cancel_import(actor=None, batch=batch)

    assert services.run_import(actor=None, batch_id=batch.pk, progress=ask).status == "cancelled"
    assert Person.objects.count() == 10
    assert counts(services.run_import(actor=None, batch_id=batch.pk)) == {"created": 30}


def test_a_worker_runs_what_is_queued(django_capture_on_commit_callbacks):
    batch = ready()
    with django_capture_on_commit_callbacks(execute=True):
        services.queue_import(actor=None, batch=batch)
    batch.refresh_from_db()
    assert (batch.status, batch.created) == ("done", 30)


def test_the_sweep_picks_up_what_a_dead_worker_left():
    batch = ready()
    hold(batch, "another-host/1/1.00", -1)
    assert services.sweep_imports() == [batch.pk]
    batch.refresh_from_db()
    assert batch.status == "done"


def test_the_sweep_forgets_old_drafts():
    batch = ready()
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=now() - timedelta(days=8))
    services.sweep_imports()
    assert not ImportBatch.objects.exists()


def test_progress_tells_rate_and_time_left():
    batch = ready()
    ImportBatch.objects.filter(pk=batch.pk).update(settled=10, seconds=2.0, status="running")
    batch.refresh_from_db()
    told = queries.progress_of(batch)
    assert (told.done, told.total, told.rate, told.left) == (10, 30, 5.0, 4.0)


def test_a_finished_import_is_not_run_twice():
    batch = bring("people", TEXT)
    services.run_import(actor=None, batch_id=batch.pk)
    assert Person.objects.count() == 30


def user(django_user_model, role, access="all", email="u@x.hu"):
    return django_user_model.objects.create_user(email, name="U", role=role, access=access)


@pytest.mark.parametrize("role", ["member", "read_only"])
def test_only_managers_import(django_user_model, role):
    with pytest.raises(NotAllowed):
        draft("people", TEXT, actor=user(django_user_model, role))


def test_what_a_manager_imports_is_the_managers():
    from kith.workplace.accounts.models import User

    manager = user(User, "manager")
    bring("people", "name\nAnna\n", actor=manager, layout={"has_heading": True})
    assert Person.objects.get().owner == manager


def test_an_import_changes_no_record_that_its_actor_may_not_see(django_user_model):
    bring("people", "number,name,email\n1,Anna,anna@x.hu\n")
    manager = user(django_user_model, "manager", access="own")
    batch = bring(
        "people",
        "number,name,email\n1,Stolen,a@x.hu\n1,Again,b@x.hu\n2,Mine,c@x.hu\n",
        actor=manager,
    )
    assert counts(batch) == {"created": 1, "duplicates": 1, "rejected": 1}
    anna = Person.objects.get(external_id="1")
    assert (anna.name, anna.contact_points.count()) == ("Anna", 1)


def test_imports_of_others_are_not_there_for_members(django_user_model):
    batch = bring("people", TEXT)
    member = user(django_user_model, "member")
    with pytest.raises(NotFound):
        queries.access_import(member, batch.pk)
    assert queries.list_imports(member) == []


def test_an_import_that_has_begun_is_not_mapped_anew():
    with pytest.raises(Conflict):
        services.save_mapping(actor=None, batch=bring("people", TEXT))
