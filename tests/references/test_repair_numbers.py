"""Made-up references whose volumes, issues and pages the labeller took for something else."""

import pytest

from generator.references.parse import parse_reference


@pytest.mark.parametrize(
    ("raw", "located"),
    [
        (
            "T. Okafor, T. Suzuki and N. Larsson, Printing of cells with covalent ink. Nat "
            "Biotechnol 18 4 (2000), pp. 438–441.",
            ("18", "4", "438-441"),
        ),
        (
            "T. Okafor, Y. Cao and C.A. Weiss, Tissue-engineered spinal cord. Transplant P 33 1–2 "
            "(2001), pp. 592–598.",
            ("33", "1-2", "592-598"),
        ),
        (
            "Jens Okafor and Pascal Weiss. 2010. Concept Learning in Description Logics Using "
            "Refinement Operators. Machine Learning journal 78, 1--2 (2010), 203--250.",
            ("78", "1-2", "203-250"),
        ),
        (
            "Okafor, H. (2013), “Metrics: value all research products”, Nature, Vol. 493 No. 7431, "
            "pp. 159-161.",
            ("493", "7431", "159-161"),
        ),
    ],
)
def test_of_two_numbers_the_second_is_the_issue(raw: str, located: tuple[str, str, str]) -> None:
    item = parse_reference(raw).item
    assert (item.volume, item.issue, item.page) == located
    assert item.note is None


@pytest.mark.parametrize(
    ("raw", "page"),
    [
        ("Okafor E., Weiss S. R., Microbiota and the brain. Science 366, eaar2016 (2019).",
         "eaar2016"),
        ("Okafor J. I., Weiss M. L., et al. Proc. SPIE. 2012;8446:84465G. doi: 10.5555/12.925.",
         "84465G"),
        ("Okafor R, LeWeiss VS. The biology and uses of exosomes. Science. 2020;367(6478):640–+. "
         "eaau6977. doi:10.5555/science.aau6977", "eaau6977"),
    ],
)  # fmt: skip
def test_an_articles_number_of_letters_and_digits_stays_whole(raw: str, page: str) -> None:
    item = parse_reference(raw).item
    assert (item.page, item.note) == (page, None)


def test_a_preprints_number_is_not_cut_at_its_stops() -> None:
    item = parse_reference(
        "Okafor YJ, Weiss L, Larsson M. Age slows the growth of lung cancer. bioRxiv. "
        "2024:2024.05.28.596319"
    ).item
    assert (item.page, item.volume, item.note) == ("2024.05.28.596319", None, None)


@pytest.mark.parametrize(
    ("raw", "volume", "page"),
    [
        ("Okafor, A.; Weiss, P. Tetrahedron 1978, 34, 1723", "34", "1723"),
        ("Okafor M D, Weiss A Y and Lau J P 2009 J. Appl. Phys. 106 024903", "106", "024903"),
        ("Okafor J N, Weiss W P and Duyne R P V 2008 Nat. Mater. 7 442–53", "7", "442-53"),
    ],
)
def test_the_number_that_closes_the_string_is_its_page(raw: str, volume: str, page: str) -> None:
    item = parse_reference(raw).item
    assert (item.volume, item.issue, item.page) == (volume, None, page)


def test_a_letter_apart_from_the_volume_is_the_journals() -> None:
    item = parse_reference("Okafor S, Castel X and Weiss R 2008 J. Phys. Chem. C 112 15813–7").item
    assert (item.container_title, item.volume) == ("J. Phys. Chem. C", "112")
