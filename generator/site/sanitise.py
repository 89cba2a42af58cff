"""HTML -> HTML that may stand on a page: nh3 sanitises.

Text comes from scraped pages and from the reader's own hand; neither is trusted. What comes out
holds only the tags listed here, no attribute that acts, no address but http, https, mailto and
relative ones, and no id but our own prefixed ones (so that a heading called "search" cannot take
the place of a script's variable: DOM clobbering).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

import nh3

from generator.content.pictures import name_picture

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
def open_cleaner(prefix: str, pictures: bool) -> nh3.Cleaner:
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


def clean_math(text: str) -> str:
    """A <math> element with nothing but presentation MathML left in it."""
    return _MATH_CLEANER.clean(text)
