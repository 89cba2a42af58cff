"""The view of each kind of page is found by its name."""

import pytest

from generator.site.views.kinds import VIEWS, find_viewer


@pytest.mark.parametrize("kind", VIEWS)
def test_a_kind_of_page_has_a_view_of_its_own(kind):
    module, _, name = VIEWS[kind].partition(".")
    viewer = find_viewer(kind)
    assert viewer.__module__ == f"generator.site.views.{module}"
    assert viewer.__name__ == name
