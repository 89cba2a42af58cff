"""Markdown -> HTML that may stand on a page: Python-Markdown renders, nh3 sanitises.

Text comes from scraped pages and from the reader's own hand; neither is trusted. What comes out
holds only the tags listed here, no attribute that acts, no address but http, https, mailto and
relative ones, and no id but our own prefixed ones (so that a heading called "search" cannot take
the place of a script's variable: DOM clobbering).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from html import unescape
from types import MappingProxyType
from urllib.parse import unquote

import markdown
import nh3
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markupsafe import Markup

from generator.content.pictures import name_picture
from generator.markup.bounds import bound_markdown, show_as_words
from generator.site.formulas import Formulas
from generator.site.in_text import InTextLinks, LinkTarget, no_target
from generator.site.markdown_forms import OtherForms
from generator.site.tables import head_tables, mark_long_cells, name_alignment

ID_PREFIX = "t-"
"""Every id inside rendered text starts with this."""

_MATHML_NAMES = """math maction merror mfrac mi mmultiscripts mn mo mover mpadded mphantom
    mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder
    munderover"""
MATHML_TAGS = frozenset(_MATHML_NAMES.split())
"""Presentation MathML (MathML Core); no annotation, no semantics, no link attributes."""

_TEXT_NAMES = """a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption
    figure h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp small span strong sub sup table
    tbody td tfoot th thead tr u ul var"""
_TEXT_TAGS = frozenset(_TEXT_NAMES.split())
_MATHML_ATTRIBUTES = {
    "math": {"display", "alttext"},
    "mo": {"stretchy", "fence", "separator", "form", "largeop", "movablelimits", "accent"},
    "mi": {"mathvariant"},
    "mfrac": {"linethickness"},
    "mspace": {"width", "height"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
    "mtd": {"columnspan", "rowspan"},
}
_ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "title", "id"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "li": {"id", "value"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "sup": {"id"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    **_MATHML_ATTRIBUTES,
}
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref", "cited"},
    "div": {"footnote"},
    "li": {"task"},
    "span": {"unknown"},
    "td": {"center", "right"},
    "th": {"center", "right"},
}


_SCHEME = re.compile(r"(?:https?|mailto):", re.I)


def stays_inside(address: str) -> bool:
    """Whether a relative address leads to a file of the site, seen from one of its folders.

    "//host/", "/etc" and whatever climbs out by ".." do not; a browser takes "\\" for "/".
    """
    path = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
    depth = 1
    for part in path.split("/"):
        depth += -1 if part == ".." else 0 if part in ("", ".") else 1
        if depth < 0:
            return False
    return not path.startswith("/")


@lru_cache(maxsize=64)
def _cleaner(prefix: str, pictures: bool) -> nh3.Cleaner:
    """The sanitiser whose ids, and links within the text, start with `prefix`; with `pictures` it
    keeps those that lie beside the page.

    Links to what stands elsewhere on the page ("#ref-…") are those of in-text citations.
    """

    def keep_attribute(tag: str, name: str, value: str) -> str | None:
        if name == "src":
            return value if name_picture(value) else None
        if name != "href":
            return value
        if value.startswith("#") and not value.startswith("#ref-"):
            return f"#{prefix}{value[1:]}"
        return value if _SCHEME.match(value) or stays_inside(value) else None

    return nh3.Cleaner(
        tags=set(_TEXT_TAGS | MATHML_TAGS | ({"img"} if pictures else set())),
        clean_content_tags={"script", "style", "template", "noscript", "iframe", "object", "title"},
        attributes=_ATTRIBUTES,
        attribute_filter=keep_attribute,
        allowed_classes=_CLASSES,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
        id_prefix=prefix,
    )


_MATH_CLEANER = nh3.Cleaner(
    tags=set(MATHML_TAGS),
    clean_content_tags={"script", "style"},
    attributes=_MATHML_ATTRIBUTES,
    link_rel=None,
)


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


_PLAIN = re.compile(r"(?!\d+[.)]|[-+:=>#~| ])[^\\`*_\[\]<>&{}\n:|!^$\x02\x03]+")
_WORD_COLON = re.compile(r":(?<=[\w)%]:) (?=\w)")  # a colon is looked for first


def is_plain(text: str) -> bool:
    """Whether no character of one paragraph could mean anything to Markdown, or to HTML."""
    return _PLAIN.fullmatch(_WORD_COLON.sub("; ", text)) is not None and "~~" not in text


def is_plain_text(text: str) -> bool:
    """Whether every paragraph is: nothing but its paragraphs has to be marked."""
    return all(map(is_plain, text.strip().split("\n\n")))


def to_html(
    text: str,
    targets: LinkTarget = no_target,
    prefix: str = ID_PREFIX,
    pictures: bool = False,
    sizes: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> Markup:
    """The sanitised HTML of Markdown; `targets` says where [@key] and [[slug]] lead; `pictures`
    are kept where the page is in notes/, where they lie, and `sizes` are width and height by path.

    A page with several texts gives each its `prefix`, so that no two ids are the same. Level-1
    headings are not ours to give (a page has one) and come out as plain text.
    """
    text = text.strip()
    if not text:
        return Markup()
    text = bound_markdown(text)
    paragraphs = text.split("\n\n")
    if all(map(is_plain, paragraphs)):
        return Markup("\n".join([f"<p>{each}</p>" for each in paragraphs]))
    linked = targets is not no_target and ("[@" in text or "[[" in text)
    renderer = _make_markdown(targets, pictures) if linked or pictures else _make_usual()
    renderer.reset()
    try:
        html = name_alignment(renderer.convert(text))
    except RecursionError:  # nested past all sense; the renderer holds half of it
        _make_usual.cache_clear()
        html = "\n".join(map(show_as_words, paragraphs))
    clean = _cleaner(prefix, pictures).clean(html)
    if pictures:
        clean = _IMG.sub(lambda found: _keep_picture(found, sizes), clean)
    return Markup(mark_long_cells(head_tables(clean)))


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


def clean_math(text: str) -> str:
    """A <math> element with nothing but presentation MathML left in it."""
    return _MATH_CLEANER.clean(text)
