"""Pages follow the last row's key: no row is lost or shown twice, in either direction."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kith.customers.people.models import Person
from kith.customers.people.queries import SORTS
from kith.foundation.errors import InvalidInput, UnknownName
from kith.workplace.views.keyset import choose_sort, keyset_page

VALUES = st.lists(
    st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 3)), min_size=1, max_size=12
)


class TestPages(TestCase):
    @given(VALUES, st.sampled_from(sorted(SORTS)), st.integers(1, 5))
    @settings(max_examples=60, deadline=None)
    def test_forward_pages_hold_each_row_once_and_backward_pages_mirror_them(
        self, rows, sort_name, limit
    ):
        for name, clv in rows:
            Person.objects.create(name=name, clv=None if clv is None else Decimal(clv))
        sort, pages, cursor = SORTS[sort_name], [], ""
        for _round in range(len(rows) + 1):
            page = keyset_page(Person.objects.all(), sort, cursor=cursor, limit=limit)
            pages.append(page)
            cursor = page.next_cursor
            if not cursor:
                break
        assert not cursor
        forward = [row.pk for page in pages for row in page.rows]
        assert sorted(forward) == sorted(Person.objects.values_list("pk", flat=True))
        back, cursor = [pages[-1].rows], pages[-1].previous_cursor
        while cursor:
            page = keyset_page(Person.objects.all(), sort, cursor=cursor, limit=limit)
            back.append(page.rows)
            cursor = page.previous_cursor
        mirrored = [row.pk for rows_ in reversed(back) for row in rows_]
        assert mirrored == forward


def test_a_sort_outside_the_list_is_refused():
    with pytest.raises(UnknownName):
        choose_sort(SORTS, "owner__password")


@pytest.mark.django_db
def test_a_cursor_that_is_not_ours_is_refused():
    with pytest.raises(InvalidInput):
        keyset_page(Person.objects.all(), SORTS["name"], cursor="1' OR '1'='1")


@pytest.mark.django_db
def test_a_cursor_of_another_sort_is_refused():
    Person.objects.create(name="a")
    Person.objects.create(name="b")
    cursor = keyset_page(Person.objects.all(), SORTS["name"], limit=1).next_cursor
    with pytest.raises(InvalidInput):
        keyset_page(Person.objects.all(), SORTS["-clv"], cursor=cursor)
