"""Train the labeller: `python -m training.train [--facts FILE ...] --out FILE`.

Facts are exports that litsite reads: CSL-JSON (an array, or an object a line), BibTeX, RIS. Each
is printed in many styles; made-up facts of other kinds are added. The same facts and seed give
the same model.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

from generator.model.item import Item
from generator.model.name import Name
from generator.references.labelling.features import make_features
from generator.references.labelling.tokens import cut_tokens
from generator.references.scan import scan_reference
from training.facts import make_facts
from training.line import Line
from training.printing import print_item
from training.read_facts import read_facts
from training.words import read_list


def label_tokens(line: Line) -> tuple[list[str], list[str], str] | None:
    """A printed line's token features' labels: each token takes its first letter's label."""
    raw = line.text
    tokens = cut_tokens(raw, scan_reference(raw))
    if not tokens.words:
        return None
    of_place: list[str] = []
    for text, label in line.pieces:
        of_place.extend([label] * len(text))
    labels = []
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        if word[0] == "§":
            labels.append("o")
            continue
        label = of_place[start]
        # a lost space can glue two parts: the longer one names the token
        if end - start > 1 and of_place[end - 1] != label:
            label = max(set(of_place[start:end]), key=of_place[start:end].count)
        labels.append("o" if label == "nu" else label)
    return tokens.words, labels, raw


def print_strings(facts: Sequence[Item], times: int, made_up: int, seed: int) -> Iterator[Line]:
    """Each fact printed so many times, and so many made-up ones, in an order fixed by the seed."""
    rng = random.Random(seed)
    jobs = [(_vary(item, rng), True) for item in facts for _ in range(times)]
    jobs += [(item, False) for item in make_facts(made_up, seed)]
    rng.shuffle(jobs)
    for item, biomedical in jobs:
        yield print_item(item, rng, biomedical)


def _vary(item: Item, rng: random.Random) -> Item:
    """The fact with a study group among its authors, or another journal, now and then."""
    chance = rng.random()
    if chance < 0.03:
        group = Name(literal=rng.choice(read_list("groups")))
        return dataclasses.replace(item, author=(*item.author, group))
    if chance < 0.12 and item.container_title:
        return dataclasses.replace(item, container_title=rng.choice(read_list("journals")))
    return item


def train(
    facts: Sequence[Item], out: Path, *, times: int, made_up: int, seed: int, rounds: int
) -> int:
    """Train a model on printed strings and write it; returns how many strings there were."""
    trainer = pycrfsuite.Trainer(verbose=False)
    forget = random.Random(seed + 1)
    count = 0
    for line in print_strings(facts, times, made_up, seed):
        labelled = label_tokens(line)
        if labelled is None:
            continue
        _, labels, raw = labelled
        tokens = cut_tokens(raw, scan_reference(raw))
        trainer.append(make_features(tokens, forget), labels)
        count += 1
    trainer.select("lbfgs", "crf1d")
    trainer.set_params(
        {
            "c1": 0.5,
            "c2": 0.02,
            "max_iterations": rounds,
            "feature.minfreq": 3,
            "feature.possible_transitions": False,
        }
    )
    plain = out.with_suffix("") if out.suffix == ".gz" else out
    trainer.train(str(plain))
    if plain != out:
        out.write_bytes(gzip.compress(plain.read_bytes(), 9, mtime=0))
        plain.unlink()
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, train, say what was done."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("--facts", nargs="*", type=Path, default=[], help="CSL-JSON, BibTeX, RIS")
    parser.add_argument(
        "--out", type=Path, required=True, help="where the model goes; .gz packs it"
    )
    parser.add_argument("--times", type=int, default=2, help="strings printed of each fact")
    parser.add_argument("--made-up", type=int, default=7000, help="made-up facts beside them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=60, help="rounds of training at most")
    options = parser.parse_args(arguments)
    facts = [item for path in options.facts for item in read_facts(path)]
    count = train(
        facts,
        options.out,
        times=options.times,
        made_up=options.made_up,
        seed=options.seed,
        rounds=options.rounds,
    )
    size = options.out.stat().st_size
    print(f"{len(facts)} facts, {count} strings, {size:,} bytes: {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
