"""Texts that depend on nothing but their review are rendered once, and a page shows the same."""

import pytest
from relate_reviews import relate_reviews

from generator.config import Config
from generator.model import Document, Figure, Issued, Item, Name, Reference, Review
from generator.site.catalogue import catalogue_library
from generator.site.key_sentences import MOST
from generator.site.pages import list_pages
from generator.site.views import own_texts
from generator.site.views.own_texts import NONE, render_own
from generator.site.views.references import print_references
from generator.site.views.review import view_review

REFERENCES = tuple(
    Reference(
        id=f"{family.lower()}-{year}",
        number=number,
        item=Item(title="Tides", author=(Name(family, "A"),), issued=Issued(year)),
    )
    for number, (family, year) in enumerate((("Osei", 2005), ("Ng", 1999)), 1)
)
OWN = "Tides *rise* [@osei-2005; @ng-1999]."
ELSEWHERE = "As **another** review says [@other-2001]."
LONG = " ".join(
    f"The *tide* of {month} rose over the sand and fell with the {month} moon again."
    for month in ("January", "March", "April", "May", "June", "July", "August", "October")
)
TABLE = "| moon | tide |\n|---|---|\n| full | spring |"


def make_review(*sections, summary=None, caption=None):
    figures = (Figure(label="Fig. 1", caption=caption),) if caption else ()
    item = Item(title="Of tides", author=(Name("Sailor", "C"),), issued=Issued(2011))
    body = "\n\n".join(f"## {heading}\n\n{text}" for heading, text in sections)
    return Review(
        "sailor-2011-tides",
        Document(item, figures=figures, references_total=2),
        body=body,
        summary=summary,
        references=REFERENCES,
    )


def view_with(review, own):
    """A review's page with the texts that were rendered beforehand."""
    other = Review("other-2001", Document(Item(title="Moons", issued=Issued(2001))))
    config = Config()
    library = relate_reviews((review, other), config=config)
    catalogue = catalogue_library(library, config)
    page = next(each for each in list_pages(library, config) if each.subject == review.key)
    return view_review(page, catalogue, review, print_references(review.references), own)


def view_both(review):
    """A review's page with all texts rendered there, and with its own rendered beforehand."""
    own = render_own(review, review.references, "full")
    return view_with(review, NONE), view_with(review, own), own


@pytest.mark.parametrize(
    "review",
    [
        make_review(("Abstract", OWN), ("Results", TABLE)),
        make_review(("Abstract", ELSEWHERE), ("Results", OWN)),
        make_review(("Abstract", "Plain words."), summary=OWN, caption=OWN),
        make_review(("Abstract", "A note[^1].\n\n[^1]: Its *text*."), caption=ELSEWHERE),
        make_review(("Abstract", LONG)),
        make_review(("Abstract", f"{LONG} {ELSEWHERE}")),
    ],
    ids=["own", "elsewhere", "summary and caption", "footnote", "long", "long, elsewhere"],
)
def test_a_page_shows_the_same_whether_texts_were_rendered_beforehand(review):
    whole, kept, _ = view_both(review)
    assert kept == whole


def test_texts_that_cite_their_own_list_alone_are_not_rendered_again(monkeypatch):
    review = make_review(("Abstract", OWN), ("Results", TABLE), summary=OWN, caption=OWN)
    _, _, own = view_both(review)
    assert own.whole
    assert set(own.html) >= {"t0-", "t1-", "y-", "f0-"}
    assert "Osei 2005" in own.html["t0-"]
    monkeypatch.setattr(own_texts, "to_html", None)  # whoever rendered would fail
    render = own_texts.render_with(own, lambda name: None)
    assert render(OWN, "t0-") == own.html["t0-"]


def test_a_text_that_names_another_review_is_rendered_where_the_library_is_known():
    whole, _, own = view_both(make_review(("Abstract", ELSEWHERE), ("Results", OWN)))
    assert not own.whole
    assert set(own.html) & {"t0-", "t1-"} == {"t1-"}
    assert "other-2001.html" in whole.texts[0].html


def test_plain_texts_are_not_kept():
    _, _, own = view_both(make_review(("Abstract", "Tides rise.\n\nThey fall.")))
    assert own == ({}, True, ())


def test_key_sentences_are_chosen_once(monkeypatch):
    monkeypatch.setattr(
        f"{view_review.__module__}.list_key_sentences", None
    )  # whoever chose again would fail
    review = make_review(("Abstract", LONG))
    own = render_own(review, REFERENCES, "full")
    assert len(own.key_sentences) == MOST
    assert all("<em>tide</em>" in each for each in own.key_sentences)
    assert str(view_with(review, own).texts[0].html).count("<mark>") == MOST


def test_what_a_site_does_not_show_is_not_rendered():
    review = make_review(("Abstract", OWN), ("Results", TABLE), caption=OWN)
    assert render_own(review, REFERENCES, "none").html == {}
