"""Labels of an abstract that PubMed glues to the words after them, or that stand in its line."""

import pytest

from generator.sources.labels import part_labels

PARTED = (
    "**Study Design:** Cohort of crabs.\n\n**Objectives:** To see how crabs age (*Cancer*).\n\n"
    "**Methods:** 40 crabs were aged. Results of others were read.\n\n**Conclusion:** Crabs age."
)
GLUED = (
    "Study DesignCohort of crabs.ObjectivesTo see how crabs age (*Cancer*).Methods40 crabs were "
    "aged. Results of others were read.ConclusionCrabs age."
)


def test_what_natural_product_reports_covers_stands_apart():
    text = "Covering: up to June 2020Peptides of ribosomes grow. Since then we know more."
    parted = "**Covering:** up to June 2020\n\nPeptides of ribosomes grow. Since then we know more."
    assert part_labels(text) == parted
    assert part_labels("Covering: the years of 2020 were hard.").startswith("Covering: the")


def test_labels_were_one_word_with_what_follows_them() -> None:
    assert part_labels(GLUED) == PARTED


def test_labels_in_the_line_of_an_export_were_no_labels() -> None:
    """ "Background: …. Methods: …", as Scopus, the Web of Science and Crossref hold many."""
    line = (
        "Study design: Cohort of crabs. Objectives: To see how crabs age (*Cancer*). "
        "Methods: 40 crabs were aged. Results of others were read. Conclusion: Crabs age."
    )
    assert part_labels(line) == PARTED.replace("Study Design", "Study design")


@pytest.mark.parametrize(
    "set_off",
    ["*{}.* ", "*{}*. ", "**{}:** ", "*{}.*"],
)
def test_labels_in_italics_stood_in_the_middle_of_a_line(set_off: str) -> None:
    """As IOP prints them, on PubMed without a space ("… in academia.*Approach*. The …")."""
    parts = (("Objective", "To see."), ("Approach", "40 crabs."), ("Main results", "They age."))
    printed = "".join(f"{set_off.format(label)}{words}" for label, words in parts)
    assert part_labels(printed) == "\n\n".join(f"**{label}:** {words}" for label, words in parts)


@pytest.mark.parametrize(
    "text",
    [
        "Crabs age.MethodsWe aged crabs.ResultsThey did.",  # it does not begin so
        "ObjectiveTo see how crabs age. They do.",  # one is perhaps a name
        "DNAses and RNAses of McCrab. Methods We aged them.",
        "**Background:** Crabs age. Methods were few.",
        "Background: crabs age. Of three crabs: two did.",
        "Crabs age. Methods: we aged crabs. Results: they did.",
        "",
    ],
)
def test_words_that_only_look_so_stay(text: str) -> None:
    assert part_labels(text) == text
