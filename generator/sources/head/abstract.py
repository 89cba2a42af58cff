"""The abstract that a page's head states, where it can be trusted."""

from __future__ import annotations

import re

from generator.markup.escape import escape_line_start, escape_markdown
from generator.markup.markdown import html_to_markdown
from generator.markup.text import squeeze
from generator.sources.article_page import ArticlePage

_ABSTRACT_TAGS = re.compile(r"</?(?:p|jats:\w+|div|title|sec)\b[^<>]*>")
LEAST = 120
"""The shortest text (characters) that is taken for an abstract on its own."""


_OF_A_SITE = re.compile(
    r"\bjournal\b|\bpublish(?:es|er|ing)\b|peer[- ]reviewed|open[- ]access|subscri|"
    r"non-?profit|all rights|cookies|\bwebsite\b|%20",
    re.I,
)


def stated_abstract(page: ArticlePage) -> tuple[str | None, str | None]:
    """(the head's abstract if it is whole, any text of the head that the abstract may start
    with). Descriptions of a site are no abstract, and `description` metas alone never are."""
    stated = page.metas_named("citation_abstract")
    stated += page.metas_named("dcterms.abstract", "dc.description.abstract", "eprints.abstract")
    for record in page.records:
        value = record.get("abstract")
        stated += (value,) if isinstance(value, str) else ()
    descriptions = page.metas_named("description") + page.metas_named("og:description")
    descriptions += tuple(
        value for record in page.records if isinstance(value := record.get("description"), str)
    )
    trusted = [squeeze(_ABSTRACT_TAGS.sub(" ", value)) for value in stated]
    described = page.metas_named("dc.description", "dcterms.description")
    hints = trusted + list(described) + list(descriptions)
    hints = [re.sub(r"^\s*Abstract\s*[:.]?\s*", "", hint) for hint in hints]
    whole = max((text for text in trusted if is_whole(text)), key=len, default=None)
    if whole is None:
        whole = next((text for text in described if is_whole(text) and len(text) > 400), None)
    if whole is None:
        whole = next(filter(_is_description_an_abstract, page.metas_named("description")), None)
        if whole and re.search(r"c-article-body|nature\.com", page.page.text):
            whole = None  # Springer describes an article without abstract by its first words
    long = (hint for hint in hints if len(hint) > 60)
    return whole, max(long, key=lambda hint: (not _OF_A_SITE.search(hint), len(hint)), default=None)


def is_whole(text: str) -> bool:
    """Whether a head's text ends as a text ends, not cut short."""
    return len(text) >= LEAST and re.search(r"(?<!\.\.)[.!?)\]”\"’]$", text.rstrip()) is not None


def _is_description_an_abstract(text: str) -> bool:
    """Whether a page's description is long, whole, and not about a site or journal."""
    return len(text) > 500 and is_whole(text) and not _OF_A_SITE.search(text)


def plain_to_markdown(text: str) -> str:
    """A head's abstract as one paragraph of Markdown."""
    text = re.sub(r"^\s*Abstract\s*[:.]?\s+(?=[A-Z])", "", squeeze(text))
    if re.search(r"</?(?:i|b|em|sub|sup|p|strong|br)\b[^<>]*>", text):
        return html_to_markdown(text)
    return escape_line_start(escape_markdown(text))
