"""content/ as every earlier version of litsite wrote it is read, kept and built."""

import shutil
from pathlib import Path

import pytest

from generator.build import build_site
from generator.content.check import check_content
from generator.content.load import list_keys, load_review
from generator.content.save import save_review
from generator.project import Project

VERSIONS = sorted(path for path in (Path(__file__).parent / "earlier_versions").iterdir())


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.name)
def test_content_of_an_earlier_version_is_read_kept_and_built(version, tmp_path):
    shutil.copytree(version, tmp_path / "project")
    project = Project(tmp_path / "project")
    before = {path: path.read_bytes() for path in project.content.rglob("*") if path.is_file()}
    assert check_content(project.content) == ()
    for key in list_keys(project.content):
        save_review(project.content, load_review(project.content, key))
    assert {path: path.read_bytes() for path in before} == before
    built = build_site(project, jobs=1)
    assert built.reviews == len(list_keys(project.content)) > 0
