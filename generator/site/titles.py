"""Titles as HTML: plain Unicode in which <i> <b> <sub> <sup> and <math> are markup."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from generator.model.rich_text import cut_pieces, pair_tags

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
    pieces = cut_pieces(title)
    out = [escape(piece, quote=False) for piece in pieces]
    for start, end in pair_tags(pieces):
        out[start], out[end] = pieces[start], pieces[end]
    if "<math" in title:
        # Not before: few titles have any, and what renders Markdown takes long to load.
        from generator.site.sanitise import clean_math

        for place in range(1, len(pieces), 2):
            if pieces[place].startswith("<math"):
                out[place] = clean_math(pieces[place])
    return Markup("".join(out))
