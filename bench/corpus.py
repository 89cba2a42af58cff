"""A made-up library of any size: the same for every generator that is measured.

Titles, names, journals and findings are invented and every title says "Fictional". Words,
authors, journals and keywords follow Zipf's law. Of a review's references three in five are its
own; the rest come from a common pool by Zipf's law, so that for each review one or two works are
cited by several, a few of them by hundreds. Seeded: the same size gives the same bytes.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from generator.model import (
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    Review,
    SourceNote,
)

SEED = 20261124
_SYLLABLES = "ba be bi co da de di fa fi ga ge ha ka ke ki la le li lo ma me mi mo na ne ni no"
SYLLABLES = _SYLLABLES.split()
_ENDINGS = "ase itis oma emia gen osis in ide ate logy pathy ine ol um ia"
ENDINGS = _ENDINGS.split()
_GIVEN = "Ana Ben Chen Dara Emil Fatima Gus Hana Ivo Jia Kofi Lea Mads Nia Otto Pia Rui Sara"
GIVEN = _GIVEN.split()


class Zipf:
    """Draws places 0 … size-1, each about as often as 1/(place+1)."""

    def __init__(self, size: int, power: float = 1.0) -> None:
        self.sums = list(accumulate((place + 1) ** -power for place in range(size)))

    def draw(self, chance: random.Random) -> int:
        """One place."""
        return bisect_left(self.sums, chance.random() * self.sums[-1])


def make_words(count: int, chance: random.Random) -> list[str]:
    """Invented words of medicine."""
    words: dict[str, None] = {}
    while len(words) < count:
        stem = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 3)))
        words[stem + chance.choice(ENDINGS)] = None
    return list(words)


class Corpus:
    """A library of `size` reviews of 230 words with `references` references each."""

    def __init__(self, size: int, references: int = 100) -> None:
        chance = random.Random(f"{SEED}/{size}")
        self.size, self.references = size, references
        self.words = make_words(6_000, chance)
        self.word = Zipf(len(self.words))
        self.journals = [self._title(chance, 3) for _ in range(max(20, size // 12))]
        self.journal = Zipf(len(self.journals), 0.8)
        self.authors = [
            Name(family=chance.choice(self.words).capitalize(), given=chance.choice(GIVEN))
            for _ in range(max(50, size * 2))
        ]
        self.author = Zipf(len(self.authors), 0.5)
        self.terms = [self._title(chance, chance.randint(1, 2)) for _ in range(max(30, size // 4))]
        self.term = Zipf(len(self.terms), 0.9)
        self.pool = max(200, size * 2)
        self.work = Zipf(self.pool, 0.8)

    def _word(self, chance: random.Random) -> str:
        return self.words[self.word.draw(chance)]

    def _title(self, chance: random.Random, words: int) -> str:
        return " ".join(self._word(chance) for _ in range(words)).capitalize()

    def make_work(self, number: int) -> Item:
        """The facts of the cited work of this number."""
        chance = random.Random(SEED * 1_000_003 + number)
        first = chance.randint(1, 900)
        return Item(
            title=f"{chance.choice(self.words).capitalize()} {self._title(chance, 3).lower()} "
            f"in fictional {self._title(chance, 5).lower()}",
            author=tuple(
                self.authors[self.author.draw(chance)] for _ in range(chance.randint(1, 6))
            ),
            container_title=self.journals[self.journal.draw(chance)],
            issued=Issued(chance.randint(1975, 2025)),
            volume=str(chance.randint(1, 90)),
            issue=str(chance.randint(1, 12)),
            page=f"{first}-{first + chance.randint(2, 20)}",
            doi=f"10.5555/fictional.{number}" if number % 4 else None,
            pmid=str(90_000_000 + number) if number % 3 else None,
        )

    def make_review(self, number: int) -> Review:
        """The review of this number, with its references."""
        chance = random.Random(f"{SEED}/{self.size}/{number}")
        own = self.references * 3 // 5
        first = self.pool + number * self.references
        common = {self.work.draw(chance) for _ in range(self.references - own)}
        cited = sorted({*common, *range(first, first + self.references - len(common))})
        chance.shuffle(cited)
        title = self._title(chance, 9)
        item = Item(
            genre="review-article",
            title=f"Fictional review {number}: {title.lower()}",
            author=tuple(
                self.authors[self.author.draw(chance)] for _ in range(chance.randint(2, 7))
            ),
            container_title=self.journals[self.journal.draw(chance)],
            issued=Issued(chance.randint(2005, 2026), chance.randint(1, 12)),
            volume=str(chance.randint(1, 60)),
            page=f"{chance.randint(1, 400)}",
            doi=f"10.5555/review.{number}",
            pmid=str(80_000_000 + number),
        )
        sentences = [f"{self._title(chance, 14)} {self._word(chance)}." for _ in range(15)]
        terms = dict.fromkeys(self.terms[self.term.draw(chance)] for _ in range(9))
        names = list(terms)
        return Review(
            key=f"review-{number:05d}",
            document=Document(
                item=item,
                publication_types=("Review",),
                keyword=tuple(names[:4]),
                mesh=tuple(MeshHeading(MeshTerm(name)) for name in names[4:]),
            ),
            body="## Abstract\n\n" + " ".join(sentences) + "\n",
            references=tuple(self._list_references(cited)),
            has_references=True,
            sources=(SourceNote("bench", file=f"fictional-{number}.html"),),
        )

    def _list_references(self, cited: Sequence[int]) -> Iterator[Reference]:
        for place, number in enumerate(cited, start=1):
            item = self.make_work(number)
            family = (item.author[0].family or "").lower()
            year = item.issued.year if item.issued else 0
            if number % 10 == place % 10:  # lists differ in how they print one work
                item = replace(item, issue=None)
            yield Reference(id=f"{family}-{year}-{number}", item=item, number=place)

    def make_reviews(self) -> Iterator[Review]:
        """All of them, in key order."""
        for number in range(self.size):
            yield self.make_review(number)
