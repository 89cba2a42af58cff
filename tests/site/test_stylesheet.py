"""The stylesheet: contrast in both themes, and nothing from elsewhere."""

import re

import pytest

from generator.site.assets import list_assets

CSS = dict(list_assets())["assets/site.css"].decode()


def read_theme(selector: str) -> dict[str, str]:
    block = CSS[CSS.index(selector + " {") :].partition("}")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


LIGHT = read_theme(":root")
DARK = read_theme(':root[data-theme="dark"]')


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "signal"])
@pytest.mark.parametrize("paper", ["paper", "raised"])
def test_text_is_read_easily(theme, ink, paper):
    assert contrast(theme[ink], theme[paper]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_marks_and_banners_are_seen(theme):
    assert contrast(theme["edge"], theme["paper"]) >= 3
    assert contrast(theme["edge"], theme["raised"]) >= 3
    assert contrast(theme["ink"], theme["mark"]) >= 4.5
    assert contrast(theme["signal"], theme["signal-paper"]) >= 4.5
    assert contrast(theme["ink"], theme["signal-paper"]) >= 4.5


def test_the_system_s_dark_theme_is_the_chosen_one():
    assert read_theme(':root:not([data-theme="light"])') == DARK


def test_every_property_used_is_defined():
    defined = set(re.findall(r"^\s*(--[a-z0-9-]+):", CSS, re.M))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", CSS)) <= defined


def test_nothing_comes_from_elsewhere():
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_what_is_folded_is_never_without_the_word_that_unfolds_it():
    """Browsers that do not know ::details-content had no identifiers, terms and similar reviews."""
    screen = CSS.partition("@media print")[0]
    hidden = [place.start() for place in re.finditer(r"> summary[^{}]*\{\s*display: none", screen)]
    guard = screen.index("@supports selector(::details-content)")
    end = screen.index("\n}\n", guard)
    assert hidden
    assert all(guard < place < end for place in hidden)
