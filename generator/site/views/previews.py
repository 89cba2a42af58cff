"""The previews of reviews: a script file that holds what a link to each shows on hover."""

from __future__ import annotations

import json
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Review
from generator.site.catalogue import Catalogue, plain_title
from generator.site.lines import join_facts
from generator.site.pages import Page
from generator.site.print_items import container, locator
from generator.site.print_names import print_authors
from generator.site.sections import begin_abstract
from generator.site.views.frame import View, frame_page


@dataclass(frozen=True, slots=True)
class PreviewsView(View):
    """The script: a call with the previews as JSON text, which parses faster than a literal."""

    script: Markup


def view_previews(page: Page, catalogue: Catalogue) -> PreviewsView:
    """The previews of one file: key to [title, facts, how the abstract begins]."""
    number = int(page.subject)
    reviews = catalogue.library.reviews
    previews = {key: _preview(reviews[key], catalogue) for key in catalogue.preview_shards[number]}
    written = json.dumps(previews, ensure_ascii=False, separators=(",", ":"))
    text = json.dumps(written, ensure_ascii=False)
    return PreviewsView(
        frame=frame_page(page, catalogue, "Previews", listed=False),
        script=Markup(f"litsite.previews({number}, JSON.parse({text}));\n"),
    )


def _preview(review: Review, catalogue: Catalogue) -> tuple[str, str, str]:
    document = review.document
    item = document.item
    who = print_authors(item.author, item.authors_complete)
    where = " ".join(filter(None, (container(item), locator(item))))
    facts = join_facts((who, where, catalogue.entries[review.key].facts))
    if document.retracted:
        facts = f"Retracted · {facts}"
    begins = "" if catalogue.config.abstracts == "none" else begin_abstract(review)
    return plain_title(item.title), facts, begins
