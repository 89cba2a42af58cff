"""The tree of MeSH on a phone."""

import pytest
from playwright.sync_api import Page

from generator.site.assets import list_assets

pytestmark = pytest.mark.browser
WAY = "Organisms Eukaryota Animals Chordata Vertebrates Mammals Eutheria Primates Haplorhini"
WAY += " Catarrhini Hominidae"


def test_words_a_dozen_levels_deep_are_whole_on_a_phone(page: Page) -> None:
    css = dict(list_assets())["assets/site.css"].decode()
    count = "<span class=n>1,234</span>"
    tree = f"<li>{count}<a class=t href=humans.html>Humans</a></li>"
    for name in reversed(WAY.split()):
        tree = (
            f"<li><details open><summary>{count}<span class=t>{name}</span></summary>"
            f"<ul>{tree}</ul></details></li>"
        )
    page.set_viewport_size({"width": 320, "height": 800})
    page.set_content(f"<style>{css}</style><main><ul class=tree>{tree}</ul></main>")
    for word in page.locator(".t").all():
        assert word.evaluate("each => each.getClientRects().length") == 1
        assert word.evaluate("each => each.getBoundingClientRect().height") < 36, word.inner_text()
