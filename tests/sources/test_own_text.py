"""The own text of open articles on publishers' pages, in the layouts that publishers have."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from saved_files import read_one

HERE = Path(__file__).parent
OPEN = "https://creativecommons.org/licenses/by/4.0/"
PAGES = {
    "meta_tags/springer-open-2024": ["Background", "Results", "Conclusions"],
    "mdpi/open-text": ["1. Introduction", "2. Sills", "3. Conclusions"],
    "meta_tags/frontiers-open-2023": ["Introduction", "Sills of Wood", "Conclusion"],
    "meta_tags/wiley-open-2023": ["1 INTRODUCTION", "2 SILLS", "3 CONCLUSION"],
    "meta_tags/oup-open-2023": ["Introduction", "Sills of wood", "Conclusions"],
    "elsevier/open-text": ["1. Introduction", "2. Sills", "3. Conclusion"],
    "meta_tags/sage-open-2024": ["Text", "Methods", "Sills"],
}
HEAD = (
    '<html><head><meta name="citation_title" content="Tides"><meta name="citation_doi" content='
    f'"10.5555/t"><link rel="license" href="{OPEN}"></head><body>'
)
LONG = " ".join(f"The tide of day {day} left salt on the sill." for day in range(25))


def read_page(name: str) -> str:
    return (HERE / name / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_an_open_articles_text_is_taken_section_by_section(tmp_path: Path, name: str):
    extraction = read_one(tmp_path, read_page(name))
    text = [each for each in extraction.sections if each.heading != "Abstract"]
    assert [each.heading for each in text] == PAGES[name]
    said = "\n".join(each.markdown for each in text)
    assert said.count("The tide of day 17 left salt") == 2
    assert f"[@{extraction.references[0].anchor}" in said
    assert text[-1].markdown == "Salt stays."


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_around_an_articles_text_is_not_part_of_it(tmp_path: Path, name: str):
    said = "\n".join(each.markdown for each in read_one(tmp_path, read_page(name)).sections)
    for words in ("an essay that others wrote", "The publisher's own words", "Home", "Lau H",
                  "Harbour House", "W.N. looked", "WN looked", "We thank", "All sills are open",
                  "Download", "Open in new tab", "None."):  # fmt: skip
        assert words not in said


@pytest.mark.parametrize(
    "name", [each for each in PAGES if "wiley" not in each and "sage" not in each]
)
def test_captions_stand_in_the_text_and_among_the_figures(tmp_path: Path, name: str):
    extraction = read_one(tmp_path, read_page(name))
    (figure,) = extraction.document.figures
    assert figure.label in ("Fig. 1", "Figure 1", "Table 1")
    assert figure.caption.startswith("Salt ")
    said = "\n".join(each.markdown for each in extraction.sections)
    assert said.count(figure.caption) == 1


def test_statements_beside_the_text_keep_their_fields(tmp_path: Path):
    document = read_one(tmp_path, read_page("meta_tags/springer-open-2024")).document
    assert document.data_availability == "All sills are open to visitors."
    assert (
        read_one(tmp_path, read_page("mdpi/open-text")).document.author_contributions
        == "W.N. looked."
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_text_of_an_article_that_is_not_open_stays_its_publishers(tmp_path: Path, name: str):
    closed = read_page(name).replace(OPEN, "https://publisher.example/terms")
    assert [each.heading for each in read_one(tmp_path, closed).sections] == ["Abstract"]


def test_a_preview_of_an_open_article_is_not_taken_for_its_text(tmp_path: Path):
    preview = read_page("elsevier/open-text").replace(
        '<div class="Body', '<h2>Section snippets</h2><div class="Body'
    )
    assert [each.heading for each in read_one(tmp_path, preview).sections] == ["Abstract"]


def test_the_beginning_of_a_text_is_not_taken_for_all_of_it(tmp_path: Path):
    whole = read_page("meta_tags/wiley-open-2023")
    short = whole.replace("The tide of day", "Day")
    short = re.sub(r"(?:Day \d+ left salt[^<]*?house\. ?){9}", "", short)
    assert [each.heading for each in read_one(tmp_path, short).sections] == ["Abstract"]


def test_links_that_a_browser_made_whole_still_point_to_the_list(tmp_path: Path):
    """A page saved "complete" has the page's address before each "#ref-CR1"."""
    whole = read_page("meta_tags/springer-open-2024").replace(
        'href="#', 'href="https://link.example/article/10.5555/tides#'
    )
    said = "\n".join(each.markdown for each in read_one(tmp_path, whole).sections)
    assert "[@ref-CR1; @ref-CR2]" in said
    assert "link.example" not in said


def test_methods_that_are_printed_behind_the_references_are_taken(tmp_path: Path):
    behind = read_page("meta_tags/springer-open-2024").replace(
        '<section data-title="Author information">',
        '<section data-title="Methods"><div class="c-article-section"><h2>Methods</h2><div><p>We '
        'looked at sills.</p></div></div></section><section data-title="Author information">',
    )
    sections = read_one(tmp_path, behind).sections
    assert (sections[-1].heading, sections[-1].markdown) == ("Methods", "We looked at sills.")


WORDS = st.text("abcdefghij ×µ≥", min_size=30, max_size=60).filter(lambda text: text.split())


@settings(max_examples=40, deadline=None)
@given(
    parts=st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=3, max_size=6),
    boxed=st.booleans(),
    rank=st.sampled_from(["h2", "h3", "h4"]),
    wrapped=st.integers(0, 3),
)
def test_every_paragraph_of_a_text_is_taken_once_and_in_order(
    tmp_path_factory: pytest.TempPathFactory,
    parts: list[list[str]],
    boxed: bool,
    rank: str,
    wrapped: int,
):
    marked = [
        [f"P{place}x{line} {' '.join(text.split())} {LONG}" for line, text in enumerate(each)]
        for place, each in enumerate(parts)
    ]
    headings = ["Introduction", *(f"Sill {place}" for place in range(1, len(parts)))]
    body = f"<h2>Abstract</h2><p>Salt stays when water leaves, as harbours know. {LONG}</p>"
    for heading, lines in zip(headings, marked, strict=True):
        inner = f"<{rank}>{heading}</{rank}>" + "".join(f"<p>{line}</p>" for line in lines)
        body += f"<section>{inner}</section>" if boxed else inner
    body = "<div>" * wrapped + body + "</div>" * wrapped
    extraction = read_one(
        tmp_path_factory.getbasetemp(), HEAD + body + f"<{rank}>References</{rank}>"
    )
    text = [each for each in extraction.sections if each.heading != "Abstract"]
    assert [each.heading for each in text] == headings
    found = re.findall(r"P\d+x\d+", "\n".join(each.markdown for each in text))
    assert found == [line.split()[0] for each in marked for line in each]
