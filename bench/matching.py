"""Pairwise precision and recall of matching on gold bibliographies: `python bench/matching.py`.

Reads every folder of ../shared/references/dedupe (records_pre_merged.csv, and
merged_record_ids.csv with the ids that are one work) and prints one line a set and method.
With --bib-dedupe PYTHON, the interpreter of an environment that has bib-dedupe, that one too.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

from generator.model import Issued, Item, Name
from generator.references.match import match_items
from generator.references.match_facts import fold

Groups = Sequence[Sequence[int]]


def read_set(folder: Path) -> tuple[list[str], list[Item], list[list[str]]]:
    with (folder / "records_pre_merged.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "merged_record_ids.csv").open(encoding="utf-8", newline="") as file:
        gold = [row["merged_ids"].split(";") for row in csv.DictReader(file)]
    return [row["ID"] for row in rows], [make_item(row) for row in rows], gold


def make_item(row: dict[str, str]) -> Item:
    names = []
    for name in filter(None, (row.get("author") or "").split(" and ")):
        family, _, given = name.partition(", ")
        names.append(Name(family=family.strip(" ,"), given=given or None))
    year = row.get("year") or ""
    return Item(
        title=row.get("title") or None,
        author=tuple(names),
        issued=Issued(int(year)) if year.isdigit() else None,
        volume=row.get("volume") or None,
        issue=row.get("number") or None,
        page=row.get("pages") or None,
        container_title=row.get("journal") or None,
        doi=(row.get("doi") or "").lower() or None,
    )


def match_exact_titles(items: Sequence[Item]) -> Groups:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        if item.title:
            groups[fold(item.title)].append(place)
    return [group for group in groups.values() if len(group) > 1]


def pairs_of(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


_BIB_DEDUPE = """
import json, sys
import pandas as pd
from bib_dedupe.bib_dedupe import block, cluster, match, prep
records = pd.read_csv(sys.argv[1], dtype=str).fillna("")
for column in ("doi", "abstract", "booktitle", "series", "publisher", "editor", "institution"):
    if column not in records:
        records[column] = ""
groups = cluster(match(block(prep(records, cpu=1), cpu=1), cpu=1))
print("GROUPS" + json.dumps(groups))
"""


def run_bib_dedupe(python: str, folder: Path) -> list[list[str]]:
    """The groups of ids that bib-dedupe finds in a set, by its documented four calls."""
    done = subprocess.run(
        [python, "-c", _BIB_DEDUPE, str(folder / "records_pre_merged.csv")],
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("GROUPS"))
    return json.loads(line.removeprefix("GROUPS"))


METHODS: dict[str, Callable[[Sequence[Item]], Groups]] = {
    "exact title": match_exact_titles,
    "litsite": match_items,
}


def main() -> None:
    default = Path(__file__).parents[2] / "shared" / "references" / "dedupe"
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?", default=default)
    arguments.add_argument("--errors", action="store_true", help="list litsite's wrong pairs")
    arguments.add_argument("--bib-dedupe", metavar="PYTHON", help="an interpreter that has it")
    chosen = arguments.parse_args()
    root = chosen.folder
    print(f"{'set':<22}{'method':<14}{'precision':>10}{'recall':>10}{'F1':>10}{'seconds':>10}")
    names = [*METHODS, *(["bib-dedupe"] if chosen.bib_dedupe else [])]
    pooled = {name: [0, 0, 0, 0.0] for name in names}
    for folder in sorted(path for path in root.iterdir() if path.is_dir()):
        ids, items, gold = read_set(folder)
        truth = pairs_of(gold)
        for name in names:
            start = time.perf_counter()
            if name == "bib-dedupe":
                found = pairs_of(run_bib_dedupe(chosen.bib_dedupe, folder))
            else:
                found = pairs_of([ids[place] for place in group] for group in METHODS[name](items))
            counts = (len(found & truth), len(found), len(truth), time.perf_counter() - start)
            print_row(folder.name, name, *counts)
            pooled[name] = [
                total + count for total, count in zip(pooled[name], counts, strict=True)
            ]
            if chosen.errors and name == "litsite":
                for kind, wrong in (("false", found - truth), ("missed", truth - found)):
                    for pair in sorted(wrong):
                        print(f"  {kind} {folder.name} {pair[0]} {pair[1]}", file=sys.stderr)
    for name, (right, found_pairs, true_pairs, seconds) in pooled.items():
        print_row("all", name, right, found_pairs, true_pairs, seconds)


def print_row(
    folder: str, method: str, right: float, found: float, truth: float, seconds: float
) -> None:
    precision, recall = right / (found or 1), right / (truth or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    print(f"{folder:<22}{method:<14}{precision:>10.4f}{recall:>10.4f}{f1:>10.4f}{seconds:>10.2f}")


if __name__ == "__main__":
    main()
