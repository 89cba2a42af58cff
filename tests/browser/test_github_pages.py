"""The workflow that `litsite new` writes, step by step here, its result served below /project/."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from on_loopback import SilentHandler, open_folder, running

from generator.commands.new import make_project

SEED = Path(__file__).parents[2] / "examples" / "pages" / "000_ba159a87d2986261.txt"
BASE_URL = "https://someone.github.io/project"
pytestmark = pytest.mark.browser


def run_steps(project: Path) -> None:
    """The build job's own commands; actions and the installation are GitHub's."""
    workflow = yaml.safe_load((project / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for step in workflow["jobs"]["build"]["steps"]:
        command = step.get("run", "")
        if command and "pip install" not in command:
            command = command.replace("${{ steps.pages.outputs.base_url }}", BASE_URL)
            assert "${{" not in command
            done = subprocess.run(
                ["sh", "-ec", command],
                cwd=project,
                env={**os.environ, "PATH": path},
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stderr


class GitHubPages(SilentHandler):
    """Serves a folder below /project/, and its 404.html with status 404 for anything else."""

    def do_GET(self):  # noqa: N802 # the name is http.server's
        path = self.path.split("?")[0]
        inside = path.startswith("/project/")
        self.path = path.removeprefix("/project")
        if inside and Path(self.translate_path(self.path)).exists():
            super().do_GET()
        else:
            page = (Path(self.directory) / "404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    project = tmp_path_factory.mktemp("pages") / "my-library"
    make_project(project)
    subprocess.run(
        [sys.executable, "-m", "generator", "--quiet", "--project", project, "add", SEED],
        check=True,
    )
    run_steps(project)
    with running(open_folder(project / "site", GitHubPages)) as address:
        yield address


def visit(browser, address):
    """Opens a page; returns what failed while it loaded, and whether the stylesheet is in force."""
    context = browser.new_context()
    page = context.new_page()
    failed = []
    page.on(
        "response",
        lambda each: (
            failed.append(each.url) if each.status >= 400 and each.url != address else None
        ),
    )
    page.goto(address)
    styled = page.evaluate("getComputedStyle(document.querySelector('.skip')).position")
    text = page.locator("main").inner_text()
    links = page.evaluate("[...document.querySelectorAll('header a')].map(each => each.href)")
    context.close()
    return failed, styled, text, links


def test_pages_work_below_a_project_path(browser, served):
    """al-folio#5 #320 #1140, knative/docs#6384."""
    failed, styled, text, _ = visit(browser, f"{served}/project/")
    assert (failed, styled) == ([], "absolute")
    assert "Revolutionizing" in text
    page = f"{served}/project/reviews/taeb-2025-revolutionizing.html"
    assert visit(browser, page)[:2] == ([], "absolute")


@pytest.mark.parametrize("path", ["/project/gone.html", "/project/reviews/old/deep/gone.html"])
def test_a_missing_page_keeps_its_styles_and_leads_back(browser, served, path):
    """al-folio#3084: the page of a lost address loses its style."""
    failed, styled, text, links = visit(browser, served + path)
    assert (failed, styled) == ([], "absolute")
    assert "not" in text.lower()
    assert all(link.startswith(f"{served}/project/") for link in links)


def test_addresses_for_the_web_are_absolute(served):
    import urllib.request

    with urllib.request.urlopen(f"{served}/project/sitemap.xml") as answer:
        assert f"{BASE_URL}/reviews/taeb-2025-revolutionizing.html" in answer.read().decode()
