"""A damaged model of references is an error, never the end of the process."""

import gzip
import subprocess
import sys

import pytest

from generator.references.label import MODEL

TRY = """
import sys
from pathlib import Path
from generator.references.label import draft_by_labels
from generator.references.scan import scan_reference
try:
    raw = "Lind I. Tides. J Tide 2004;2:3-4."
    draft_by_labels(raw, scan_reference(raw), Path(sys.argv[1]))
except Exception as error:
    print("error", type(error).__name__)
"""


@pytest.mark.parametrize("part", [0, 0.3, 0.99])
def test_a_half_written_model_is_an_error(tmp_path, part):
    whole = MODEL.read_bytes()
    path = tmp_path / "model.gz"
    path.write_bytes(whole[: int(len(whole) * part)])
    done = subprocess.run(
        [sys.executable, "-c", TRY, path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("error")


def test_the_model_is_whole():
    assert len(gzip.decompress(MODEL.read_bytes())) > 100_000
