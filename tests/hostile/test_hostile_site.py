"""Whatever a page or a file by hand says, it acts nowhere in the built site."""

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hostile_project import site_files
from inventory import IN_BROWSER, Inventory, from_browser, read_inventory

ELEMENTS = frozenset(
    """a abbr article aside b blockquote body br button caption circle cite code col colgroup dd
    del details dfn div dl dt em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head
    header hr html i input ins kbd label legend li line link main mark math menclose mfrac mi
    mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub
    msubsup msup mtable mtd mtext mtr munder munderover maction merror meta nav noscript ol option
    output p path pre q rect s samp script section select small span strong sub summary sup svg
    table tbody td text textarea tfoot th thead time title tr tspan u ul var wbr""".split()
)
"""All that templates, drawings and sanitised text are made of."""

ONLY_TEMPLATES = {"form", "input", "select", "textarea", "button", "option", "output", "svg"}
IDS = re.compile(r"[a-z][a-z0-9-]*(?:[_.]\w+)*|at-.+|with-.+|ref-.+|[a-z]\d*-.+", re.S)
SCRIPTS = re.compile(r"(?:\.\./|/tides/)?(?:assets|search|previews|records|abstracts|data)/[\w.-]+")
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
POLICY = "default-src 'self';object-src 'none';frame-src 'none';base-uri 'none';form-action 'self'"
FORBIDDEN = {"style", "srcdoc", "formaction", "ping", "background", "srcset", "xlink:href", "is"}


def check_inventory(path: str, found: Inventory, files: frozenset[str]) -> Iterator[str]:
    """All that is on a page and should not be."""
    for tag, names in found.elements.items():
        if tag not in ELEMENTS:
            yield f"<{tag}>"
        for name in names:
            if name.startswith("on") or name in FORBIDDEN:
                yield f"<{tag} {name}>"
    for kind, text in found.blocks:
        if kind not in ("application/ld+json", "application/json"):
            yield f"an inline script of type {kind!r}"
        else:
            json.loads(text)
    kinds = [kind.lower() for kind, _ in found.policies]
    if kinds not in (["content-security-policy"], ["content-security-policy", "refresh"]):
        yield f"metas with http-equiv {kinds}"
    for kind, text in found.policies:
        if kind.lower() == "refresh" and not re.fullmatch(
            r"0; url=\.\./[a-z]+/[a-z0-9-]+\.html", text
        ):
            yield f"refresh {text}"
        if kind.lower() != "refresh" and text not in (POLICY, "default-src 'none'"):
            yield f"policy {text}"
    for name, value in found.names:
        if name != "meta" and not re.fullmatch(r"[a-z]+", value):
            yield f"<{name} name={value!r}>"
    for id, count in Counter(found.ids).items():
        if not IDS.fullmatch(id):
            yield f"id {id!r}"
        if count > 1 and not re.match(r"[a-z]\d*-", id):
            yield f"id {id!r} {count} times"
    for tag, name, address in found.addresses:
        yield from _check_address(path, tag, name, address, files)


def _check_address(
    path: str, tag: str, name: str, address: str, files: frozenset[str]
) -> Iterator[str]:
    if tag == "script" and not SCRIPTS.fullmatch(address):
        yield f"script {address!r}"
    scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x1f]", "", address), re.I)
    if scheme:
        allowed = {("a", "href"), ("link", "href")}
        if scheme[1].lower() not in ("http", "https", "mailto") or (tag, name) not in allowed:
            yield f"<{tag} {name}={address!r}>"
        return
    if tag == "a" and (path.startswith("notes/by-hand") or path.startswith("reviews/by-hand")):
        if address.startswith(("//", "\\", "/")):
            yield f"{address!r} leaves the site"
        return  # what a person links to need not be there
    target = unquote(urlsplit(address).path).removeprefix("/tides/" if path == "404.html" else "-")
    if target and posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) not in files:
        yield f"<{tag} {name}={address!r}> leads nowhere"


def names_of(out: Path) -> frozenset[str]:
    return frozenset(path.relative_to(out).as_posix() for path in out.rglob("*"))


def test_what_is_hostile_is_no_mistake_of_the_reader(hostile):
    for status, output in (hostile.check, hostile.build):
        assert status == 0, output


def test_every_kind_of_page_holds_only_what_is_ours_to_html5lib(hostile):
    pages = sorted(hostile.site.glob("*.html"))
    for folder in sorted(path for path in hostile.site.iterdir() if path.is_dir()):
        pages += sorted(folder.glob("*.html"), key=lambda path: (path.stat().st_size, path))[-2:]
    names = names_of(hostile.site)
    for path in pages:
        if path.stat().st_size > 300_000:
            continue
        name = path.relative_to(hostile.site).as_posix()
        found = read_inventory(path.read_text(encoding="utf-8"))
        assert list(check_inventory(name, found, names)) == [], name


def test_every_page_holds_only_what_is_ours_to_chromium(hostile, served, chromium):
    files = names_of(hostile.site)
    names = [
        path.relative_to(hostile.site).as_posix() for path in site_files(hostile.site, ".html")
    ]
    page = chromium.new_page()
    page.goto(f"{served}assets/icon.svg")
    wrong = {}
    for place in range(0, len(names), 50):
        part = names[place : place + 50]
        inventories = page.evaluate(IN_BROWSER, [f"/{name}" for name in part])
        for name, found in zip(part, inventories, strict=True):
            problems = list(check_inventory(name, from_browser(found), files))
            if problems:
                wrong[name] = problems[:5]
    page.close()
    assert wrong == {}
    assert len(names) > 500


def test_nothing_runs_and_nothing_is_asked_for(hostile, chromium):
    site = hostile.site
    reviews = sorted(
        site.glob("reviews/*.html"),
        key=lambda path: (not path.stem.startswith("by-hand"), -path.stat().st_size),
    )
    pages = [
        *reviews[:18],
        *sorted(site.glob("notes/*.html"))[:6],
        *(site / f"{name}/index.html" for name in ("reviews", "authors", "keywords", "journals")),
        *(site / name for name in ("index.html", "map.html", "overview.html", "about.html")),
    ]
    addresses = [path.as_uri() for path in pages]
    search = (site / "search.html").as_uri()
    for query in (
        "alert",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "author:%22%3E%3Csvg%20onload=alert(1)%3E",
        "cites:javascript:alert(1)",
        "__proto__",
    ):
        addresses.append(f"{search}?q={query}")
    addresses.append(f"{search}?q=x#<img src=x onerror=alert(1)>")
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(20_000)
    seen: list[str] = []
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: seen.append(f"console {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.on("popup", lambda popup: seen.append(f"window {popup.url}"))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(("file:", "data:")) else seen.append(request.url)
        ),
    )
    for address in addresses:
        page.goto(address)
        assert page.evaluate("typeof window.litsite") in ("object", "function")
        if "search.html" in address:
            page.wait_for_function("document.getElementById('search-status').textContent !== ''")
        assert page.url.partition("?")[0] == address.partition("?")[0]
        if seen:
            pytest.fail(f"{address}: {seen}")
    context.close()


RUN = """paths => Promise.all(paths.map(async path => {
  const text = await (await fetch(path)).text();
  const calls = [];
  const litsite = new Proxy({}, {get: (_, name) => (...values) => { calls.push(name); }});
  const before = Object.keys(window).length;
  new Function("litsite", text)(litsite);
  return [calls.length, Object.keys(window).length - before];
}))"""


def test_scripts_of_data_call_litsite_once_and_do_nothing_else(hostile, served, chromium):
    folders = [path for path in hostile.site.iterdir() if path.is_dir() and path.name != "assets"]
    scripts = [path for folder in folders for path in site_files(folder, ".js")]
    names = [path.relative_to(hostile.site).as_posix() for path in scripts]
    assert {name.partition("/")[0] for name in names} >= {"search", "previews"}
    page = chromium.new_page()
    page.goto(f"{served}assets/icon.svg")
    seen = []
    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: seen.append(request.url) if served not in request.url else 0)
    for place in range(0, len(names), 50):
        part = names[place : place + 50]
        for name, found in zip(
            part, page.evaluate(RUN, [f"/{each}" for each in part]), strict=True
        ):
            assert found == [1, 0], name
    page.close()
    assert seen == []


def test_no_direction_is_overridden(hostile):
    for path in site_files(hostile.site, ".html", ".js", ".xml", ".json", ".bib", ".ris", ".csv"):
        found = DIRECTION.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path}: {found}"


def test_template_syntax_is_text(hostile):
    home = (hostile.site / "index.html").read_text(encoding="utf-8")
    assert "{{7*7}}{% raw %}" in home
    for path in (hostile.site / "reviews").glob("by-hand-*.html"):
        assert "&lt;TemplateReference" not in path.read_text(encoding="utf-8")
