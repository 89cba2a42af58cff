"""start.js: how many names its facets count."""

import pytest

from generator.site.search.start import FACET_NAMES, MOST_FACET_NAMES, Column, count_facets


@pytest.mark.parametrize(
    ("reviews", "named"), [(150, 150), (300, MOST_FACET_NAMES), (20_000, FACET_NAMES)]
)
def test_facets_of_a_small_library_name_every_journal_those_of_a_large_one_few(reviews, named):
    columns = [Column("review", 2011, 0, (("journal", f"J {n}"),)) for n in range(reviews)]
    works = [Column("work", 1999, 3, ())] * 1_000  # which have no facets
    assert len(count_facets(columns + works)["journal"]) == named
    assert count_facets(columns + works) == count_facets(columns)
