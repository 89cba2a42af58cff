"""Edits of records that leave all references what they were, related with the citations that are
known, give what relating everything again gives."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path
from typing import Any

import pytest
from random_library import JOURNALS, WORDS, make_notes, make_reviews, make_rules, title
from test_relate_edit import open_edited, shelve
from test_shelf import assert_alike

from generator.library.condense import condense_review
from generator.library.edit.relate_records import relate_records
from generator.library.shelf.edits import read_edits
from generator.library.shelf.likeness import FILE, TABLES
from generator.library.shelf.tables import Tables
from generator.model import Correction, Issued, MeshHeading, MeshTerm, Name, Review
from generator.model.rules import PeopleRules, WorkRules


def edit(chance: random.Random, review: Review) -> Review:
    document, item = review.document, review.document.item
    changes: dict[str, object] = {}
    own: dict[str, object] = {}
    for _ in range(chance.randint(1, 2)):
        kind = chance.choice(("keyword", "mesh", "author", "issued", "journal", "title", "rest"))
        if kind == "keyword":
            words = chance.sample(WORDS, chance.randint(0, 4))
            stated = [each + chance.choice(("", "s")) for each in words]
            again = [chance.choice((each, each.upper())) for each in stated]
            changes["keyword"] = (*stated, *chance.sample(again, chance.choice((0, 0, len(again)))))
        elif kind == "mesh":
            heading = MeshHeading(MeshTerm(chance.choice(WORDS).capitalize()))
            changes["mesh"] = (*document.mesh[1:], heading)
        elif kind == "author":
            own["author"] = (*item.author[1:], Name(family="Haas", given=chance.choice("AB")))
        elif kind == "issued":
            own["issued"] = chance.choice((None, Issued(chance.randint(1990, 2024), 5)))
        elif kind == "journal":
            own["container_title"] = chance.choice((*JOURNALS, "New Letters"))
        elif kind == "title":
            own["title"] = title(chance)
        else:
            own["doi"] = chance.choice((item.doi, "10.5555/other"))
            corrections = (Correction("retraction-in", "There"),)
            changes["corrections"] = chance.choice((document.corrections, corrections))
            changes["publication_types"] = ("Letter",)
    item = dataclasses.replace(item, **own)
    document = dataclasses.replace(document, item=item, **changes)
    body = f"{review.body} {chance.choice(WORDS)}" if chance.random() < 0.2 else review.body
    return dataclasses.replace(review, document=document, body=body)


def read_tables(folder: Path) -> dict[str, dict[str, object]]:
    edits = read_edits(folder).get(FILE, {})
    tables = Tables(folder / FILE, edits)
    names = ("reviews", "subjects", "compared", "compared_by", "references", *TABLES.values())
    held: dict[str, dict[str, object]] = {}
    for table in map(tables.open, names):
        rows: dict[str, Any] = {
            key: table.get(key) for key in (*table.keys(), *edits.get(table.name, ()))
        }
        # A subject that nobody has any longer.
        held[table.name] = {key: row for key, row in rows.items() if row != (0, b"", "")}
    return held


@pytest.mark.parametrize("seed", range(20))
def test_edits_of_records_give_what_relating_all_gives(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    if seed % 4 == 3:  # as after so many edits that all are compared again
        monkeypatch.setattr("generator.library.shelf.edits.MOST", 0)
    reviews = make_reviews(chance, chance.randint(2, 14))
    notes = make_notes(chance, reviews)
    works = make_rules(chance, reviews) if chance.random() < 0.3 else WorkRules()
    folder = tmp_path / "0"
    folder.mkdir()
    shelve(reviews, folder, notes, works)
    related = 0
    for step in range(1, 9):
        edited = {}
        for place in chance.sample(range(len(reviews)), chance.choice((1, 1, 2))):
            edited[place] = reviews[place], edit(chance, reviews[place])
        after = [edited[place][1] if place in edited else one for place, one in enumerate(reviews)]
        held = {
            one.key: dataclasses.replace(one, references=())
            for one in sorted(after, key=lambda one: one.key)
        }
        into, whole = tmp_path / str(step), tmp_path / f"whole-{step}"
        into.mkdir()
        whole.mkdir()
        condensed = [tuple(map(condense_review, each)) for each in edited.values()]
        found = relate_records(folder, into, held, notes, condensed, PeopleRules(), works)
        expected = shelve(after, whole, notes, works)
        if found is None:
            folder, reviews = whole, after
            continue
        related += 1
        assert_alike(expected, open_edited(into, after, notes))
        assert read_tables(into) == read_tables(whole)
        folder, reviews = into, after
    assert related
