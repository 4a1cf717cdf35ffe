"""`kith import` and `kith export`: the shapes that scripts stand on, and what the exit status says."""

import json
import zipfile

import pytest

from kith.cli.main import main
from kith.customers.people.models import Person

pytestmark = pytest.mark.django_db
SHAPE = {"import", "created", "updated", "unchanged", "duplicates", "rejected", "seconds"}


def run(capsys, *arguments):
    """(exit status, JSON on standard output)."""
    with pytest.raises(SystemExit) as left:
        main([*map(str, arguments), "--format", "json"])
    out = capsys.readouterr().out
    return left.value.code, json.loads(out)


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("name,email,Shoe\nAnna,a@x.hu,38\nBéla,b@x.hu,43\nBad,nobody,1\n")
    return path


def test_an_import_answers_in_the_agreed_shape(capsys, people):
    status, data = run(capsys, "import", "people", people)
    assert status == 0
    assert set(data) >= SHAPE
    assert (data["created"], data["rejected"], data["not_imported"]) == (2, 1, ["Shoe"])
    assert Person.objects.count() == 2


def test_undo_answers_in_the_agreed_shape(capsys, people):
    _status, data = run(capsys, "import", "people", people)
    status, undone = run(capsys, "import", "undo", data["import"])
    assert status == 0
    assert undone == {"undone": 2, "kept": [], "changes": 4}  # two people with an address each
    assert not Person.objects.exists()


def test_resuming_a_finished_import_changes_nothing(capsys, people):
    _status, data = run(capsys, "import", "people", people)
    status, again = run(capsys, "import", "resume", data["import"])
    assert (status, again["created"]) == (0, 2)
    assert Person.objects.count() == 2


def test_columns_by_position_skip_and_leave_a_heading_out(capsys, tmp_path):
    path = tmp_path / "orders.txt"
    path.write_text(" nr id day qty sum\n 1 0001 19970101 2 29.33\n 2 0001 19970101 2 29.33\n")
    status, data = run(
        capsys, "import", "orders", path, "--columns", "_,customer,date,quantity,amount"
    )
    assert (status, data["created"], data["rejected"]) == (0, 2, 0)
    _status, again = run(
        capsys, "import", "orders", path, "--columns", "_,customer,date,quantity,amount"
    )
    assert again["unchanged"] == 2


def test_map_names_a_column_by_its_heading(capsys, people):
    status, data = run(capsys, "import", "people", people, "--map", "Shoe=number")
    assert (status, data["not_imported"]) == (0, [])
    assert set(Person.objects.values_list("external_id", flat=True)) == {"38", "43"}


def test_a_dry_run_writes_nothing(capsys, people):
    status, data = run(capsys, "import", "people", people, "--dry-run")
    assert (status, data["created"], data["rejected"], data["dry_run"]) == (0, 2, 1, True)
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("--map", "Nope=name"), "map"),
        (("--map", "Shoe=nope"), "column"),
        (("--columns", "a,b"), "column"),
        (("--update-by", "city"), "update_by"),
        (("--encoding", "utf-7"), "encoding"),
        (("--delimiter", "x"), "delimiter"),
    ],
)
def test_bad_input_names_field_value_and_remedy_and_exits_2(capsys, people, arguments, field):
    status, data = run(capsys, "import", "people", people, *arguments)
    assert status == 2
    assert data["error"]["field"] == field
    assert data["error"]["remedy"]


@pytest.mark.parametrize(
    "arguments",
    [("import", "people", "/no/such/file"), ("import", "invoices", "x"), ("import", "undo", "x"),
     ("import", "people", "x", "--mode", "replace")],
)  # fmt: skip
def test_bad_usage_exits_2(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    assert left.value.code == 2


def test_an_import_that_is_not_there_exits_2(capsys):
    status, data = run(capsys, "import", "undo", 999_999)
    assert (status, data["error"]["field"]) == (2, "import")


def test_rejected_rows_are_written_with_their_reasons(capsys, people, tmp_path):
    _status, data = run(capsys, "import", "people", people)
    path = tmp_path / "rejected.csv"
    status, told = run(capsys, "import", "rejected", data["import"], path)
    assert (status, told["rows"]) == (0, 1)
    assert "nobody" in path.read_text()


def test_the_result_for_a_person_tells_how_to_take_it_back(capsys, people):
    with pytest.raises(SystemExit):
        main(["import", "people", str(people)])
    out = capsys.readouterr().out
    assert "kith import undo" in out
    assert "Shoe" in out


def test_export_writes_one_file_an_object(capsys, people, tmp_path):
    run(capsys, "import", "people", people)
    path = tmp_path / "all.zip"
    status, data = run(capsys, "export", path)
    assert status == 0
    assert data["rows"]["people.csv"] == 2
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == [
            "experiments.csv", "interactions.csv", "orders.csv", "organizations.csv", "people.csv",
        ]  # fmt: skip
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".zip" or p.name.startswith(".")] == [
        "all.zip"
    ]


@pytest.mark.parametrize("verb", ["people", "organizations", "orders", "interactions", "experiments",
                                  "undo", "resume", "rejected", "fields"])  # fmt: skip
def test_every_verb_helps(capsys, verb):
    with pytest.raises(SystemExit) as left:
        main(["import", verb, "--help"])
    assert left.value.code == 0
    assert "--format" in capsys.readouterr().out
