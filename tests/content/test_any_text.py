"""Whatever stands in a file of content/, it is read, or refused with problems and a remedy."""

from collections.abc import Callable

import content_records as make
from hypothesis import given
from hypothesis import strategies as st
from test_canonical_readers import EDITS, mutate

from generator.content.fix import fix_text
from generator.content.load import read_review
from generator.content.note_file import read_note_file
from generator.content.references_file import write_references
from generator.content.review_file import write_review_file
from generator.content.rules_files import read_people, read_works
from generator.content.settings import read_settings
from generator.errors import ContentError
from generator.model import Review

RULES = """\
people:
- {name: A B, orcid: 0000-0002-1825-0097, variants: [B A], reviews: [a]}
keep-apart: [[A, B]]
same-as: [[10.5555/a, "12"]]
corrections: {"12": {title: T, issued: {date-parts: [[2001, 2]]}, author: [{family: A}]}}
works: {page-from: 2}
title: T
date: 2001
"""
ANYTHING = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("ab:-#\"'\\,{}[]&*!|>%@`~= \n\t1."), max_size=60),
    EDITS.map(lambda edits: mutate(RULES, edits)),
)


def is_told(read: Callable[[], object]) -> bool:
    try:
        read()
    except ContentError as error:
        problems = error.problems
        return bool(problems) and all(each.message and each.remedy for each in problems)
    return True


@make.quickly(150)
@given(ANYTHING, ANYTHING)
def test_any_text_is_read_or_refused_with_a_remedy(text: str, other: str) -> None:
    for read in (
        lambda: read_review("a", text, other),
        lambda: read_review("a", f"---\n{text}\n---\n{other}", f"references:\n{text}"),
        lambda: read_note_file("a", text, "content/notes/a.md"),
        lambda: read_note_file("a", f"---\n{text}\n---\n{other}", "content/notes/a.md"),
        lambda: read_settings(text, "content/site.yaml"),
        lambda: read_people(text, "content/people.yaml"),
        lambda: read_works(text, "content/works.yaml"),
    ):
        assert is_told(read)


@make.quickly(60)
@given(make.REVIEWS, EDITS)
def test_a_mutated_review_is_read_or_refused_with_a_remedy(
    review: Review, edits: list[tuple[str, int, str]]
) -> None:
    text = mutate(write_review_file(review), edits)
    listed = mutate(write_references(review.references), edits)
    for each, front in ((text, True), (listed, False)):
        mended, done = fix_text(each, front)
        assert mended == each or done
        assert fix_text(mended, front)[0] == mended
    assert is_told(lambda: read_review("a", text, listed))
