"""The same work on a Dask cluster: three worker processes, one of them killed on the way."""

from __future__ import annotations

import gc
import os
import random
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from read_folder import read_folder
from run_litsite import run_litsite

from generator import cluster
from generator.add import add_wanted
from generator.build import build_site
from generator.cluster import DaskCluster, open_workers
from generator.content.save import save_review
from generator.errors import LitsiteError, UsageError
from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.pool import map_chunks
from generator.progress import Silent
from generator.project import Project

distributed = pytest.importorskip("distributed", reason="litsite[cluster] is not installed")
dask = pytest.importorskip("dask")

# What the package and its own libraries warn of is not ours to mend.
pytestmark = pytest.mark.filterwarnings("default")

T = TypeVar("T")


@pytest.fixture(scope="module", autouse=True)
def collected() -> Iterator[None]:
    """What the package leaves to the collector warns here, not in the middle of other tests."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real cluster of three processes on this machine."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=3,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=":0",
            local_directory=str(tmp_path_factory.mktemp("workers")),
        ) as cluster,
    ):
        yield cluster


@pytest.fixture
def address(started: Any) -> str:
    """The address of its scheduler; of workers that were killed before one is there again."""
    with distributed.Client(started, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    return str(started.scheduler_address)


_added = 0
_starts = 0


def set_up(add: int) -> None:
    global _added, _starts
    _added = add
    _starts += 1


def add_all(numbers: Sequence[int]) -> list[tuple[int, int, int]]:
    return [(number + _added, _starts, os.getpid()) for number in numbers]


def die_once(marks: Sequence[Path]) -> list[str]:
    for mark in marks:
        if mark.name == "deadly" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [mark.name for mark in marks]


def die(numbers: Sequence[int]) -> list[int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def fail(numbers: Sequence[int]) -> list[int]:
    raise LitsiteError("it failed", "do better")


def test_each_process_is_set_up_once_for_all_its_chunks(address: str, tmp_path: Path) -> None:
    with open_workers(None, address, tmp_path) as workers:
        for add in (100, 200):
            chunks = map_chunks(add_all, range(40), workers, 2, set_up, (add,))
            found = [each for chunk in chunks for each in chunk]
            assert [number for number, _, _ in found] == [add + number for number in range(40)]
            pids = {pid for _, _, pid in found}
            assert os.getpid() not in pids
            assert len({(starts, pid) for _, starts, pid in found}) == len(pids) <= 3
        chunks = map_chunks(add_all, range(40), workers, 2, set_up, (0,), in_order=False)
        assert sorted(each[0] for chunk in chunks for each in chunk) == list(range(40))
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_worker_had_to_do_is_done_by_another(address: str, tmp_path: Path) -> None:
    marks = [tmp_path / name for name in (*"abcdef", "deadly", *"ghijkl")]
    with open_workers(None, address, tmp_path / "cache") as workers:
        found = [each for chunk in map_chunks(die_once, marks, workers, 1) for each in chunk]
    assert found == [mark.name for mark in marks]
    assert (tmp_path / "deadly").exists()


def test_what_fails_is_told_in_words(address: str, tmp_path: Path) -> None:
    with (
        open_workers(None, address, tmp_path) as workers,
        pytest.raises(LitsiteError, match=r"it failed \(do better\)"),
    ):
        list(map_chunks(fail, range(4), workers, 1))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_workers_do_not_see_is_named(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster.secrets, "token_hex", lambda size: "x" * size)
    monkeypatch.setattr(Path, "write_text", lambda path, text, encoding: None)
    with (
        pytest.raises(LitsiteError, match=r"does not see .*must be shared"),
        open_workers(None, address, tmp_path),
    ):
        pass


def test_workers_of_another_version_are_refused(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_tell_code", lambda: "another")
    with (
        pytest.raises(LitsiteError, match="another litsite"),
        open_workers(None, address, tmp_path),
    ):
        pass


def test_a_scheduler_without_workers_and_one_that_goes_away_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    empty = distributed.LocalCluster(n_workers=0, dashboard_address=":0", host="127.0.0.1")
    with empty, distributed.Client(empty, set_as_default=False) as client:
        address = str(empty.scheduler_address)
        with (
            pytest.raises(LitsiteError, match="no workers"),
            open_workers(None, address, tmp_path),
        ):
            pass
        workers = DaskCluster(client, address, tmp_path)
        threading.Timer(0.1, empty.close).start()
        with pytest.raises(LitsiteError, match="went away"):
            list(map_chunks(add_all, range(4), workers, 1))


@pytest.mark.parametrize("wrong", ["tcp://127.0.0.1:9", "nonsense", "xyz://nowhere:1"])
def test_a_scheduler_that_is_not_there_is_told(
    wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    with (
        pytest.raises(LitsiteError, match="no Dask scheduler answers") as failed,
        open_workers(None, wrong, tmp_path),
    ):
        pass
    assert "dask scheduler" in failed.value.remedy


def test_without_the_extra_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(LitsiteError, match="-m pip install distributed"),
        open_workers(None, "tcp://127.0.0.1:9", tmp_path),
    ):
        pass


def test_processes_here_and_a_cluster_are_not_asked_for_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--scheduler"), open_workers(2, "tcp://x", tmp_path):
        pass
    with open_workers(2, None, tmp_path) as workers:
        assert workers == 2


def make_page(number: int) -> str:
    return (
        f"<html><head><title>T</title>"
        f'<meta name="citation_title" content="Tides of harbour {number}: a review">'
        f'<meta name="citation_author" content="Ng, Ida {chr(65 + number)}.">'
        f'<meta name="citation_publication_date" content="20{number:02d}">'
        f'<meta name="citation_journal_title" content="Marsh Letters">'
        f'<meta name="citation_doi" content="10.5555/tide.{number}">'
        f"</head><body><h1>Tides of harbour {number}: a review</h1></body></html>"
    )


def test_pages_are_added_as_they_are_here(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(12):
        (pages / f"{number}.html").write_text(make_page(number), encoding="utf-8")
    (pages / "broken.html").write_text("<p>Nothing to see.</p>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    reports = []
    for name, scheduler in (("here", None), ("there", address)):
        (tmp_path / name / "content").mkdir(parents=True)
        reports.append(add_wanted(Project(Path(name)), ["pages"], scheduler=scheduler))
    assert len(reports[0].added) == 12
    assert reports[0].added == reports[1].added
    assert [each.reason for each in reports[0].refused] == [
        each.reason for each in reports[1].refused
    ]
    assert read_folder(tmp_path / "here" / "content") == read_folder(tmp_path / "there" / "content")


class Killer(Silent):
    """Follows a build, and kills one of its workers once half of a stage is done."""

    def __init__(self, cluster: Any) -> None:
        self.cluster = cluster
        self.killed: list[tuple[str, int]] = []

    def follow(self, stage: str, things: Iterable[T], total: int) -> Iterator[T]:
        for number, thing in enumerate(things):
            if number == total // 3:
                with distributed.Client(self.cluster, set_as_default=False) as client:
                    pid = next(iter(client.run(os.getpid).values()))
                os.kill(pid, signal.SIGKILL)
                self.killed.append((stage, pid))
            yield thing


def make_review(number: int) -> Review:
    chance = random.Random(number)
    words = " ".join(chance.choice(("tide", "salt", "marsh", "eel")) for _ in range(60))
    works = chance.sample(range(40), 8)
    return Review(
        f"ng-{number:03d}",
        Document(
            Item(
                title=f"The tide of harbour {number}",
                author=(Name(family=f"Ng{number % 9}", given="Ida"),),
                issued=Issued(2000 + number % 20),
            ),
            keyword=(f"word {number % 5}",),
        ),
        f"## Abstract\n\n{words.capitalize()}.\n",
        tuple(
            Reference(f"r{work}", Item(title=f"Work on salt {work}", doi=f"10.5555/{work}"), place)
            for place, work in enumerate(works, 1)
        ),
        has_references=True,
    )


def test_a_site_built_on_a_cluster_is_the_same_though_workers_are_killed(
    started: Any, address: str, tmp_path: Path
) -> None:
    for number in range(150):
        save_review(tmp_path / "content", make_review(number))
    project, killer = Project(tmp_path), Killer(started)
    build_site(project, tmp_path / "here", jobs=1, clean=True)
    build_site(project, tmp_path / "there", clean=True, scheduler=address, reporter=killer)
    assert [stage for stage, _ in killer.killed] == ["Reviews", "Pages"]
    here, there = read_folder(tmp_path / "here"), read_folder(tmp_path / "there")
    assert [path for path in here if here[path] != there.get(path)] == []
    assert here.keys() == there.keys()
    again = build_site(project, tmp_path / "there", scheduler=address)
    assert again.published.changed == 0


def test_what_ends_each_worker_is_told_in_words(address: str, tmp_path: Path) -> None:
    with (
        open_workers(None, address, tmp_path) as workers,
        pytest.raises(LitsiteError, match="more memory"),
    ):
        list(map_chunks(die, range(2), workers, 1))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["build"], ["add", "page.html"]])
def test_the_commands_tell_it(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "page.html").write_text(make_page(1), encoding="utf-8")
    done = run_litsite(*command, "--scheduler", "tcp://127.0.0.1:9")
    assert done.exit_code == 1
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in done.output
    done = run_litsite(*command, "--scheduler", "tcp://127.0.0.1:9", "--jobs", "2")
    assert done.exit_code == 2
    assert not (tmp_path / "site").exists()
