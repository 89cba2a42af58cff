"""Titles, journals and what stands between them."""

import pytest

from generator.model import Item
from generator.references.parse import parse_reference


def _read(raw: str) -> Item:
    return parse_reference(raw).item


def test_capitals_that_end_a_title_stay_there() -> None:
    item = _read(
        "65. Kugel KJ,, Gurf N,, Meer JM. 2005. Telling apart seaweed endosymbionts when screening "
        "rafts by PCR. Appl Environ Microbiol 71: 7594–7597."
    )
    assert item.title == "Telling apart seaweed endosymbionts when screening rafts by PCR"


def test_the_title_of_a_chapter_is_kept_before_that_of_its_book() -> None:
    item = _read(
        "Okafor R, Meer JAW (2004) Drift fever. In: Meer JAW, Tust RC, eds. Infectious diseases of "
        "seaweed. Cape Town: Oxford University Press. pp 1037–1070."
    )
    assert (item.title, item.container_title) == ("Drift fever", "Infectious diseases of seaweed")
    assert item.type == "chapter"


def test_a_journal_with_its_society_is_no_title() -> None:
    item = _read(
        "Okafor BC and Meer EN, Seaweed science : a publication of the Seaweed Society, 2012, 21, "
        "453–62."
    )
    assert item.title is None
    assert item.container_title == "Seaweed science : a publication of the Seaweed Society"


def test_the_place_of_a_journal_is_no_author() -> None:
    item = _read(
        "Nagar R and Rao A, Methods in molecular biology (Clifton, N.J.), 2019, 1954, 279."
    )
    assert [name.family for name in item.author] == ["Nagar", "Rao"]
    assert (item.volume, item.page) == ("1954", "279")
    assert item.container_title == "Methods in molecular biology (Clifton, N.J.)"


def test_the_year_in_the_name_of_a_journal_is_no_issue() -> None:
    item = _read(
        "Okafor S, Meer L. Rafts in over 2000 bays. European journal of cancer (Oxford, England: "
        "1990). 2013;49(16):3450–61."
    )
    assert item.container_title == "European journal of cancer (Oxford, England: 1990)"
    assert (item.issued and item.issued.year, item.volume, item.issue) == (2013, "49", "16")


def test_what_follows_a_quoted_title_is_no_part_of_the_journal() -> None:
    item = _read(
        "Okafor MF, Meer SE and Lind PR (1975) “Mini-Drift State”. A Practical Method for Grading "
        "the drift and state of seaweed for sailors. Journal of Psychiatric research, 12, 189–198."
    )
    assert item.container_title == "Journal of Psychiatric research"
    assert (item.title or "").startswith("“Mini-Drift State”. A Practical Method")


def test_a_title_is_not_cut_within_a_word() -> None:
    item = _read(
        "Okafor, Philip J., and Alexia Meer 2013 A day on a raft: archaeobotanical finds at Kenan "
        "Tepe, south-eastern Turkey. Antiquity 87: 405–417."
    )
    assert (item.title or "").endswith("south-eastern Turkey")
    assert item.container_title == "Antiquity"


def test_in_press_is_no_part_of_the_title() -> None:
    item = _read(
        "Okafor K, Meer J, et al. (In press) The role of rafts in drift. Molecular Ecology."
    )
    assert (item.title, item.status) == ("The role of rafts in drift", "in press")


def test_a_kind_of_article_is_no_part_of_the_title() -> None:
    item = _read(
        "Okafor MH, Meer SY. Do plant cells secrete rafts? Article. Plant Signal Behav. "
        "2007;2(1):4–7. doi:10.4161/psb.2.1.3596"
    )
    assert item.title == "Do plant cells secrete rafts?"


def test_a_title_goes_on_to_the_bracket_that_calls_it_an_abstract() -> None:
    """What stood behind "in" was the journal."""
    item = _read(
        "Meer P, Kugel B, Okafor A, et al. A randomized, double‐blind, phase II study of raft "
        "replacement by vilobel, an anti‐C5a monoclonal antibody, in ANCA‐associated vasculitis "
        "[abstract]. Arthritis Rheumatol 2022;74(suppl 9). https://example.org/abstract/"
    )
    assert item.title is not None
    assert item.title.endswith("antibody, in ANCA‐associated vasculitis")
    assert item.container_title == "Arthritis Rheumatol"


def test_a_supplement_and_its_number_are_the_issue() -> None:
    raw = "Okafor WB, Meer A. (2013) Mass appeal of rafts. Metabolomics 9, Suppl. 1, S44–S66."
    assert (_read(raw).volume, _read(raw).issue) == ("9", "Suppl. 1")
    raw = "Okafor A, Meer G: Core sets for rafts. J Rehabil Med 2004, Suppl 44:69-74."
    assert (_read(raw).volume, _read(raw).issue, _read(raw).page) == (None, "Suppl 44", "69-74")


def test_a_double_volume_is_no_issue() -> None:
    item = _read("Okafor F, Meer M. Drift on rafts. Sleep Med 27-28: 54–58, 2016.")
    assert (item.volume, item.issue) == ("27-28", None)


def test_a_roman_volume_is_no_part_of_the_journal() -> None:
    item = _read(
        'Okafor, Myles L. "The President and Rafts." Harvard Business Review, XLIII '
        "(January-February, 1965), pp. 49-62."
    )
    assert (item.container_title, item.volume) == ("Harvard Business Review", "XLIII")


def test_a_volume_without_pages_is_no_part_of_the_journal() -> None:
    item = _read(
        "Okafor D, Meer R (2008) A simulator for rafts in python. Frontiers in neuroinformatics 2. "
        "doi: 10.3389/neuro.11.005.2008"
    )
    assert (item.container_title, item.volume) == ("Frontiers in neuroinformatics", "2")


def test_a_journal_with_volume_and_doi_is_no_publisher() -> None:
    item = _read(
        "Liu H, Okafor S, Hose S, et al. Activated drift elicits cell senescence in early bays. "
        "JCI Insight. 2023 Jun;8 doi: 10.1172/jci.insight.168945."
    )
    assert (item.container_title, item.publisher) == ("JCI Insight", None)


def test_a_series_behind_a_volume_is_no_container() -> None:
    item = _read(
        "Paolo Okafor and Eric Meer. On low rafts. In Luigi Lind, editor, Automotive Raft Control, "
        "volume 402 of Lecture Notes in Control and Information Sciences, pages 195–210. Springer, "
        "2010."
    )
    assert item.container_title == "Automotive Raft Control"
    assert item.collection_title == "Lecture Notes in Control and Information Sciences"
    assert item.volume == "402"


def test_a_conference_keeps_its_letters() -> None:
    item = _read(
        "Josué Okafor and Jens Meer. 2011. Towards Integrating Rafts into a Drift Framework. In "
        "Proc. of the 11th International Conference on Intelligent Systems Design and Applications "
        "(ISDA). 1323--1328."
    )
    assert (item.container_title or "").endswith("Applications (ISDA)")


@pytest.mark.parametrize(
    ("raw", "title", "journal"),
    [
        (
            "Okafor, B., H. Li, S. Gao et al. 2005. Drift of raft-dwelling populations in East "
            "Asia as revealed by moss lineages. Mol. Biol. Evol. 22:725–734.",
            "Drift of raft-dwelling populations in East Asia as revealed by moss lineages",
            "Mol. Biol. Evol.",
        ),
        (
            "Okafor A, Meer AE, Lind A, et al. What is changing in indications and treatment of "
            "mossy rafts. A review. Ann Hepatol 2014;13(4):327–39.",
            "What is changing in indications and treatment of mossy rafts. A review",
            "Ann Hepatol",
        ),
        (
            "Shi A.E., Lind M.E., Okafor K.S. Kelp-Based Biofertilizers: Past Applications and "
            "Current Contradictions. Int. J. Mol. Sci. 2022;23:14595.",
            "Kelp-Based Biofertilizers: Past Applications and Current Contradictions",
            "Int. J. Mol. Sci.",
        ),
    ],
)
def test_a_sentence_before_a_journal_is_the_titles(raw: str, title: str, journal: str) -> None:
    item = _read(raw)
    assert (item.title, item.container_title) == (title, journal)


def test_a_group_behind_a_long_list_leaves_title_and_journal_apart() -> None:
    names = ", ".join(f"{family} {a}" for family in ("Lind", "Meer", "Okafor") for a in "ABCDEFGH")
    item = _read(
        f"{names}; MOSS Study Participants. Renal damage in primary drift: results of the MOSS "
        "Study. Hypertension 2006; 48:232–238."
    )
    assert item.title == "Renal damage in primary drift: results of the MOSS Study"
    assert item.container_title == "Hypertension"
    assert item.author[-1].literal == "MOSS Study Participants"


def test_no_part_begins_behind_an_elision() -> None:
    item = _read(
        "Okafor, M. (2010). Le Tiers-rivage : une pensée de l’émancipation ? Acta fabula, 11(1)."
    )
    assert (item.title or "").startswith("Le Tiers-rivage : une pensée de l’émancipation")
    assert item.container_title == "Acta fabula"


def test_a_journal_of_small_letters_behind_the_titles_stop_is_found() -> None:
    item = _read(
        "Okafor, D. (1993). Transnationalité et rafts chez les jeunes à Montréal. Revue européenne "
        "des migrations internationales, 9(3), 63-79."
    )
    assert item.title == "Transnationalité et rafts chez les jeunes à Montréal"
    assert item.container_title == "Revue européenne des migrations internationales"


def test_in_vitro_begins_a_title_and_names_no_book() -> None:
    item = _read(
        "Lind L, Meer VD, Okafor NC, et al. . In vitro selection of salt-resistant moss "
        "demonstrates high barrier to resistance. bioRxiv [Preprint]. [cited 12 February 2022]. "
        "Available at:10.5555/2022.02.07.479493."
    )
    assert (item.title or "").startswith("In vitro selection of salt")
