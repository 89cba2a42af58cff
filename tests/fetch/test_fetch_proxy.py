"""Fetching through an institution's proxy, as HTTPS_PROXY names it."""

import base64
import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from on_loopback import running

from generator.fetch.answer import Request
from generator.fetch.failures import AddressRefused, FetchFailed, Interrupted, NoNetwork
from generator.fetch.session import Session
from generator.fetch.settings import find_proxy, read_settings


@dataclass
class Proxy:
    """A proxy on loopback: `leads` is the port where every tunnel ends, `refuses` its answer."""

    url: str = ""
    leads: int = 0
    refuses: int = 0
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    proxy = Proxy()

    class Handler(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            proxy.asked.append((self.path, self.headers.get("Proxy-Authorization")))
            self.close_connection = True
            if proxy.refuses:
                self.send_error(proxy.refuses)
                return
            self.send_response(200)
            self.end_headers()
            with socket.create_connection(("127.0.0.1", proxy.leads)) as beyond:
                back = threading.Thread(target=_pour, args=(beyond, self.connection), daemon=True)
                back.start()
                _pour(self.connection, beyond)
                back.join(10)

        def do_GET(self) -> None:
            proxy.asked.append((self.path, None))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"by the proxy")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    with running(server) as proxy.url:
        yield proxy


def _pour(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65_536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)


@pytest.fixture
def behind(proxy, changed):
    """Settings of a machine that finds no name of the web and whose proxy finds all."""

    def resolve(host: str, port: int) -> list[str]:
        with suppress(ValueError):
            return [str(ipaddress.ip_address(host))]
        raise NoNetwork(f"no network: {host} is not found")

    def change(url: str | None = None, **changes: object):
        return changed(
            **{"resolve": resolve, "tries": 1, "allow_loopback": False, **changes},
            find_proxy=lambda scheme, host: url or proxy.url,
        )

    return change


@pytest.fixture
def secure(certified):
    """The port of a server whose certificate is journal.test's."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"safe: " + self.headers["Host"].encode())

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    server.socket = certified.wrap_socket(server.socket, server_side=True)
    with running(server):
        yield server.server_port


def test_a_page_comes_through_the_proxy_though_no_name_is_found_here(secure, proxy, behind, said):
    """Behind the proxies of hospitals and universities nothing could be fetched."""
    proxy.leads = secure
    with Session(behind(), said.append) as session:
        answer = session.get(Request("https://journal.test/a"))
        assert answer.body == b"safe: journal.test"
        with pytest.raises(FetchFailed, match=r"other\.test is not who it says") as caught:
            session.get(Request("https://other.test/a"))
    assert "SSL_CERT_FILE" in caught.value.remedy
    assert proxy.asked == [("journal.test:443", None), ("other.test:443", None)]


def test_name_and_password_are_given_to_the_proxy_and_shown_to_no_one(secure, proxy, behind, said):
    proxy.leads = secure
    url = proxy.url.replace("//", "//wing:s%40lt@")
    with Session(behind(url), said.append) as session:
        session.get(Request("https://journal.test/a"))
        proxy.refuses = 407
        with pytest.raises(NoNetwork, match="asks for a name and a password") as caught:
            session.get(Request("https://another.test/a"))
    sent = base64.b64encode(b"wing:s@lt").decode()
    assert proxy.asked[0] == ("journal.test:443", f"Basic {sent}")
    assert not any(word in str(caught.value) for word in ("wing", "s@lt", "s%40lt"))
    assert "HTTPS_PROXY=http://NAME:PASSWORD@127.0.0.1:" in caught.value.remedy


def test_what_the_proxy_says_is_told_and_not_asked_again(proxy, behind, said, hand):
    proxy.refuses = 403
    with Session(behind(tries=4), said.append) as session:
        for path in ("a", "b"):
            with pytest.raises(NoNetwork, match=r"does not lead to journal\.test \(403 Forbidden"):
                session.get(Request(f"https://journal.test/{path}"))
    assert len(proxy.asked) == 1
    assert hand.waits == []


def test_a_proxy_that_is_not_there_is_named(behind, said):
    with socket.socket() as held:  # bound and not listening: nobody else can open it
        held.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{held.getsockname()[1]}"
        with (
            Session(behind(f"wing:salt@{place}"), said.append) as session,
            pytest.raises(Interrupted, match=f"journal.test through the proxy {place} failed"),
        ):
            session.get(Request("https://journal.test/a"))


@pytest.mark.parametrize("url", ["socks5://127.0.0.1:1080", "http://", "http://a b:x"])
def test_a_proxy_that_is_none_is_told_without_its_password(behind, said, url):
    with (
        Session(behind(url), said.append) as session,
        pytest.raises(FetchFailed, match="not at an http address") as caught,
    ):
        session.get(Request("https://journal.test/a"))
    assert "HTTPS_PROXY" in caught.value.remedy


@pytest.mark.parametrize(
    "host",
    "10.0.0.1 127.0.0.1 169.254.169.254 [::1] [fd12::1] localhost intranet printer.local 0x7f.1 "
    "2130706433 metadata.google.internal INTRANET.".split(),
)
def test_no_proxy_is_asked_for_what_is_not_on_the_open_web(behind, proxy, said, host):
    with Session(behind(), said.append) as session:
        for scheme in ("http", "https"):
            with pytest.raises(AddressRefused):
                session.get(Request(f"{scheme}://{host}/latest"))
    assert proxy.asked == []


def test_a_name_that_is_private_here_is_not_asked_for_through_the_proxy(behind, proxy, said):
    """A redirect must not lead into the institution's own network."""
    settings = behind(resolve=lambda host, port: ["10.1.2.3"])
    with (
        Session(settings, said.append) as session,
        pytest.raises(AddressRefused, match=r"\(10\.1\.2\.3\)"),
    ):
        session.get(Request("https://wiki.hospital.test/"))
    assert proxy.asked == []


def test_a_page_without_tls_is_asked_of_the_proxy_whole(behind, proxy, said):
    with Session(behind(), said.append) as session:
        assert session.get(Request("http://journal.test/a?b=c")).body == b"by the proxy"
    assert proxy.asked == [("http://journal.test/a?b=c", None)]


def test_the_proxy_is_the_one_that_the_machine_names(monkeypatch, tmp_path):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.test:8080")
    monkeypatch.setenv("NO_PROXY", "near.test")
    assert find_proxy("https", "journal.test") == "http://proxy.test:8080"
    assert find_proxy("https", "near.test") is None
    assert find_proxy("http", "journal.test") is None
    monkeypatch.setenv("ALL_PROXY", "proxy.test:3128")
    assert find_proxy("http", "journal.test") == "proxy.test:3128"
    assert read_settings(tmp_path).find_proxy is find_proxy
