"""A review's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Document, Review
from generator.site.catalogue import Catalogue, plain_title
from generator.site.figures.ages import draw_ages
from generator.site.figures.print_figure import Figure, print_figure
from generator.site.lines import count_of
from generator.site.links import root_of, web_url
from generator.site.machine import Machine, describe_review
from generator.site.pages import Page
from generator.site.print_items import container, locator, print_date, short_label
from generator.site.print_rows import escape_text
from generator.site.sections import show_sections, split_body
from generator.site.targets import find_target
from generator.site.titles import title_to_html
from generator.site.views.cited_by import CitedBy, find_citing, print_cited_by
from generator.site.views.frame import View, absolute, frame_page
from generator.site.views.linked import (
    Banner,
    Linked,
    Mention,
    SourceList,
    list_banners,
    list_citing_elsewhere,
    list_linked,
    list_mentions,
    list_similar_elsewhere,
    print_identifiers,
    print_search,
)
from generator.site.views.neighbours import draw_neighbours, list_missed, list_similar
from generator.site.views.own_texts import NONE, SUMMARY, OwnTexts, render_with
from generator.site.views.references import (
    PrintedReferences,
    ReferenceList,
    list_references,
    print_references,
)
from generator.site.views.review_facts import (
    Source,
    Statement,
    as_items,
    has_major_topics,
    link_mesh,
    link_terms,
    list_authors,
    list_beside,
    list_sources,
    list_statements,
    print_editors,
    print_grant,
    print_publisher,
)
from generator.site.views.review_text import (
    Caption,
    Text,
    language_tag,
    list_captions,
    list_key_sentences,
    list_texts,
    say_text,
)

AUTHORS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class ReviewView(View):
    """All that a review's page shows; empty where nothing is known."""

    key: str
    title: Markup
    original_title: Markup | None
    original_language: str
    journal: Markup
    locator: str
    dates: str
    publisher: str
    authors: Markup
    more_authors: Markup
    folded: int
    authors_says: str
    editors: str
    affiliations: tuple[str, ...]
    banners: tuple[Banner, ...]
    linked: tuple[Linked, ...]
    summary: Markup | None
    texts: tuple[Text, ...]
    text_says: str
    rights: str
    license: str
    license_url: str | None
    contents: Markup
    identifiers: Markup
    search: Markup
    kinds: Markup
    publication_types: Markup
    keywords: Markup
    tags: tuple[str, ...]
    mesh: Markup
    major_topics: bool
    substances: Markup
    grants: tuple[str, ...]
    captions: tuple[Caption, ...]
    statements: tuple[Statement, ...]
    references: tuple[ReferenceList, ...]
    references_says: str
    references_held: int
    retracted_references: tuple[tuple[str, str], ...]
    similar: Markup
    missed: Markup
    citing: CitedBy
    cited_by: int
    similar_elsewhere: SourceList | None
    citing_elsewhere: SourceList | None
    mentions: tuple[Mention, ...]
    neighbourhood: Figure | None
    ages: Figure | None
    sources: tuple[Source, ...]
    beside: tuple[tuple[str, str], ...]
    machine: Machine

    def finish(self, page: bytes) -> bytes:
        """The rendered page with the rows of its references."""
        for _, rows, _ in self.references:
            page = page.replace(rows.mark.encode(), rows.html)
        return page


def view_review(
    page: Page,
    catalogue: Catalogue,
    review: Review | None,
    printed: PrintedReferences | None = None,
    own: OwnTexts = NONE,
) -> ReviewView:
    """The page of a review as loaded, with its references; or without, where they are `printed`
    and no text but those that are rendered already may name one."""
    if review is None:
        raise ValueError(f"{page.path} needs its review with references")
    document, item = review.document, review.document.item
    config, key, path = catalogue.config, review.key, page.path
    library, root = catalogue.library, root_of(path)
    full = config.abstracts == "full"
    sections = split_body(review.body)
    render = render_with(own, find_target(catalogue, root, review.references))
    key_sentences = own.key_sentences
    if full and not own.whole:
        key_sentences = list_key_sentences(review, sections, render)
    texts = list_texts(show_sections(sections, config.abstracts), render, key_sentences)
    authors, affiliations = list_authors(review, catalogue, root)
    # One name more than the limit is shown: "and 1 more" would take as much room.
    shown = len(authors) if len(authors) <= AUTHORS_SHOWN + 1 else AUTHORS_SHOWN
    if printed is None:
        printed = print_references(review.references)
    works = catalogue.follow(key)
    references = list_references(printed, works)
    held, years = len(printed.ids), [year for year in printed.years if year]
    cited = [(each.review, each.id, each.number) for each in library.cited_by.get(key, ())]
    cited_by = find_citing(cited, catalogue)
    captions = list_captions(document, render) if full else ()
    title = plain_title(item.title)
    journal = container(item)
    original, language = item.original_title, language_tag(item.language)
    types = document.publication_types
    kinds = [name for name in types if not _says_little(name)]
    similar = list_similar(key, printed, catalogue)
    return ReviewView(
        frame=frame_page(page, catalogue, title, _describe(document)),
        key=key,
        title=title_to_html(item.title),
        original_title=title_to_html(original, language) if original else None,
        original_language=language,
        journal=Markup(link_terms(catalogue, "journals", (journal,), root)[0] if journal else ""),
        locator=locator(item),
        dates=_print_dates(document),
        publisher=print_publisher(item, journal),
        authors=Markup(", ".join(authors[:shown])),
        more_authors=Markup(", ".join(authors[shown:])),
        folded=len(authors) - shown,
        authors_says=_say_authors(document),
        editors=print_editors(item.editor),
        affiliations=affiliations,
        banners=list_banners(document.retracted, document.corrections, catalogue, path),
        linked=list_linked(document.corrections, catalogue, path),
        summary=render(review.summary, SUMMARY) if review.summary else None,
        texts=texts,
        text_says=say_text(sections, config.abstracts),
        rights=document.copyright or "",
        license=document.license or "",
        license_url=web_url(document.license),
        contents=_list_contents(texts, held, len(cited_by), bool(similar), bool(captions)),
        identifiers=print_identifiers(item),
        search=print_search(item),
        kinds=Markup(", ".join(link_terms(catalogue, "types", kinds, root))),
        publication_types=as_items(link_terms(catalogue, "types", types, root))
        if len(types) > len(kinds)
        else Markup(),
        keywords=as_items(link_terms(catalogue, "keywords", document.keyword, root)),
        tags=review.tags,
        mesh=as_items(link_mesh(review, catalogue, root)),
        major_topics=has_major_topics(document),
        substances=as_items(
            link_terms(catalogue, "substances", [each.name for each in document.substances], root)
        ),
        grants=tuple(print_grant(grant) for grant in document.grants),
        captions=captions,
        statements=list_statements(document),
        references=references,
        references_says=_say_references(review, held),
        references_held=held,
        retracted_references=tuple(each for group in references for each in group.retracted),
        similar=similar,
        missed=list_missed(review, catalogue, root),
        citing=print_cited_by(cited_by, catalogue, ""),
        cited_by=len(cited_by),
        similar_elsewhere=list_similar_elsewhere(document.similar, catalogue, path),
        citing_elsewhere=list_citing_elsewhere(document.cited_by, catalogue, path),
        mentions=list_mentions(key, catalogue, path, cited),
        neighbourhood=print_figure(draw_neighbours(review, held, works, catalogue, path)),
        ages=print_figure(draw_ages(years, item.issued.year if item.issued else None)),
        sources=list_sources(review.sources),
        beside=list_beside(review.sources),
        machine=describe_review(
            item, absolute(config.base_url, path), document.keyword, document.license
        ),
    )


def _says_little(publication_type: str) -> bool:
    """Whether a publication type says how an article was paid for or printed, not what it is."""
    return publication_type.startswith(("Journal Article", "Research Support", "English Abstract"))


def _describe(document: Document) -> str:
    """Who, where and when, for search engines and link previews."""
    item = document.item
    who = short_label(item)
    return ", ".join(filter(None, (who, container(item), locator(item)))) + "."


def _print_dates(document: Document) -> str:
    """What the locator does not say: the day of issue, and another one when it was online."""
    item = document.item
    parts = []
    if item.issued and item.issued.month:
        parts.append(print_date(item.issued))
    if item.available_date and item.available_date != item.issued:
        parts.append(f"online {print_date(item.available_date)}")
    return ", ".join(parts)


def _say_authors(document: Document) -> str:
    item = document.item
    if item.authors_complete:
        return ""
    if not item.author:
        return "The saved page names no authors."
    named = "only the first author" if len(item.author) == 1 else f"only {len(item.author)} authors"
    return f"The saved page names {named}."


PUBMED_SHOWS = 5
"""How many references a PubMed page shows of a longer list until it is unfolded. The button that
says how many there are is lost when the page is copied as text."""


def _say_references(review: Review, held: int) -> str:
    """ "5 of 150 references on the saved page." where the list is not whole, or may not be."""
    total = review.document.references_total
    if total and total > held:
        if not held:
            return f"The article has {count_of(total, 'reference')}; the saved page shows none."
        return f"{held:,} of {count_of(total, 'reference')} on the saved page."
    if not held:
        return "The saved page shows no references."
    givers = {note.reader for note in review.sources if "references" in note.gave}
    if total is None and held == PUBMED_SHOWS and givers == {"pubmed_text"}:
        return (
            f"The {held} references that PubMed shows before its list is unfolded: "
            "the article may have more."
        )
    return ""


def _list_contents(
    texts: Iterable[Text], references: int, cited_by: int, similar: bool, captions: bool
) -> Markup:
    """The list of contents, of what the page turned out to hold."""
    contents = [(text.id, text.heading) for text in texts if text.heading]
    if references:
        contents.append(("references", count_of(references, "reference")))
    if cited_by:
        contents.append(("cited-by", f"Cited by {cited_by}"))
    if similar:
        contents.append(("similar", "Similar reviews"))
    if captions:
        contents.append(("figures", "Figures"))
    if len(contents) < 2:
        return Markup()
    return as_items([f"<a href=#{id}>{escape_text(words)}</a>" for id, words in contents])
