"""Publishers' pages: what stands where their heads say nothing of it."""

from pathlib import Path

from saved_files import read_one

ATYPON = (
    '<html><head><meta name="pbContext" content=";article:article:doi"><meta name="dc.Title" '
    'content="Synthesis of salt"><meta name="dc.Creator" content="Wing Ng"><meta '
    'name="dc.Identifier" scheme="doi" content="10.5555/jo1"></head><body>'
    '<div id="citation"><cite>J. Salt</cite>, <span class="citation_year">2014</span>, '
    '<span class="citation_volume">79</span> (3), pp 880&ndash;887</div></body></html>'
)
HIGHWIRE = (
    '<html><head><meta name="citation_title" content="Tides"><meta name="citation_author" '
    'content="Ng, Wing"></head><body><h2>References</h2><ol class="cit-list"><li><div class='
    '"cit ref-cit ref-book" id="cit-7.1"><div class="cit-metadata"><ol class="duplicate"><li>'
    'Berg A</li></ol><ol class="cit-auth-list"><li>Lau H, </li><li>Min L</li></ol><cite>. Stains '
    "and salt. In: Berg A, editor. The tides. Bergen: Port Press; 1994.</cite></div></div></li>"
    '<li><div class="cit ref-cit" id="cit-7.2"><cite>Ng W. Foam. Sea 2001;7:1-9.</cite></div></li>'
    "</ol></body></html>"
)


def test_pages_that_stand_behind_the_issue_are_read(tmp_path: Path):
    item = read_one(tmp_path, ATYPON).document.item
    assert (item.volume, item.issue, item.page) == ("79", "3", "880-887")


def test_editors_that_the_style_sheet_hides_are_no_authors(tmp_path: Path):
    reference = read_one(tmp_path, HIGHWIRE).references[0]
    assert reference.raw == (
        "Lau H, Min L. Stains and salt. In: Berg A, editor. The tides. Bergen: Port Press; 1994."
    )


def test_the_lines_of_a_reference_of_2014_at_sciencedirect_are_told_apart(tmp_path: Path):
    """Its title ran on into "BMC Bioinf."."""
    entries = "".join(
        f'<li id="b{number}"><ul class="reference"><li class="author">{author}</li>'
        f'<li class="title"><p>{title}</p></li><li class="source"><p>{source}</p></li></ul></li>'
        for number, author, title, source in (
            (1, "W. Ng", "Fast ways to count foam", "BMC Bioinf., 12 (2011), p. 4"),
            (2, "H. Lau et al.", "Is salt old?", "Tide, 3 (2009), pp. 1&ndash;9"),
            (3, "A. Berg", "Stains.", "Tide, 4 (2010), pp. 2&ndash;3"),
        )
    )
    page = (
        '<html><head><meta name="citation_title" content="Tides"><meta name="citation_author" '
        f'content="Ng, Wing"></head><body><h2>References</h2><ol class="references">{entries}</ol>'
        "</body></html>"
    )
    assert [each.raw for each in read_one(tmp_path, page).references] == [
        "W. Ng. Fast ways to count foam. BMC Bioinf., 12 (2011), p. 4",
        "H. Lau et al. Is salt old? Tide, 3 (2009), pp. 1–9",
        "A. Berg. Stains. Tide, 4 (2010), pp. 2–3",
    ]


def list_entries(*entries: str) -> str:
    listed = "".join(f"<li>{entry}</li>" for entry in entries)
    return (
        '<html><head><meta name="citation_title" content="Tides"><meta name="citation_author" '
        f'content="Ng, Wing"></head><body><h2>References</h2><ol>{listed}</ol></body></html>'
    )


def test_marks_of_references_that_matter_most_are_kept_as_printed(tmp_path: Path):
    """ "•• Of major importance": reviews print them, and they were taken for a list's bullets."""
    entries = ["•• Li A. Salt. Sea 2001;7:1-9.", "Ng W. Foam. Sea 2002;8:1-9."]
    raws = [each.raw for each in read_one(tmp_path, list_entries(*entries)).references]
    assert raws == entries


def test_the_bullets_of_a_list_are_no_words_of_its_entries(tmp_path: Path):
    entries = [f"• Li A. Salt {number}. Sea 2001;7:1-9." for number in range(3)]
    raws = [each.raw for each in read_one(tmp_path, list_entries(*entries)).references]
    assert raws == [entry.removeprefix("• ") for entry in entries]
