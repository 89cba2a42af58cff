"""The Content-Security-Policy of a page acts in Chromium, from disk and over http: were something
to get past everything else, it would not run and would ask for nothing."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from on_loopback import open_folder, running

SITE = Path(__file__).parents[2] / "site"
KINDS = {path.relative_to(SITE).parts[0]: path for path in sorted(SITE.rglob("*.html"))}
"""One page of each kind."""

HOSTILE = """
<script>window.ran = "an inline script"</script>
<script src="data:text/javascript,window.ran='a script of its address'"></script>
<script src="ELSEWHERE/a.js"></script>
<script type="module">window.ran = "an inline module"</script>
<img src="x:" onerror="window.ran = 'a handler'">
<svg onload="window.ran = 'a drawing'"></svg>
<a id="hostile-link" href="javascript:window.ran='a link'">x</a>
<iframe srcdoc="<script>parent.ran = 'a frame'</script>"></iframe>
<iframe src="ELSEWHERE/frame"></iframe>
<iframe src="?own"></iframe>
<object data="?own"></object>
<embed src="?own">
<object data="ELSEWHERE/object"></object>
<embed src="ELSEWHERE/embed">
<img src="ELSEWHERE/pixel.png">
<video src="ELSEWHERE/film.mp4" autoplay></video>
<link rel="stylesheet" href="ELSEWHERE/style.css">
<link rel="prefetch" href="ELSEWHERE/later">
<style>h1 { color: rgb(1, 2, 3) } body { background: url(ELSEWHERE/picture) }</style>
<h1 id="hostile-style" style="color: rgb(1, 2, 3)">x</h1>
<base href="ELSEWHERE/">
<form id="hostile-form" action="ELSEWHERE/form"><button id="hostile-button">x</button></form>
"""
COLOR = "getComputedStyle(document.getElementById('hostile-style')).color"
TRY = """elsewhere => {
  const asked = [];
  for (const act of [
    () => document.getElementById("hostile-link").click(),
    () => document.getElementById("hostile-button").click(),
    () => navigator.sendBeacon(elsewhere + "/beacon", "x"),
    () => { fetch(elsewhere + "/fetch").catch(() => 0); },
    () => { new WebSocket(elsewhere.replace("http", "ws") + "/socket"); },
    () => { new EventSource(elsewhere + "/events"); },
  ]) {
    try { act(); } catch (error) { asked.push(error.name); }
  }
  return asked;
}"""


class _Elsewhere(BaseHTTPRequestHandler):
    """Another site, which notes whatever reaches it."""

    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self):
        self.do_GET()

    def do_OPTIONS(self):
        self.do_GET()

    def log_message(self, format, *args):
        pass


@pytest.fixture
def elsewhere():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere)
    server.asked = []
    with running(server):
        yield server


@pytest.fixture
def folder(tmp_path, elsewhere):
    """The example's pages, each with hostile markup that got past everything."""
    (tmp_path / "assets").symlink_to(SITE / "assets")
    hostile = HOSTILE.replace("ELSEWHERE", address_of(elsewhere))
    for path in KINDS.values():
        page = path.read_text(encoding="utf-8")
        target = tmp_path / path.relative_to(SITE)
        target.parent.mkdir(exist_ok=True)
        assert page.endswith("</footer>")  # the body's own end tag is left out
        target.write_text(page + hostile, encoding="utf-8")
    return tmp_path


def address_of(server):
    return f"http://127.0.0.1:{server.server_port}"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["file", "http"])
def test_nothing_that_got_in_acts(browser, folder, elsewhere, scheme):
    context = browser.new_context()
    page = context.new_page()
    with running(open_folder(folder)) as address:
        root = folder.as_uri() if scheme == "file" else address
        for path in sorted(folder.rglob("*.html")):
            name = path.relative_to(folder).as_posix()
            page.goto(f"{root}/{name}")
            page.evaluate(TRY, address_of(elsewhere))
            page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
            assert page.evaluate("window.ran") is None, name
            assert page.evaluate(COLOR) != "rgb(1, 2, 3)", name
            assert page.evaluate("document.baseURI").startswith(root), name
            assert page.url == f"{root}/{name}"
            frames = [frame.url for frame in page.frames[1:]]
            assert frames, name
            assert not [url for url in frames if url.startswith(root)], name
        context.close()
    assert elsewhere.asked == []


@pytest.mark.browser
def test_without_the_policy_it_would_act(browser, folder, elsewhere):
    """What the test above tries can act: the same page without its policy."""
    text = (folder / "about.html").read_text(encoding="utf-8")
    text, found = re.subn(r'<meta http-equiv="?Content-Security-Policy[^>]*>', "", text)
    assert found == 1
    bare = folder / "bare.html"
    bare.write_text(text, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(bare.as_uri())
    assert page.evaluate("window.ran")
    assert page.evaluate(COLOR) == "rgb(1, 2, 3)"
    context.close()
    assert {"/a.js", "/pixel.png", "/style.css"} <= set(elsewhere.asked)
