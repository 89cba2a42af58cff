"""The formats in which every review is a piece of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.config import Abstracts
from generator.library.model import Library
from generator.model import Review
from generator.site.exports import bibtex, csl_json, nbib, ris
from generator.site.exports.reading import LoadReferences


@dataclass(frozen=True, slots=True)
class Form:
    """What is printed of a review, and around all; `file` is its name beside a site, `words` what
    people call it."""

    file: str
    words: str
    print_review: Callable[[Review, Abstracts], str]
    begin: str = ""
    between: str = ""
    end: str = ""

    def print_reviews(self, reviews: Mapping[str, Review], abstracts: Abstracts) -> Iterator[str]:
        """The reviews in key order, a piece each."""
        before = self.begin
        for review in reviews.values():
            yield before + self.print_review(review, abstracts)
            before = self.between
        yield self.end if reviews else self.begin.rstrip() + self.end.lstrip()

    def export(
        self, library: Library, load_references: LoadReferences, abstracts: Abstracts
    ) -> Iterator[str]:
        """The reviews of a library, as exports.reading.Export has it."""
        return self.print_reviews(library.reviews, abstracts)


FORMS: Mapping[str, Form] = {
    "bibtex": Form("library.bib", "BibTeX", bibtex.print_review),
    "ris": Form("library.ris", "RIS", ris.print_review),
    "nbib": Form("library.nbib", "NBIB (MEDLINE)", nbib.print_review),
    "csl-json": Form(
        "library.json", "CSL-JSON", csl_json.print_review, begin="[\n", between=",\n", end="\n]\n"
    ),
}
"""By the names that `litsite export` knows them by."""
