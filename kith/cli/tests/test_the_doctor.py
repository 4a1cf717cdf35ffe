import json

import pytest

from kith.cli import doctor
from kith.cli.main import main


@pytest.fixture
def report(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("KITH_HOME", str(tmp_path))

    def run() -> tuple[int, dict[str, dict]]:
        with pytest.raises(SystemExit) as leaving:
            main(["doctor", "--format", "json"])
        rows = json.loads(capsys.readouterr().out)["checks"]
        return int(leaving.value.code or 0), {row["check"]: row for row in rows}

    return run


@pytest.mark.django_db
def test_a_sound_database_is_found_sound(report):
    _status, rows = report()
    assert rows["database"]["good"]
    assert rows["migrations"]["good"]
    assert rows["audit log"]["good"]


@pytest.mark.django_db
def test_a_full_disk_is_bad_and_has_a_remedy(report, monkeypatch):
    monkeypatch.setattr(doctor, "LEAST_BYTES", 2**80)
    status, rows = report()
    assert status == 1
    assert not rows["disk space"]["good"]
    assert rows["disk space"]["remedy"]


@pytest.mark.django_db
def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(report, monkeypatch):
    def broken():
        """Power."""
        raise OSError("no current")
        yield

    monkeypatch.setattr(doctor, "CHECKS", (broken, doctor.database))
    status, rows = report()
    assert status == 1
    assert "no current" in rows["power"]["detail"]
    assert rows["database"]["good"]


@pytest.mark.django_db
def test_a_warehouse_that_cannot_be_read_is_bad(report, tmp_path):
    folder = tmp_path / "warehouse"
    folder.mkdir()
    (folder / "kith-1.duckdb").write_bytes(b"this is no database" * 100)
    (folder / "current").write_text("kith-1.duckdb")
    status, rows = report()
    assert status == 1
    assert "kith refresh" in rows["warehouse"]["remedy"]
