"""The library on its shelf is the one that relating gives, by however many processes."""

from __future__ import annotations

import multiprocessing
import random
import sys
from pathlib import Path

import pytest
from random_content import start_library

from generator.cache.packs import Packs
from generator.config import Config
from generator.library.relate import relate
from generator.library.terms import list_years
from generator.prepare.load import load_library
from generator.progress import Silent
from generator.site.catalogue import catalogue_library
from generator.site.shelved_entries import open_entries
from generator.steps.relate import open_shelf, relate_to_shelf


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_shelf_holds_what_relating_gives(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = start_library(tmp_path, random.Random(5), 40)
    packs = Packs(tmp_path / "packs")
    packs.clear()
    config = Config(works_page_from=2)
    loaded = load_library(project.content, packs, 1, Silent())
    monkeypatch.setattr("generator.steps.relate._FEW", 0)
    monkeypatch.setattr("generator.references.match._FEW", 0)
    main, calls = multiprocessing.current_process().pid, tmp_path / "calls"
    calls.mkdir()

    def note_call(*values: object) -> object:
        (calls / str(multiprocessing.current_process().pid)).touch()
        return list_years(*values)

    monkeypatch.setattr("generator.library.records.list_years", note_call)
    folder = tmp_path / relate_to_shelf(loaded, config, tmp_path, jobs)
    assert [path.name == str(main) for path in calls.iterdir()] == [jobs == 1]
    opened = open_shelf(folder, loaded)
    assert opened == relate(
        loaded.condensed, loaded.notes, loaded.people, loaded.works, loaded.config
    )
    assert open_entries(folder) == dict(catalogue_library(opened, config).entries)
