"""Markdown that is more than paragraphs -> sanitised HTML, by Python-Markdown and nh3."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import unescape

import markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

from generator.content.pictures import name_picture
from generator.markup.bounds import show_as_words
from generator.site.formulas import Formulas
from generator.site.in_text import LinkTarget, no_target
from generator.site.in_text_links import InTextLinks
from generator.site.markdown_forms import OtherForms
from generator.site.sanitise import open_cleaner
from generator.site.tables import head_tables, mark_long_cells, name_alignment


def convert_markdown(
    text: str,
    targets: LinkTarget,
    prefix: str,
    pictures: bool,
    sizes: Mapping[str, tuple[int, int]],
) -> str:
    """The sanitised HTML of a text within the bounds of markup.bounds; see markdown.to_html."""
    linked = targets is not no_target and ("[@" in text or "[[" in text)
    renderer = _make_markdown(targets, pictures) if linked or pictures else _make_usual()
    renderer.reset()
    try:
        html = name_alignment(renderer.convert(text))
    except RecursionError:  # nested past all sense; the renderer holds half of it
        _make_usual.cache_clear()
        html = "\n".join(map(show_as_words, text.split("\n\n")))
    clean = open_cleaner(prefix, pictures).clean(html)
    if pictures:
        clean = _IMG.sub(lambda found: _keep_picture(found, sizes), clean)
    return mark_long_cells(head_tables(clean))


def _make_markdown(targets: LinkTarget, pictures: bool) -> markdown.Markdown:
    # Named by words, extensions would be looked for among all packages that are installed.
    return markdown.Markdown(
        extensions=[
            TableExtension(),
            FootnoteExtension(BACKLINK_TITLE="Back to the text"),
            SaneListExtension(),
            DefListExtension(),
            TocExtension(marker="", toc_depth="2-4"),
            OtherForms(pictures),
            Formulas(),
            InTextLinks(targets),
        ],
        output_format="html",
    )


@cache
def _make_usual() -> markdown.Markdown:
    """The renderer of texts whose links lead nowhere and that have no pictures: most are such."""
    return _make_markdown(no_target, pictures=False)


_IMG = re.compile(r'<img((?: [\w-]+="[^"]*")*)>')


def _keep_picture(found: re.Match[str], sizes: Mapping[str, tuple[int, int]]) -> str:
    """A picture that still has an address, with its size, so that nothing moves when it comes;
    nothing of another."""
    held = dict(_ATTRIBUTE.findall(found[1]))
    if "src" not in held:
        return ""
    size = sizes.get(name_picture(unescape(held["src"])) or "")
    if size is None or ("width" in held and "height" in held):
        return found[0]
    width, height = size
    if held.get("width", "").isdecimal():  # a person chose it
        width, height = int(held["width"]), round(int(held["width"]) * height / width)
    elif held.get("height", "").isdecimal():
        width, height = round(int(held["height"]) * width / height), int(held["height"])
    elif "width" in held or "height" in held:
        return found[0]
    others = _SIZE.sub("", found[1])
    return f'<img{others} width="{width}" height="{height}">'


_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_SIZE = re.compile(r' (?:width|height)="[^"]*"')
