"""What publishers print beside an abstract, and what is only called so."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from generator.sources.body.summaries import read_summaries

LONG = "Salt comes with the tide, as oysters do, and goes with it when they are eaten."
ITEM = '<li><span class="list-label">•</span><span><div>{}</div></span></li>'


def read(body: str) -> list[tuple[str, str]]:
    soup = BeautifulSoup(f"<html><body><article>{body}</article></body></html>", "lxml")
    return [(each.heading, each.markdown) for each in read_summaries(soup)]


def test_highlights_of_a_list_of_bullets() -> None:
    items = ITEM.format(LONG) + ITEM.format("Oysters <i>sleep</i>.")
    body = (
        f'<div class="abstract"><h2>Highlights</h2><div><ul class="list">{items}</ul></div></div>'
    )
    rest = "<div><h2>Abstract</h2><p>Not this.</p></div>"
    assert read(body + rest) == [("Highlights", f"- {LONG}\n- Oysters *sleep*.")]


def test_a_summary_with_parts_of_its_own() -> None:
    body = f"<section><h2>Plain Language Summary</h2><h3>Why?</h3><p>{LONG}</p></section>"
    ((name, markdown),) = read(body + "<h2>Introduction</h2><p>Not this.</p>")
    assert name == "Plain language summary"
    assert markdown.endswith(f"Why?\n\n{LONG}")


@pytest.mark.parametrize(
    "body",
    [
        f"<nav><h2>Highlights</h2><p>{LONG}</p></nav>",
        f'<h2>Highlights</h2><ul><li><a href="/a">{LONG}</a></li></ul>',
        "<h2>Key points</h2><p>None.</p>",
        f"<h2>Key points of tides</h2><p>{LONG}</p>",
        f'<h2 style="display:none">Significance</h2><p>{LONG}</p>',
    ],
)
def test_what_is_only_called_so_is_left_out(body: str) -> None:
    assert read(body) == []
