"""What a person writes by mistake and YAML or Markdown still reads: told with line and remedy."""

from pathlib import Path

import pytest
from test_check_content import write

from generator.content.check import advise, check_content

REVIEW = """---
type: article-journal
title: Tides
issued: "2001"
---

## Abstract

Salt comes and goes [@li-1999-salt].
"""
LIST = """references:
- id: li-1999-salt
  number: 1
  title: Salt
- id: ng-2000-sea
  number: 2
  title: Sea
"""


def told(tmp_path: Path, review: str = REVIEW, listed: str = LIST) -> list[tuple[int | None, str]]:
    folder = write(
        tmp_path / "content",
        {"reviews/ng-2001-tides.md": review, "references/ng-2001-tides.yaml": listed},
    )
    return [(each.line, f"{each.message} ({each.remedy})") for each in advise(folder)]


def test_a_review_without_slips_is_not_advised_on(tmp_path: Path) -> None:
    more = "## Notes\n\n`[@a-b, p. 3]` and \\[@a-b. Mail me@a-b.example.\n\n### Abstract art\n"
    assert told(tmp_path, f"{REVIEW}\n{more}", LIST.replace("number: 2", "number: 7")) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ("## Abstract", "# Abstract", 7, "write ## Abstract"),
        ("## Abstract", "### Abstract", 7, "write ## Abstract"),
        ("## Abstract", "##Abstract", 7, "write ## Abstract"),
        ("## Abstract", "**Abstract**", 7, "write ## Abstract"),
        ("## Abstract", "**abstract:**", 7, "write ## abstract"),
        ("## Abstract", "Abstract\n--------", 7, "write ## Abstract"),
        ("## Abstract", "##Methods", 7, "write ## Methods"),
        ("goes", "goes.\n\n## Abstract\n\nIt", 11, "second section Abstract"),
        ("li-1999-salt]", "li-1999-salt.", 9, "is not read as a citation"),
        ("[@li-1999-salt]", "[see @li-1999-salt]", 9, "is not read as a citation"),
        ("[@li-1999-salt]", "[@li-1999-salt, p. 3]", 9, "is not read as a citation"),
        ('"2001"', "March 2001", 4, "states no year"),
        ('"2001"', "“2001”", 4, "states no year"),
        ('"2001"', "03/04/2001", 4, "states no year"),
        ("title: Tides", "title: Tides # of salt", 3, "double quotes"),
        ("title: Tides", "title: Ti\u202edes", 3, "U+202E"),
        ("title: Tides", "title: Tides\nURL: www.example.org", 4, "start it with https://"),
        ("title: Tides", 'title: Tides\nURL: "javascript:alert(1)"', 4, "no address of the web"),
        ("type: article-journal", "type: review", 2, "genre: review-article"),
    ],
)
def test_a_slip_is_told_and_hinders_nothing(
    tmp_path: Path, right: str, wrong: str, line: int, words: str
) -> None:
    ((place, message),) = told(tmp_path, REVIEW.replace(right, wrong, 1))
    assert place == line
    assert words in message
    assert check_content(tmp_path / "content") == ()


def test_a_number_that_two_entries_of_a_list_have_is_told(tmp_path: Path) -> None:
    ((line, message),) = told(tmp_path, REVIEW, LIST.replace("number: 2", "number: 1"))
    assert line == 6
    assert "has the number 1 too" in message
    assert check_content(tmp_path / "content") == ()


def test_each_list_of_an_article_has_numbers_of_its_own(tmp_path: Path) -> None:
    listed = LIST.replace("number: 2", "number: 1\n  list-title: Further reading")
    assert told(tmp_path, REVIEW, listed) == []


def test_code_in_a_line_hides_nothing_that_stands_beside_it(tmp_path: Path) -> None:
    ((_, message),) = told(tmp_path, REVIEW.replace("[@", "[see `x` @"))
    assert "is not read as a citation" in message


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("keyword: salt, tides", 'write [salt, tides], or ["salt, tides"]'),
        ("tags: salt; tides", "write [salt, tides]"),
        ("author: Ng WK, Li A", "each name on its own line"),
        ("journal: Sea", "write container-title"),
        ("year: 2001", "write issued"),
        ("abstract: Salt.", "## Abstract"),
    ],
)
def test_what_would_be_read_wrongly_is_refused(tmp_path: Path, field: str, words: str) -> None:
    """ "Ng WK, Li A" was one group of that name, "salt, tides" one keyword."""
    told(tmp_path, REVIEW.replace("title: Tides", f"title: Tides\n{field}"))
    (problem,) = check_content(tmp_path / "content")
    assert problem.line == 4
    assert words in problem.remedy


@pytest.mark.parametrize(
    "field",
    [
        *("tags: to-read", "author: World Health Organization"),
        "publication-types: Research Support, Non-U.S. Gov't",
    ],
)
def test_one_text_alone_is_a_list_of_one(tmp_path: Path, field: str) -> None:
    told(tmp_path, REVIEW.replace("title: Tides", f"title: Tides\n{field}"))
    assert check_content(tmp_path / "content") == ()


def test_a_variant_with_the_family_name_first_is_one(tmp_path: Path) -> None:
    told(tmp_path, REVIEW.replace("title: Tides", "title: Tides\nauthor: ['Ng, W. K.']"))
    people = "people:\n- name: Wing-Kin Ng\n  variants: Ng, W. K.\n"
    write(tmp_path / "content", {"people.yaml": people})
    assert check_content(tmp_path / "content") == ()


def test_a_field_outside_of_all_references_is_told_as_that(tmp_path: Path) -> None:
    told(tmp_path, REVIEW, LIST.replace("  title: Sea", "title: Sea"))
    (problem,) = check_content(tmp_path / "content")
    assert (problem.line, problem.remedy) == (7, "indent it by two spaces")
