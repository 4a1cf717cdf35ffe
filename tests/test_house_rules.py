import pytest

from tools import house


@pytest.mark.parametrize(
    "line",
    ["margin-left: 1px;", "a { left: 0 }", "text-align: right;", "border-top-left-radius: 2px"],
)
def test_a_physical_direction_in_css_is_a_breach(line):
    assert list(house.physical_directions("kith/web/a.css", [line]))


@pytest.mark.parametrize(
    "line",
    ["margin-inline-start: 1px;", "inset-inline-start: 0", "text-align: start", ".left-over {}"],
)
def test_a_logical_direction_is_none(line):
    assert not list(house.physical_directions("kith/web/a.css", [line]))


@pytest.mark.parametrize("classes", ["ml-2", "md:-mr-1", "text-left", "left-0", "rounded-l-lg"])
def test_a_physical_class_is_a_breach(classes):
    line = f'<p class="flex {classes}">'
    # A variant before the class ("md:") does not hide it.
    assert list(house.physical_directions("kith/web/templates/a.html", [line]))


def test_markup_is_declared_in_one_module_alone():
    line = ["return mark_safe(text)"]
    assert list(house.unreviewed_markup("kith/web/views.py", line))
    assert not list(house.unreviewed_markup("kith/web/markup.py", line))


def test_a_long_file_is_a_breach_and_a_migration_none():
    lines = ["x"] * 401
    assert list(house.too_long("kith/a.py", lines))
    assert not list(house.too_long("kith/a/migrations/0001_initial.py", lines))
