"""Titles as HTML: plain Unicode in which <i> <b> <sub> <sup> and <math> are markup."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from generator.model.rich_text import FORMULA

_PIECE = re.compile(rf"({FORMULA}|</?(?:i|b|sub|sup)>)")
UNTITLED = "Untitled"
"""What stands where a title is not known."""


def title_to_html(title: str | None) -> Markup:
    """A title's HTML, well-formed whatever comes in; "Untitled" where there is none.

    A tag without its partner is printed as the characters it is.
    """
    if not title:
        return Markup(f"<i>{UNTITLED}</i>")
    if "<" not in title:
        return Markup(escape(title, quote=False))
    pieces = _PIECE.split(title)
    out = [escape(piece, quote=False) for piece in pieces]
    opened: list[int] = []
    for place in range(1, len(pieces), 2):
        tag = pieces[place]
        if tag.startswith("<math"):
            # Not before: few titles have any, and what renders Markdown takes long to load.
            from generator.site.sanitise import clean_math

            out[place] = clean_math(tag)
        elif not tag.startswith("</"):
            opened.append(place)
        elif opened and pieces[opened[-1]][1:] == tag[2:]:
            start = opened.pop()
            out[start], out[place] = pieces[start], tag
    return Markup("".join(out))
