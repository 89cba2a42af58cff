import dataclasses
from pathlib import Path

import pytest
from loopback import serve

from generator.fetch import Clock, FetchSettings


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
