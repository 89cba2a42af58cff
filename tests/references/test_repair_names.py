"""Authors that a printed list names, whatever stands between them."""

from generator.references.parse import parse_reference


def _authors(raw: str) -> list[str]:
    author = parse_reference(raw).item.author
    return [each.literal or f"{each.given or ''} {each.family or ''}".strip() for each in author]


def _title(raw: str) -> str | None:
    return parse_reference(raw).item.title


def test_the_last_author_is_not_left_without_a_family_name() -> None:
    raw = (
        "K. Lindgren, P.J. van der Meer Tracing drift of floating seaweed rafts Hydrobiologia, "
        "12 (2014), pp. 33–48"
    )
    assert _authors(raw) == ["K. Lindgren", "P.J. van der Meer"]
    assert _title(raw) == "Tracing drift of floating seaweed rafts"


def test_a_family_name_of_two_words_is_whole_before_the_stop() -> None:
    raw = (
        "L.M. Okafor, L. Delle Rive. Kinetic models of floating rafts in shallow seas. "
        "Phys. Rev. B, 77 (2008), pp. 73."
    )
    assert _authors(raw) == ["L.M. Okafor", "L. Delle Rive"]


def test_a_journal_with_initials_is_no_author() -> None:
    raw = (
        "F. Okafor and F. Meer, Équations de transport unidimensionnelles, C.R. Acad. Sci. Paris, "
        "Série I, 320 (1995), 1097–1102."
    )
    assert _authors(raw) == ["F. Okafor", "F. Meer"]


def test_the_first_word_of_a_title_is_no_author() -> None:
    raw = (
        "Secli V., Meer A. Localized Drift with P. aeruginosa Strains Defective in Zinc Uptake. "
        "Int. J. Mol. Sci. 2023;24:944. doi: 10.3390/ijms24020944."
    )
    assert _authors(raw) == ["V. Secli", "A. Meer"]
    assert (_title(raw) or "").startswith("Localized Drift")


def test_four_initials_are_no_family_name() -> None:
    raw = (
        "Santos LCBG, Lindgren K, Resende DISP (2007) Cloning of a seaweed protein. "
        "Vet Microb 121: 29–38"
    )
    assert _authors(raw) == ["LCBG Santos", "K Lindgren", "DISP Resende"]


def test_a_group_without_a_sign_before_it_is_one_author() -> None:
    raw = (
        "Lindgren PM, Okafor JG, Meer RJ RAFTS Trial Group. Effect of drift on seaweed in bays. "
        "Lancet. 2017;390:1833–1842."
    )
    assert _authors(raw)[-2:] == ["RJ Meer", "RAFTS Trial Group"]


def test_participants_of_a_study_are_authors_and_no_part_of_the_journal() -> None:
    raw = (
        "Lindgren GP, Okafor G, Meer F; RAFTS Study Participants. Drift damage in bays: results of "
        "the RAFTS Study. Hypertension 2006; 48:232–238."
    )
    assert _authors(raw)[-1] == "RAFTS Study Participants"
    assert _title(raw) == "Drift damage in bays: results of the RAFTS Study"


def test_initials_are_not_given_to_the_name_before_them() -> None:
    raw = (
        "F. O’Rourke, C.S. Yu, A.P. Meer and C.A. Lindgren, Tissue of seaweed. "
        "Transplant P 33 (2001), pp. 592–598."
    )
    assert _authors(raw) == ["F. O’Rourke", "C.S. Yu", "A.P. Meer", "C.A. Lindgren"]


def test_the_mark_of_a_footnote_is_no_author() -> None:
    raw = "Okafor DR1, Meer ES, O'Toole D. Plague in rafts. J Wildl Dis. 2008; 44(4):983–7."
    assert _authors(raw) == ["DR Okafor", "ES Meer", "D O'Toole"]


def test_two_given_names_are_one_author() -> None:
    raw = "Margarit, Roxani Eleni. Salt and the Ocean Trade. Chapel Hill: Tern Press, 2007."
    assert _authors(raw) == ["Roxani Eleni Margarit"]
