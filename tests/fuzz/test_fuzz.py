"""A few hundred inputs for each target of the fuzzer, the same ones every time; see run.py."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutate import mutate
from targets import TARGETS, seeds_of

INPUTS = {"yaml": 300, "match": 300, "jats_xml": 100, "pubmed_xml": 60, "content": 60}
FEW = 12
_MARKS = r"""* _ ` [ ] ( ) < > & \\ | # ^ : - ? ! % @ ~ " ' { } x [@x] [[x]] [^1] <b> </b> <script>
    javascript: 2021 doi:10.1234/x &lt; é ---"""
MARKS = st.sampled_from(
    [*_MARKS.split(), *("\n", "\n\n", "    ", "- ", ": ", "\t", "et al.", "\u202e")]
)


@pytest.mark.parametrize("target", TARGETS)
def test_kept_inputs_pass(target):
    seeds = seeds_of(target)
    assert seeds
    for data in seeds:
        TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_mutated_inputs_pass(target):
    seeds = [seed for seed in seeds_of(target) if len(seed) < 20_000] or seeds_of(target)
    chance = random.Random(f"quick-{target}")
    for _ in range(INPUTS.get(target, FEW)):
        TARGETS[target](mutate(seeds, chance)[:30_000])


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(MARKS, max_size=30).map("".join), st.sampled_from(["markdown", "yaml", "content"]))
def test_marks_in_any_order_pass(text, target):
    TARGETS[target](text.encode("utf-8", "replace"))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=200), st.sampled_from(["html", "references", "markdown", "yaml"]))
def test_any_text_passes(text, target):
    TARGETS[target](text.encode("utf-8", "replace"))
