from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Document, Item, Reference, Review
from generator.site.search.abbreviations import (
    find_abbreviations,
    list_abbreviations,
    match_long_form,
)
from generator.site.search.shards import name_shard
from generator.site.search.texts import condense_review_for_search

FATTY = "non-alcoholic fatty liver disease"

EXPLAINED = [
    (f"Many have {FATTY} (NAFLD).", [("NAFLD", FATTY)]),
    (f"Many have {FATTY} (NAFLD; see below).", [("NAFLD", FATTY)]),
    (f"Many have NAFLD ({FATTY}).", [("NAFLD", FATTY)]),
    ("Waves (wave 2) of gamma-aminobutyric acid (GABA)", [("GABA", "gamma-aminobutyric acid")]),
    # the initials before letters from within words
    ("by extracellular electron transfer (EET)", [("EET", "extracellular electron transfer")]),
    ("antibody-associated vasculitis (AAV)", [("AAV", "antibody-associated vasculitis")]),
    ("transforming growth factor-β (TGF-β)", [("TGF-β", "transforming growth factor-β")]),
    ("coronavirus disease 2019 (COVID-19)", [("COVID-19", "coronavirus disease 2019")]),
    ("small nucleolar RNAs (snoRNAs)", [("snoRNAs", "small nucleolar RNAs")]),
    ("interleukin (IL)", [("IL", "interleukin")]),
    # nothing that is no abbreviation
    ("The liver (the largest gland) was large (p < 0.05) in Spain (Madrid).", []),
    ("It fell (Figure) at once (F).", []),
    ("The list (FOL).", []),
    ("of the list (OTL)", []),
    ("Seen in mice. Liver (ML)", []),
    ("H3K27me3 (H3)", []),
    ("(NAFLD)", []),
    ("", []),
    # no title reaches into the one before
    ("Heavy \n metals (HM) \n and light", []),
]


@pytest.mark.parametrize(("text", "expected"), EXPLAINED)
def test_what_a_text_explains(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(find_abbreviations(text)) == expected


def test_a_long_form_stands_beside_its_short_one_and_its_first_word_tells_of_it() -> None:
    assert list(list_abbreviations(f"{FATTY.capitalize()}s (NAFLDs) here")) == [
        "nafld*non-alcoholic*fatty*liver*diseases",
        "nonalcoholic+NAFLD",
    ]
    # Two letters are no plural for the stemmer.
    assert next(list_abbreviations("extracellular vesicles (EVs)")) == "ev*extracellular*vesicles"


@given(st.text(alphabet=list("aAbBΩß中😀 ()-+*.,\n\x1f\u2028"), max_size=200))
def test_terms_hold_no_space_and_can_name_a_file(text: str) -> None:
    for term in list_abbreviations(f"a Ωb cd {text} (ABC)"):
        assert term.split() == [term]
        assert len(name_shard(term)) <= 240


@given(st.text(alphabet="abcA1-", min_size=1, max_size=8), st.lists(st.text("abc-", min_size=1)))
def test_a_long_form_holds_the_letters_of_its_short_one(short: str, words: list[str]) -> None:
    long = match_long_form(short, words)
    if long is not None:
        letters = iter(long.lower())
        assert all(letter in letters for letter in short.lower() if letter.isalnum())
        assert " ".join(words).endswith(long)


def test_titles_abstracts_keywords_and_cited_titles_explain() -> None:
    def explain(text: str) -> str:
        return f"{text} lake fish ({text[0].upper()}LF)"

    review = Review(
        key="k",
        document=Document(item=Item(title=explain("warm")), keyword=(explain("cold"),)),
        body=f"## Abstract\n\n{explain('deep')}\n\n## Notes\n\n{explain('my')}\n",
        references=(Reference("r", Item(title=explain("old")), 1),),
        has_references=True,
    )
    terms = condense_review_for_search(review)
    assert {term for term in terms.fields.split() if "*" in term} == {
        "wlf*warm*lake*fish",
        "clf*cold*lake*fish",
        "dlf*deep*lake*fish",
    }
    assert [term for term in terms.cited.split() if "*" in term] == ["olf*old*lake*fish"]
    # Where abstracts are not shown whole, nothing tells in which order their words stand.
    assert "deep" not in condense_review_for_search(review, "snippet").fields


def test_the_script_knows_what_parts_the_terms() -> None:
    script = Path(__file__).parents[3] / "templates/assets/js/search-abbreviations.js"
    text = script.read_text(encoding="utf-8")
    assert 'key + "*"' in text
    assert 'firsts[at] + "+"' in text
