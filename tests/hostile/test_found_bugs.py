"""What hostile text and the fuzzer found, each as a test of its own."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from promptly import promptly

from generator import read_files
from generator.content.cites import find_cites
from generator.content.faults import Fault, to_problems
from generator.content.tidy import tidy_document
from generator.content.unseen import without_unseen
from generator.content.yaml import YamlError, load_yaml
from generator.errors import PageRefused, UsageError
from generator.library.model import Term
from generator.markup.escape import escape_line_start
from generator.markup.markdown import html_to_markdown
from generator.markup.rich_text import tidy_tags
from generator.model import (
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    RelatedArticles,
    Substance,
)
from generator.references.print_csl import match_csl
from generator.site.indexes import Indexes, qualifier_id
from generator.site.machine import list_metas
from generator.site.markdown import to_html
from generator.site.sanitise import stays_inside
from generator.sources import extract_page, meta_tags, refusals
from generator.sources.article_page import read_metas
from generator.sources.body import abstract, own_text
from generator.sources.body.reference_links import read_address
from generator.sources.body.terms import read_copyright
from generator.sources.encodings import decode
from generator.sources.head.item import clean_title
from generator.sources.pubmed.text_lists import read_figures
from generator.sources.reading import read_page
from generator.sources.records.json_values import load_json
from generator.sources.records.web_of_science_records import START


def read(tmp_path: Path, name: str, text: str) -> list:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return list(read_files.read_file(path))


def test_half_a_surrogate_pair_in_json_is_no_text():
    assert load_json(r'["\ud83d", "\ud83d\ude00", "\\ud83d", "\ude00x"]') == [
        *("\ufffd", "\U0001f600", r"\ud83d", "\ufffdx")
    ]


def test_a_record_with_half_a_surrogate_pair_is_read(tmp_path):
    item = {"type": "article-journal", "title": "Salt \ud83d", "abstract": "<p>Tide \ud83d</p>"}
    (arrival,) = read(tmp_path, "x.json", json.dumps([{**item, "author": [{"family": "Ng"}]}]))
    assert arrival.document.item.title == "Salt \ufffd"


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "idna", "punycode", "undefined"])
def test_encodings_that_no_browser_reads_are_not_believed(name):
    page = b"<meta charset=%s>+ADw-script+AD4- \\u003cscript\\u003e \xe9" % name.encode()
    assert "<script" not in decode(page)


def test_an_export_that_holds_markup_is_no_page_that_breaks_off(tmp_path):
    item = {"id": "x", "type": "article-journal", "title": "Tides", "note": "<html><div><script "}
    (arrival,) = read(tmp_path, "x.json", json.dumps([{**item, "author": [{"family": "Ng"}]}]))
    assert arrival.document.item.title == "Tides"


def test_terms_without_a_name_are_none():
    heading = MeshHeading(MeshTerm("Tides"), (MeshTerm(" "), MeshTerm("genetics")))
    tidied = tidy_document(
        Document(mesh=(heading, MeshHeading(MeshTerm(""))), substances=(Substance(" "),))
    )
    assert tidied.mesh == (MeshHeading(MeshTerm("Tides"), (MeshTerm("genetics"),)),)
    assert tidied.substances == ()


def test_a_count_that_no_article_has_is_unknown():
    related = RelatedArticles(total=10**21)
    tidied = tidy_document(Document(cited_by=related, references_total=10**21))
    assert tidied == Document(cited_by=RelatedArticles())


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        (Issued(2021, 2, 30), Issued(2021, 2)),
        (Issued(literal="2020-13-45"), Issued(2020)),
        (Issued(literal="0000-00-00"), None),
        (Issued(2001, 11, 2, end=Issued(literal="2001-11-31")), Issued(2001, 11, 2)),
        (Issued(literal="in press"), Issued(literal="in press")),
    ],
)
def test_of_a_pages_date_that_does_not_exist_what_can_be_is_kept(stated, kept):
    assert tidy_document(Document(Item(issued=stated))).item.issued == kept


def test_a_source_that_fails_refuses_its_page_alone(tmp_path, monkeypatch):
    def fail(page):
        raise KeyError("x")

    monkeypatch.setattr(read_files, "extract_page", fail)
    (refused,) = read(tmp_path, "x.html", "<p>x")
    assert isinstance(refused, read_files.Refused)
    assert refused.file.endswith("x.html")
    assert "KeyError" in refused.reason


def test_text_is_never_taken_for_what_git_leaves_of_a_merge():
    assert escape_line_start("<<<<<<< HEAD") == "&lt;<<<<<< HEAD"
    assert escape_line_start(">>>>>>> other").startswith("\\>")
    assert escape_line_start("||||||| base").startswith("&#124;")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("    [[x]]\n", ()),
        ("a\n\n    [[x]]\n\nb [[y]]", ("y",)),
        ("a `\n\n    [[x]]\n\n`b", ()),
        ("- a\n\n    [[x]]\n", ("x",)),
        ("[^1]: a\n\n    [@x]\n", ("@x",)),
        ("a\n    [[x]]", ("x",)),
    ],
)
def test_indented_code_names_nothing(text, names):
    assert find_cites(text) == names


def test_what_nobody_sees_stays_out_of_content():
    item = Item(title="a\u202eb\x00\u2066c\u2069", volume="1\ud83d", note="x\u2028y\r\nz")
    assert without_unseen(Document(item=item, keyword=("\ufefft",))) == Document(
        item=Item(title="abc", volume="1", note="x y\nz"), keyword=("t",)
    )


def test_a_record_without_such_characters_stays_itself():
    document = Document(item=Item(title="Tides"), keyword=("é",))
    assert without_unseen(document) is document


def test_captions_of_copied_text_are_words():
    (figure,) = read_figures(["Figure 1", "# A <a id=litsite>x</a> of *E. coli*"])
    assert to_html(figure.caption) == "<p># A &lt;a id=litsite&gt;x&lt;/a&gt; of *E. coli*</p>"


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("//host/x", False),
        ("/etc/passwd", False),
        ("\\\\host\\x", False),
        ("../../x", False),
        ("%2e%2e/%2e%2e/x", False),
        ("x/../../../y", False),
        ("../reviews/x.html", True),
        ("x.html#a", True),
        ("?q=x", True),
    ],
)
def test_links_of_texts_stay_inside_the_site(address, inside):
    assert stays_inside(address) is inside
    assert ("href" in to_html(f"[x]({address})")) is inside


def test_a_title_that_a_text_cites_is_words():
    html = str(
        to_html("[@a] [[a]]", lambda name: ("../reviews/a.html", "[x](https://y.example) *b*"))
    )
    assert html.count("<a ") == 2
    assert html.count("[x](https://y.example) *b*</a>") == 2


def test_a_sign_is_entered_once():
    terms = [Term(slug, name, ("a",)) for slug, name in (("a", "(x"), ("b", "b"), ("c", "~x"))]
    index = Indexes((), {"keywords": terms})["keywords"]
    assert [line.anchor for line in index.lines] == ["#", "B", ""]


def test_places_of_qualifiers_differ():
    assert qualifier_id("drug effects") == "with-drug-effects"
    ids = {qualifier_id(name) for name in ("<b>", "b", "(b)", "b" * 99, "b" * 98, "é", "e")}
    assert len(ids) == 7


def test_a_key_longer_than_yaml_reads_is_a_mistake():
    with pytest.raises(YamlError, match="longer than a line"):
        load_yaml(f"? {'x' * 2000}\n: y\n")


def test_nested_json_is_not_matched():
    with pytest.raises(UsageError):
        match_csl("[" * 100_000, "x.json")


def test_many_faults_of_one_file_have_their_lines():
    text = "people:\n" + "- name: x\n" * 2000
    faults = [Fault(("people", place, "name"), "wrong", "right") for place in range(2000)]
    lines = [problem.line for problem in to_problems(faults, "people.yaml", text)]
    assert lines == list(range(2, 2002))


def test_attributes_without_end_are_passed_over():
    text = f"<meta name=citation_title content=Tides><meta {'a' * 90_000}>"
    assert list(read_metas(text)) == [("citation_title", "Tides")]


def test_a_tag_without_end_is_passed_over(tmp_path):
    path = tmp_path / "x.html"
    path.write_text("<html><body>" + "<p>" * 300 + f"<{'sec' * 30_000}", encoding="utf-8")
    refusals.refuse(read_page(path))


def test_a_paragraph_that_no_text_has_is_shown_as_it_is():
    for text in ("*" * 400_000, "[" * 5_000, "[\n" * 3_000):
        assert str(to_html(f"a\n\n{text}\n\n*b*")).endswith("<p><em>b</em></p>")


@pytest.mark.parametrize("piece", ["<div>", "<h1><ul></b></i>"])
def test_pages_nested_by_the_hundred_are_refused(tmp_path, piece):
    """Tags that end nothing were taken for ends of those that nested."""
    path = tmp_path / "x.html"
    path.write_text("<html><body>" + piece * 400, encoding="utf-8")
    with pytest.raises(PageRefused, match="nested"):
        refusals.refuse(read_page(path))


def test_lines_without_words_are_passed_over(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("TY  - JOUR\n" + "\n \t" * 60_000 + "x", encoding="utf-8")
    refusals.refuse(read_page(path))


def test_blocks_deep_inside_inline_elements_are_found():
    page = "<b>" * 90 + "<i>x</i>" * 1_000 + "<p>Tide</p>" + "</b>" * 90
    assert html_to_markdown(page).endswith("Tide")


def test_an_address_with_broken_brackets_is_none():
    assert read_address("http://[x/10.1234/y") == (None, None, None)


def test_paragraphs_outside_of_sections_may_have_words_after_them(tmp_path):
    (arrival,) = read(
        tmp_path,
        "x.xml",
        """<?xml version="1.0"?><article><front><article-meta><title-group><article-title>Tides
        </article-title></title-group><permissions><license
        xmlns:xlink="http://www.w3.org/1999/xlink"
        xlink:href="https://creativecommons.org/licenses/by/4.0/"/></permissions></article-meta>
        </front><body><p>One.</p> and words <p>Two.</p></body></article>""",
    )
    assert "One." in arrival.sections[0].markdown
    assert "Two." in arrival.sections[0].markdown


def test_marks_at_a_titles_end_are_taken_off_in_one_pass():
    assert clean_title("Tides ☆ <sup>*</sup>") == "Tides"
    assert clean_title(f"Tides {'*' * 3_000}x") == f"Tides {'*' * 3_000}x"


def test_headings_of_abstracts_by_the_hundred_are_not_all_read(monkeypatch):
    read = []
    monkeypatch.setattr(abstract, "_read_section", lambda element: read.append(element))
    page = "<div><h2>Abstract</h2><p>Tides.</p>" * 300
    article = SimpleNamespace(soup=BeautifulSoup(page, "lxml"))
    assert abstract.read_body_abstracts(article, None) == ()
    assert len(read) < 60


@pytest.mark.parametrize("part", ["<link ", "<link rel=canonical ", "<meta ", "<meta name="])
def test_tags_without_end_by_the_thousand_are_passed_over(tmp_path, part):
    path = tmp_path / "x.txt"
    path.write_text(part * 30_000, encoding="utf-8")
    with promptly():
        page = read_page(path)
        assert page.url is None
        assert not meta_tags.matches(page)


def test_a_page_number_of_any_length_is_told_once():
    item = Item(title="Tides", page="1" * 100_000)
    with promptly():
        assert ("citation_firstpage", item.page) in list_metas(item)
    pages = dict(list_metas(Item(title="Tides", page="e12-e19")))
    assert (pages["citation_firstpage"], pages["citation_lastpage"]) == ("e12", "e19")


def test_a_sign_less_than_before_a_tag_is_a_word():
    """ "p < 0.05 <b>x</b>" lost its 0.05: all from the sign on was taken for one tag."""
    metas = {"dc.rights": "© Salt < Sea <b>Press</b>"}
    page = SimpleNamespace(metas_named=lambda *names: [metas[n] for n in names if n in metas])
    assert read_copyright(page) == "© Salt < Sea Press"


@pytest.mark.parametrize("space", ["\n", "\r\n", "\x85", " "])
def test_what_begins_with_a_thousand_empty_lines_is_told_from_an_export(space):
    """Two kilobytes of them before a page took seconds, ten took minutes."""
    with promptly(5):
        assert START.match(f"<{space * 20_000}<html>") is None
    assert START.match(f"{space * 100}PT J\nAU Ng, A") is not None


def test_a_word_of_any_length_before_italics_is_read_in_one_pass():
    with promptly(5):
        assert tidy_tags("a" * 100_000 + "<i>coli</i>in").endswith("<i>coli</i> in")


def test_a_heading_of_many_digits_is_told_from_a_numbered_one(tmp_path):
    """Thirty digits took minutes, each more twice as long."""
    path = tmp_path / "x.html"
    path.write_text(
        '<html><head><meta name="citation_title" content="Tides"><meta name="citation_author" '
        f'content="Ng, Wing"></head><body><h2>{"1" * 4000}</h2><p>Salt.</p><h2>1.2. Methods</h2>'
        "<p>We sailed.</p></body></html>",
        encoding="utf-8",
    )
    with promptly(5):
        assert [each.document.item.title for each in extract_page(read_page(path))] == ["Tides"]
    assert own_text._USUAL.fullmatch("1.2. Methods")
    assert own_text._USUAL.fullmatch("3 Results")
