"""The cite scripts of the site under node: what each style and format makes of a record."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.model import Item
from generator.site.exports.records import csl_record
from generator.site.theme import templates_folder

SCRIPT = Path(__file__).parent / "site" / "cite" / "run_scripts.js"


@cache
def run(lines: str) -> list[dict[str, str]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    folder = templates_folder() / "assets" / "js"
    done = subprocess.run(
        [node, str(SCRIPT), str(folder)],
        input=lines,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [json.loads(line) for line in done.stdout.strip().split("\n")]


def run_records(records: list[dict[str, Any]]) -> list[dict[str, str]]:
    return run("\n".join(json.dumps(record, ensure_ascii=False) for record in records))


def print_styles(item: Item) -> dict[str, str]:
    return run_records([csl_record("x", item)])[0]
