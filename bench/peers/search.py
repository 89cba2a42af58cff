"""Search in a real Chromium: litsite's from disk, Pagefind's and MiniSearch's over local http.

Each opens a page made for one query and shows the first twenty results' titles; what the browser
loads is counted in bytes as they lie on disk, uncompressed on the way. Pagefind indexes Hugo's
pages whole, references included, as it does by default within the marked body. MiniSearch indexes
title, authors, journal, keywords and abstract; with the references it would grow many times over.
"""

from __future__ import annotations

import json
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from measure import Measured, count_files, measure

from peers import Facts, full_names, write_files

_OPENINGS = 5

_PAGEFIND = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Pagefind</title>
<p id="search-status"></p><ol id="search-results"></ol>
<script type="module">
import * as pagefind from "/pagefind/pagefind.js";
const found = await pagefind.search(new URLSearchParams(location.search).get("q"));
const shown = await Promise.all(found.results.slice(0, 20).map((result) => result.data()));
const list = document.querySelector("ol");
for (const each of shown) list.append(
  Object.assign(document.createElement("li"), { textContent: each.meta.title }));
document.querySelector("p").textContent = `${found.results.length} results`;
</script></html>
"""

_MINISEARCH = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>MiniSearch</title>
<p id="search-status"></p><ol id="search-results"></ol>
<script src="minisearch.js"></script>
<script type="module">
const fields = ["title", "authors", "journal", "keywords", "abstract"];
const text = await (await fetch("index.json")).text();
const index = MiniSearch.loadJSON(text, { fields, storeFields: ["title"] });
const found = index.search(new URLSearchParams(location.search).get("q"),
  { combineWith: "AND", fuzzy: false });
const list = document.querySelector("ol");
for (const each of found.slice(0, 20)) list.append(
  Object.assign(document.createElement("li"), { textContent: each.title }));
document.querySelector("p").textContent = `${found.length} results`;
</script></html>
"""

_INDEXER = """
import { createReadStream, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import MiniSearch from "minisearch";

const fields = ["title", "authors", "journal", "keywords", "abstract"];
const index = new MiniSearch({ fields, storeFields: ["title"] });
for await (const line of createInterface({ input: createReadStream("reviews.jsonl") }))
  index.add(JSON.parse(line));
writeFileSync("site/index.json", JSON.stringify(index));
"""


@dataclass(frozen=True, slots=True)
class Searched:
    """A first query: what the browser loaded, median milliseconds to results, how many."""

    requests: int
    loaded: int
    milliseconds: float
    found: str


def write_minisearch(folder: Path, tools: Path) -> None:
    """The folder in which MiniSearch's index is made; reviews are added by `minisearch_line`."""
    write_files(folder, {"index.mjs": _INDEXER, "site/search.html": _MINISEARCH})
    package = tools / "node_modules"
    shutil.copy(package / "minisearch" / "dist" / "umd" / "index.js", folder / "site/minisearch.js")
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(package)


def minisearch_line(facts: Facts) -> str:
    """A review as MiniSearch is given it: a line of JSON."""
    record = {
        "id": facts["key"],
        "title": facts["title"],
        "authors": "; ".join(full_names(facts)),
        "journal": facts["journal"],
        "keywords": "; ".join(facts["keywords"]),  # type: ignore[arg-type]
        "abstract": facts["abstract"],
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def index_minisearch(folder: Path) -> tuple[Measured, int, int]:
    """Makes the index; what it took, files and bytes."""
    done = measure(["node", "index.mjs"], folder)
    return done, 1, (folder / "site" / "index.json").stat().st_size if not done.status else 0


def index_pagefind(site: Path, tools: Path) -> tuple[Measured, int, int]:
    """Indexes a built site; what it took, files and bytes."""
    target = site / "pagefind"
    shutil.rmtree(target, ignore_errors=True)
    program = tools / "node_modules" / ".bin" / "pagefind"
    command = [program, "--site", ".", "--glob", "reviews/*/index.html", "--quiet"]
    done = measure(command, site)
    (site / "search.html").write_text(_PAGEFIND, encoding="utf-8")
    return done, *(count_files(target) if target.exists() else (0, 0))


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is told of a request."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A folder's address on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def search(browser: object, address: str, folder: Path) -> Searched:
    """Opens an address in fresh profiles, each until the first result stands on the page."""
    times, loaded = [], {}
    found = ""
    for _ in range(_OPENINGS):
        context = browser.new_context()  # type: ignore[attr-defined]
        page = context.new_page()
        loaded = {}
        page.on("request", lambda request, urls=loaded: urls.setdefault(request.url, None))
        begun = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector("#search-results > li", state="attached")
        times.append(1000 * (time.perf_counter() - begun))
        page.wait_for_timeout(300)  # what a page still loads then is counted too
        found = page.locator("#search-status").inner_text()
        context.close()
    size = sum(_size(url, folder) for url in loaded)
    return Searched(len(loaded), size, statistics.median(times), found)


def _size(url: str, folder: Path) -> int:
    path = unquote(urlsplit(url).path)
    file = Path(path) if url.startswith("file:") else folder / path.lstrip("/")
    return file.stat().st_size if file.is_file() else 0


def search_all(query: str, litsite: Path, pagefind: Path, minisearch: Path) -> dict[str, Searched]:
    """The same first query by each, in one browser."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    asked = f"search.html?q={quote(query)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        found = {"litsite, from disk": search(browser, f"{litsite.as_uri()}/{asked}", litsite)}
        for name, folder in (("Pagefind", pagefind), ("MiniSearch", minisearch)):
            with serve(folder) as address:
                found[f"{name}, over http"] = search(browser, f"{address}/{asked}", folder)
        browser.close()
    return found
