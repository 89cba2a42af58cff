"""A project's own templates/ and assets/ stand before the built-in ones, file by file."""

import pytest

from generator.build import build_site
from generator.commands.new import make_project
from generator.errors import LitsiteError
from generator.project import Project

PAGE = '{% extends "base.html" %}\n{% block main %}\n<h1>MAIN</h1>\n{% endblock %}\n'


@pytest.fixture
def project(tmp_path):
    make_project(tmp_path / "x")
    return Project(tmp_path / "x")


def override(project, name, text):
    path = project.root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="surrogateescape")


def test_own_files_shadow_the_built_in_ones(project):
    override(project, "pages/about.html", PAGE.replace("MAIN", "Ours"))
    override(project, "assets/site.css", "body { color: black }\n")
    override(project, "assets/logo.svg", "<svg/>")
    build_site(project, jobs=1)
    assert "<h1>Ours</h1>" in (project.site / "about.html").read_text(encoding="utf-8")
    assert "<h1>Ours</h1>" not in (project.site / "index.html").read_text(encoding="utf-8")
    assert (project.site / "assets/site.css").read_text(
        encoding="utf-8"
    ) == "body { color: black }\n"
    assert (project.site / "assets/logo.svg").is_file()


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("{{ view.nothing }}", "has no attribute 'nothing'"),
        ("{{ view.frame", "unexpected"),
        ('{% include "partials/gone.html" %}', "gone.html"),
        ("{{ 1|no_such_filter }}", "no_such_filter"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ None() }}", "not callable"),
        ("{{ 1 }}\udcff", "not UTF-8 text"),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_template_is_named_with_its_line(project, broken, message, jobs):
    build_site(project, jobs=jobs)
    before = (project.site / "about.html").read_bytes()
    override(project, "pages/about.html", PAGE.replace("MAIN", broken))
    with pytest.raises(LitsiteError) as raised:
        build_site(project, jobs=jobs)
    assert str(raised.value).startswith("templates/pages/about.html:3: ")
    assert message in str(raised.value)
    assert (project.site / "about.html").read_bytes() == before
