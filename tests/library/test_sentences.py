"""Where sentences end, by the cases that the browser's script is held to as well
(tests/browser/test_passages.py)."""

import json
from pathlib import Path

import pytest

from generator.library.sentences import split_sentences

CASES = json.loads((Path(__file__).parent / "sentences.json").read_text())


@pytest.mark.parametrize("sentences", CASES, ids=lambda each: each[0][:30])
def test_a_stop_and_a_capital_alone_end_no_sentence(sentences: list[str]) -> None:
    """Quotes of citing sentences ended at "et al. Smith", "e.g. In", "vs. Placebo", "Dr. Who"."""
    assert list(split_sentences(" ".join(sentences))) == sentences
