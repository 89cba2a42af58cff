"""Groups of the map are named by what their members share: a subject, words of titles, a review."""

from relate_reviews import relate_reviews

from generator.model import Document, Issued, Item, Name, Review
from generator.site.figures.cluster_names import list_phrases, name_clusters


def make_library(titles, keywords=()):
    reviews = [
        Review(
            f"key-{number}",
            Document(
                Item(
                    title=title,
                    author=(Name(family=f"Sailor{number}", given="A"),),
                    issued=Issued(2000 + number),
                ),
                keyword=tuple(keywords[number]) if number < len(keywords) else (),
            ),
        )
        for number, title in enumerate(titles)
    ]
    return relate_reviews(reviews)


def name(titles, *groups, keywords=()):
    return name_clusters(
        make_library(titles, keywords), [[f"key-{number}" for number in each] for each in groups]
    )


def test_a_shared_keyword_names_a_group_before_words_of_titles():
    titles = ["Salt marsh tides", "Salt marsh birds", "Something else"]
    assert name(titles, [0, 1], keywords=[["Wetlands"], ["Wetlands"]]) == ("Wetlands",)


def test_a_keyword_of_few_members_does_not_name_a_group():
    titles = [f"Salt marsh {thing}" for thing in ("tides", "birds", "crabs", "mud", "eels", "rain")]
    titles += ["Salt marsh reeds"]
    assert name(titles, range(7), keywords=[["Moon"], ["Moon"]]) == ("Salt marsh",)


def test_a_group_without_subjects_is_named_by_the_phrase_of_its_titles():
    titles = [
        "Leptin in Non-Alcoholic Fatty Liver Disease: a systematic review",
        "Homocysteine in nonalcoholic fatty liver disease",
        "The roles of insulin in nonalcoholic fatty liver disease",
        "A disease of oaks",
        "Liver of cod",
    ]
    assert name(titles, [0, 1, 2]) == ("Nonalcoholic fatty liver disease",)


def test_words_that_other_titles_have_too_name_no_group_before_rarer_ones():
    titles = ["Women and teriparatide", "Teriparatide in women", "Women at sea", "Women of Troy"]
    assert name(titles, [0, 1]) == ("Teriparatide",)


def test_one_word_that_tells_of_another_is_no_name():
    assert name(["Scientific rowing", "Scientific sailing"], [0, 1]) == ("Around Sailor0 2000",)


def test_a_group_that_shares_nothing_is_named_by_its_most_cited_review():
    assert name(["Oaks", "Elms"], [0, 1]) == ("Around Sailor0 2000",)


def test_no_two_groups_have_one_name():
    titles = ["Sea lions rest", "Sea lions feed", "Sea lions swim", "Sea lions bark"]
    first, second = name(titles, [0, 1], [2, 3])
    assert first == "Sea lions"
    assert second != first


def test_phrases_end_at_stops_and_plain_words():
    printed = [phrase.printed for phrase in list_phrases("Tides: mud (and fen) of Barrett's moor")]
    assert printed == ["Tides", "mud", "fen", "Barrett's", "Barrett's moor", "moor"]


def test_compounds_count_word_by_word_but_for_prefixes():
    joined, parted = (
        {phrase.folded for phrase in list_phrases(title)}
        for title in ("non-alcoholic fine-needle biopsies", "nonalcoholic fine needle biopsy")
    )
    assert joined == parted
    assert {phrase.printed for phrase in list_phrases("pre-mRNA")} == {"pre-mRNA"}


def test_names_keep_the_capitals_that_say_something():
    titles = ["mTOR pathways", "mTOR pathway", "p53 Oaks", "p53 oaks"]
    assert name(titles, [0, 1], [2, 3]) == ("mTOR pathway", "p53 oaks")
