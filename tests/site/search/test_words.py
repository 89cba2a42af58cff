from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search import words
from generator.site.search.words import (
    LONGEST_TERM,
    SEVERAL,
    list_several,
    list_terms,
    read_words,
    stem,
)
from generator.site.theme import templates_folder


def list_words(text: str) -> list[tuple[str, ...]]:
    """For each word of the text in order, its terms; none for a stop word."""
    words: list[tuple[str, ...]] = []
    for found in read_words(text):
        if SEVERAL in found:
            words += map(tuple, list_several(found))
        else:
            words.append((found,) if found else ())
    return words


CASES = [
    ("NKX2-5", [["nkx25", "nkx2", "5"]]),
    ("nkx2.5 and NKX2_5", [["nkx25", "nkx2", "5"], [], ["nkx25", "nkx2", "5"]]),
    ("β‑catenin", [["betacatenin", "beta", "catenin"]]),
    ("IFN-γ, TNFα", [["ifngamma", "ifn", "gamma"], ["tnfalpha", "tnf", "alpha"]]),
    ("IL-1β ΔF508", [["il1beta", "il", "1", "beta"], ["deltaf508", "delta", "f508"]]),
    (
        "TGF-ß1 ß-catenin PGC-1⍺",
        [
            ["tgfbeta1", "tgf", "beta", "1"],
            ["betacatenin", "beta", "catenin"],
            ["pgc1alpha", "pgc", "1", "alpha"],
        ],
    ),
    ("Alzheimer's Alzheimer’s Alzheimers", [["alzheimer"], ["alzheimer"], ["alzheimer"]]),
    ("O’Shea l`eau", [["oshea"], ["leau"]]),
    ("Gómez-Peña", [["gomezpena", "gomez", "pena"]]),
    ("Weiß Ærø Łódź", [["weiss"], ["aero"], ["lodz"]]),
    ("studies study bodies", [["study"], ["study"], ["body"]]),
    ("virus viruses class", [["virus"], ["virus"], ["class"]]),
    ("H₂O Ca²⁺ 10 µm", [["h2o"], ["ca2"], ["10"], ["mum"]]),
    ("p<0.05", [["p"], ["005", "0", "05"]]),
    ("the cells of it", [[], ["cell"], [], []]),
    ("İstanbul ΣΑΣ", [["istanbul"], ["sigmaalphasigma"]]),
    ("日本語 текст", [["日本語"], ["текст"]]),
    ("meta-analysis ... --", [["metaanalys", "meta", "analys"]]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_are_found_by_these_terms(text: str, expected: list[list[str]]) -> None:
    assert [list(terms) for terms in list_words(text)] == expected


def test_singular_and_plural_meet() -> None:
    for one, many in [
        ("cell", "cells"),
        ("metastasis", "metastases"),
        ("analysis", "analyses"),
        ("disease", "diseases"),
        ("case", "cases"),
        ("biopsy", "biopsies"),
        ("virus", "viruses"),
        ("therapy", "therapies"),
    ]:
        assert stem(one) == stem(many)
    assert stem("virus") == "virus"


@given(st.text())
def test_any_text_has_words_without_spaces_or_marks(text: str) -> None:
    for terms in list_words(text):
        for term in terms:
            assert term
            assert term == term.lower()
            assert not set(term) & set(" \n:'’-")


MARKED = st.text(st.sampled_from("aZ5βΣé .-–'’`s_İµ\u0301\xa0\x85´ʼn½\n"), max_size=12)


@given(st.one_of(st.text(max_size=30), MARKED))
def test_words_do_not_hang_on_what_stands_beyond_a_space(text: str) -> None:
    whole = [words._split_word(word) for word in words._WORD.findall(words.fold(text))]
    assert list_words(text) == whole
    terms = {term for each in whole for term in each}
    assert set(list_terms(text)) == {term for term in terms if len(term) <= LONGEST_TERM}


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if not found:
        pytest.skip("node is not installed")
    return found


def test_the_browser_reads_the_same_words(node: str, tmp_path: Path) -> None:
    pieces = "aβ⍺µß ‐-–._'’`sΣςİıßæÅé́²½Ⅷ日ー0aµﬁǅʼn\u0345\u1e9e\u212b\u00ad"
    texts = [text for text, _ in CASES]
    state = 7
    for _ in range(400):
        chars = []
        for _ in range(12):
            state = (state * 1103515245 + 12345) % 2**31
            chars.append(pieces[(state >> 8) % len(pieces)])
        texts.append("".join(chars))
    cases = tmp_path / "cases.json"
    cases.write_text(json.dumps(texts), encoding="utf-8")
    script = tmp_path / "run.js"
    words = templates_folder() / "assets" / "js" / "search-words.js"
    script.write_text(
        "global.window = {};\n"
        f"eval(require('fs').readFileSync({json.dumps(str(words))}, 'utf8'));\n"
        f"const cases = JSON.parse(require('fs').readFileSync({json.dumps(str(cases))}, 'utf8'));\n"
        "console.log(JSON.stringify(cases.map((text) => window.litsite.words.list(text))));\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [node, str(script)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    ours = [[list(terms) for terms in list_words(text)] for text in texts]
    theirs = json.loads(done.stdout)
    differs = [each for each in zip(texts, ours, theirs, strict=True) if each[1] != each[2]]
    assert differs == []
