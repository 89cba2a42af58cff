"""A review that a person moved to content/excluded/ stays out, whatever page it comes in again."""

from pathlib import Path

import pytest
from run_litsite import Result, run_litsite

RECORD = """TY  - JOUR
AU  - {author}
TI  - {title}
PY  - 2020
{more}ER  -
"""
TIDES = RECORD.format(
    author="Ng, Wing", title="The tides of salt and sand", more="DO  - 10.5555/a\n"
)
FOAM = RECORD.format(author="Li, Ann", title="The foam of the western harbours", more="")
REEDS = RECORD.format(author="Roe, Jo", title="The reeds of the inner marshes", more="")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "p"
    assert run_litsite("new", folder).exit_code == 0
    return folder


def add(project: Path, name: str, *records: str) -> Result:
    export = project.parent / name
    export.write_text("".join(records), encoding="utf-8")
    return run_litsite("--project", project, "add", export)


def exclude(project: Path, key: str) -> Path:
    place = project / "content" / "excluded" / f"{key}.md"
    place.parent.mkdir(exist_ok=True)
    return (project / "content" / "reviews" / place.name).rename(place)


def list_reviews(project: Path) -> list[str]:
    return sorted(path.stem for path in (project / "content" / "reviews").glob("*.md"))


def test_what_was_screened_out_does_not_come_back_with_the_next_export(project: Path):
    """It did, as new, with each export of the same search."""
    assert "2 new" in add(project, "one.ris", TIDES, FOAM).stdout
    kept = [exclude(project, key) for key in ("ng-2020-tides", "li-2020-foam")]
    before = [path.read_bytes() for path in kept]
    told = add(project, "two.ris", FOAM.replace("foam of", "Foam of"), REEDS, TIDES)
    assert told.exit_code == 0
    assert "1 new, 2 left out, as they lie in content/excluded" in told.stdout
    assert list_reviews(project) == ["roe-2020-reeds"]
    assert [path.read_bytes() for path in kept] == before
    assert "2 left out" in add(project, "one.ris", TIDES, FOAM).stdout
    assert run_litsite("--project", project, "build").exit_code == 0
    assert not (project / "site" / "reviews" / "ng-2020-tides.html").exists()


def test_a_review_that_is_moved_back_is_filled_again_and_its_key_was_kept(project: Path):
    add(project, "one.ris", TIDES)
    place = exclude(project, "ng-2020-tides")
    other = TIDES.replace("10.5555/a", "10.5555/b").replace("of salt and sand", "and their names")
    assert "new        ng-2020-tides-2" in add(project, "other.ris", other).stdout
    place.rename(project / "content" / "reviews" / place.name)
    more = TIDES.replace("ER  -", "VL  - 7\nER  -")
    assert "filled     ng-2020-tides: volume" in add(project, "more.ris", more).stdout


def test_the_reference_list_of_an_excluded_review_may_stay_or_go_along(project: Path):
    add(project, "one.ris", TIDES)
    lists = project / "content" / "references"
    lists.mkdir(exist_ok=True)
    (lists / "ng-2020-tides.yaml").write_text("references: []\n", encoding="utf-8")
    exclude(project, "ng-2020-tides")
    assert run_litsite("--project", project, "check").exit_code == 0
    (lists / "ng-2020-tides.yaml").rename(project / "content" / "excluded" / "ng-2020-tides.yaml")
    assert run_litsite("--project", project, "check").exit_code == 0
    assert "1 left out" in add(project, "two.ris", TIDES + "\n").stdout


def test_an_excluded_file_that_broke_is_named_before_anything_is_added(project: Path):
    add(project, "one.ris", TIDES)
    place = exclude(project, "ng-2020-tides")
    place.write_text(place.read_text().replace("title:", "titel:"), encoding="utf-8")
    told = add(project, "two.ris", REEDS)
    assert told.exit_code == 1
    assert "content/excluded/ng-2020-tides.md:" in told.stderr
    assert list_reviews(project) == []


def test_a_folder_that_is_nearly_called_so_is_named(project: Path):
    (project / "content" / "Excluded").mkdir()
    told = run_litsite("--project", project, "check")
    if (project / "content" / "excluded").exists():
        pytest.skip("the file system does not tell capitals from small letters")
    assert "content/Excluded: nothing reads it (call it excluded)" in told.stdout
