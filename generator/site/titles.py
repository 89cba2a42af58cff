"""Titles as HTML: plain Unicode in which <i> <b> <sub> <sup> and <math> are markup."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from generator.model.rich_text import cut_pieces, pair_tags

UNTITLED = "Untitled"
"""What stands where a title is not known."""


_OTHER_LETTER = re.compile(
    "[\u0370-\u052f\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_LETTERS_OF = (
    *(("ja", "[\u3040-\u30ff]"), ("ko", "[\uac00-\ud7af]"), ("zh", "[\u3400-\u9fff]")),
    *(("th", "[\u0e00-\u0e7f]"), ("he", "[\u0590-\u05ff]"), ("el", "[\u0370-\u03ff]")),
    *(("fa", "[پچژگ]"), ("ar", "[\u0600-\u06ff]"), ("uk", "[іїєґІЇЄҐ]"), ("ru", "")),
)
"""The language that is told by a letter, the surer one first: of scripts that several languages
use, most titles are in the one named last."""


def language_of(title: str) -> str:
    """The language of a title most of whose letters are of another script than Latin, else ""."""
    others = len(_OTHER_LETTER.findall(title))
    if not others or 2 * others <= sum(map(str.isalpha, title)):
        return ""
    return next(language for language, letters in _LETTERS_OF if re.search(letters, title))


def mark_language(html: str, title: str) -> str:
    """The HTML of a title whose language is another than its page's says so: it is read aloud in
    that language, and has its letters."""
    if title.isascii() or not (language := language_of(title)):
        return html
    return f"<span lang={language}>{html}</span>"


def title_to_html(title: str | None, language: str | None = None) -> Markup:
    """A title's HTML, well-formed whatever comes in; "Untitled" where there is none.

    A tag without its partner is printed as the characters it is. `language` is said of a title in
    another script by what stands around it.
    """
    if not title:
        return Markup(f"<i>{UNTITLED}</i>")
    html = _markup_to_html(title)
    return Markup(html if language else mark_language(html, title))


def _markup_to_html(title: str) -> str:
    if "<" not in title:
        return escape(title, quote=False)
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
    return "".join(out)
