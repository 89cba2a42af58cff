"""Editors and translators that a word before their names calls so."""

from generator.model import Item, Name
from generator.references.parse import parse_reference


def _read(raw: str) -> Item:
    return parse_reference(raw).item


def test_editors_are_named_behind_edited_by() -> None:
    item = _read(
        "Larsson, Nathaniel. Larsson: Tales and Rafts. Edited by Roy Harvey Okafor. New York: "
        "Library of Tides, 1982."
    )
    assert item.editor == (Name(family="Okafor", given="Roy Harvey"),)
    assert item.title == "Larsson: Tales and Rafts"


def test_editors_are_named_behind_ed() -> None:
    item = _read(
        "Chinwe Okafor, “Salt Is Ordinary,” in Resources of Drift: Salt, Tides, Rafts, ed. Robin "
        "Lind (London: Tern, 1989)"
    )
    assert item.editor == (Name(family="Lind", given="Robin"),)
    assert (item.publisher, item.publisher_place) == ("Tern", "London")


def test_translators_are_no_part_of_the_title() -> None:
    item = _read(
        "Larsson, Guy. The Society of the Raft. Translated by Donald Lind-Meer. New York: Zone "
        "Books, 1995."
    )
    assert item.title == "The Society of the Raft"
    assert item.translator == (Name(family="Lind-Meer", given="Donald"),)


def test_transactions_translate_nothing() -> None:
    item = _read("Lund E (2004) Sailing to the north. Trans. Rafts Soc. 24:12-15.")
    assert (item.container_title, item.translator) == ("Trans. Rafts Soc.", ())


def test_who_is_called_editor_behind_the_name_stays_so() -> None:
    item = _read("Lind, Nils, ed. Rethinking Rafts: A Reader In Salt Theory. London: Tern, 1997.")
    assert item.editor == (Name(family="Lind", given="Nils"),)
    assert item.title == "Rethinking Rafts: A Reader In Salt Theory"
