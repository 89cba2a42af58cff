"""Made-up references in which brackets, hyphens and stops misled the labeller."""

import pytest

from generator.model import Name
from generator.references.parse import parse_reference


@pytest.mark.parametrize(
    "raw",
    [
        "Okafor T. Blood and altitude: a long view. J Appl Physiol (1985). 2006;100(3):943-948.",
        "Okafor T, Weiss D: Blood and altitude: a long view. J Appl Physiol (1985) 2006, 100:9-15.",
        "Okafor T S, Weiss D. Blood at altitude: mid- to long-term results. Spine (Phila Pa "
        "1976) 2006;100(10):1107–1115.",
        "Okafor T, Weiss D, Larsson K: Courses of low back pain. A proposal. Spine (Phila Pa "
        "1976) 2006, 100:1107-15.",
    ],
)
def test_a_journals_own_year_is_not_the_articles(raw: str) -> None:
    item = parse_reference(raw).item
    assert item.issued is not None
    assert (item.issued.year, item.volume) == (2006, "100")
    assert (item.container_title or "").endswith(")")


@pytest.mark.parametrize("journal", ["Int. J. Mol. Sci.", "Cells"])
@pytest.mark.parametrize("number", ["1742", "1998"])
def test_an_articles_number_is_not_its_year(journal: str, number: str) -> None:
    item = parse_reference(
        "Weiss D. A., Okafor M. C., Zhou H., Microbiome and metabolome variation as indicator of "
        f"social stress in female prairie voles. {journal} 24, {number} (2023)."
    ).item
    assert item.issued is not None
    assert (item.issued.year, item.volume, item.page) == (2023, "24", number)
    assert item.container_title == journal


def test_a_year_in_a_volumes_place_is_the_year() -> None:
    item = parse_reference(
        "Weiss J, Okafor R, Lau KK. Impact of sedation on adrenal vein sampling without "
        "stimulation. Radiology 2022:212627. doi:10.5555/radiol.212627"
    ).item
    assert item.issued is not None
    assert (item.issued.year, item.volume, item.page) == (2022, None, "212627")


@pytest.mark.parametrize(
    ("raw", "end"),
    [
        (
            "Larsson C, Weiss JE. Handling of prey as a task in the great newt (Newtus newtus) "
            "Physiol Zool. 1997;70:193–201.",
            "the great newt (Newtus newtus)",
        ),
        (
            "C. K. Larsson and C. S. Weiss, “Effect of time and source of nitrogen on the yield of "
            "corn (Zea mays L.),” Agronomy Journal, vol. 61, pp. 381–384, 1969.",
            "corn (Zea mays L.)",
        ),
    ],
)
def test_a_title_keeps_the_bracket_that_it_ends_in(raw: str, end: str) -> None:
    assert (parse_reference(raw).item.title or "").endswith(end)


def test_a_container_keeps_the_bracket_that_it_ends_in() -> None:
    item = parse_reference(
        "Jens Weiss and Lore Okafor. 2010. ORB--A Tool for Mending Ontologies. In Proc. of the 9th "
        "International Semantic Web Conference (ISWC2010) (LNCS). Springer, 177--193."
    ).item
    assert item.container_title == (
        "Proc. of the 9th International Semantic Web Conference (ISWC2010)"
    )


def test_published_ahead_of_print_is_no_part_of_a_title() -> None:
    item = parse_reference(
        "Tan Y, Zhou P, Ma C. Patterns of knee injuries in the spring of college students "
        "[published online ahead of print September 2, 2015]. J Sports Med Phys Fitness. 2015."
    ).item
    assert item.title == "Patterns of knee injuries in the spring of college students"


def test_a_group_with_its_abbreviation_is_an_author() -> None:
    item = parse_reference(
        "Larsson A, Hauser T, Weiss C, et al; Nordic Vasculitis Study Group (NVSG) . Alveolar "
        "haemorrhage in vasculitis: 80 patients. Clin Exp Rheumatol 2012;30(1 suppl 70):S77–S82."
    ).item
    assert item.author[-1] == Name(literal="Nordic Vasculitis Study Group (NVSG)")
    assert item.title == "Alveolar haemorrhage in vasculitis: 80 patients"


def test_a_group_behind_a_semicolon_is_an_author() -> None:
    item = parse_reference(
        "Weiss Y, Haze T, Yano Y, Tamura K, Okafor I, Naruse M; NORD/SUD Study Group. Changes in "
        "plasma renin activity and kidney function after treatment. Hypertens Res 2021; 44:1–9."
    ).item
    assert item.author[-1] == Name(literal="NORD/SUD Study Group")
    assert (item.title or "").startswith("Changes in plasma renin")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (
            "Fuchs LA, Campos‐Suárez LF, Martin‐Geba R, et al; NEXUS Investigators . Alveolar "
            "bleeding in vasculitis: results of a trial. Am J Respir Crit Care Med "
            "2024;209(9):1141–1151.",
            Name(family="Campos‐Suárez", given="LF"),
        ),
        (
            "Van Praag B, Ferrer-I-Carbonell A. Happiness Counted: A Calculus Approach. Oxford "
            "University Press; 2004.",
            Name(family="Ferrer-I-Carbonell", given="A"),
        ),
        (
            "Budd D, Burns LC, L’Italien G and Guo P (2011) Impact of Early Modification in "
            "Patients with Dementia: A Simulation. Clinical Outcomes Research, 3, 189–195.",
            Name(family="L’Italien", given="G"),
        ),
    ],
)
def test_a_family_name_of_joined_words_stays_whole(raw: str, name: Name) -> None:
    assert name in parse_reference(raw).item.author


def test_a_stop_is_not_an_author() -> None:
    item = parse_reference(
        "Brodie ED, Jr, Foreman DR., Jr Prey size preference of predators: differential "
        "vulnerability of tadpoles. Herpetologica. 1983;39:67–75."
    ).item
    assert item.author == (
        Name(family="Brodie", given="ED", suffix="Jr"),
        Name(family="Foreman", given="DR", suffix="Jr"),
    )


def test_a_title_ends_in_no_space() -> None:
    item = parse_reference(
        "Okafor BG & Tan CH (1968) Uptake from soil into latex of Hevea brasiliensis . "
        "Phytochemistry 7, 1999–2000."
    ).item
    assert item.title == "Uptake from soil into latex of Hevea brasiliensis"


@pytest.mark.parametrize(
    ("names", "family", "given"),
    [
        ("Okafor KE, Ruiz Vidal, R.E., Weiss EA, Lau A", "Ruiz Vidal", "R.E."),
        ("Okafor PN, Weiss A‐M, Lau P, et al.", "Weiss", "A‐M"),
    ],
)
def test_initials_alone_are_no_author(names: str, family: str, given: str) -> None:
    author = parse_reference(
        f"{names} (2020) Errors of memory tell the impaired from the intact. Journal of Memory, "
        "73, 785-790."
    ).item.author
    assert Name(family=family, given=given) in author
    assert all(name.family and name.given for name in author)


def test_a_web_source_has_its_place_and_publisher() -> None:
    item = parse_reference(
        "Translational Support Accreditation System [Internet]. Tokyo: The Ministry of Education, "
        "Sports, Science and Technology; [cited 2023 Aug 2]. Available from: "
        "https://example.org/hashi/index.htm"
    ).item
    assert item.title == "Translational Support Accreditation System"
    assert item.publisher_place == "Tokyo"
    assert item.publisher == "The Ministry of Education, Sports, Science and Technology"
    assert (item.author, item.container_title, item.note) == ((), None, None)


def test_an_article_ahead_of_print_is_in_its_journal() -> None:
    item = parse_reference(
        "Okafor F, Weiss JJ, Lau W. Criteria for fibromyalgia: comment on the article by Larsson "
        "et al. ACR Open Rheumatol 2022. E‐pub ahead of print."
    ).item
    assert (item.type, item.container_title) == ("article-journal", "ACR Open Rheumatol")
    assert item.publisher is None


@pytest.mark.parametrize(
    "title",
    [
        "Serum levels of apolipoprotein [a]",
        "Uptake of [F] labelled glucose in tumours",
        "Trials of interferon [alpha] in chronic hepatitis",
    ],
)
def test_what_stands_in_brackets_within_a_title_is_the_titles(title: str) -> None:
    """ "Lipoprotein [a] is cleared by the liver" began behind its bracket."""
    for raw in (
        f"Meer, W.J., Kugel, J.S., Okafor, D. (2005) {title}. J. Lipid Res. 46, 2681–2691.",
        f"Meer, W. J. & Kugel, J. S. {title}. J. Lipid Res. 46, 2681–2691 (2005).",
    ):
        assert parse_reference(raw).item.title == title
