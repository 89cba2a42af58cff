"""Reference parsing, measured: field precision, recall, F1, all-fields-right, strings a second.

    python bench/references.py [--set NAME ...] [--errors N]

Reads ../shared beside the checkout; a set that is not there is left out. The rival is this
package's own rules without the labeller.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from references_gold import Gold, fields_of_item, load_anystyle, load_labels, load_plos
from references_rules import draft_by_rules

from generator.model import Issued, Item, Name
from generator.references.draft import finish_item
from generator.references.parse import parse_reference
from generator.references.quick import read_plain
from generator.references.scan import scan_reference

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def parse_by_rules(raw: str) -> tuple[Item, bool]:
    """The rival: scan, plain NLM, locators and stops; no labeller."""
    item = read_plain(raw)
    if item is None:
        scanned = scan_reference(raw)
        item = finish_item(draft_by_rules(raw, scanned), scanned)
    return item, False


def parse_by_refextract(raw: str) -> tuple[Item, bool]:
    """The peer, where it is installed beside litsite (`pip install refextract`)."""
    import refextract

    found = refextract.extract_references_from_string(raw, is_only_references=True)
    parts: dict[str, str] = {}
    for reference in found:
        for key, values in reference.items():
            if values and isinstance(values[0], str):
                parts.setdefault(key, values[0])
    year = parts.get("year") or parts.get("journal_year") or ""
    return Item(
        title=parts.get("title"),
        author=(Name(literal=parts["author"]),) if "author" in parts else (),
        container_title=parts.get("journal_title"),
        issued=Issued(int(year)) if year.isdigit() else None,
        volume=parts.get("journal_volume"),
        issue=parts.get("journal_issue"),
        page=parts.get("journal_page"),
        publisher=parts.get("publisher"),
        url=parts.get("url"),
    ), False


def parse(raw: str) -> tuple[Item, bool]:
    """What litsite does."""
    parsed = parse_reference(raw)
    return parsed.item, parsed.doubtful


def load_sets() -> dict[str, list[Gold]]:
    """Every gold set that is there."""
    folder = SHARED / "references"
    sets: dict[str, list[Gold]] = {}
    if (folder / "plos_gold.jsonl").exists():
        sets["plos"] = list(load_plos(folder / "plos_gold.jsonl"))
        for name in ("core", "good"):
            sets[name] = list(load_anystyle(folder / "anystyle" / f"{name}.xml"))
    labels = ROOT / "bench" / "references_labels.json"
    if labels.exists() and (SHARED / "pages").exists():
        sets["hand"] = list(load_labels(labels, SHARED / "pages" / "pubmed_xml", SHARED / "seeds"))
    return sets


def measure(
    golds: Sequence[Gold], parser: Callable[[str], tuple[Item, bool]], errors: int = 0
) -> dict[str, object]:
    """Counts over a set; prints some errors when asked."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    whole = doubted = doubted_wrong = 0
    slowest = 0.0
    failed: list[tuple[Gold, dict[str, str], list[str], bool]] = []
    start = time.process_time()
    answers = []
    for gold in golds:
        begin = time.process_time()
        answers.append(parser(gold.string))
        slowest = max(slowest, time.process_time() - begin)
    seconds = time.process_time() - start
    for gold, (item, doubtful) in zip(golds, answers, strict=True):
        got = fields_of_item(item)
        wrong = []
        for field in gold.judged:
            want, have = gold.fields.get(field), got.get(field)
            wanted[field] += want is not None
            found[field] += have is not None
            same = want == have or (
                # a set whose strings lost their signs also lost the sign between its pages
                field == "pages" and bool(have) and want == str(have).replace("-", "")
            )
            right[field] += want is not None and same
            if not same:
                wrong.append(field)
        whole += not wrong
        doubted += doubtful
        doubted_wrong += doubtful and bool(wrong)
        if wrong:
            failed.append((gold, got, wrong, doubtful))
    if errors:
        random.Random(errors).shuffle(failed)
        for gold, got, wrong, doubtful in failed[:errors]:
            print(f"{'? ' if doubtful else '! '}{gold.string}")
            for field in wrong:
                print(f"      {field}: {gold.fields.get(field)} <> {got.get(field)}")
    precision = sum(right.values()) / max(1, sum(found.values()))
    recall = sum(right.values()) / max(1, sum(wanted.values()))
    return {
        "n": len(golds),
        "P": precision,
        "R": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "all": whole / max(1, len(golds)),
        "doubt": doubted / max(1, len(golds)),
        "doubt_wrong": doubted_wrong / max(1, doubted),
        "per_second": len(golds) / seconds,
        "slowest": slowest,
        "fields": {
            f: 2 * right[f] / max(1, found[f] + wanted[f]) for f in golds[0].judged
        },
    }  # fmt: skip


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--set", nargs="*", default=[])
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--fields", action="store_true", help="F1 of each field too")
    options.add_argument("--no-rules", action="store_true")
    chosen = options.parse_args()
    print(f"{'set':6}{'parser':11}{'n':>6}{'P':>8}{'R':>8}{'F1':>8}{'all':>7}"
          f"{'doubt':>7}{'wrong':>7}{'/s':>8}{'slowest':>9}")  # fmt: skip
    for name, golds in load_sets().items():
        if chosen.set and name not in chosen.set:
            continue
        parsers = [("litsite", parse)] + ([] if chosen.no_rules else [("rules", parse_by_rules)])
        if not chosen.no_rules and importlib.util.find_spec("refextract"):
            parsers.append(("refextract", parse_by_refextract))
        for title, parser in parsers:
            row = measure(golds, parser, chosen.errors if title == "litsite" else 0)
            print(f"{name:6}{title:11}{row['n']:6}{row['P']:8.4f}{row['R']:8.4f}{row['F1']:8.4f}"
                  f"{row['all']:7.3f}{row['doubt']:7.3f}{row['doubt_wrong']:7.2f}"
                  f"{row['per_second']:8.0f}{row['slowest'] * 1000:7.1f}ms")  # fmt: skip
            if chosen.fields and isinstance(row["fields"], dict):
                print("      ", " ".join(f"{f}={v:.3f}" for f, v in row["fields"].items()))


if __name__ == "__main__":
    main()
