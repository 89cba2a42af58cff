import http.client
import threading
from contextlib import closing
from io import StringIO
from types import SimpleNamespace

import pytest
from on_loopback import running

from generator.build import build_site
from generator.commands.new import make_project
from generator.commands.serve import Changes, open_server, serve_project, serve_site, watch_folders
from generator.errors import ContentError, LitsiteError, UsageError
from generator.progress import Silent, Spoken
from generator.project import Project
from generator.site.publish import Published


@pytest.fixture
def server(tmp_path):
    (tmp_path / "secret.txt").write_text("not for serving", encoding="utf-8")
    out = tmp_path / "site"
    (out / "reviews").mkdir(parents=True)
    (out / "index.html").write_text("<!DOCTYPE html><title>x</title><p>home", encoding="utf-8")
    (out / "404.html").write_text("<!DOCTYPE html><title>x</title><p>not here", encoding="utf-8")
    (out / ".manifest").write_text("x", encoding="utf-8")
    (out / "linked.txt").symlink_to(tmp_path / "secret.txt")
    server = open_server(out, 0, Changes())
    with running(server):
        yield server


def get(server, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest("GET", path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    status, body = answer.status, answer.read().decode()
    connection.close()
    return status, body


def test_server_is_on_loopback_only(server):
    assert server.server_address[0] == "127.0.0.1"


def test_pages_reload_when_the_site_changes(server):
    status, body = get(server, "/")
    assert (status, "home" in body, "/-/reload.js" in body) == (200, True, True)
    assert "EventSource" in get(server, "/-/reload.js")[1]


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/linked.txt", "/.manifest", "/reviews/", "/none"],
)
def test_only_the_site_is_served(server, path):
    status, body = get(server, path)
    assert status == 404
    assert "not for serving" not in body
    assert "not here" in body


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_requests_of_other_sites_are_refused(server, headers):
    assert get(server, "/", **headers)[0] == 403


def test_a_change_is_told_to_those_who_wait():
    changes = Changes()
    assert changes.wait_past(0, 0) == 0
    changes.tell()
    assert changes.wait_past(0, 0) == 1


def test_serving_stops_when_told(tmp_path):
    stop = threading.Event()
    stop.set()
    lines = []
    serve_site(tmp_path, 0, watch_folders([tmp_path], stop), lambda: True, lines.append)
    assert lines[0].startswith("http://127.0.0.1:")


def test_folders_that_cannot_be_watched_are_not_told_as_a_port(tmp_path, monkeypatch):
    def watch(*folders, **options):
        raise OSError(28, "OS file watch limit reached")
        yield

    monkeypatch.setattr("generator.commands.serve.watch", watch)
    with pytest.raises(LitsiteError, match="watched for: OS file watch limit reached") as caught:
        watch_folders([tmp_path])
    assert not isinstance(caught.value, UsageError)


def test_serving_goes_on_when_a_file_vanishes_and_ends_in_silence(tmp_path, monkeypatch):
    """An OSError of a build ended it; Ctrl+C was answered in the words of the watching library,
    which says something unless the interrupt is raised."""
    make_project(tmp_path)
    done = SimpleNamespace(published=Published(9, 99, 2, 0))
    builds = iter((done, FileNotFoundError(2, "No such file", "x.png"), done))

    def build(*arguments, **options):
        built = next(builds)
        if isinstance(built, OSError):
            raise built
        return built

    def watch(*folders, raise_interrupt=True, **options):
        yield from (set(), "gone", set(), "back")
        assert raise_interrupt
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.commands.serve.build_site", build)
    monkeypatch.setattr("generator.commands.serve.watch", watch)
    told = []
    stream = StringIO()
    serve_project(Project(tmp_path), 0, None, Spoken(stream), told.append)
    assert [str(each) for each in told] == ["x.png: No such file (the next change is built again)"]
    assert stream.getvalue() == "built again: 2 files changed\n"  # it was silent
    assert next(builds, "all done") == "all done"


def ask(server, method, path, headers=None):
    with closing(
        http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    ) as connection:
        connection.request(method, path, headers=headers or {})
        with connection.getresponse() as answer:
            return answer.status, answer.read()


@pytest.mark.parametrize(
    "path",
    [
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/reviews/..%2f..%2fsecret.txt",
        "/reviews/%2e%2e/%2e%2e/secret.txt",
        "//secret.txt",
        "/./.manifest",
        "/%2emanifest",
        "/reviews/../.manifest",
        "/.git/config",
        "/folder/secret.txt",
        "/%00",
        "/index.html%00.txt",
        "/" + "a" * 5000,
        "/%ff%fe",
        "/-/",
    ],
)
def test_no_way_leads_out_of_the_site(server, path):
    site = server.RequestHandlerClass.keywords["out"]
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("not for serving", encoding="utf-8")
    (site / "folder").symlink_to(site.parent, target_is_directory=True)
    for method in ("GET", "HEAD"):
        status, body = ask(server, method, path)
        assert status == 404
        assert b"not for serving" not in body


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
def test_head_is_refused_as_get_is(server, headers):
    assert ask(server, "HEAD", "/", headers)[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_only_reading_is_answered(server, method):
    assert ask(server, method, "/")[0] == 501


def test_head_is_get_without_the_bytes(server):
    assert ask(server, "HEAD", "/") == (200, b"")


def test_folders_are_not_listed(server):
    assert get(server, "/reviews/")[0] == 404
    assert get(server, "/reviews")[0] == 404


def test_the_old_site_is_served_while_content_has_a_problem(tmp_path, monkeypatch):
    def change_once(*folders, **options):
        yield from (set(), {"a file"})
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.commands.serve.watch", change_once)
    project, told = Project(tmp_path / "project"), []
    make_project(project.root)
    (project.content / "notes" / "broken.md").write_text("[[nowhere]]", encoding="utf-8")
    with pytest.raises(ContentError):
        serve_project(project, 0, 1, Silent(), told.append)
    (project.content / "notes" / "broken.md").rename(project.root / "aside.md")
    build_site(project, jobs=1)
    (project.root / "aside.md").rename(project.content / "notes" / "broken.md")
    serve_project(project, 0, 1, Silent(), told.append)
    assert [type(each) for each in told] == [ContentError, ContentError]  # at once, and after that
    assert (project.site / "index.html").is_file()


def test_what_is_saved_during_the_first_build_is_built_after_it(tmp_path, monkeypatch):
    """Folders were watched from its end on: of ten thousand reviews a minute later."""
    make_project(tmp_path)
    project, builds = Project(tmp_path), []

    def build(*arguments, **options):
        builds.append(len(builds))
        if len(builds) == 2:
            raise KeyboardInterrupt
        (project.content / "notes" / "new.md").write_text("Saved meanwhile.", encoding="utf-8")

    monkeypatch.setattr("generator.commands.serve.build_site", build)
    serve_project(project, 0, 1, Silent(), pytest.fail)
    assert builds == [0, 1]
