"""A review's own text and captions, as much of them as the site shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.model import Document, Review, Section
from generator.model.languages import language_code
from generator.site.key_sentences import key_sentences
from generator.site.links import web_url
from generator.site.markdown import is_plain
from generator.site.sections import NOTES, is_abstract

Render = Callable[[str, str], Markup]
"""Markdown, and what its ids begin with -> HTML."""


class Text(NamedTuple):
    """A section of the review's text; `abstract` tells the publisher's abstract from the rest,
    `language` is that of an abstract in another one, "" where none is named, `marked` says that
    sentences of it are."""

    id: str
    heading: str
    html: Markup
    abstract: bool
    language: str
    marked: bool


class Caption(NamedTuple):
    """A figure's or table's label and caption, and where the picture is."""

    label: str
    caption: Markup
    url: str | None


def _inline_html(markdown: str, render: Render, prefix: str) -> str:
    """One sentence's HTML without the paragraph around it; "" where it is none."""
    if is_plain(markdown):
        return markdown
    html = render(markdown, prefix)
    return str(html[3:-4]) if html.startswith("<p>") and html.endswith("</p>") else ""


def list_key_sentences(
    review: Review, sections: Iterable[Section], render: Render
) -> tuple[str, ...]:
    """The HTML of sentences that say most of the abstract, where nobody wrote a summary."""
    if review.summary:
        return ()
    abstract = next((each.markdown for each in sections if each.heading == "Abstract"), "")
    found = key_sentences(abstract, review.document.item.title or "")
    return tuple(_inline_html(each, render, f"k{place}-") for place, each in enumerate(found))


def mark_sentences(html: Markup, sentences: Iterable[str]) -> Markup:
    """A text with those of the sentences marked, in their order, that stand in it so."""
    marked, rest = "", str(html)
    for sentence in sentences:
        before, found, after = rest.partition(sentence) if sentence else (rest, "", "")
        if found:
            marked, rest = f"{marked}{before}<mark>{found}</mark>", after
    return Markup(marked + rest)


def list_texts(
    sections: tuple[Section, ...], render: Render, sentences: Sequence[str] = ()
) -> tuple[Text, ...]:
    """The sections as HTML, each with an id of its own and ids apart from the others'; the
    abstract's key sentences are marked in it."""
    texts = []
    used = {"references", "main"}
    for place, section in enumerate(sections):
        id = {"Abstract": "abstract", NOTES: "notes"}.get(section.heading, f"part-{place + 1}")
        if id in used:
            id = f"part-{place + 1}"
        used.add(id)
        html = render(section.markdown, f"t{place}-")
        marked = html
        if sentences and section.heading == "Abstract":
            marked = mark_sentences(html, sentences)
        language = _language_of(section.heading)
        abstract = is_abstract(section)
        texts.append(Text(id, section.heading, marked, abstract, language, marked != html))
    return tuple(texts)


def _language_of(heading: str) -> str:
    """ "de" of "Abstract (German)"; "" of any other heading."""
    named = re.fullmatch(r"Abstract \((\w+)\)", heading)
    code = language_code(named.group(1)) if named else None
    return language_tag(code) if code and len(code) < 4 else ""


def language_tag(code: str | None) -> str:
    """The code where it can stand in an HTML lang attribute (BCP 47), else ""."""
    return code if code and re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", code) else ""


def list_captions(document: Document, render: Render) -> tuple[Caption, ...]:
    """The captions of figures and tables, with their in-text citations."""
    return tuple(
        Caption(
            figure.label or "",
            render(figure.caption or "", f"f{place}-"),
            web_url(figure.url),
        )
        for place, figure in enumerate(document.figures)
    )


def say_text(sections: tuple[Section, ...], abstracts: str) -> str:
    """What is missing from the text, and why; "" where nothing is."""
    has_abstract = any(map(is_abstract, sections))
    if not has_abstract and not any(section.heading != NOTES for section in sections):
        return "The saved page holds no abstract."
    if abstracts == "none":
        return "This site does not show abstracts; the article’s own page does."
    if abstracts == "snippet":
        return "This site shows only how abstracts begin; the article’s own page has the rest."
    return ""
