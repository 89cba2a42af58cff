"""CSL-JSON, CSL-YAML and Crossref's JSON: forms, hostile files, real works."""

import json
import re
from pathlib import Path

import pytest
from saved_files import read, read_until_refused

from generator.errors import PageRefused
from generator.references.entries import read_reference

REAL = Path(__file__).parents[3] / "shared" / "pages" / "crossref_json"
real = pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/pages beside this checkout")


def write(tmp_path: Path, text: str, name: str = "export.json") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_import_does_not_lose_or_mangle_fields(tmp_path: Path):
    """academic-file-converter#42 #54, DSpace#8453: accents verbatim, entities read."""
    item = {
        "type": "book",
        "title": "Größe & Ebbe",
        "author": [{"family": "Ñandú", "given": "Zoë"}],
    }
    (one,) = read(write(tmp_path, json.dumps([item])))
    assert one.document.item.title == "Größe & Ebbe"
    assert one.document.item.author[0].family == "Ñandú"
    work = {"type": "book", "title": ["R&amp;D of &lt;i&gt;salt&lt;/i&gt;"], "reference-count": 0}
    (one,) = read(write(tmp_path, json.dumps(work)))
    assert one.document.item.title == "R&D of <i>salt</i>"


def test_assertions_without_a_label_of_their_own_are_kept(tmp_path: Path):
    """Springer labels statements by their group: interests and ethics were lost untold."""
    group = {"name": "EthicsHeading", "label": "Conflict of interest"}
    assertions = [
        {"name": "received", "label": "Received", "value": "10 July 2018"},
        {"name": "copyright", "label": "Copyright", "value": "© 2018 The Tidal Society."},
        {"name": "Ethics", "group": group, "value": "WN sells salt."},
        {"name": "Ethics", "group": {**group, "label": "Informed consent"}, "value": "Given."},
        {"name": "publisher", "label": "This article is maintained by", "value": "The Sea"},
    ]
    work = {"title": ["T"], "reference-count": 0, "assertion": assertions}
    (one,) = read(write(tmp_path, json.dumps(work)))
    assert one.document.conflict_of_interest == "WN sells salt."
    assert one.document.ethics_statement == "Given."
    assert one.document.copyright == "© 2018 The Tidal Society."
    assert "Received: 10 July 2018" in one.unplaced
    assert not any("maintained" in line for line in one.unplaced)


def test_a_partial_reference_list_says_so(tmp_path: Path):
    """europepmc#48 (69 of 150), pubmedR#1, OpenAlex#7."""
    work = {"title": ["T"], "reference-count": 150, "reference": [{"unstructured": "Ng. 2001."}]}
    (one,) = read(write(tmp_path, json.dumps(work)))
    assert (len(one.references), one.document.references_total) == (1, 150)


def test_one_work_a_line(tmp_path: Path):
    lines = [json.dumps({"title": [f"T{n}"], "reference-count": 0}) for n in range(5)]
    assert [each.document.item.title for each in read(write(tmp_path, "\n".join(lines)))] == [
        f"T{n}" for n in range(5)
    ]


def test_names_that_are_one_text_are_not_guessed_apart(tmp_path: Path):
    items = [
        {"type": "book", "title": "One", "author": "Lind, Ida and Ng, Wing"},
        {"type": "book", "title": "Two"},
    ]
    found, refused = read_until_refused(write(tmp_path, json.dumps(items)))
    assert [each.document.item.title for each in found] == ["Two"]
    assert re.search(r"1 of 2 items .*author is one text", refused.message)


BOMB = "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nreferences:\n- type: book\n  title: T\n  note: *b\n"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("x.yaml", BOMB, "alias in line 2"),
        ("x.yaml", "references:\n- type: book\n  title: T\n  note: " + "[" * 500, "YAML"),
        ("x.yaml", "references:\n- type: book\n  title: T\n\tnote: x\n", "broken YAML in line 4"),
        ("x.json", '[{"type": "book", "title": "T", "x": ' + "[" * 100_000, "nested"),
        ("x.json", '[{"type": "book", "title": "T"', "breaks off or is broken"),
        ("x.json", '{"title": ["T"], "reference-count": ' + "9" * 6000 + "}", "no export writes"),
        ("x.json", '{"message-type": "work-list", "message": {"items": []}}', "without works"),
    ],
)
def test_hostile_and_broken_files_are_refused(tmp_path: Path, name, text, reason):
    with pytest.raises(PageRefused, match=reason) as refused:
        read(write(tmp_path, text, name))
    assert refused.value.remedy


@real
@pytest.mark.parametrize(
    "path",
    [path for path in sorted(REAL.glob("*.json")) if "papis" not in path.name],
    ids=lambda path: path.name[:30],
)
def test_every_real_work_is_read_whole(path: Path):
    for each in read(path):
        item = each.document.item
        assert item.title
        assert item.doi
        assert "&amp;" not in item.title
        assert (each.document.references_total or 0) >= 0
        assert all(reference.raw or reference.item for reference in each.references)
        if "structured-ref" in path.name and item.doi == "10.1007/s10032-015-0249-8":
            assert len(each.references) == 39


def test_signs_that_empty_fields_leave_behind_an_affiliation_are_dropped(tmp_path: Path):
    page = tmp_path / "page.json"
    page.write_text(
        '{"DOI": "10.5555/a", "type": "journal-article", "reference-count": 0, "member": "1", '
        '"is-referenced-by-count": 0, "title": ["Tides"], "author": [{"family":'
        ' "Ng", "given": "W", "affiliation": [{"name": "Harbour, Bergen ; ;"}, {"name": "; ;"}]}]}',
        encoding="utf-8",
    )
    (one,) = read(page)
    assert one.document.item.author[0].affiliations == ("Harbour, Bergen",)


def test_a_first_author_whose_particle_springer_deposits_last_is_whole(tmp_path: Path):
    """ "DM Meer van der" was a family "der"; the authors behind it were lost too."""
    print_ = "van der Meer DM, Lind HL (2012) Salt in tide pools. Mol Tide 359:101–106"
    entry = {"author": "DM Meer van der", "year": "2012", "unstructured": print_}
    work = {"title": ["T"], "reference-count": 1, "reference": [entry]}
    (one,) = read(write(tmp_path, json.dumps(work)))
    (stated,) = one.references
    assert stated.item is not None
    assert (stated.item.author[0].family, stated.item.author[0].given) == ("van der Meer", "DM")
    item, _ = read_reference(stated)
    assert [name.family for name in item.author] == ["van der Meer", "Lind"]
