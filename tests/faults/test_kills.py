"""Killed at any instant: content/ is whole and lost nothing, site/ and an export are the old or
the new one, and the next run finishes.

LITSITE_INSTANTS is the number of random instants for each command; `make kill` asks for hundreds.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import serve
from services import efetch
from small_project import REFERENCES, read_tree, write_pages

from generator.content.check import check_content

INSTANTS = int(os.environ.get("LITSITE_INSTANTS", "8"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")


class Killer:
    """Runs of litsite that are killed at random instants; see forked.py."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.chance = random.Random(os.environ.get("LITSITE_SEED", "0"))
        self.whole = 0.1  # seconds that a run takes when nothing stops it
        self.tried = self.killed = 0

    def run(self, seconds: float | None = None, **order: object) -> int:
        alone = self.chance.random() < 0.5
        line = json.dumps({"seconds": seconds, "alone": alone, **order}, default=str)
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        took, code = json.loads(self.process.stdout.readline())
        if seconds is None:
            assert code == 0
        if code != -9:
            self.whole = max(took, 0.01)
        return code

    def kill(self, **order: object) -> None:
        """One run, killed at an instant up to a little after it would have ended."""
        code = self.run(self.chance.uniform(0, 1.1) * self.whole, **order)
        self.tried += 1
        self.killed += code == -9


@pytest.fixture
def killer() -> Iterator[Killer]:
    script = Path(__file__).with_name("forked.py")
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        killer = Killer(process)
        yield killer
        process.stdin.close()
    assert killer.killed * 5 >= killer.tried  # else the instants came too late to show anything


def put_back(folder: Path, tree: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in tree.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def written(content: Path) -> dict[str, bytes]:
    """The files of content/ that a person or litsite reads: no temporary ones."""
    tree = read_tree(content)
    return {path: data for path, data in tree.items() if not Path(path).name.startswith(".")}


def check_states(content: Path, before: dict[str, bytes], states: list[dict[str, bytes]]) -> None:
    """Nothing that was there is gone, and every file is as one of the whole states has it."""
    now = written(content)
    assert before.keys() <= now.keys()
    for path, data in now.items():
        assert data in [state.get(path) for state in states], path
    for problem in check_content(content):
        # A new review's list stands for microseconds before the review: add writes it again.
        assert problem.message.startswith("there is no review"), problem
        assert f"reviews/{Path(problem.path).stem}.md" not in before


def test_add(killer, project, pages, folder):
    more = write_pages(
        folder / "more",
        12,
        '<meta name="citation_volume" content="7"><meta name="citation_pmid" content="1{n}">',
    )
    content = project / "content"
    command = {"arguments": ["--quiet", "--project", project, "add", pages, more]}
    states = [written(content)]
    killer.run(arguments=["--quiet", "--project", project, "add", pages])
    states.append(written(content))
    killer.run(arguments=["--quiet", "--project", project, "add", more])
    states.append(written(content))
    assert len(set(map(str, states))) == 3
    put_back(content, states[0])
    shutil.rmtree(project / ".litsite")
    killer.run(**command)
    assert written(content) == states[2]
    for _ in range(INSTANTS):
        if killer.chance.random() < 0.5:  # else it goes on from where the last one stopped
            put_back(content, killer.chance.choice(states[:2]))
        if killer.chance.random() < 0.5:
            shutil.rmtree(project / ".litsite", ignore_errors=True)
        before = written(content)
        killer.kill(**command)
        check_states(content, before, states)
        for review in (content / "reviews").glob("*.md"):
            assert (content / "references" / f"{review.stem}.yaml").exists()
        if killer.chance.random() < 0.3:
            killer.run(**command)
            assert written(content) == states[2]
    killer.run(**command)
    assert written(content) == states[2]
    assert not list(content.rglob(".litsite-*"))


def test_build(killer, project, pages):
    killer.run(arguments=["--quiet", "--project", project, "add", pages])
    content, site = project / "content", project / "site"
    setting = content / "site.yaml"
    review = sorted((content / "reviews").glob("*.md"))[0]
    texts = [
        review.read_text(encoding="utf-8"),
        review.read_text(encoding="utf-8").replace("Water comes", "Salt comes"),
    ]
    command = {"arguments": ["--quiet", "--project", project, "build", "--jobs", "2"]}
    trees = {}
    choices = [(title, text) for title in ("One", "Two") for text in texts]
    for title, text in choices:
        setting.write_text(f"title: {title}\n", encoding="utf-8")
        review.write_text(text, encoding="utf-8")
        killer.run(**command)
        trees[title, text] = read_tree(site)
    now = choices[-1]
    for _ in range(INSTANTS):
        before, now = now, killer.chance.choice(choices)
        setting.write_text(f"title: {now[0]}\n", encoding="utf-8")
        review.write_text(now[1], encoding="utf-8")
        extra = ["--clean"] if killer.chance.random() < 0.2 else []
        killer.kill(arguments=[*command["arguments"], *extra])
        if site.exists():  # between two renames it may be away: the next run puts it back
            tree = read_tree(site)
            assert tree in (trees[before], trees[now])
            now = now if tree == trees[now] else before
        if killer.chance.random() < 0.3:
            now = killer.chance.choice(choices)
            setting.write_text(f"title: {now[0]}\n", encoding="utf-8")
            review.write_text(now[1], encoding="utf-8")
            killer.run(**command)
            assert read_tree(site) == trees[now]
    setting.write_text(f"title: {choices[0][0]}\n", encoding="utf-8")
    review.write_text(choices[0][1], encoding="utf-8")
    killer.run(**command)
    assert read_tree(site) == trees[choices[0]]
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_enrich(killer, project, pages):
    killer.run(arguments=["--quiet", "--project", project, "add", pages])
    content = project / "content"
    known = {str(100 * n + m) for n in range(1, 13) for m in range(1, REFERENCES + 1)}
    with serve() as services:
        services.routes["/eutils/efetch.fcgi"] = efetch(known)
        command = {"enrich": [str(project), services.url]}
        states = [written(content)]
        killer.run(**command)
        states.append(written(content))
        assert states[0] != states[1]
        for _ in range(INSTANTS):
            if killer.chance.random() < 0.7:
                put_back(content, states[0])
            if killer.chance.random() < 0.3:
                shutil.rmtree(project / ".litsite" / "fetch", ignore_errors=True)
            before = written(content)
            killer.kill(**command)
            check_states(content, before, states)
            if killer.chance.random() < 0.3:
                killer.run(**command)
                assert written(content) == states[1]
        killer.run(**command)
    assert written(content) == states[1]
    assert not list(content.rglob(".litsite-*"))


@pytest.mark.parametrize("name", ["csl-json", "epub", "zip"])
def test_export(killer, project, pages, folder, name):
    killer.run(arguments=["--quiet", "--project", project, "add", pages])
    out = folder / "exports" / "library"
    out.parent.mkdir()
    review = sorted((project / "content" / "reviews").glob("*.md"))[0]
    texts = [
        review.read_text(encoding="utf-8"),
        review.read_text(encoding="utf-8").replace("Tides of", "Salts of"),
    ]
    command = {"arguments": ["--quiet", "--project", project, "export", name, "--out", out]}
    files = []
    for text in texts:
        review.write_text(text, encoding="utf-8")
        killer.run(**command)
        files.append(out.read_bytes())
    assert files[0] != files[1]
    for _ in range(max(INSTANTS // 3, 4)):
        number = killer.chance.randrange(2)
        review.write_text(texts[number], encoding="utf-8")
        held = out.read_bytes()
        killer.kill(**command)
        assert out.read_bytes() in (held, files[number])
    review.write_text(texts[0], encoding="utf-8")
    killer.run(**command)
    assert out.read_bytes() == files[0]
    assert [path.name for path in out.parent.iterdir()] == ["library"]
