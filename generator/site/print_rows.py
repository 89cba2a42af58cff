"""The HTML of lines that a page repeats by the hundred: written here, not in a template, because
they are most of a site's weight and of the time it takes.

What HTML lets go is left out: quotes around plain values, ends of list items and paragraphs
(HTML 13.1.2.4). Keys, slugs and anchors are plain by their nature (content/keys.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from html import escape

from markupsafe import Markup

from generator.site.lines import Entry, NameLine, WorkLine, letter_id

_PLAIN = re.compile(r"[^\s\"'=<>`&]+").fullmatch


NO_BREAK = "\u00a0"
"""A space at which no line ends: it keeps a number with its noun."""


def has_special(text: str) -> bool:
    """Whether a text holds a character that HTML escapes; quicker than an expression."""
    return "&" in text or "<" in text or ">" in text or '"' in text or "'" in text


def escape_text(text: str) -> str:
    """html.escape, quick where there is nothing to escape."""
    return escape(text) if has_special(text) else text


def attribute(value: str) -> str:
    """An attribute's value, with its quotes where HTML needs them."""
    return value if _PLAIN(value) else f'"{escape(value)}"'


def print_entries(
    entries: Sequence[Entry],
    root: str,
    starts: Sequence[str] = (),
    major: Collection[str] = (),
    coins: bool = False,
) -> Markup:
    """The lines of reviews: year, title, and what stands below it.

    `starts` are the ids of lines that others lead to, `major` the keys of reviews on whose major
    topic the page is. `coins` gives each its COinS: the lists of all reviews have them, a term's
    would repeat them twenty times over.
    """
    rows = []
    for place, entry in enumerate(entries):
        id = f" id={attribute(starts[place])}" if starts and starts[place] else ""
        marks = ' <strong class="signal">Retracted</strong>' if entry.retracted else ""
        if entry.key in major:
            marks += " <span class=mark>major topic</span>"
        span = _print_coins(entry.coins) if coins else ""
        rows.append(
            f"<li{id}><b>{escape_text(entry.year)}</b>"
            f"<a href={root}{entry.path}>{entry.title}</a>{marks}"
            f"<p>{entry.below}{span}"
        )
    return Markup("".join(rows))


def _print_coins(coins: str) -> str:
    return f'<span class=Z3988 title="{escape_text(coins)}"></span>' if coins else ""


def print_below(who: str, where: str, facts: str) -> Markup:
    """What stands below a review's title in lists: who, where, its facts. It is the same in every
    list, and made once."""
    facts = facts.replace(" ref", f"{NO_BREAK}ref")
    facts = facts.replace("cited by ", f"cited{NO_BREAK}by{NO_BREAK}")
    byline = _byline(who, where)
    return Markup(f"{byline}{' · ' if byline and facts else ''}{facts}")


def print_works(works: Iterable[WorkLine], root: str) -> Markup:
    """The lines of cited works, with how many reviews cite each."""
    rows = []
    for work in works:
        href = attribute(work.path if "://" in work.path else root + work.path)
        title = f"<a href={href}>{work.title}</a>"
        marks = ' <strong class="signal">Retracted</strong>' if work.retracted else ""
        if work.held:
            marks += " <span class=mark>in this library</span>"
        verb = "review cites" if work.reviews == 1 else "reviews cite"
        rows.append(
            f"<li><b>{escape_text(work.year)}</b>"
            f"{title if work.path else f'<span class=t>{work.title}</span>'}{marks}"
            f"<span class=n>{work.reviews:,}<span class=unseen> {verb} it</span></span>"
            f"<p>{_byline(work.byline, work.journal)}"
        )
    return Markup("".join(rows))


def _byline(who: str, where: str) -> str:
    parts = (escape_text(who), where and f"<i>{escape_text(where)}</i>")
    return " · ".join([part for part in parts if part])


def print_names(lines: Iterable[NameLine], root: str, letters: bool) -> Markup:
    """The lines of an index; `letters`: the first of each letter shows it."""
    rows = []
    for line in lines:
        start = letter = ""
        if line.anchor:
            start = f" id={attribute(letter_id(line.anchor))} class=starts"
            if letters:
                letter = f"<span class=letter aria-hidden=true>{escape_text(line.anchor)}</span>"
        detail = f" <span class=f>{escape_text(line.detail)}</span>" if line.detail else ""
        more = "".join(
            f"<li><a href={root}{path}>{escape_text(name)}</a> <span class=n>{count:,}</span>"
            for name, path, count in line.more
        )
        rows.append(
            f"<li{start}>{letter}<a class=t href={root}{line.path}>{escape_text(line.name)}</a>"
            f" <span class=n>{line.reviews:,}</span>{detail}{f'<ul>{more}</ul>' if more else ''}"
        )
    return Markup("".join(rows))
