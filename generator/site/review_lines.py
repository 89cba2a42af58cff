"""A review's line in the lists of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.library.model import Library
from generator.model import Review
from generator.site.coins import print_coins
from generator.site.lines import Entry, count_of, join_facts
from generator.site.links import review_path
from generator.site.print_items import container, print_year, short_label
from generator.site.print_names import first_author
from generator.site.print_rows import print_below
from generator.site.titles import title_to_html


def count_citations(key: str, library: Library) -> tuple[int, int]:
    """How many references are listed of a review, and how many other reviews cite it."""
    citing = {citation.review for citation in library.cited_by.get(key, ())}
    return len(library.work_of.get(key, ())), len(citing)


@dataclass(frozen=True, slots=True, eq=False)
class ReviewLines(Mapping[str, Entry]):
    """The line of each review of a library, made when it is first asked for."""

    library: Library
    made: dict[str, Entry] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Entry:
        if key not in self.made:
            self.made[key] = make_entry(
                self.library.reviews[key], *count_citations(key, self.library)
            )
        return self.made[key]

    def __contains__(self, key: object) -> bool:
        return key in self.library.reviews

    def __iter__(self) -> Iterator[str]:
        return iter(self.library.reviews)

    def __len__(self) -> int:
        return len(self.library.reviews)


def make_entry(review: Review, listed: int, cited_by: int) -> Entry:
    """A review's line in lists, of which so many references are listed, and which so many other
    reviews cite."""
    document = review.document
    item = document.item
    references = document.references_total or listed
    counts = (
        count_of(references, "reference") if references else "",
        f"cited by {cited_by:,} of your reviews" if cited_by else "",
    )
    facts = join_facts(counts)
    byline, journal = first_author(item.author, item.authors_complete), container(item)
    return Entry(
        key=review.key,
        path=review_path(review.key),
        title=title_to_html(item.title),
        byline=byline,
        journal=journal,
        year=print_year(item.issued),
        references=references or None,
        cited_by=cited_by,
        retracted=document.retracted,
        coins=print_coins(item),
        below=print_below(byline, journal, facts),
        facts=facts,
        label=short_label(item),
    )
