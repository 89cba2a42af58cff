"""Every folder below here is a saved page with what its source must read from it."""

from pathlib import Path

import pytest

from generator.content.merging.ranks import rank_reader
from generator.site.views.review_facts import READERS
from generator.sources import SOURCES
from generator.sources.case import read_case_page, write_body, write_expected

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/expected.yaml"))


def page_of(case: Path) -> Path:
    (page,) = case.glob("page.*")
    return page


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.relative_to(HERE)))
def test_source_reads_the_case_as_written(case: Path):
    extractions = read_case_page(page_of(case))
    assert write_expected(extractions) == (case / "expected.yaml").read_text(encoding="utf-8")
    assert write_body(extractions) == (case / "body.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.relative_to(HERE)))
def test_case_is_read_by_the_source_it_is_filed_under(case: Path):
    assert {each.reader for each in read_case_page(page_of(case))} == {case.parent.name}


def test_every_folder_of_cases_is_complete():
    folders = sorted(
        path for path in HERE.glob("*/*") if path.is_dir() and path.name[0] not in "_."
    )
    assert folders == CASES
    assert CASES


def test_every_source_has_its_words_and_every_format_its_rank():
    """An export of a reference manager once counted as much as a publisher's page, and a review's
    page named it by its module."""
    sources = {source.__name__.rpartition(".")[2] for source in SOURCES}
    assert sources == READERS.keys()
    of_publishers = {name for name in sources if rank_reader(name) == rank_reader("elsevier")}
    assert of_publishers == {"elsevier", "atypon", "hindawi", "mdpi"}
