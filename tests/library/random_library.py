"""Small libraries made by chance: reviews that share references, words, authors and terms, cite
one another, print works in several ways, are retracted, corrected, renamed and doubted."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

from garden_library import item, name

from generator.model import (
    Correction,
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Note,
    Reference,
    Review,
    Substance,
)
from generator.model.rules import WorkRules

_WORDS = (
    "amber anther apiary bramble canopy cedar clover comfrey dahlia fennel foraging "
    "garden hedgerow heather honeycomb larkspur lavender nectar orchard pollen propolis "
    "queenless resin rosemary swarm thistle thyme varroa waggle willow "
)
WORDS = _WORDS.split()
FAMILIES = ["Abel", "Bruno", "Castro", "Dorn", "Egede", "Fonda", "Gruber", "Haas"]
JOURNALS = ["Annals of Garden Biology", "Hive Letters", "Ink Studies", "Journal of Cures"]


def title(chance: random.Random, words: int = 5) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def make_item(chance: random.Random, number: int) -> Item:
    authors = chance.sample(FAMILIES, chance.randint(1, 3))
    return item(
        title(chance),
        "; ".join(f"{family}, {chance.choice('ABC')}" for family in authors),
        chance.randint(1990, 2024),
        str(chance.randint(1, 9)),
        str(chance.randint(1, 300)),
        chance.choice(JOURNALS),
        doi=f"10.5555/garden.{number}" if chance.random() < 0.5 else None,
        pmid=str(1000 + number) if chance.random() < 0.3 else None,
    )


def print_otherwise(chance: random.Random, cited: Item) -> Item:
    """A work as another list prints it."""
    changes: dict[str, object] = {}
    if chance.random() < 0.4:
        changes |= {"author": cited.author[:1], "authors_complete": False}
    if chance.random() < 0.3:
        changes["doi"] = None
    if chance.random() < 0.2:
        changes["title"] = f"{cited.title}: a study"
    if chance.random() < 0.1:
        changes["title"] = f"RETRACTED: {cited.title}"
    return dataclasses.replace(cited, **changes)


def make_reviews(chance: random.Random, count: int, lists: int = 12) -> list[Review]:
    records = [make_item(chance, 900 + number) for number in range(count)]
    pool = [make_item(chance, number) for number in range(4 + 2 * count)]
    terms = chance.sample(WORDS, min(len(WORDS), 3 + count // 2))
    reviews = []
    for number, record in enumerate(records):
        cited = [chance.choice(pool[: chance.randint(1, len(pool))]) for _ in range(lists)]
        cited += chance.sample(records, min(2, count))
        cited = chance.sample(cited, chance.randint(0, len(cited)))
        references = tuple(
            Reference(
                f"r{place}",
                print_otherwise(chance, one),
                None if chance.random() < 0.05 else place,
                raw=f"Printed: {one.title}" if chance.random() < 0.3 else None,
                doubtful=chance.random() < 0.1,
            )
            for place, one in enumerate(cited, 1)
        )
        corrections = (Correction("retraction-in", "See there", pmid="7"),)
        document = Document(
            record,
            publication_types=tuple(chance.sample(["Review", "Meta-Analysis"], 1)),
            keyword=tuple(chance.sample(terms, min(len(terms), 3))),
            mesh=tuple(
                MeshHeading(
                    MeshTerm(word.capitalize(), None, chance.random() < 0.3),
                    (MeshTerm("genetics"),) if chance.random() < 0.3 else (),
                )
                for word in chance.sample(terms, min(len(terms), 3))
            ),
            substances=(Substance("Propolis", "D011429"),) if chance.random() < 0.3 else (),
            corrections=corrections if chance.random() < 0.1 else (),
            retracted=chance.random() < 0.1,
        )
        abstract = " ".join(chance.choices(WORDS, k=chance.randint(0, 25)))
        said = f"As [@{chance.choice(['r1', f'review-{count - 1:02d}', 'nobody'])}] says."
        reviews.append(
            Review(
                f"review-{number:02d}",
                document,
                body=f"## Abstract\n\n{abstract}. {said if chance.random() < 0.3 else ''}\n",
                references=references,
                has_references=bool(references),
                aliases=(f"former-{number}",) if chance.random() < 0.2 else (),
            )
        )
    return reviews


def make_notes(chance: random.Random, reviews: Sequence[Review]) -> tuple[Note, ...]:
    named = chance.choice(reviews).key if reviews else "nobody"
    return (
        Note("garden", "Garden", f"I like [@{named}] and [@r3]. See [[winter]].", Issued(2020)),
        Note("winter", "Winter", f"Nothing but [@{named}] and [[garden]]."),
    )


def make_rules(chance: random.Random, reviews: Sequence[Review]) -> WorkRules:
    dois = sorted({one.item.doi for review in reviews for one in review.references if one.item.doi})
    if not dois:
        return WorkRules()
    changes = {"volume": "99", "issue": None, "author": (name("Ruled, By"),)}
    return WorkRules(retracted=(chance.choice(dois),), corrections={chance.choice(dois): changes})
