"""A review's texts -> the HTML of those that depend on nothing but the review, made beforehand.

Markdown takes longer than all else of a page that has an article's own text. Most such texts cite
their own reference list alone: they are rendered where the review is prepared, and kept with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from generator.config import Abstracts
from generator.model import Reference, Review
from generator.site.in_text import LinkTarget
from generator.site.markdown import is_plain_text, to_html
from generator.site.sections import show_sections, split_body
from generator.site.targets import find_own
from generator.site.views.review_text import (
    Render,
    list_captions,
    list_key_sentences,
    list_texts,
)

SUMMARY = "y-"
"""The prefix of the ids of a summary."""


class OwnTexts(NamedTuple):
    """The HTML of texts by what their ids begin with; `whole` where the others name nothing that
    the library may have or not have: then `key_sentences` are the abstract's, as HTML."""

    html: Mapping[str, str]
    whole: bool
    key_sentences: tuple[str, ...] = ()


NONE = OwnTexts(MappingProxyType({}), whole=False)


def render_own(review: Review, references: Sequence[Reference], abstracts: Abstracts) -> OwnTexts:
    """The texts of a review's page that name nothing but what is in its own list; not those that
    are plain, which are as quickly rendered as read."""
    html: dict[str, str] = {}
    own = find_own(references)
    whole = True

    def render(text: str, prefix: str) -> Markup:
        nonlocal whole
        if is_plain_text(text):
            return Markup()
        missed: list[str] = []

        def find(name: str) -> tuple[str, str] | None:
            found = own(name)
            if found is None:
                missed.append(name)
            return found

        made = to_html(text, find, prefix)
        if missed:
            whole = False
        else:
            html[prefix] = str(made)
        return made

    sections = split_body(review.body)
    list_texts(show_sections(sections, abstracts), render)
    sentences: tuple[str, ...] = ()
    if abstracts == "full":
        list_captions(review.document, render)
        sentences = list_key_sentences(review, sections, render)
    if review.summary:
        render(review.summary, SUMMARY)
    return OwnTexts(html, whole, sentences if whole else ())


def render_with(own: OwnTexts, targets: LinkTarget) -> Render:
    """Renders texts, but for those that are rendered already."""

    def render(text: str, prefix: str) -> Markup:
        html = own.html.get(prefix)
        return to_html(text, targets, prefix) if html is None else Markup(html)

    return render
