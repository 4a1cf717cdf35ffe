import pytest
from babel.messages.catalog import Catalog

from tools.translations import python_texts, template_texts
from tools.translations.catalogs import problems


def of_python(source: str) -> list[tuple]:
    return [(t.singular, t.plural, t.context) for t in python_texts.texts_of(source)]


def of_template(source: str) -> list[tuple]:
    return [(t.singular, t.plural, t.context) for t in template_texts.texts_of(source)]


def test_python_texts_are_found_in_every_form():
    source = (
        "_('plain')\n"
        "gettext_lazy('joined ' 'parts')\n"
        "ngettext('%d day', '%d days', n)\n"
        "pgettext('month', 'May')\n"
        "translation.gettext('dotted')\n"
        "_(variable)\n"
    )
    assert of_python(source) == [
        ("plain", None, None),
        ("joined parts", None, None),
        ("%d day", "%d days", None),
        ("May", None, "month"),
        ("dotted", None, None),
    ]


def test_a_text_put_together_at_run_time_is_refused():
    with pytest.raises(python_texts.NotConstant):
        of_python("_(f'hello {name}')")


def test_template_texts_have_the_ids_that_django_looks_for():
    source = """
      {% translate "50% off" %} {% translate "May" context "month" %}
      {% blocktranslate trimmed count n=c %}
        {{ n }} person
      {% plural %}
        {{ n }} people
      {% endblocktranslate %}
      {{ x|default:_("none") }} <c-button :label="_('Save')" />
    """
    assert of_template(source) == [
        ("50%% off", None, None),
        ("May", None, "month"),
        ("%(n)s person", "%(n)s people", None),
        ("none", None, None),
        ("Save", None, None),
    ]


def complaints(monkeypatch, translation: str, source: str = "Hi %(name)s <b>x</b>") -> list[str]:
    translated, texts = Catalog(locale="hu"), Catalog()
    texts.add(source)
    translated.add(source, translation)
    monkeypatch.setattr("tools.translations.catalogs.read", lambda language: translated)
    return list(problems("hu", texts))


def test_a_whole_translation_passes(monkeypatch):
    assert complaints(monkeypatch, "Szia %(name)s <b>y</b>") == []


@pytest.mark.parametrize(
    ("translation", "problem"),
    [
        ("", "not translated"),
        ("Szia %(nev)s <b>y</b>", "placeholders differ"),
        ("Szia <b>y</b>", "placeholders differ"),
        ("Szia %(name)s y", "tags differ"),
    ],
)
def test_a_faulty_translation_is_named(monkeypatch, translation, problem):
    assert problem in complaints(monkeypatch, translation)[0]
