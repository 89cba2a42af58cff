"""The titles of a list say together what each says alone."""

from hypothesis import given
from hypothesis import strategies as st

from generator.references.match_titles import TELLING_WORDS, read_title
from generator.references.title_columns import read_titles

TELLING = """Retraction: RETRACTED retracted: (retracted [retracted] removed: withdrawn: withdrawn
    Erratum erratum: corrigenda correction Correction: to authors' Reply reply: response Response.
    in comment Comment: commentary on letter: _letter “comment” №letter expression of concern
    editorial (vol 3, pg 5, 2009) (Lancet (2009) 360 (542-544)) (2009) 12 (3) [Polish] [Review]
    [33 refs] Part-iv x 12 3a TNF-α é <i>E.</i> coli x(y) ) ( ). . , ; : - ʼ £ ***"""
WORDS = st.sampled_from((*TELLING.split(), *TELLING_WORDS, "tide", "tides", "a"))
TITLES = st.lists(
    st.lists(st.tuples(WORDS, st.sampled_from((" ", "  ", "", "-", ": "))), min_size=1, max_size=8)
    .map(lambda parts: "".join(part for pair in parts for part in pair))
    .filter(str.strip),
    max_size=6,
)


@given(TITLES, st.lists(st.booleans(), min_size=6, max_size=6))
def test_titles_say_together_what_each_says_alone(titles: list[str], preprints: list[bool]) -> None:
    columns = read_titles(titles, preprints[: len(titles)])
    alone = [read_title(*each) for each in zip(titles, preprints, strict=False)]
    assert columns.titles == [title for title, *_ in alone]
    assert columns.said == ["\t".join(said) for _, *said in alone]


def test_a_list_of_plain_titles_is_folded_as_one() -> None:
    columns = read_titles(["Tides, and sea-ice (2 of 3)", "***", "Waves"], [False, False, True])
    assert columns.titles == ["tides and sea ice 2 of 3", "", "waves"]
    assert columns.said == ["\t\t2 3\t", "\t\t\t", "preprint\t\t\t"]
