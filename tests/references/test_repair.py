import pytest

from generator.references.labelling.repair import repair_labels
from generator.references.labelling.tokens import cut_tokens
from generator.references.parse import parse_reference
from generator.references.scan import scan_reference


def _repair(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Labels of a string's words after repair, from words with their labels."""
    raw = "".join(text for text, _ in parts)
    tokens = cut_tokens(raw, scan_reference(raw))
    labels: list[str] = []
    for text, label in parts:
        labels += [label] * len(cut_tokens(text, scan_reference("")).words)
    return list(zip(tokens.words, repair_labels(tokens, labels), strict=True))


def _words(labelled: list[tuple[str, str]], label: str) -> str:
    return " ".join(word for word, found in labelled if found == label)


def test_a_title_gets_back_what_its_journal_took() -> None:
    fixed = _repair([("Fish of Yun, ", "ti"), ("Southwest China. Ann. Biol. ", "ct"), ("46", "vo")])
    assert _words(fixed, "ti") == "Fish of Yun , Southwest China"
    assert _words(fixed, "ct") == "Ann . Biol ."


def test_the_stops_of_an_abbreviated_journal_end_no_title() -> None:
    """ "… of fish Mol. Phylogenet. | Evol.": ScienceDirect's older lists have no sign between."""
    fixed = _repair([("Trees of fish ", "ti"), ("Mol. Phylogenet. Evol., ", "ct"), ("69", "vo")])
    assert _words(fixed, "ct").startswith("Mol . Phylogenet . Evol .")
    fixed = _repair([("Rafts, ", "ti"), ("Clim. Dynam.", "ct"), (", ", "o"), ("22", "vo")])
    assert _words(fixed, "ct").startswith("Clim . Dynam .")


def test_a_place_is_told_from_a_publisher_where_the_colon_is_neithers() -> None:
    fixed = _repair([("Moss. ", "ti"), ("Garden City", "pb"), (": ", "o"), ("Elm, ", "pb")])
    assert (_words(fixed, "pl"), _words(fixed, "pb")) == ("Garden City", "Elm")


def test_a_place_behind_a_titles_stop_is_no_part_of_the_title() -> None:
    fixed = _repair([("Moss and stone. Issy-les-Moulins ", "ti"), (": ", "o"), ("Elm", "pb")])
    assert _words(fixed, "ti") == "Moss and stone ."
    assert _words(fixed, "pl") == "Issy - les - Moulins"


def test_a_volumes_letter_is_the_volumes() -> None:
    assert (
        _words(_repair([("150", "vo"), ("B", "o"), ("(", "o"), ("1", "is"), (")", "o")]), "vo")
        == "150 B"
    )


@pytest.mark.parametrize(("after", "role"), [(", eds.", "e.f"), (".", "a.f")])
def test_one_list_of_names_has_one_role(after: str, role: str) -> None:
    fixed = _repair(
        [("Bauer", "a.f"), (" and ", "a.x"), ("Germen", "e.f"), (after, "o"), (" Lakes", "ti")]
    )
    assert _words(fixed, role) == "Bauer Germen"


def test_editors_are_called_so() -> None:
    lone = _repair([("Authority in ", "ti"), ("Byzantine Society", "e.l"), (", 1999", "dt")])
    assert _words(lone, "ti") == "Authority in Byzantine Society"
    called = [("Lakes", "ti"), (", edited by ", "o"), ("Society", "e.l"), (", 1999", "dt")]
    assert _words(_repair(called), "e.l") == "Society"


def test_a_place_and_its_publisher_part_at_the_colon() -> None:
    fixed = _repair([("Lakes", "ti"), (". ", "o"), ("Stuttgart: Kröner", "pb")])
    assert (_words(fixed, "pl"), _words(fixed, "pb")) == ("Stuttgart", "Kröner")


def test_a_question_before_the_journal_is_the_titles() -> None:
    item = parse_reference(
        "Okafor, L. J., Livermore, P., Wilkinson, M. G. L. & Weiss, L. R. Juvenile "
        "dermatomyositis. Where are we now? Clin. Exp. Rheumatol.40, 394–403 (2022)."
    ).item
    assert item.title == "Juvenile dermatomyositis. Where are we now?"
    assert item.container_title == "Clin. Exp. Rheumatol."
