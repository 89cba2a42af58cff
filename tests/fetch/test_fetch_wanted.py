import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fetch import is_remote
from generator.fetch.wanted import Wanted, read_wanted


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("38778619", "pmid", "38778619"),
        ("PMID: 38778619", "pmid", "38778619"),
        ("https://pubmed.ncbi.nlm.nih.gov/38778619/", "pmid", "38778619"),
        ("https://pubmed.ncbi.nlm.nih.gov/38778619/?from_term=stem+cells", "pmid", "38778619"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/38778619", "pmid", "38778619"),
        ("https://europepmc.org/article/MED/38778619", "pmid", "38778619"),
        ("PMC7086482", "pmcid", "PMC7086482"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC7086482/", "pmcid", "PMC7086482"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7086482/pdf/x.pdf", "pmcid", "PMC7086482"),
        ("10.2174/0115680266299112", "doi", "10.2174/0115680266299112"),
        ("doi:10.1016/S0140-6736(20)30183-5", "doi", "10.1016/s0140-6736(20)30183-5"),
        ("https://doi.org/10.1000/A%3CB", "doi", "10.1000/a"),
        ("https://doi.org/10.1000/Ab.c", "doi", "10.1000/ab.c"),
        ("https://doi.org/the-basics", "url", "https://doi.org/the-basics"),
        (
            "https://pubmed.ncbi.nlm.nih.gov/?term=x",
            "url",
            "https://pubmed.ncbi.nlm.nih.gov/?term=x",
        ),
        ("https://journal.test/10.1000/abc", "url", "https://journal.test/10.1000/abc"),
        ("http://[broken", "url", "http://[broken"),
    ],
)
def test_what_an_argument_names(text, kind, value):
    assert read_wanted(text) == Wanted(kind, value)
    assert is_remote(text)


@pytest.mark.parametrize(
    "text",
    [
        "page.html",
        "./10.1000/abc",
        "folder/38778619",
        "0",
        "",
        "ftp://a.test/x",
        "10.1/x",
        "x" * 5000,
        "C:\\pages\\a.html",
        "file:///etc/passwd",
        "12345678901234",
    ],
)
def test_paths_are_not_fetched(text):
    assert not is_remote(text)


def test_a_path_that_is_there_is_a_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "38778619").write_text("a page", encoding="utf-8")
    assert not is_remote("38778619")
    assert is_remote("38778620")


@given(st.text() | st.from_regex(r"(https?://|doi:|pmid:|PMC)[\s\S]{0,60}", fullmatch=True))
def test_any_text_is_something_or_nothing(text):
    assert isinstance(is_remote(text), bool)
