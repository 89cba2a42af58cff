"""The sentence around a mention reads by itself, whatever stands before and after it."""

import pytest

from generator.library.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("**Bold first. Then more** by [@a-1] here. Next.", "Then more by [@a-1] here."),
        ("It was [@a-1] *alone. And* not.", "It was [@a-1] alone."),
        ("See [a link. With](https://e.org/z_a) words [@a-1].", "With words [@a-1]."),
        ("A `code. b` [@a-1] and [[slug|some_name_x]].", "b [@a-1] and [[slug|some_name_x]]."),
        ("Osei et al. [@a-1] saw *this*.", "Osei et al. [@a-1] saw *this*."),
        ("One. In *N. attenuata* it [@a-1] is.", "In *N. attenuata* it [@a-1] is."),
        ("1. one [@a-1]\n2. two", "one [@a-1]"),
        ("> Quoted [@a-1]!", "Quoted [@a-1]!"),
        ("[^1]: See [@a-1].", "See [@a-1]."),
        ("Osei et al. Smith [@a-1] vs. Placebo.", "Osei et al. Smith [@a-1] vs. Placebo."),
        ("Fish rot. Nets tear.[@a-1] Boats do not.", "Nets tear.[@a-1]"),
        ("Nets tear.[@b-1],[@a-1] Boats do not.", "Nets tear.[@b-1],[@a-1]"),
        ("By Osei et al.\n\nThe end [@a-1].", "The end [@a-1]."),
        ("He said “see [@a-1].” Then.", "He said “see [@a-1].”"),
        ("| a | b |\n|---|---|\n| x [@a-1] | y [[s|w]] |\n| z | |", "x [@a-1] · y [[s|w]]"),
        ("- [ ] read [@a-1]\n- [x] not", "read [@a-1]"),
        (r"5 * 3 \* [@a-1], [x](y_z) _kept_.", r"5 * 3 \* [@a-1], [x](y_z) _kept_."),
    ],
)
def test_a_sentence_reads_by_itself(text, sentence):
    assert [each for each in find_mentions(text) if each[0] == "@a-1"] == [("@a-1", sentence)]


def test_a_sentence_that_names_one_twice_is_quoted_once():
    """A work's page quoted one sentence twice where it was too long to be quoted whole."""
    words = "word " * 90
    found = find_mentions(f"It [@a-1; @b-1] {words}[@a-1] {words}. Then [@a-1].")
    assert [name for name, _ in found] == ["@a-1", "@b-1", "@a-1"]
    assert found[2][1] == "Then [@a-1]."


def test_a_long_sentence_is_cut_between_words():
    words = "word " * 200
    ((_, sentence),) = find_mentions(f"{words}[@a-1] {words}")
    assert sentence.startswith("… word ")
    assert sentence.endswith(" word …")
    assert "[@a-1]" in sentence
    assert len(sentence) < 900
