"""Sections, key sentences, Markdown and titles: text that comes in, HTML that is safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.sentences import split_sentences
from generator.model import Section
from generator.site.key_sentences import key_sentences
from generator.site.lines import (
    index_text,
    join_words,
    letter_id,
    letter_of,
    print_count,
    round_count,
    stop_sentence,
)
from generator.site.markdown import to_html
from generator.site.sections import show_sections, split_body
from generator.site.titles import title_to_html


def test_sentences_end_where_prose_ends_them():
    text = (
        "It rose (e.g. Smith et al. 2019) vs. a fall. Levels of E. coli fell by 0.5 mg. "
        "Was it so? Dr. Ng says so."
    )
    assert split_sentences(text) == (
        "It rose (e.g. Smith et al. 2019) vs. a fall.",
        "Levels of E. coli fell by 0.5 mg.",
        "Was it so?",
        "Dr. Ng says so.",
    )


def test_a_short_abstract_needs_no_key_sentences():
    assert key_sentences("One sentence. Two sentences. Three.") == ()


LONG = "\n\n".join(
    (
        "**Background:** Salt moves with the tide in many harbours. Ships come and go all the day.",
        "**Methods:** We read the tables of forty harbours. The weather was noted every morning.",
        "**Results:** Salt rose an hour after the tide in most harbours. Some ships were late.",
        "**Conclusions:** Tables of the tide should state the salt of harbours as well.",
    )
)


def test_key_sentences_are_verbatim_in_order_and_hold_the_conclusion():
    chosen = key_sentences(LONG, "Salt and tide in harbours")
    assert "Tables of the tide should state the salt of harbours as well." in chosen
    assert list(chosen) == sorted(chosen, key=LONG.index)
    assert chosen == key_sentences(LONG, "Salt and tide in harbours")
    assert not any("**" in sentence for sentence in chosen)


def test_body_is_split_at_its_second_level():
    body = "Before.\n\n## Abstract\n\nText.\n\n### Part\n\nMore.\n\n## Notes ##\n\nMine.\n"
    assert split_body(body) == (
        Section("", "Before."),
        Section("Abstract", "Text.\n\n### Part\n\nMore."),
        Section("Notes", "Mine."),
    )


def test_a_heading_in_code_is_code():
    body = "## Notes\n\n```\n## not a heading\n```\n"
    assert split_body(body) == (Section("Notes", "```\n## not a heading\n```"),)


def test_only_the_reader_s_notes_are_shown_where_abstracts_are_not():
    sections = (
        Section("Abstract", "One. Two. Three. Four."),
        Section("Introduction", "Text."),
        Section("Notes", "Mine."),
    )
    assert show_sections(sections, "full") == sections
    assert show_sections(sections, "snippet") == (
        Section("Abstract", "One. Two. …"),
        sections[2],
    )
    assert show_sections(sections, "none") == (sections[2],)


def test_texts_of_one_page_keep_their_ids_apart():
    first, second = (to_html("## Why\n\nx[^1]\n\n[^1]: y", prefix=each) for each in ("t0-", "t1-"))
    assert 'id="t0-why"' in first
    assert 'id="t1-why"' in second
    assert 'href="#t1-fn:1"' in second


def test_links_to_references_of_the_page_stay_as_they_are():
    html = to_html("See [@a].", lambda name: ("#ref-a", "Ng 2021"), prefix="t3-")
    assert 'href="#ref-a"' in html


@given(st.text(alphabet="ab <>/&;'\"=ionsubp\n", max_size=60))
def test_titles_are_well_formed_whatever_comes_in(title):
    html = title_to_html(title)
    for tag in ("i", "b", "sub", "sup"):
        assert html.count(f"<{tag}>") == html.count(f"</{tag}>")
    for tag in ("script", "img", "iframe", "style"):
        assert f"<{tag}" not in html


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Émile", "E"), ("Øre", "O"), ("Łoś", "L"), ("Æbel", "A"), ("’t Hooft", "T"),
        ("Κita", "K"), ("Κίτα", "Κ"), ("Кит", "К"), ("β-catenin", "B"), ("γδ T cells", "G"),
        ("王, 小明", "字"), ("李", "字"), ("김", "ㄱ"), ("5-HT", "#"), ("", "#"),
    ],
)  # fmt: skip
def test_names_are_found_under_their_letter(text, letter):
    assert letter_of(index_text(text)) == letter


def test_names_of_one_letter_stand_together():
    names = ("Oz", "Øre", "Or", "Π", "Πολύζος", "Pi", "王", "李", "Кит", "Zeta", "Ζήτα")
    letters = [letter_of(each) for each in sorted(map(index_text, names))]
    assert letters == ["O", "O", "O", "P", "P", "Z", "Ζ", "Π", "К", "字", "字"]


def test_letters_have_ids_without_spaces_or_marks():
    assert [letter_id(letter) for letter in "AØ#"] == ["at-a", "at-d8", "at-23"]


def test_words_are_joined_as_they_are_read():
    assert [join_words(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_counts_over_a_hundred_say_two_figures_of_how_many_others_there_are():
    told = {number: print_count(round_count(number)) for number in (1, 99, 101, 110, 111, 7171)}
    assert [*told.values()] == ["1", "99", "100+", "100+", "110+", "7,100+"]
    assert print_count(round_count(7101)) == "7,100+"
    assert print_count(round_count(7100)) == "7,000+"


def test_a_sentence_that_ends_in_an_abbreviation_has_one_stop():
    assert stop_sentence("Also printed as J. Tide.") == "Also printed as J. Tide."
    assert stop_sentence("Also printed as Tides") == "Also printed as Tides."
