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
    fixed = _repair([("Fish of Southwest, ", "ti"), ("China. Ann. Biol. ", "ct"), ("46", "vo")])
    assert _words(fixed, "ti") == "Fish of Southwest , China"
    assert _words(fixed, "ct") == "Ann . Biol ."


def test_a_journal_gets_back_what_its_title_took() -> None:
    fixed = _repair(
        [("Tension and malignancy. J. Gland Biol. ", "ti"), ("Neoplasia ", "ct"), ("9", "vo")]
    )
    assert _words(fixed, "ti") == "Tension and malignancy"
    assert _words(fixed, "ct") == "J . Gland Biol . Neoplasia"


def test_a_title_gets_back_its_opening_year() -> None:
    fixed = _repair(
        [("Li A", "a.f"), (". ", "o"), ("2022 ", "dt"), ("criteria", "ti"), (". ", "o"),
         ("J ", "ct"), ("2022", "dt"), (";", "o"), ("74", "vo")]
    )  # fmt: skip
    assert _words(fixed, "ti") == "2022 criteria"


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
