"""What leads on from an article: identifiers, corrections, mentions, a source's own lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from generator.library.shelf.works import Cited
from generator.model import Correction, Item, RelatedArticle, RelatedArticles
from generator.model.rich_text import strip_markup
from generator.site.catalogue import Catalogue, find_here
from generator.site.in_text import LinkTarget
from generator.site.links import (
    arxiv_url,
    doi_url,
    item_url,
    pmc_url,
    pubmed_url,
    reference_anchor,
    review_path,
    root_of,
    search_urls,
    web_url,
)
from generator.site.markdown import to_html
from generator.site.print_items import container, locator, print_iso
from generator.site.print_names import print_authors
from generator.site.print_rows import attribute, escape_text
from generator.site.targets import find_target
from generator.site.titles import title_to_html


class Banner(NamedTuple):
    """What a reader must know before reading: `kind` is "retracted", "concern" or "corrected"."""

    kind: str
    says: str
    citation: str
    href: str | None


class Linked(NamedTuple):
    """An article that comments on, updates or republishes this one."""

    relation: str
    citation: str
    href: str | None


class Mention(NamedTuple):
    """A note or review that mentions the page's subject, with the words around each mention as
    HTML; `more` is how many mentions there are besides."""

    path: str
    title: Markup
    contexts: tuple[Markup, ...]
    more: int = 0


class Listed(NamedTuple):
    """An article on a source's own list; `here` tells that the library holds it."""

    title: Markup
    citation: str
    href: str | None
    here: bool


class SourceList(NamedTuple):
    """A source's own list of articles with the sentence that says what it is."""

    heading: str
    says: str
    articles: tuple[Listed, ...]


CONTEXTS = 3
"""Mentions that one note or review is quoted with."""

_BANNERS = {
    "retraction-in": ("retracted", "This article has been retracted."),
    "partial-retraction-in": ("retracted", "This article has been retracted in part."),
    "expression-of-concern-in": (
        "concern",
        "The journal has expressed concern about this article.",
    ),
    "erratum-in": ("corrected", "A correction to this article was published."),
    "corrected-and-republished-in": ("corrected", "This article was corrected and republished."),
    "update-in": ("corrected", "A newer version of this article was published."),
    "retraction-of": ("concern", "This is the retraction of another article."),
}
_RELATIONS = {
    "erratum-for": "Correction of",
    "update-of": "Update of",
    "comment-in": "Comment in",
    "comment-on": "Comment on",
    "republished-in": "Republished in",
    "republished-from": "Republished from",
    "corrected-and-republished-from": "Corrected and republished from",
    "expression-of-concern-for": "Expression of concern about",
    "summary-for-patients-in": "Summary for patients in",
    "original-report-in": "Original report in",
    "preprint": "Preprint",
    "preprint-of": "Preprint of",
    "associated-dataset": "Dataset",
}


def print_identifiers(item: Item) -> Markup:
    """The HTML of a work's identifiers with their addresses, in the order PubMed gives them."""
    found = (
        _identifier("DOI", item.doi, doi_url(item.doi)) if item.doi else "",
        _identifier("PubMed", item.pmid, pubmed_url(item.pmid)) if item.pmid else "",
        _identifier("PMC", item.pmcid, pmc_url(item.pmcid)) if item.pmcid else "",
        _identifier("arXiv", item.arxiv, arxiv_url(item.arxiv)) if item.arxiv else "",
        _identifier("ISBN", item.isbn, "") if item.isbn else "",
        _identifier("Web", _host(item.url), item.url or "") if web_url(item.url) else "",
    )
    return Markup("".join(found))


def print_search(item: Item) -> Markup:
    """The HTML of links that search for a work without identifiers by its words; "" where it
    has one, or no words."""
    words = strip_markup(item.title or "")
    if item_url(item):
        return Markup("")
    if len(words.split()) < 5:  # "Editorial"
        facts = (print_authors(item.author, item.authors_complete, most=1), container(item))
        words = " ".join(part for part in (words, *facts, locator(item)) if part)
    if not words:
        return Markup("")
    scholar, pubmed = map(attribute, search_urls(words))
    return Markup(
        f"<a href={scholar} rel=noreferrer>Google Scholar</a> or "
        f"<a href={pubmed} rel=noreferrer>PubMed</a>"
    )


def _identifier(name: str, value: str, url: str) -> str:
    words = escape_text(value).replace("/", "/<wbr>")  # where a long one may break
    link = f"<a href={attribute(url)}>{words}</a>" if url else words
    return f"<div><dt>{name}<dd>{link}</div>"


def _host(url: str | None) -> str:
    return (url or "").partition("//")[2].partition("/")[0].removeprefix("www.")


def find_article(
    catalogue: Catalogue, root: str, pmid: str | None, doi: str | None
) -> tuple[str | None, bool]:
    """(address, whether it is in this library) of an article by its identifiers."""
    here = find_here(catalogue, pmid, doi)
    if here:
        return root + here, True
    if pmid:
        return pubmed_url(pmid), False
    return (doi_url(doi) if doi else None), False


def list_banners(
    retracted: bool, corrections: tuple[Correction, ...], catalogue: Catalogue, path: str
) -> tuple[Banner, ...]:
    """Retraction first, then concern, then corrections."""
    if not retracted and not corrections:
        return ()
    root = root_of(path)
    banners = []
    for each in corrections:
        if each.kind in _BANNERS:
            kind, says = _BANNERS[each.kind]
            href, _ = find_article(catalogue, root, each.pmid, each.doi)
            banners.append(Banner(kind, says, each.citation or each.note or "", href))
    if retracted and not any(banner.kind == "retracted" for banner in banners):
        banners.append(Banner(*_BANNERS["retraction-in"], "", None))
    order = ("retracted", "concern", "corrected")
    return tuple(sorted(banners, key=lambda banner: order.index(banner.kind)))


def list_linked(
    corrections: tuple[Correction, ...], catalogue: Catalogue, path: str
) -> tuple[Linked, ...]:
    """The linked articles that change nothing about how this one is to be read."""
    root = root_of(path)
    linked = []
    for each in corrections:
        if each.kind not in _BANNERS:
            href, here = find_article(catalogue, root, each.pmid, each.doi)
            if href == root + path:
                continue  # some articles state their own DOI
            words = _RELATIONS.get(each.kind, each.kind.replace("-", " ").capitalize())
            said = each.citation or each.note or ("an article in this library" if here else "")
            linked.append(Linked(words, said, href))
    return tuple(linked)


def list_mentions(
    key: str, catalogue: Catalogue, path: str, cited: Iterable[Cited] = ()
) -> tuple[Mention, ...]:
    """The notes and reviews that mention a key, each once, with the words around. A review that
    is among the `cited` is entered at that line of its list, which leads to all its mentions."""
    places: dict[str, list[str]] = {}
    for name, words in catalogue.library.mentions.get(key, ()):
        held = places.setdefault(name, [])
        if words not in held:
            held.append(words)
    mentions = []
    root = root_of(path)
    lines: dict[str, str] = {}
    for review, id, _ in cited if places else ():
        lines.setdefault(review, id)
    for number, (name, found) in enumerate(places.items()):
        note = catalogue.notes.get(name)
        if note is not None:
            where, title = f"notes/{name}.html", title_to_html(note.title)
            targets = find_target(catalogue, root)
        elif name in catalogue.entries:
            where, title = review_path(name), catalogue.entries[name].title
            targets = _find_in_list(find_target(catalogue, root), root + where)
            where += f"#{reference_anchor(lines[name])}" if name in lines else ""
        else:
            continue
        contexts = tuple(
            _mark_own(to_html(words, targets, f"m{number}-{place}-"), root + path)
            for place, words in enumerate(found[:CONTEXTS])
        )
        mentions.append(Mention(where, title, contexts, len(found) - len(contexts)))
    return tuple(mentions)


def _mark_own(html: Markup, address: str) -> Markup:
    """A passage in which the link to the page itself is told from the others."""
    own = f'class="cited" href="{address}"'
    return Markup(str(html).replace(own, own + ' aria-current="page"'))


def _find_in_list(targets: LinkTarget, address: str) -> LinkTarget:
    """The targets of a review's text seen from elsewhere: what else has no page is an entry of
    its reference list, named as its id has it ("kessler-2001-defensive": Kessler 2001)."""

    def find(name: str) -> tuple[str, str] | None:
        found = targets(name)
        if name.startswith("@") and (found is None or found[1].startswith(name[1:])):
            label = " ".join(name[1:].split("-")[:2]).capitalize()
            return f"{address}#{reference_anchor(name[1:])}", label
        return found

    return find


def list_similar_elsewhere(
    related: RelatedArticles | None, catalogue: Catalogue, path: str
) -> SourceList | None:
    """ "PubMed lists as similar", with the page's date."""
    if related is None or not related.articles:
        return None
    says = f"As PubMed’s page listed them{_on(related)}."
    return SourceList("PubMed lists as similar", says, _articles(related, catalogue, path))


def list_citing_elsewhere(
    related: RelatedArticles | None, catalogue: Catalogue, path: str
) -> SourceList | None:
    """ "PubMed counts 767 citing articles", with those that its page held."""
    if related is None or not (related.articles or related.total):
        return None
    total, held = related.total or 0, len(related.articles)
    if total > held:
        noun = "article" if total == 1 else "articles"
        heading = f"PubMed counts {total:,} citing {noun}"
        says = f"Its page{_on(related)} listed " + (f"these {held}." if held else "none of them.")
    else:
        heading = "PubMed lists as citing this"
        says = f"As PubMed’s page listed them{_on(related)}."
    return SourceList(heading, says, _articles(related, catalogue, path))


def _on(related: RelatedArticles) -> str:
    return f" on {print_iso(related.retrieved)}" if related.retrieved else ""


def _articles(related: RelatedArticles, catalogue: Catalogue, path: str) -> tuple[Listed, ...]:
    root = root_of(path)
    return tuple(_listed(article, catalogue, root) for article in related.articles)


def _listed(article: RelatedArticle, catalogue: Catalogue, root: str) -> Listed:
    href, here = find_article(catalogue, root, article.pmid, article.doi)
    title = title_to_html(article.title or article.citation)
    return Listed(title, article.citation if article.title else "", href, here)
