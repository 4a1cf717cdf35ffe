"""`kith run` and `kith models`: the shapes are a contract, the text is for an owner."""

import json

import pytest

from kith.analytical.warehouse.connection import close_published
from kith.cli.main import main
from kith.programs.tests.firm import refreshed, small_firm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KITH_HOME", str(tmp_path))
    monkeypatch.setattr("kith.cli.verbs.start_django", lambda: None)
    yield
    close_published()


def call(capsys, *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as leaving:
        main(list(arguments))
    captured = capsys.readouterr()
    return int(leaving.value.code or 0), captured.out, captured.err


def test_a_run_refreshes_first_and_keeps_standard_output_for_json(capsys):
    small_firm()
    status, out, err = call(capsys, "run", "idic", "--format", "json")
    told = json.loads(out)
    assert status == 0
    assert "warehouse" in err.lower()
    assert [stage["id"] for stage in told["stages"]] == ["ID1", "ID2", "ID3", "ID4"]
    assert {"model", "as_of", "stages", "loops"} <= set(told)
    for stage in told["stages"]:
        assert {"verdict", "measurable", "gates", "measures", "actions"} <= set(stage)
        for measure in stage["measures"]:
            assert {
                "id", "value", "low", "high", "n", "unit", "target", "grade", "missing",
            } <= set(measure)  # fmt: skip
            assert measure["grade"] in "BLPO"
        for action in stage["actions"]:
            assert isinstance(action["title"], str)
            assert action["count"] >= 1


def test_an_owner_reads_verdicts_and_whom_to_call(capsys):
    small_firm()
    refreshed()
    status, out, err = call(capsys, "run", "idic")
    assert (status, err) == (0, "")
    assert "1. Identify" in out
    assert "Failing" in out
    assert "Call the 8 valuable customers who have gone silent" in out
    assert "Customer 00" in out
    assert "What to bring next" in out


def test_an_empty_base_is_blocked_and_says_what_to_bring(capsys):
    status, out, _err = call(capsys, "run", "idic", "--format", "json")
    told = json.loads(out)
    assert status == 0
    assert {stage["verdict"] for stage in told["stages"]} == {"blocked"}
    assert all(stage["bring"] for stage in told["stages"])
    status, out, _err = call(capsys, "run", "idic")
    assert "Import" in out


@pytest.mark.parametrize("arguments", [("icid",), ("idic", "--as-of", "2999-01-01"), ()])
def test_bad_input_ends_with_two(capsys, arguments):
    status, out, err = call(capsys, "run", *arguments)
    assert (status, out) == (2, "")
    assert err


def test_models_are_listed_with_what_the_data_can_measure(capsys):
    small_firm()
    refreshed()
    status, out, _err = call(capsys, "models", "list", "--format", "json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert status == 0
    assert len(rows) == 10
    assert rows["idic"] | {"verdict": 0} == {
        "id": "idic",
        "name": "IDIC",
        "stages": 4,
        "measurable": 2,
        "gates": 17,
        "verdict": 0,
        "adopted": False,
    }
    assert rows["value_chain"]["measurable"] > 0


def test_a_model_is_shown_in_full(capsys):
    status, out, _err = call(capsys, "models", "show", "idic", "--format", "json")
    told = json.loads(out)
    assert status == 0
    assert [len(stage["gates"]) for stage in told["stages"]] == [6, 5, 4, 2]
    assert told["sources"]
    status, out, _err = call(capsys, "models", "show", "idic")
    assert "Is this the same individual" in out
    assert "↺ ID4 → ID2" in out
