"""The language that a reference names is a fact of it."""

import pytest

from generator.references.parse import parse_reference
from generator.references.printed_language import take_language


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("Lind Y. On the drift of salt (in Russian). J Rafts. 2000;4(2):11-12.", "ru"),
        ("Lind Y. [On the drift of salt]. [Article in Chinese]. J Rafts. 2000;4(2):11-12.", "zh"),
        ("Lind Y. On the drift of salt. J Rafts. 2000;4(2):11-12. Japanese.", "ja"),
        ("Lind Y. On the drift of salt. J Rafts. 2000;4(2):11-12. (In German)", "de"),
        (
            "Lind Y. On the drift of salt [in Polish, with English abstract]. J Rafts. "
            "2000;4(2):11-12.",
            "pl",
        ),
    ],
)
def test_a_reference_says_its_language(raw: str, language: str) -> None:
    item = parse_reference(raw).item
    assert item.language == language
    assert (item.title, item.container_title) == ("On the drift of salt", "J Rafts")
    assert (item.volume, item.issue, item.page, item.note) == ("4", "2", "11-12", None)


@pytest.mark.parametrize(
    "raw",
    [
        "Lind Y. Heart rate (in Turkish men). J Rafts. 2000;4:11-12.",
        "Lind Y. Salt (in Vivo). J Rafts. 2000;4:11-12.",
        "Lind Y. A grammar of Japanese.",
    ],
)
def test_other_words_in_brackets_are_no_language(raw: str) -> None:
    assert take_language(raw) == (raw, None)
