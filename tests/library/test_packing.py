"""An item packed and unpacked is the same item; a condensed review is plain and picklable."""

from __future__ import annotations

import pickle

from garden_library import REVIEWS
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.library.condense import condense_review
from generator.library.mentions import find_mentions
from generator.library.packing import pack_item, split_item, unpack_item
from generator.model import Issued, Item, Name, Reference

_text = st.none() | st.text(
    st.characters(blacklist_characters="\x1d\x1e\x1f"), min_size=1, max_size=12
)
_rarely = st.sampled_from([None, None, None, "x"])
_names = st.lists(
    st.builds(
        Name,
        family=_text,
        given=_text,
        suffix=_text,
        literal=_text,
        orcid=_text,
        affiliations=st.just(()) | st.just(("A place", "Another")),
    ),
    max_size=3,
).map(tuple)
_items = st.builds(
    Item,
    type=st.sampled_from(["article-journal", "book"]),
    title=_text,
    genre=_rarely,
    container_title=_text,
    publisher=_text,
    publisher_place=_text,
    edition=_rarely,
    volume=_text,
    issue=_text,
    page=_text,
    pmid=_text,
    pmcid=_text,
    url=_rarely,
    author=_names,
    authors_complete=st.booleans(),
    editor=_names,
    issued=st.none() | st.just(Issued(1999, 2, None)) | st.just(Issued(literal="in press")),
    accessed=st.none() | st.just(Issued(2020, 11, None, Issued(2020, 12))),
    doi=_text,
    issn=st.just(()) | st.just(("1234-5679", "2345-6780")),
    note=_rarely,
)


@settings(max_examples=200, deadline=None)
@given(_items)
def test_items_come_back_whole(item: Item) -> None:
    assert unpack_item(pack_item(item)) == item
    flags, text, _ = split_item(pack_item(item, "?!"))
    assert flags.removesuffix("~") == "?!"
    assert text.encode("utf-8", "surrogatepass") == pack_item(item)


def test_separators_inside_a_title_do_no_harm() -> None:
    assert unpack_item(pack_item(Item(title="a\x1fb", volume="3"))) == Item(title="ab", volume="3")


def test_doubtful_references_are_marked() -> None:
    doubtful = Reference("r1", Item(title="?"), doubtful=True)
    (packed,) = condense_review(
        type(REVIEWS[0])("k", REVIEWS[0].document, references=(doubtful,))
    ).items
    assert split_item(packed)[0] == "?"
    assert split_item(pack_item(Item(title="?")))[0] == ""


def test_a_condensed_review_leaves_the_references_behind() -> None:
    condensed = condense_review(REVIEWS[1])
    assert condensed.review.references == ()
    assert condensed.ids.split("\n") == [reference.id for reference in REVIEWS[1].references]
    assert condensed.numbers is None
    assert pickle.loads(pickle.dumps(condensed)) == condensed


def test_mentions_in_prose() -> None:
    text = "# Title\n\nFirst one. Second [@a-2020-x]\nruns on.\n\n- item [[note|words]] here\n"
    assert find_mentions(text) == (
        ("@a-2020-x", "Second [@a-2020-x] runs on."),
        ("note", "item [[note|words]] here"),
    )
    assert find_mentions("nothing [at all](x)") == ()
