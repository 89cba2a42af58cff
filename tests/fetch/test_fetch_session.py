import builtins
import gzip
import os
import socket
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from loopback import Reply
from on_loopback import running

from generator.errors import LitsiteError
from generator.fetch import read_settings
from generator.fetch.answer import Request
from generator.fetch.failures import AddressRefused, FetchFailed, Interrupted, NoNetwork
from generator.fetch.session import Session


@pytest.fixture
def session(settings, said):
    with Session(settings, said.append) as session:
        yield session


def test_an_answer_comes_whole_and_says_who_asked(server, changed, said):
    server.routes["/a"] = Reply(body=b"whole", content_type="text/plain")
    settings = changed(email="reader@lab.test")
    with Session(settings, said.append) as session:
        answer = session.get(Request(f"{server.url}/a", accept="text/plain"))
    assert (answer.body, answer.status, answer.content_type) == (b"whole", 200, "text/plain")
    headers = server.asked[0].headers
    assert headers["user-agent"].startswith("litsite/")
    assert "(mailto:reader@lab.test)" in headers["user-agent"]
    assert headers["accept"] == "text/plain"


def test_retry_after_in_seconds_is_obeyed(server, session, hand, said):
    server.routes["/a"] = [Reply(429, headers={"Retry-After": "17"}), Reply(body=b"yes")]
    assert session.get(Request(f"{server.url}/a")).body == b"yes"
    assert 17 in hand.waits
    assert said == ["127.0.0.1 answers 429, too many requests: trying again in 17 s"]


def test_retry_after_as_a_date_is_obeyed(server, session, hand):
    date = format_datetime(datetime.fromtimestamp(hand.time + 25, UTC), usegmt=True)
    server.routes["/a"] = [Reply(503, headers={"Retry-After": date}), Reply(body=b"yes")]
    assert session.get(Request(f"{server.url}/a")).body == b"yes"
    assert sum(hand.waits) == pytest.approx(25, abs=1)


def test_a_service_that_asks_to_wait_for_long_is_left_alone(server, session, hand):
    server.routes["/a"] = Reply(429, headers={"Retry-After": "3600"})
    with pytest.raises(Interrupted, match=r"asks to wait 3600 s \(429, too many requests\)"):
        session.get(Request(f"{server.url}/a"))
    with pytest.raises(Interrupted):
        session.get(Request(f"{server.url}/b"))
    assert server.paths() == ["/a"]
    assert hand.waits == []


def test_errors_of_the_server_are_asked_again_with_growing_waits(server, session, hand):
    server.routes["/a"] = [Reply(500), Reply(502), Reply(500), Reply(body=b"yes")]
    assert session.get(Request(f"{server.url}/a", interval=0)).body == b"yes"
    assert hand.waits == [1, 2, 4]


def test_tries_end(server, session):
    server.routes["/a"] = Reply(503)
    with pytest.raises(Interrupted, match="503, service unavailable"):
        session.get(Request(f"{server.url}/a"))
    assert len(server.asked) == 4


def test_a_host_that_fails_three_times_is_left_alone(server, session):
    server.routes["/*"] = Reply(500)
    for number in range(5):
        with pytest.raises(Interrupted):
            session.get(Request(f"{server.url}/{number}"))
    assert len(server.asked) == 3 * 4


def test_a_cut_connection_is_tried_again(server, session):
    server.routes["/a"] = [Reply(body=b"half", claims=400), Reply(body=b"whole")]
    assert session.get(Request(f"{server.url}/a")).body == b"whole"


def test_a_broken_answer_is_asked_for_again(server, session):
    server.routes["/a"] = [Reply(body=b"bad"), Reply(body=b"good")]
    request = Request(
        f"{server.url}/a", find_fault=lambda body: None if body == b"good" else "it is broken"
    )
    assert session.get(request).body == b"good"
    assert session.get(request).cached


def test_an_answer_that_stalls_is_given_up(server, changed, said):
    # The one real wait: the socket's own, a twentieth of a second.
    server.routes["/a"] = Reply(body=b"begun", claims=400, stalls=True)
    session = Session(changed(time_limit=0.05, tries=1), said.append)
    with session, pytest.raises(Interrupted, match=r"took longer than 0\.05 s"):
        session.get(Request(f"{server.url}/a"))


def test_an_answer_that_trickles_is_given_up(server, hand, changed, said):
    server.routes["/a"] = Reply(body=b"drop by drop ", endless=True)
    hand.step = 0.5  # each look at the clock: half a second is over
    session = Session(changed(tries=1), said.append)
    with session, pytest.raises(Interrupted, match="took longer than 10 s"):
        session.get(Request(f"{server.url}/a"))


def test_a_body_past_the_limit_is_refused(server, changed, said):
    server.routes["/a"] = Reply(body=b"x" * 70_000, endless=True)
    server.routes["/b"] = Reply(body=b"", claims=70_000_000)
    with Session(changed(size_limit=1024 * 1024), said.append) as session:
        for path in ("/a", "/b"):
            with pytest.raises(FetchFailed, match="larger than 1 MB, which no article is"):
                session.get(Request(server.url + path))
    assert len(server.asked) == 2


def test_a_packed_body_is_unpacked_and_bounded(server, changed, said):
    packed = {"Content-Encoding": "gzip"}
    server.routes["/a"] = Reply(body=gzip.compress(b"one ") + gzip.compress(b"two"), headers=packed)
    server.routes["/bomb"] = Reply(body=gzip.compress(b"\0" * 50_000_000), headers=packed)
    server.routes["/cut"] = Reply(body=gzip.compress(b"word " * 999)[:-30], headers=packed)
    server.routes["/odd"] = Reply(body=b"...", headers={"Content-Encoding": "br"})
    with Session(changed(size_limit=1024 * 1024), said.append) as session:
        assert session.get(Request(f"{server.url}/a")).body == b"one two"
        with pytest.raises(FetchFailed, match="larger than 1 MB"):
            session.get(Request(f"{server.url}/bomb"))
        with pytest.raises(Interrupted, match=r"breaks off|is broken"):
            session.get(Request(f"{server.url}/cut"))
        with pytest.raises(FetchFailed, match="packed as br"):
            session.get(Request(f"{server.url}/odd"))


def test_redirects_are_followed(server, session):
    server.routes["/a"] = Reply(302, headers={"Location": "b?x=1"})
    server.routes["/b"] = Reply(308, headers={"Location": f"{server.url}/c"})
    server.routes["/c"] = Reply(body=b"here")
    answer = session.get(Request(f"{server.url}/a"))
    assert (answer.body, answer.url) == (b"here", f"{server.url}/c")


@pytest.mark.parametrize(
    "target",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.1.1:8080/x",
        "http://[::ffff:10.1.2.3]/",
        "http://0.0.0.0/",
        "//172.16.0.1/",
    ],
)
def test_a_redirect_to_a_private_address_is_refused(server, session, target):
    server.routes["/a"] = Reply(302, headers={"Location": target})
    with pytest.raises(AddressRefused, match="private network"):
        session.get(Request(f"{server.url}/a"))


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.test/x", "gopher://a.test/"])
def test_a_redirect_to_another_scheme_is_refused(server, session, target):
    server.routes["/a"] = Reply(302, headers={"Location": target})
    with pytest.raises(FetchFailed, match="not an http or https address"):
        session.get(Request(f"{server.url}/a"))


def test_a_redirect_to_a_password_or_to_nonsense_is_refused(server, session):
    server.routes["/a"] = Reply(302, headers={"Location": "http://user:word@a.test/"})
    server.routes["/b"] = Reply(302, headers={"Location": "http://[nonsense"})
    for path in ("/a", "/b"):
        with pytest.raises(FetchFailed):
            session.get(Request(server.url + path))


def test_a_circle_of_redirects_ends(server, session):
    server.routes["/a"] = Reply(302, headers={"Location": "/a"})
    with pytest.raises(FetchFailed, match="without end"):
        session.get(Request(f"{server.url}/a"))
    assert len(server.asked) == 11


def test_loopback_is_refused_before_anything_is_asked(server, changed, said):
    session = Session(changed(allow_loopback=False), said.append)
    with session, pytest.raises(AddressRefused):
        session.get(Request(f"{server.url}/a"))
    assert server.asked == []


def test_a_name_is_resolved_once_and_the_connection_goes_there(server, changed, said):
    """A name that changes after the check (DNS rebinding) leads nowhere else."""
    given = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked = []

    def resolve(host, port):
        asked.append(host)
        return next(given)

    server.routes["/*"] = Reply(body=b"yes", headers={"Connection": "close"})
    url = server.url.replace("127.0.0.1", "journal.test")
    with Session(changed(resolve=resolve), said.append) as session:
        assert session.get(Request(f"{url}/a")).body == b"yes"
        assert server.asked[0].headers["host"] == url.removeprefix("http://")
        with pytest.raises(AddressRefused, match=r"journal\.test \(10\.0\.0\.1\)"):
            session.get(Request(f"{url}/b"))
    assert asked == ["journal.test", "journal.test"]


def test_a_certificate_is_that_of_the_name_asked_for(certified, changed, said):
    named = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"safe")

        def log_message(self, *_):
            pass

    class Quiet(HTTPServer):
        def handle_error(self, *_):
            pass

    certified.sni_callback = lambda socket, name, context: named.append(name)
    server = Quiet(("127.0.0.1", 0), Handler)
    server.socket = certified.wrap_socket(server.socket, server_side=True)
    settings = changed(resolve=lambda host, port: ["127.0.0.1"], tries=1)
    with running(server), Session(settings, said.append) as session:
        port = server.server_port
        assert session.get(Request(f"https://journal.test:{port}/")).body == b"safe"
        with pytest.raises(FetchFailed, match=r"other\.test is not who it says"):
            session.get(Request(f"https://other.test:{port}/"))
    assert named == ["journal.test", "other.test"]


def test_offline_is_said_at_once_and_once(changed, said, hand):
    asked = []

    def resolve(host, port):
        asked.append(host)
        raise NoNetwork(f"no network: {host} is not found", "save the page")

    with Session(changed(resolve=resolve), said.append) as session:
        for path in ("a", "b"):
            with pytest.raises(NoNetwork, match="no network"):
                session.get(Request(f"http://journal.test/{path}"))
    assert asked == ["journal.test"]
    assert hand.waits == []


def test_a_closed_port_is_an_interruption(changed, said, hand):
    with socket.socket() as held:  # bound and not listening: nobody else can open it
        held.bind(("127.0.0.1", 0))
        session = Session(changed(tries=2), said.append)
        with session, pytest.raises(Interrupted, match=r"connection to 127\.0\.0\.1 failed"):
            session.get(Request(f"http://127.0.0.1:{held.getsockname()[1]}/", interval=0))
    assert hand.waits == [1]


def test_requests_to_a_host_are_paced(server, session, hand):
    server.routes["/*"] = Reply(body=b"x")
    for number in range(4):
        session.get(Request(f"{server.url}/{number}", interval=0.35))
    assert hand.waits == pytest.approx([0.35] * 3)


@pytest.mark.parametrize("status", [401, 403, 451])
def test_what_is_not_for_programs_is_said_so(server, session, status):
    server.routes["/a"] = Reply(status)
    with pytest.raises(FetchFailed, match="does not give it to programs") as caught:
        session.get(Request(f"{server.url}/a"))
    assert caught.value.remedy == "save the page in a browser and add the file"
    assert len(server.asked) == 1


def test_an_answer_is_kept_and_secrets_are_not(server, session, settings, hand):
    server.routes["/a"] = Reply(302, headers={"Location": "/b?api_key=hush"})
    server.routes["/b"] = Reply(body=b"yes")
    request = Request(f"{server.url}/a", (("id", "1,2"),), (("api_key", "hush"),))
    session.get(request)
    assert server.asked[0].query == {"id": "1,2", "api_key": "hush"}
    held = session.get(request)
    assert held.cached
    assert held.body == b"yes"
    assert len(server.asked) == 2
    files = list(settings.cache.iterdir())
    assert len(files) == 1
    assert b"hush" not in files[0].read_bytes()


def test_what_is_kept_grows_old(server, session, hand):
    server.routes["/a"] = Reply(body=b"x")
    server.routes["/b"] = Reply(404)
    for path, days in (("/a", 30), ("/b", 1)):
        request = Request(server.url + path)
        session.get(request)
        hand.time += days * 86_400 - 100
        assert session.get(request).cached
        hand.time += 200
        assert not session.get(request).cached


def test_a_broken_file_of_the_cache_is_ignored(server, session, settings):
    server.routes["/a"] = Reply(body=b"right")
    request = Request(f"{server.url}/a")
    session.get(request)
    (file,) = settings.cache.iterdir()
    for broken in (b"", b"{}\n", b"[1]\nx", file.read_bytes()[:-1] + b"!", b"\xff" * 99):
        file.write_bytes(broken)
        answer = session.get(request)
        assert (answer.body, answer.cached) == (b"right", False)


def test_the_cache_may_be_where_nothing_can_be_written(server, changed, said, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    server.routes["/a"] = Reply(body=b"x")
    with Session(changed(cache=tmp_path / "file" / "cache"), said.append) as session:
        assert session.get(Request(f"{server.url}/a")).body == b"x"


def test_without_its_package_fetching_says_what_to_install(settings, said, monkeypatch):

    for name in list(sys.modules):
        if name.startswith(("httpx", "httpcore", "generator.fetch.client", "generator.fetch.conn")):
            monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def refuse(name, *rest):
        if name.partition(".")[0] in ("httpx", "httpcore"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(LitsiteError) as caught:
        Session(settings, said.append)
    assert caught.value.remedy == f"{sys.executable} -m pip install httpx"


def test_a_packed_body_is_unpacked_little_by_little():
    from generator.fetch.client import _unzip

    packed = gzip.compress(b"\0" * 20_000_000)
    parts = [len(part) for part in _unzip([packed[:100], packed[100:]])]
    assert max(parts) <= 65_536
    assert sum(parts) == 20_000_000


def test_what_is_too_old_is_removed(server, changed, said, settings, hand):
    server.routes["/a"] = Reply(body=b"x")
    with Session(settings, said.append) as session:
        session.get(Request(f"{server.url}/a"))
    (file,) = settings.cache.iterdir()
    os.utime(file, (hand.time, hand.time))
    hand.time += 29 * 86_400
    Session(settings, said.append)
    assert file.exists()
    hand.time += 2 * 86_400
    Session(settings, said.append)
    assert not file.exists()


def test_settings_come_from_the_environment(tmp_path):
    settings = read_settings(tmp_path, {"LITSITE_EMAIL": " a@b.test ", "NCBI_API_KEY": "hush"})
    assert (settings.cache, settings.email) == (tmp_path / "fetch", "a@b.test")
    assert settings.ncbi_api_key == "hush"
    assert "hush" not in repr(settings)
    assert not settings.allow_loopback
    assert read_settings(tmp_path, {"NCBI_API_KEY": ""}).ncbi_api_key is None
