"""A page that was added before and is read otherwise by a later litsite."""

from dataclasses import replace

from test_merge_pages import add, page

from generator.content.merge import merge_review
from generator.model import Document, Item, Name, Reference, Section

LIST = (
    Reference("ng-2001", Item(title="Salt pools of the north", doi="10.5555/a"), 1, "Ng. Salt."),
    Reference("li-2002", Item(title="Foam on the quay at noon"), 2, "Li. Foam."),
)


def read(title="Tides", interests=None, text="Salt [@li-2002].", references=LIST, name="p"):
    return page(
        "jats_xml",
        Document(Item(title=title), conflict_of_interest=interests),
        (Section("Abstract", "We."), Section("Methods", text)),
        references,
        name,
    )


def test_what_nobody_changed_follows_the_page() -> None:
    held = add(read(title="Tides,", text="Salt ( foam )."))
    merged = merge_review(held, read(interests="None."))
    assert merged.review.document.item.title == "Tides"
    assert merged.review.document.conflict_of_interest == "None."
    assert "Salt [@li-2002]." in merged.review.body
    assert len(merged.review.sources) == 1
    again = merge_review(merged.review, read(interests="None."))
    assert again.review == merged.review


def test_what_a_person_wrote_or_emptied_stays() -> None:
    held = add(read(title="Tides,", interests="Conflicts: none."))
    mine = replace(
        held,
        document=Document(Item(title="My tides")),
        body=held.body.replace("Salt", "My salt"),
    )
    merged = merge_review(mine, read(interests="None.", text="Foam [@li-2002]."))
    assert merged.review == mine
    assert {each.field for each in merged.differs} >= {"title", "conflict-of-interest", "text"}


def test_references_are_read_anew_and_keep_the_ids_that_notes_cite() -> None:
    held = add(read())
    anew = (
        replace(LIST[0], id="ng-salt", item=replace(LIST[0].item, author=(Name("Ng"),))),
        replace(LIST[1], id="li-foam", item=replace(LIST[1].item, volume="3")),
    )
    merged = merge_review(held, read(text="More salt [@li-foam].", references=anew))
    assert [each.id for each in merged.review.references] == ["ng-2001", "li-2002"]
    assert merged.review.references[1].item.volume == "3"
    assert "More salt [@li-2002]." in merged.review.body
    assert (
        merge_review(merged.review, read(text="More salt [@li-foam].", references=anew)).review
        == merged.review
    )


def test_an_identifier_that_was_read_wrongly_is_mended() -> None:
    cut = (replace(LIST[0], item=replace(LIST[0].item, doi="10.5555/cut")), LIST[1])
    merged = merge_review(add(read(references=cut)), read())
    assert merged.review.references == LIST


def test_an_identifier_that_the_page_is_no_longer_read_to_state_goes() -> None:
    cut = (LIST[0], replace(LIST[1], item=replace(LIST[1].item, doi="10.5555/cut")))
    merged = merge_review(add(read(references=cut)), read())
    assert merged.review.references == LIST


def test_identifiers_that_another_page_found_stay() -> None:
    found = (replace(LIST[0], item=replace(LIST[0].item, pmid="7")), LIST[1])
    held = add(read(), read(references=found, name="q"))
    assert [each.item.pmid for each in held.references] == ["7", None]
    anew = (LIST[0], replace(LIST[1], item=replace(LIST[1].item, volume="3")))
    merged = merge_review(held, read(references=anew)).review
    assert merged.references == (found[0], anew[1])


def test_a_list_that_a_person_edited_stays() -> None:
    held = add(read())
    mine = replace(held, references=(replace(LIST[0], raw="Ng. My salt."), LIST[1]))
    anew = (LIST[0], replace(LIST[1], item=replace(LIST[1].item, volume="3")))
    assert merge_review(mine, read(references=anew)).review == mine


def test_a_page_that_is_read_without_a_list_now_leaves_the_list() -> None:
    merged = merge_review(add(read(title="Tides,")), read(references=()))
    assert merged.review.document.item.title == "Tides"
    assert merged.review.references == LIST
