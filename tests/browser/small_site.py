"""A library of twelve invented reviews, and the part of its site that scripts need, on disk."""

from __future__ import annotations

from pathlib import Path

from relate_reviews import relate_reviews
from render_page import render_page

from generator.config import Config
from generator.library.model import Library
from generator.model import (
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Note,
    Reference,
    Review,
)
from generator.site.assets import list_assets
from generator.site.catalogue import catalogue_library
from generator.site.exports.record_files import list_record_files, share_out_records
from generator.site.pages import list_pages
from generator.site.render import open_templates
from generator.site.search.documents import open_documents
from generator.site.search.tasks import write_index
from generator.site.search.texts import condense_review_for_search

CONFIG = Config(title="A small library")
HOSTILE = "</script><script>document.title='run'</script><img src=x onerror=document.title='run'>"


def make_reference(number: int, title: str, **fields: object) -> Reference:
    item = Item(
        title=title,
        author=(Name(family="Osei", given="K"),),
        issued=Issued(2001 + number),
        **fields,
    )
    return Reference(f"osei-{2001 + number}-{title.split()[0].lower()}", item, number)


SHARED = make_reference(
    1, "Warm lakes and the fish in them", doi="10.5555/Lakes.1", pmid="11111111"
)

RETRACTED = make_reference(4, "RETRACTED: Cold baths cure all", doi="10.5555/cure")


def make_review(
    key: str,
    title: str,
    abstract: str = "",
    *,
    author: tuple[tuple[str, str], ...] = (("Lindqvist", "Maja"),),
    year: int | None = 2020,
    journal: str = "J Invent Med",
    keyword: tuple[str, ...] = (),
    mesh: tuple[str, ...] = (),
    types: tuple[str, ...] = ("Review",),
    notes: str = "",
    references: tuple[Reference, ...] = (),
    **fields: str,
) -> Review:
    item = Item(
        title=title,
        genre="review-article",
        author=tuple(Name(family=family, given=given) for family, given in author),
        issued=Issued(year) if year else None,
        container_title_short=journal,
        **fields,
    )
    parts = [f"## Abstract\n\n{abstract}"] if abstract else []
    parts += [f"## Notes\n\n{notes}"] if notes else []
    return Review(
        key=key,
        document=Document(
            item=item,
            publication_types=types,
            keyword=keyword,
            mesh=tuple(MeshHeading(MeshTerm(name)) for name in mesh),
        ),
        body="\n\n".join(parts) + "\n",
        references=references,
        has_references=bool(references),
    )


REVIEWS = (
    make_review(
        "lindqvist-2020-cardiac",
        "NKX2-5 in cardiac development",
        "The gene NKX2-5 shapes the heart. Its loss is felt early, and the walls stay thin.",
        keyword=("Heart", "Transcription factors"),
        mesh=("Heart", "Homeodomain Proteins"),
        doi="10.5555/nkx.2020.5",
        pmid="31234567",
        pmcid="PMC7654321",
        volume="117",
        page="559-587",
        references=(SHARED,),
    ),
    make_review(
        "lindqvist-2018-beta",
        "β-catenin signalling in metastases",
        "Signalling by β‑catenin drives growth. Interferon-γ answers it.",
        year=2018,
        journal="Curr Invent Topics",
        keyword=("Neoplasms", "Wnt"),
        mesh=("Neoplasms",),
        pmid="29876543",
        references=(SHARED, make_reference(2, "Rare stars over quiet ponds")),
    ),
    make_review(
        "gomez-2016-alzheimers",
        "Alzheimer’s disease and sleep",
        "Sleep is short in Alzheimer’s disease. Naïve patients were not studied.",
        author=(("Gómez-Peña", "José"), ("Müller", "Änne")),
        year=2016,
        keyword=("Sleep", "Dementia"),
        types=("Review", "Systematic Review"),
        notes="Read this **again** before winter; see [@osei-2002-warm].",
    ),
    make_review(
        "smith-2012-gut",
        "The gut microbiota of bees",
        "Bees carry few microbes. The gut microbiota of bees is passed on by touch.",
        author=(("Smith", "Ada"),),
        year=2012,
        journal="Wing Lett",
        keyword=("Microbiota", "Bees"),
    ),
    make_review(
        "smith-2014-microbiota",
        "Microbiota and the gut of wasps",
        "Wasps differ: their gut holds another microbiota.",
        author=(("Smith", "Ada"), ("Tanaka", "Yui")),
        year=2014,
        journal="Wing Lett",
        keyword=("Microbiota", "Wasps"),
    ),
    make_review(
        "tanaka-2015-untold",
        "Untold stories of sleep",
        author=(("Lindqvist", "Maja"), ("van den Berg", "Jan")),
        year=2015,
        journal="N Engl J Med",
    ),
    make_review("anon-asthma", "Asthma in children", "Children wheeze.", year=None),
    make_review("anon-2019-asthma", "Asthma in adults", "Adults wheeze too.", year=2019),
    make_review(
        "okoye-2008-hernia",
        "Hernia mesh: TNFα and IL-1 beta beside NLRP3",
        "PGC-1⍺ and TGF-ß1 rise where NF-κB does. Healthcare is cell-dependent.",
        author=(("Okoye", "Ife"),),
        year=2008,
    ),
    make_review(
        "okoye-2006-moss",
        "Moss on roofs",
        author=(("Okoye", "Ife"),),
        year=2006,
        references=(RETRACTED,),
    ),
    make_review(
        "okoye-2007-twice",
        "Moss on roofs, and roofs with moss",
        "Moss on roofs, moss on roofs, roofs with moss: moss and roofs.",
        author=(("Okoye", "Ife"),),
        year=2007,
        keyword=("Moss", "Roofs"),
        references=(RETRACTED,),
    ),
    make_review(
        "evil-2017-script", HOSTILE, HOSTILE, keyword=(HOSTILE, 'a "quoted" word'), year=2017
    ),
)
NOTES = (Note("first-note", "What I am reading", "About *lakes*, mostly: **plankton** blooms."),)


def make_library(reviews: tuple[Review, ...] = REVIEWS) -> Library:
    return relate_reviews(reviews, NOTES, config=CONFIG)


def write_small_site(folder: Path, reviews: tuple[Review, ...] = REVIEWS) -> None:
    library = make_library(reviews)
    catalogue = catalogue_library(library, CONFIG)
    templates = open_templates()
    by_key = {review.key: review for review in reviews}
    listed = list_pages(library, CONFIG)
    pages = [
        (page.path, render_page(page, catalogue, templates, by_key.get(page.subject)))
        for page in listed
    ]
    records = list_record_files(share_out_records(listed), library)
    condensed = {review.key: condense_review_for_search(review) for review in reviews}
    files = [
        *pages,
        *list_assets(),
        *((path, text.encode()) for path, text in records),
        *((path, text.encode()) for path, text in write_index(open_documents(library, condensed))),
    ]
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
