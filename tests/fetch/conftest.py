import dataclasses
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import serve

from generator.fetch import Clock, FetchSettings, client


class Hand:
    """A clock moved by hand: waiting is written down and takes no time."""

    def __init__(self) -> None:
        self.time = 1_780_000_000.0
        self.waits: list[float] = []
        self.step = 0.0

    def read(self) -> float:
        self.time += self.step
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds


@pytest.fixture
def server():
    with serve() as loopback:
        yield loopback


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def settings(server, hand, tmp_path: Path) -> FetchSettings:
    return FetchSettings(
        cache=tmp_path / "cache",
        eutils=f"{server.url}/eutils",
        crossref=f"{server.url}/crossref",
        doi_resolver=f"{server.url}/doi",
        time_limit=10.0,
        allow_loopback=True,
        clock=Clock(now=hand.read, ticks=hand.read, sleep=hand.sleep),
    )


@pytest.fixture
def changed(settings):
    def change(**changes: object) -> FetchSettings:
        return dataclasses.replace(settings, **changes)

    return change


@pytest.fixture
def said():
    return []


@pytest.fixture
def certified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ssl.SSLContext]:
    """What a server needs whose certificate is journal.test's, which this machine trusts."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed, which makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    names = ["-subj", "/CN=journal.test", "-addext", "subjectAltName=DNS:journal.test"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*command.split(), *names, *files], check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    client._make_context.cache_clear()
    yield context
    client._make_context.cache_clear()
