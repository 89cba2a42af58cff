"""Random libraries on disk, and random edits of their reviews."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.content.save import save_review
from generator.model import (
    Correction,
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    RelatedArticle,
    RelatedArticles,
    Review,
    Substance,
)
from generator.project import Project

_WORDS = (
    "tide salt marsh heron silt eel dune kelp crab gull loam reed brine wader spit cockle limpet "
    "plover estuary lagoon saltwort bittern sandbar groyne"
)
WORDS = _WORDS.split()
FAMILIES = ("Moss", "Reed", "Fern", "Alder", "Birch", "Sedge", "van Dune", "Ng")
GIVENS = ("Ada", "Ada B.", "A.", "Ida", "I. M.", "Jean-Pierre", "JP", "Una")
JOURNALS = (
    ("Journal of Tides", "J Tides"),
    ("Marsh Letters", None),
    (None, "Marsh Lett"),
    ("Annals of Salt", "Ann Salt"),
    ("Annals of <i>Salt</i>", None),
)
KEYWORDS = (
    *("tide", "Tides", "TIDE", "salt marsh", "Salt-marsh", "AIDS", "Aids", "eel", "Eels", "x"),
    *("study", "Studies", "C. elegans", "Viruses"),
)


PLACES = ("A01", "A01.100", "A01.100.200", "B02", "B02.700", "C03", "C03.400", "D04")
TREE = "".join(f"{word.capitalize()};{place}\n" for word, place in zip(WORDS, PLACES, strict=False))


def make_work(number: int) -> Item:
    chance = random.Random(number)
    return Item(
        title=" ".join(chance.choices(WORDS, k=7)).capitalize() + f" {number}",
        author=(Name(family=chance.choice(FAMILIES), given="Ada"),),
        container_title="Journal of Tides",
        issued=Issued(1990 + number % 30),
        volume=str(number),
        page=f"{number * 7}-{number * 7 + 3}",
        doi=f"10.5555/work.{number}" if number % 2 else None,
        pmid=str(5000 + number) if number % 3 == 0 else None,
    )


def make_authors(chance: random.Random) -> tuple[Name, ...]:
    names = [
        Name(
            family=chance.choice(FAMILIES),
            given=chance.choice(GIVENS),
            orcid="0000-0002-1825-0097" if chance.random() < 0.05 else None,
            affiliations=("University of Tides",) if chance.random() < 0.3 else (),
        )
        for _ in range(chance.randint(0, 3))
    ]
    return (*names, Name(literal="Tide Group")) if chance.random() < 0.2 else tuple(names)


def make_issued(chance: random.Random) -> Issued | None:
    year = chance.randint(2015, 2024)
    return chance.choice((Issued(year), Issued(year, 7), Issued(year, 7, 3), None))


def make_mesh(chance: random.Random) -> tuple[MeshHeading, ...]:
    return tuple(
        MeshHeading(
            MeshTerm(word.capitalize(), None, chance.random() < 0.3),
            (MeshTerm("genetics"),) if chance.random() < 0.3 else (),
        )
        for word in chance.sample(WORDS[:8], chance.randint(0, 3))
    )


def make_articles(chance: random.Random) -> RelatedArticles | None:
    numbers = chance.sample(range(1, 60), 3)
    articles = [RelatedArticle(f"Article {n}", "There", pmid=str(5000 + n)) for n in numbers]
    return RelatedArticles(tuple(articles)) if chance.random() < 0.3 else None


def make_references(chance: random.Random) -> tuple[Reference, ...]:
    cited = chance.sample(range(1, 40), chance.randint(0, 9))
    return tuple(
        Reference(f"ref-{number}", make_work(number), place)
        for place, number in enumerate(cited, 1)
    )


def make_corrections(chance: random.Random) -> tuple[Correction, ...]:
    kind = chance.choice(("retraction-in", "comment-on", "erratum-in"))
    doi = f"10.5555/work.{chance.randint(1, 39)}"
    return (Correction(kind, "See there", doi=doi),) if chance.random() < 0.2 else ()


def make_review(key: str, chance: random.Random) -> Review:
    journal, short = chance.choice(JOURNALS)
    references = make_references(chance)
    said = chance.choice(("", "As [@ref-3] says.", "See [@start-0].", "See [[reading]]."))
    said = said if said != "As [@ref-3] says." or any(r.id == "ref-3" for r in references) else ""
    return Review(
        key=key,
        document=Document(
            item=Item(
                title=f"A review of {key.replace('-', ' ')} {chance.choice(WORDS)}",
                author=make_authors(chance),
                container_title=journal,
                container_title_short=short,
                issued=make_issued(chance),
                doi=f"10.5555/{key}",
                pmid=str(100 + int(key.rpartition("-")[2])) if chance.random() < 0.5 else None,
            ),
            publication_types=("Review", "Meta-Analysis")[: chance.randint(1, 2)],
            keyword=tuple(dict.fromkeys(chance.choices(KEYWORDS, k=3))),
            mesh=make_mesh(chance),
            substances=(Substance("Sodium Chloride"),) if chance.random() < 0.3 else (),
            similar=make_articles(chance),
            corrections=make_corrections(chance),
        ),
        body=f"## Abstract\n\n{' '.join(chance.choices(WORDS, k=50)).capitalize()}. {said}\n",
        references=references,
        has_references=bool(references),
    )


def start_library(root: Path, chance: random.Random, size: int) -> Project:
    content = root / "content"
    (content / "notes").mkdir(parents=True)
    for number in range(size):
        save_review(content, make_review(f"start-{number}", chance))
    (content / "notes" / "reading.md").write_text(
        "---\ntitle: Reading\n---\n\nSee [@start-0].\n", encoding="utf-8"
    )
    settings = ["title: Tides", "base-url: https://tides.example/"]
    (content / "site.yaml").write_text(
        "\n".join(settings[: chance.randint(1, 2)]) + "\n", encoding="utf-8"
    )
    if chance.random() < 0.5:
        (content / "mtrees2026.bin").write_text(TREE, encoding="utf-8")
    return Project(root)


def edit_item(review: Review, **changes: Any) -> Review:
    document = review.document
    return replace(review, document=replace(document, item=replace(document.item, **changes)))


def edit_document(review: Review, **changes: Any) -> Review:
    return replace(review, document=replace(review.document, **changes))


KINDS = (
    *("keyword", "mesh", "types", "substances", "issued", "author", "journal", "doi", "pmid"),
    *("similar", "corrections", "one", "list", "title", "retracted", "summary", "alias"),
    *("mend", "mend"),
)


def edit(review: Review, kind: str, chance: random.Random, step: int) -> Review:
    """A review with one part of its record, or of its list, as it might have been."""
    if kind == "keyword":
        more = chance.choice((*KEYWORDS, f"new {step}"))
        kept = chance.sample(review.document.keyword, k=len(review.document.keyword) // 2)
        again = tuple(chance.sample(kept, k=chance.choice((0, len(kept)))))
        return edit_document(review, keyword=(*kept, more, *again))
    if kind == "mesh":
        return edit_document(review, mesh=make_mesh(chance))
    if kind == "types":
        return edit_document(review, publication_types=(chance.choice(("Review", "Letter")),))
    if kind == "substances":
        made = (Substance(chance.choice(("Iodine", "Sodium Chloride"))),)
        return edit_document(review, substances=chance.choice(((), made)))
    if kind == "similar":
        return edit_document(review, similar=make_articles(chance))
    if kind == "corrections":
        return edit_document(review, corrections=make_corrections(chance))
    if kind == "retracted":
        return edit_document(review, retracted=not review.document.retracted)
    if kind == "issued":
        return edit_item(review, issued=make_issued(chance))
    if kind == "author":
        return edit_item(review, author=make_authors(chance))
    if kind == "journal":
        full, short = chance.choice((*JOURNALS, (f"Journal {step}", None)))
        return edit_item(review, container_title=full, container_title_short=short)
    if kind == "doi":
        return edit_item(review, doi=chance.choice((None, f"10.5555/{review.key}.{step}")))
    if kind == "pmid":
        return edit_item(review, pmid=chance.choice((None, str(7000 + step))))
    if kind == "title":
        return edit_item(review, title=f"Another title {step}")
    if kind == "summary":
        return replace(review, summary=chance.choice((None, "Mine: [@start-0].")))
    if kind == "alias":
        return replace(review, aliases=(f"former-{step}-{review.key}",))
    if kind == "mend" and review.references:
        place = chance.randrange(len(review.references))
        held = review.references[place]
        made: dict[str, Any] = {
            "title": f"Mended {step}",
            "doi": None,
            "volume": str(step),
            "author": (),
            "issue": str(step),
            "issued": Issued(1990 + step),
            "container_title": "Journal of Tides and Times",
        }
        name = chance.choice(sorted(made))
        changes = {name: made[name]}
        mended = replace(held, item=replace(held.item, **changes))
        references = (*review.references[:place], mended, *review.references[place + 1 :])
        return replace(review, references=references)
    if kind == "one" and review.references:
        place = chance.randrange(len(review.references))
        others = [each for each in review.references if each is not review.references[place]]
        number = chance.randint(1, 45)
        if f"ref-{number}" not in {each.id for each in others}:
            new = Reference(f"ref-{number}", make_work(number), place + 1)
            references = (*review.references[:place], new, *review.references[place + 1 :])
            return replace(review, references=references)
        return review
    return replace(review, references=make_references(chance), has_references=True)


def keep_targets(review: Review) -> Review:
    """The review where its text names no entry that its list has lost."""
    held = any(each.id == "ref-3" for each in review.references)
    return review if held else replace(review, body=review.body.replace("As [@ref-3] says.", ""))
