import pytest

from generator.model import Issued, Item, Name, RawReference
from generator.references.entries import read_references
from generator.references.parse import parse_reference
from generator.references.quick import read_plain

SEED = (
    (
        "1. Sung H.; Ferlay J.; Siegel R.L.; Laversanne M.; Soerjomataram I.; Jemal A.; Bray F.; "
        "Global cancer statistics 2020: GLOBOCAN estimates of incidence and mortality worldwide "
        "for 36 cancers in 185 countries. CA Cancer J Clin 2021,71(3),209-249 - DOI - PubMed",
        7,
        "Global cancer statistics 2020: GLOBOCAN estimates of incidence and mortality worldwide "
        "for 36 cancers in 185 countries",
        ("CA Cancer J Clin", 2021, "71", "3", "209-249"),
    ),
    (
        "Siegel R.L.; Miller K.D.; Fuchs H.E.; Jemal A.; Cancer statistics, 2021. "
        "CA Cancer J Clin 2021,71(1),7-33 - DOI - PubMed",
        4,
        "Cancer statistics, 2021",
        ("CA Cancer J Clin", 2021, "71", "1", "7-33"),
    ),
    (
        "Merlo L.M.F.; Pepper J.W.; Reid B.J.; Maley C.C.; Cancer as an evolutionary and "
        "ecological process. Nat Rev Cancer 2006,6(12),924-935 - DOI - PubMed",
        4,
        "Cancer as an evolutionary and ecological process",
        ("Nat Rev Cancer", 2006, "6", "12", "924-935"),
    ),
    (
        "Xiao Y.; Yu D.; Tumor microenvironment as a therapeutic target in cancer. "
        "Pharmacol Ther 2021,221,107753 - DOI - PubMed",
        2,
        "Tumor microenvironment as a therapeutic target in cancer",
        ("Pharmacol Ther", 2021, "221", None, "107753"),
    ),
    (
        "Nisar S.; Yousuf P.; Masoodi T.; Wani N.A.; Hashem S.; Singh M.; Sageena G.; Mishra D.; "
        "Kumar R.; Haris M.; Bhat A.A.; Macha M.A.; Chemokine-cytokine networks in the head and "
        "neck tumor microenvironment. Int J Mol Sci 2021,22(9),4584 - DOI - PubMed",
        12,
        "Chemokine-cytokine networks in the head and neck tumor microenvironment",
        ("Int J Mol Sci", 2021, "22", "9", "4584"),
    ),
)


def _locator(item: Item) -> tuple[str | None, int | None, str | None, str | None, str | None]:
    year = item.issued.year if item.issued else None
    return (item.container_title, year, item.volume, item.issue, item.page)


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Lind P. Honey in the “cellar.” J Bees 1950;38:175–82.", "Honey in the “cellar”"),
        (
            "Lind P, Osei K. “Pure” honey in the cellar. J Bees. 1950;38:175–82.",
            "“Pure” honey in the cellar",
        ),
        ("Lind P. “Honey in the cellar.” J Bees 1950;38:175–82.", "Honey in the cellar"),
        ("Lind P, Osei K. Honey in the cellar☆. J Bees. 1950;38:175–182.", "Honey in the cellar"),
    ],
)
def test_a_title_keeps_both_quotation_marks_or_none(raw: str, title: str) -> None:
    assert parse_reference(raw).item.title == title


def test_a_range_of_pages_before_an_article_number_has_no_colon_within() -> None:
    raw = "Lind P, Osei K, et al. Honey in the cellar. Cell. 2019;178:1509–1525.:e19."
    assert parse_reference(raw).item.page == "1509-1525.e19"


@pytest.mark.parametrize(("raw", "authors", "title", "locator"), SEED)
def test_the_seed_pages_strings(raw: str, authors: int, title: str, locator: object) -> None:
    parsed = parse_reference(raw)
    assert parsed.item.title == title
    assert len(parsed.item.author) == authors
    assert _locator(parsed.item) == locator
    assert parsed.item.authors_complete
    assert parsed.item.note is None
    assert not parsed.doubtful


def test_initials_stay_as_printed() -> None:
    item = parse_reference(SEED[1][0]).item
    assert item.author[0] == Name(family="Siegel", given="R.L.")
    assert item.author[-1] == Name(family="Jemal", given="A.")


def test_a_plain_nlm_string_with_everything() -> None:
    parsed = parse_reference(
        "de Vries AB, O'Neill CD Jr, Lopez-Ruiz E, et al. Why do fish sleep? A survey of ponds. "
        "J Fish Rest. 2006 Mar 4;6(12):924-35. Epub 2005 Dec 3. doi: 10.1000/Abc.12. "
        "PMID: 12345678; PMCID: PMC7654321."
    )
    item = parsed.item
    assert item.author == (
        Name(family="de Vries", given="AB"),
        Name(family="O'Neill", given="CD", suffix="Jr"),
        Name(family="Lopez-Ruiz", given="E"),
    )
    assert not item.authors_complete
    assert item.title == "Why do fish sleep? A survey of ponds"
    assert _locator(item) == ("J Fish Rest", 2006, "6", "12", "924-35")
    assert item.issued == Issued(2006, 3, 4)
    assert item.available_date == Issued(2005, 12, 3)
    assert (item.doi, item.pmid, item.pmcid) == ("10.1000/abc.12", "12345678", "PMC7654321")
    assert not parsed.doubtful


def test_what_the_source_states_wins_over_its_string() -> None:
    stated = Item(pmid="99", doi="10.1000/right", volume="7")
    raw = RawReference("Li A. On fish. J Fish. 2006;6(12):924-35. doi: 10.1000/wrong", 3, stated)
    (entry,) = read_references((raw,))
    assert (entry.item.pmid, entry.item.doi, entry.item.volume) == ("99", "10.1000/right", "7")
    assert entry.item.issue == "12"
    assert entry.number == 3
    assert entry.raw == raw.raw


def test_ids_are_unlike_in_one_list() -> None:
    raw = RawReference("Li A. On fish. J Fish. 2006;6(12):924-35.")
    entries = read_references((raw, raw, RawReference("")))
    assert [entry.id for entry in entries] == ["li-2006-fish", "li-2006-fish-2", "work"]


def test_a_reference_stated_in_fields_needs_no_string() -> None:
    item = Item(title="On fish", author=(Name(family="Li"),), issued=Issued(2001))
    (entry,) = read_references((RawReference("", item=item),))
    assert entry.item == item
    assert entry.raw is None
    assert not entry.doubtful


@pytest.mark.parametrize(
    ("raw", "authors", "facts"),
    [
        (
            "Li A, Okafor T, et al. (2003) On fish: a survey. Bull Lake Soc 16(2): 403–431. "
            "doi:10.1000/x",
            2,
            ("On fish: a survey", "Bull Lake Soc", 2003, "16", "2", "403-431"),
        ),
        (
            "Li A, Okafor T. 2003. On fish. Bull Lake Soc 16:403–431. doi:10.1000/x",
            2,
            ("On fish", "Bull Lake Soc", 2003, "16", None, "403-431"),
        ),
        (
            "Li A, Okafor T. On fish. Bull Lake Soc 16: 403–431, 2003. doi:10.1000/x.",
            2,
            ("On fish", "Bull Lake Soc", 2003, "16", None, "403-431"),
        ),
        (
            "Li A, Okafor T and van der Donk WA, Biochem J, 2003, 16, 403–431.",
            3,
            (None, "Biochem J", 2003, "16", None, "403-431"),
        ),
    ],
)
def test_the_plain_styles_by_rule(raw: str, authors: int, facts: tuple[object, ...]) -> None:
    item = read_plain(raw)
    assert item is not None
    assert len(item.author) == authors
    assert (item.title, *_locator(item)) == facts
    assert item.doi in (None, "10.1000/x")


@pytest.mark.parametrize(
    "raw",
    [
        "Li A. On fish vs. J Clin. Bull Lake Soc. 2003;16:403–431.x",
        "Li A. On fish. J. Intellect Disabil. Res. 2016;60(7-8):741.",
        "Li A. On fish. In: Okafor T, editor. Lakes. 2003;16:403-31.",
        "Li A, The Lake Group. On fish. Bull Lake Soc. 2003;16:403-31.",
        "Li A. On fish. Bull Lake Soc. 2003;16:403-64128256812.",
    ],
)
def test_a_plain_style_with_a_doubt_is_left_to_the_labeller(raw: str) -> None:
    assert read_plain(raw) is None


@pytest.mark.parametrize(
    ("raw", "last", "journal"),
    [
        ("Okafor, K.; Weiss, H. Heterocycles 2013, 87, 763", "H.", "Heterocycles"),
        ("Okafor, C.-K.; Weiss, A. J. P. Chem.—Eur. J. 2011, 17, 76", "A. J. P.", "Chem.—Eur. J."),
        ("Okafor, C.; Weiss, A. J. Am. Chem. Soc. 2004, 126, 15060.", "A.", "J. Am. Chem. Soc."),
        ("Okafor, C.; Weiss, A. J. J. Org. Chem. 2004, 12, 15", "A. J.", "J. Org. Chem."),
    ],
)
def test_the_style_of_acs_is_read_by_rule(raw: str, last: str, journal: str) -> None:
    parsed = parse_reference(raw)
    assert not parsed.doubtful
    assert [name.family for name in parsed.item.author] == ["Okafor", "Weiss"]
    assert parsed.item.author[-1].given == last
    assert parsed.item.container_title == journal
    assert parsed.item.page is not None


def test_marks_of_style_are_no_letters_of_a_title() -> None:
    raw = (
        "Lind, L. S., and W. A. Okafor. 1996. Female song in house wrens <italic>(Troglodytes "
        "aedon).</italic> Behaviour 133: 357-366."
    )
    item = parse_reference(raw).item
    assert item.title == "Female song in house wrens (Troglodytes aedon)"
    assert item.container_title == "Behaviour"


def test_a_name_that_an_apostrophe_begins_is_an_author() -> None:
    """ "N'goma JCB" stood in the note."""
    item = parse_reference(
        "Meer K, N'goma JCB, d’Ivry R, L'Her E, et al (2008) Salt in ponds. Appl Raft 78: 741–749"
    ).item
    assert [name.family for name in item.author] == ["Meer", "N'goma", "d’Ivry", "L'Her"]


@pytest.mark.parametrize("mark", ["•", "•• ", "* ", "**"])
def test_a_mark_of_importance_is_no_part_of_the_first_name(mark: str) -> None:
    """A third of such strings was read otherwise than without it: "• Li" was a family name."""
    raw = "Li A, Ng W (2012) Salt of the northern sea. Journal of Seas 7: 1-9"
    assert parse_reference(mark + raw) == parse_reference(raw)
