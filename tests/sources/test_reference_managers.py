"""RIS and BibTeX: what reference managers write, whole and broken."""

import gzip
from pathlib import Path

import pytest
from promptly import promptly
from saved_files import read, read_until_refused

from generator.markup.latex_text import read_latex
from generator.model import Issued, Name
from generator.sources.records.bibtex_names import read_bibtex_names
from generator.sources.ris import read_ris_date


def test_import_does_not_lose_or_mangle_fields(tmp_path: Path):
    """academic-file-converter#42 #54, DSpace#8453: accents verbatim, braces gone."""
    path = tmp_path / "a.bib"
    path.write_text(
        r"@article{a, title = {Gr{\"o}{\ss}e \& {\'E}bbe of \emph{E. coli}}, "
        r"author = {{\v{S}}koda, Zo{\"e} and {Tide Group}}, year = {2001}}",
        encoding="utf-8",
    )
    (one,) = read(path)
    assert one.document.item.title == "Größe & Ébbe of <i>E. coli</i>"
    assert one.document.item.author == (
        Name(family="Škoda", given="Zoë"),
        Name(literal="Tide Group"),
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", "@article{a, title={Salt}, issue={Spring}, number={7}, year={2001}}"),
        ("a.yaml", "papis_id: '0'\ntype: article\ntitle: Salt\nissue: Spring\nnumber: '7'\n"),
    ],
)
def test_an_articles_issue_and_number_are_both_kept(tmp_path: Path, name: str, text: str):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (one,) = read(path)
    assert (one.document.item.issue, one.document.item.number) == ("Spring", "7")


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\'Etude na\"\i ve, Gar\c{c}on, {\AA}ngstr{\"o}m", "Étude naïve, Garçon, Ångström"),
        (r"TGF-$\beta_1$ in $10^{-3}$ M", "TGF-β<sub>1</sub> in 10<sup>-3</sup> M"),
        (r"cost of $5 and 10\%", "cost of $5 and 10%"),
        (r"{\it Salmonella} of 5--7", "<i>Salmonella</i> of 5–7"),
        ("a_b, x^2 & p < 0.05", "a_b, x^2 & p < 0.05"),
        ("{" * 5000 + "x", "x"),
    ],
)
def test_latex_is_read_as_text(latex, text):
    assert read_latex(latex) == text


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Anna van der Meer", (Name(family="van der Meer", given="Anna"),)),
        ("van der Meer, Anna", (Name(family="van der Meer", given="Anna"),)),
        ("King, Jr., Martin", (Name(family="King", given="Martin", suffix="Jr"),)),
        ("{Sand and Salt Group}", (Name(literal="Sand and Salt Group"),)),
        ("family=Meer, given=Anna, prefix=van der", (Name(family="van der Meer", given="Anna"),)),
        ("", ()),
    ],
)
def test_bibtex_names(printed, names):
    assert read_bibtex_names(printed) == (names, True)


def test_and_others_says_that_names_lack():
    assert read_bibtex_names("Lind, Ida and others") == ((Name(family="Lind", given="Ida"),), False)


@pytest.mark.parametrize(
    ("printed", "issued"),
    [
        ("2023", Issued(2023)),
        ("2023/03/09/", Issued(2023, 3, 9)),
        ("2023///Summer", Issued(2023, 22)),
        ("2023-03-09", Issued(2023, 3, 9)),
        ("2023 Mar", Issued(2023, 3)),
        ("2023/13/", Issued(2023)),
        ("soon", Issued(literal="soon")),
        ("", None),
    ],
)
def test_ris_dates_are_read_or_left(printed, issued):
    assert read_ris_date(printed) == issued


def test_broken_entries_are_named_after_the_others(tmp_path: Path):
    path = tmp_path / "a.bib"
    path.write_text(
        "@article{a, title={One}}\n@article{b, title={open, year=2002}\n@book{c, title={Two}}\n"
        "@book{d, year={2001}}\n",
        encoding="utf-8",
    )
    found, refused = read_until_refused(path)
    assert [each.document.item.title for each in found] == ["One", "Two"]
    assert "2 of 4 entries" in refused.message
    assert "(line 2): its braces" in refused.message
    assert "(d): it has no title" in refused.message


def test_a_record_without_title_is_named_after_the_others(tmp_path: Path):
    path = tmp_path / "a.ris"
    path.write_text(
        "TY  - JOUR\nTI  - One\nTY  - JOUR\nDO  - 10.5555/2\nER  - \nTY  - BOOK\nBT  - Two\n",
        encoding="utf-8",
    )
    found, refused = read_until_refused(path)
    assert [each.document.item.title for each in found] == ["One", "Two"]
    assert (
        "1 of 3 records could not be read: record 2 (10.5555/2): it has no title" in refused.message
    )


def test_a_packed_ris_set(tmp_path: Path):
    path = tmp_path / "a.ris.gz"
    text = "".join(f"TY  - JOUR\r\nTI  - T{n}\r\nER  - \r\n\r\n" for n in range(3000))
    path.write_bytes(gzip.compress(text.encode("utf-8-sig")))
    assert [each.document.item.title for each in read(path)] == [f"T{n}" for n in range(3000)]


@pytest.mark.parametrize(
    ("name", "begins", "line"),
    [
        ("a.ris.gz", "TY  - JOUR\nTI  - Tides\nAB  - ", "salt and brine\n"),
        ("a.ris.gz", "TY  - JOUR\nTI  - Tides\n", "AU  - Ng, Wing\n"),
        ("a.enw.gz", "%0 Journal Article\n%T Tides\n%X ", "salt and brine\n"),
        ("a.nbib.gz", "PMID- 70000001\nOWN - NLM\nTI  - Tides\nAB  - ", "      salt and brine\n"),
    ],
)
def test_a_packed_record_without_end_is_refused_soon(tmp_path, name, begins, line):
    """A record of a gigabyte, of six megabytes packed, took hours: each line was joined anew."""
    path = tmp_path / name
    ends = "TY  - JOUR\nTI  - Foam\nER  - \n\n" if "ris" in name else ""
    path.write_bytes(gzip.compress((ends + begins + line * 2_000_000).encode(), 1))
    with promptly(10):
        found, refused = read_until_refused(path)
    assert refused.message == "a record longer than any article's"
    assert [each.document.item.title for each in found] == (["Foam"] if ends else [])
