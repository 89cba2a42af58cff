"""Pages that state one identifier and cannot be one article: `add` says so, not the next build."""

from pathlib import Path

import pytest
from run_litsite import Result, run_litsite

PAGE = (
    '<html><head><meta name="citation_title" content="{title} of salt and sand"><meta '
    'name="citation_author" content="Ng, Wing"><meta name="citation_date" content="2020">'
    '<meta name="citation_pmid" content="{pmid}"><meta name="citation_doi" content="{doi}">'
    "</head><body><h2>Abstract</h2><p>Salt stays when water leaves, as the people of all harbours "
    "know, and the sills of forty houses were looked at to see how long.</p></body></html>"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "p"
    assert run_litsite("new", folder).exit_code == 0
    return folder


def add(project: Path, name: str, title: str, pmid: str, doi: str, *options: str) -> Result:
    page = project.parent / name
    page.write_text(PAGE.format(title=title, pmid=pmid, doi=doi), encoding="utf-8")
    return run_litsite(*options, "--project", project, "add", page)


@pytest.mark.parametrize(
    ("second", "named"),
    [(("77", "10.5555/b"), "PMID 77"), (("78", "10.5555/a"), "DOI 10.5555/a")],
    ids=["one PMID, two DOIs", "one DOI, two PMIDs"],
)
def test_both_files_the_cause_and_the_remedy_are_told_when_added(
    project: Path, second: tuple[str, str], named: str
):
    assert add(project, "one.html", "Tides", "77", "10.5555/a").exit_code == 0
    told = add(project, "two.html", "Foam", *second)
    assert told.exit_code == 1
    assert "new        ng-2020-foam" in told.stdout
    (line,) = told.stderr.strip().splitlines()
    assert line.startswith(f"two.html: {named} is that of content/reviews/ng-2020-tides.md")
    for words in ("from one.html", "ng-2020-foam.md, from two.html", "aliases:"):
        assert words in line
    kept = {path.name for path in (project / "content" / "reviews").iterdir()}
    assert {"ng-2020-tides.md", "ng-2020-foam.md"} <= kept
    assert run_litsite("--project", project, "build").exit_code == 1


def test_it_is_told_again_until_it_is_mended(project: Path):
    add(project, "one.html", "Tides", "77", "10.5555/a")
    add(project, "two.html", "Foam", "77", "10.5555/b")
    again = run_litsite("--project", project, "add", project.parent / "two.html")
    assert (again.exit_code, "PMID 77" in again.stderr) == (1, True)
    review = project / "content" / "reviews" / "ng-2020-foam.md"
    review.write_text(review.read_text().replace('"77"', '"78"'))
    mended = run_litsite("--project", project, "add", project.parent / "two.html")
    assert (mended.exit_code, mended.stderr) == (0, "")
    assert run_litsite("--project", project, "build").exit_code == 0


def test_one_article_of_two_addresses_is_one_review(project: Path):
    add(project, "one.html", "Tides", "77", "10.5555/a")
    told = add(project, "two.html", "Tides", "77", "10.5555/b")
    assert (told.exit_code, told.stderr) == (0, "")
    assert "ng-2020-tides" in told.stdout
    assert len(list((project / "content" / "reviews").glob("ng-2020*"))) == 1


def test_programs_are_told_too(project: Path):
    add(project, "one.html", "Tides", "77", "10.5555/a")
    told = add(project, "two.html", "Foam", "77", "10.5555/b", "--json")
    assert '"contradicts": ["PMID 77' in told.stdout
