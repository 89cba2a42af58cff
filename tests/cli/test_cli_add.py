"""litsite add, as it is called."""

import gzip
import os
import shutil
from pathlib import Path

import pytest
from run_litsite import run

from generator.add import Added, AddReport
from generator.cli.reports import print_added
from generator.content.save import save_review
from generator.errors import ContentError, Problem, put_on_one_line
from generator.read_files import Refused

REPOSITORY = Path(__file__).parents[2]
SEED = REPOSITORY / "examples" / "pages" / "000_ba159a87d2986261.txt"


def test_a_page_is_told_of_in_one_line_and_an_unchanged_one_in_none(capsys):
    facts = {"unplaced": ("Received: 2020",), "references": 5, "references_total": 150}
    pages = (Added("a.html", "ng-2020-tides", "new", **facts),
             Added("b.html", "li-2020-salt", "unchanged", **facts),
             Added("c.html", "ng-2020-tides", "filled", filled=("volume",)),
             Added("d.html", "ng-2020-tides", "filled"))  # fmt: skip
    print_added(AddReport(pages))
    assert capsys.readouterr().out.splitlines() == [
        "new        ng-2020-tides  from a.html, 5 of 150 references",
        "filled     ng-2020-tides: volume  from c.html",
        "known      ng-2020-tides  also in d.html",
        "1 new, 1 filled, 2 known before",
        "next: litsite build",
    ]


def test_pages_refused_for_one_reason_filled_the_screen(capsys):
    """Three hundred times the same, and above the new ones, out of sight."""
    shut = [Refused(f"{name}.html", "a search page", "open an article") for name in "abc"]
    new = Added("d.html", "ng-2020-tides", "new")
    print_added(AddReport((new,), (*shut, Refused("e.pdf", "a PDF", "save the page"))))
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        "3 files: a search page (open an article)",
        "  a.html",
        "  b.html",
        "  c.html",
        "e.pdf: a PDF (save the page)",
    ]
    assert told.out.splitlines()[-2:] == ["1 new, 4 refused", "next: litsite build"]


def test_what_comes_next_is_told_for_the_project_named(project, tmp_path):
    """Nothing said that a build comes next, or that there was nothing to build it of."""
    call = f"litsite --project {project}"
    empty = run("--project", project, "build").stdout
    assert f"next: {call} add PAGE.html, as there is no review yet" in empty
    assert f"next: {call} build" in run("--project", project, "add", SEED).stdout
    assert "next:" not in run("--project", project, "add", SEED).stdout
    assert "next:" not in run("--project", project, "build").stdout


def test_files_of_a_folder_that_are_no_pages_were_passed_over_in_silence(project, tmp_path):
    """Who added a folder of PDFs was told "1 new", or that there is nothing to read."""
    folder = tmp_path / "saved"
    folder.mkdir()
    for name in ("a.pdf", "B.PDF", "c.zip", ".hidden.pdf"):
        (folder / name).touch()
    assert run("--project", project, "add", folder).stdout == (
        "nothing to read: no file there ends as saved pages do (.html, .txt …); "
        "3 passed over (2 .pdf, 1 .zip)\n"
    )
    shutil.copy(SEED, folder / "page.txt")
    assert (
        "1 new; 3 passed over (2 .pdf, 1 .zip)\n" in run("--project", project, "add", folder).stdout
    )
    run("--project", project, "build")
    within = run("--project", project, "add", project).stdout  # of content/ and site/ nothing
    assert "svg" not in within


def test_a_folder_with_an_export_of_scopus_was_said_to_hold_nothing(project, tmp_path):
    """A .csv or .ciw was read where it was named, and passed over in a folder."""
    source = REPOSITORY / "tests" / "sources" / "scopus_csv"
    page = next(source.rglob("page.csv"))
    shutil.copy(page, tmp_path / "scopus.csv")
    assert " new" in run("--project", project, "add", tmp_path).stdout


def test_from_a_saved_page_to_a_site(project):
    said = run("--project", project, "add", SEED)
    assert "new        taeb-2025-revolutionizing" in said.stdout
    said = run("--project", project, "build")
    assert "1 review," in said.stdout
    page = project / "site" / "reviews" / "taeb-2025-revolutionizing.html"
    assert "Shahram Taeb" in page.read_text(encoding="utf-8")


def test_bad_pages_are_named_and_the_others_read(project, tmp_path):
    search = tmp_path / "search.html"
    search.write_text(
        '<title>tides - Search Results - PubMed</title><main class="search-page" id="search-page">',
        encoding="utf-8",
    )
    done = run("--project", project, "add", search, SEED, status=1)
    assert done.stderr.startswith(f"{search}: a PubMed search page, not an article (")
    assert "1 new, 1 refused" in done.stdout


def test_what_a_zipped_file_lacks_is_told_each_time(project, tmp_path):
    """A file read as a stream was "known before" once the records before its break were read."""
    whole = (REPOSITORY / "tests/sources/pubmed_xml/every-field/page.xml").read_bytes()
    place = tmp_path / "page.xml.gz"
    place.write_bytes(gzip.compress(whole.replace(b"</PubmedArticleSet>", b"<PubmedArticle>")))
    for outcome in ("1 new, 1 refused", "1 known before, 1 refused"):
        assert outcome in run("--project", project, "add", place, status=1).stdout


def test_what_could_not_be_written_is_added_the_next_time(project, monkeypatch):
    """Of a file of several records it was "known before" once another one was written."""

    def save_but(content, review):
        if review.key.startswith("vonhohenstein"):
            raise ContentError((Problem("content/", None, "the disk is full", "make room"),))
        return save_review(content, review)

    records = REPOSITORY / "tests/sources/nbib/three-records/page.nbib"
    monkeypatch.setattr("generator.add.save_review", save_but)
    assert "2 new, 1 refused" in run("--project", project, "add", records, status=1).stdout
    monkeypatch.undo()
    assert "1 new, 2 known before" in run("--project", project, "add", records).stdout


def test_adding_a_page_again_changes_no_byte(project):
    run("--project", project, "add", SEED)
    before = {path: path.read_bytes() for path in (project / "content").rglob("*.*")}
    assert "1 known before" in run("--project", project, "add", SEED).stdout
    (project / ".litsite" / "added").unlink()
    assert "1 known before" in run("--project", project, "add", SEED).stdout
    assert {path: path.read_bytes() for path in (project / "content").rglob("*.*")} == before


def test_a_review_deleted_comes_back_when_its_file_of_many_is_added_again(project, tmp_path):
    """It came back from a page of its own, and not from a file of many records."""
    path = tmp_path / "many.ris"
    path.write_text(
        "".join(
            f"TY  - JOUR\nTI  - The tides of {name} and their salt\nAU  - Ng, Wing\n"
            f"PY  - 2001\nDO  - 10.5555/{name}\nER  -\n"
            for name in ("oslo", "bergen", "oslo")
        )
    )
    assert "2 new, 1 known before" in run("--project", project, "add", path).stdout
    assert run("--project", project, "add", path).stdout.strip() == "1 known before"
    (deleted,) = (
        review
        for review in (project / "content" / "reviews").glob("ng-*.md")
        if "bergen" in review.read_text()
    )
    deleted.unlink()
    told = run("--project", project, "add", path).stdout
    assert f"new        {deleted.stem}  from many.ris" in told
    assert deleted.exists()
    assert run("--project", project, "add", path).stdout.strip() == "1 known before"


def test_a_hand_edit_survives_adding_the_page_again(project):
    run("--project", project, "add", SEED)
    path = project / "content" / "reviews" / "taeb-2025-revolutionizing.md"
    text = path.read_text(encoding="utf-8").replace(
        'volume: "25"', 'volume: "26"  # the printed issue says so'
    )
    path.write_text(text + "\n## Notes\n\nMine.\n", encoding="utf-8")
    before = path.read_bytes()
    (project / ".litsite" / "added").unlink()
    said = run("--project", project, "add", SEED).stdout
    assert path.read_bytes() == before
    assert "differs" in said
    run("--project", project, "add", "--take", "volume", SEED)
    assert 'volume: "25"' in path.read_text(encoding="utf-8")
    assert "Mine." in path.read_text(encoding="utf-8")


def test_a_field_that_cannot_be_taken_is_wrong_usage(project):
    assert (
        "--take does not know colour"
        in run("--project", project, "add", "--take", "colour", SEED, status=2).stderr
    )


def test_a_path_that_is_not_there_is_wrong_usage(project):
    assert "is not there" in run("--project", project, "add", "gone.html", status=2).stderr


@pytest.mark.skipif(os.name != "posix", reason="pipes and links are made as POSIX makes them")
def test_a_pipe_is_not_waited_for(project, tmp_path):
    """`litsite add PIPE` stood still until somebody wrote into it."""
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "dead.html").symlink_to("nowhere")
    for name, said in (("pipe", "is no file"), ("dead", "is a link that leads nowhere")):
        path = tmp_path / f"{name}.html"
        assert said in run("--project", project, "add", path, status=2).stderr


def test_a_folder_without_pages_is_told_what_would_be_read(project, tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.docx").write_bytes(b"PK")
    assert ".html" in run("--project", project, "add", tmp_path / "papers").stdout


def test_a_page_of_a_review_that_is_broken_is_refused_and_the_review_left_alone(project):
    run("--project", project, "add", SEED)
    (references,) = (project / "content" / "references").glob("*.yaml")
    references.write_text("references: [\n", encoding="utf-8")
    said = run("--project", project, "add", "--take", "title", SEED, status=1).stderr
    assert said.startswith(f"{SEED}: not added: content/references/")
    assert "not YAML" in said
    assert references.read_text(encoding="utf-8") == "references: [\n"


def test_a_refusal_that_says_its_remedy_itself_has_no_empty_brackets(capsys):
    print_added(AddReport(refused=(Refused("a.html", "its review is broken (mend it)", ""),)))
    assert capsys.readouterr().err == "a.html: its review is broken (mend it)\n"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no mode bits stop root"
)
def test_a_folder_that_may_not_be_read_is_not_taken_for_an_empty_one(project, tmp_path):
    shutil.copytree(SEED.parent, tmp_path / "papers")
    (tmp_path / "papers").chmod(0)
    said = run("--project", project, "add", tmp_path / "papers", status=2).stderr
    (tmp_path / "papers").chmod(0o700)
    assert "papers cannot be looked into (allow yourself" in said


def test_folders_within_one_that_may_not_be_read_are_named(project, tmp_path, monkeypatch):
    """They were passed over as if they were empty."""
    papers = tmp_path / "papers"
    for name in ("open", "closed", ".hidden", "Salt_files"):
        shutil.copytree(SEED.parent, papers / name / "within")
    closed = {papers / name for name in ("closed", ".hidden", "Salt_files")}
    real = os.access
    # No mode bits stop root.
    monkeypatch.setattr(os, "access", lambda at, mode: Path(at) not in closed and real(at, mode))
    for folder in closed:
        folder.chmod(0)
    ran = run("--project", project, "add", papers, status=1)
    for folder in closed:
        folder.chmod(0o700)
    assert f"{papers / 'closed'}: the folder cannot be looked into (allow yourself" in ran.stderr
    assert ran.stderr.count("cannot be looked into") == 1  # what is passed over anyway is not told
    assert "1 refused" in ran.stdout
    assert "new        " in ran.stdout


def test_the_library_itself_is_not_added(project):
    """`litsite add .` made a review of every reference, and again of every review."""
    shutil.copy(SEED, project / "page.txt")
    run("--project", project, "add", project / "page.txt")
    run("--project", project, "build")
    before = sorted(path.name for path in (project / "content").rglob("*"))
    run("--project", project, "add", project)
    assert sorted(path.name for path in (project / "content").rglob("*")) == before
    said = run("--project", project, "add", project / "content", status=2).stderr
    assert "belongs to the library itself" in said


def test_names_that_a_shell_may_hand_on(project, tmp_path, monkeypatch):
    """`add ""`, as of a variable that is not set, read the current folder; behind "--" a name was
    taken for options; a name with a line end was told in two lines, and could steer a terminal."""
    monkeypatch.chdir(tmp_path)
    for name in ("-q.txt", "two\nlines\x1b[2J.txt"):
        shutil.copy(SEED, tmp_path / name)
    (tmp_path / "no\npage.html").write_text("", encoding="utf-8")
    assert "'' names no page" in run("--project", project, "add", "", status=2).stderr
    assert "1 new" in run("add", "--project", project, "--", "-q.txt").stdout
    (project / ".litsite" / "added").unlink()
    done = run("--project", project, "add", "two\nlines\x1b[2J.txt", "no\npage.html", status=1)
    assert done.stderr.startswith("no\\npage.html: an empty file (")
    assert done.output.count("\n") == len(done.output.splitlines()) <= 4
    assert "\x1b" not in done.output
    steered = put_on_one_line("a\x9b2Jb\u202ec\u2066d\x7f é日")
    assert steered == "a\\x9b2Jb\\u202ec\\u2066d\\x7f é日"
    (project / "content" / "notes" / "a\nb.md").write_text("# A\n", encoding="utf-8")
    problem, _ = run("--project", project, "build", status=1).stderr.splitlines()
    assert problem.startswith("content/notes/a\\nb.md: ")
