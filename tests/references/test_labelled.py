"""Strings that no rule answers: the labeller's everyday styles, in made-up references."""

import pytest

from generator.model import Item, Name
from generator.references.parse import parse_reference


def _facts(item: Item) -> tuple[object, ...]:
    year = item.issued.year if item.issued else None
    return (len(item.author), item.title, item.container_title, year, item.volume, item.page)


@pytest.mark.parametrize(
    ("raw", "facts"),
    [
        (
            "Larsson, K. M., Okafor, T., & Weiss, D. (2011). Sleep and memory in older swimmers: A "
            "diary study. Journal of Aging Research, 14(3), 201–215.",
            (3, "Sleep and memory in older swimmers: A diary study", "Journal of Aging Research",
             2011, "14", "201-215"),
        ),
        (
            "Larsson K. M., Okafor T., Weiss D., Sleep and memory in older swimmers. J. Gerontol. "
            "14, 201–215 (2011).",
            (3, "Sleep and memory in older swimmers", "J. Gerontol.", 2011, "14", "201-215"),
        ),
        (
            "K. M. Larsson, T. Okafor, and D. Weiss, “Detecting sleep in noisy signals,” IEEE "
            "Trans. Biomed. Eng., vol. 58, no. 3, pp. 201–215, Mar. 2011.",
            (3, "Detecting sleep in noisy signals", "IEEE Trans. Biomed. Eng.", 2011, "58",
             "201-215"),
        ),
        (
            "Larsson KM, Okafor T and Weiss D, J. Am. Chem. Soc, 2011, 133, 201–215.",
            (3, None, "J. Am. Chem. Soc", 2011, "133", "201-215"),
        ),
        (
            "Larsson, Karin M. “Sleep and the Novel.” Critical Inquiry 14, no. 3 (2011): 201–215.",
            (1, "Sleep and the Novel", "Critical Inquiry", 2011, "14", "201-215"),
        ),
    ],
)  # fmt: skip
def test_articles_in_many_styles(raw: str, facts: tuple[object, ...]) -> None:
    assert _facts(parse_reference(raw).item) == facts


def test_a_book() -> None:
    item = parse_reference(
        "Larsson, Karin. Sleep and the City. Cambridge: Cambridge University Press, 2011."
    ).item
    assert item.type == "book"
    assert item.title == "Sleep and the City"
    assert item.author == (Name(family="Larsson", given="Karin"),)
    assert (item.publisher, item.publisher_place) == ("Cambridge University Press", "Cambridge")


def test_a_chapter_with_editors() -> None:
    item = parse_reference(
        "Okafor, T. (2004). Memory and water. In K. Larsson & D. Weiss (Eds.), Handbook of "
        "swimming (pp. 33-57). New York: Springer."
    ).item
    assert item.type == "chapter"
    assert (item.title, item.container_title) == ("Memory and water", "Handbook of swimming")
    assert [name.family for name in item.editor] == ["Larsson", "Weiss"]
    assert item.page == "33-57"


def test_a_thesis_and_a_site() -> None:
    thesis = parse_reference("T. Okafor. Memory and Water. PhD thesis, Stanford University, 1999.")
    assert thesis.item.type == "thesis"
    assert thesis.item.genre == "PhD thesis"
    site = parse_reference(
        "World Health Organization. Drowning. 2019. Available from: https://x.org/drowning. "
        "Accessed 12 May 2020."
    )
    assert site.item.url == "https://x.org/drowning"
    assert site.item.author == (Name(literal="World Health Organization"),)


def test_a_volume_glued_to_its_journal() -> None:
    item = parse_reference(
        "Page, M. J. et al. The PRISMA statement: a guideline for reporting reviews. "
        "BMJ372, 71 (2021)."
    ).item
    assert (item.container_title, item.volume, item.page) == ("BMJ", "372", "71")
    assert not item.authors_complete


def test_a_string_that_lost_its_separators() -> None:
    item = parse_reference(
        "Avery SVMicrobial cell individuality and its sourcesNat Rev Microbiol2006457758710.1038/"
        "nrmicro146016845428"
    ).item
    assert item.author == (Name(family="Avery", given="SV"),)
    assert item.title == "Microbial cell individuality and its sources"
    assert _facts(item)[2:] == ("Nat Rev Microbiol", 2006, "4", "577-587")
    assert (item.doi, item.pmid) == ("10.1038/nrmicro1460", "16845428")


def test_two_hundred_authors_are_all_kept() -> None:
    vowels = "aeiouyäöéíáúó"
    names = [f"{first}{vowel}son K. L." for first in "ABCDEFGHKLMNPRST" for vowel in vowels]
    raw = f"{', '.join(names)}, Sleep in many lakes. Nat. Genet. 50, 668–681 (2018)."
    item = parse_reference(raw).item
    assert [f"{name.family} {name.given}" for name in item.author] == names
    assert item.title == "Sleep in many lakes"


def test_what_is_no_reference_is_doubtful() -> None:
    for raw in ("See above.", "—", "Editorial note: we thank the swimmers for everything."):
        assert parse_reference(raw).doubtful
