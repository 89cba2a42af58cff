"""What is not in the page's language says which it is in (WCAG 3.1.2)."""

import pytest

from generator.model import Issued, Item, Name, Reference
from generator.site.titles import title_to_html
from generator.site.views.references import print_plain_references, print_reference

CHINESE = "原发性醛固酮增多症的诊断 <i>CYP11B2</i> 进展"


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("原发性醛固酮增多症的诊断与治疗进展", "zh"),
        ("原発性アルドステロン症の診療ガイドライン", "ja"),
        ("원발성 알도스테론증", "ko"),
        ("Болезни печени у взрослых", "ru"),
        ("Хвороби печінки", "uk"),
        ("Νόσοι του ήπατος", "el"),
        ("أمراض الكبد عند البالغين", "ar"),
        ("بیماری‌های کبد چرب گزارش", "fa"),
        ("מחלות כבד", "he"),
        ("โรคตับ", "th"),
    ],
)
def test_a_title_in_another_script_had_no_language(title: str, language: str) -> None:
    assert title_to_html(title) == f"<span lang={language}>{title}</span>"


@pytest.mark.parametrize("title", ["Über TNF-α und κB", "Review", "IL-1⍺ – “fatty” liver", "2020"])
def test_a_title_in_latin_letters_is_left_alone(title: str) -> None:
    assert "lang" not in title_to_html(title)


def test_a_reference_says_its_language_in_every_way_that_it_is_printed() -> None:
    item = Item(title=CHINESE, author=(Name(family="Li"),), issued=Issued(2020))
    html, _ = print_reference(Reference(id="li-2020", item=item))
    assert html.startswith("<span lang=zh>原发性醛固酮增多症的诊断 <i>CYP11B2</i> 进展</span><p>")
    printed = Reference(id="x", item=Item(), raw="李. 原发性醛固酮增多症. 2020", doubtful=True)
    assert print_reference(printed)[0].startswith("<span lang=zh>李.")
    (row,) = print_plain_references(["原发性"], ["Li"], [""], ["2020"], [""], [""], [""])
    assert row.startswith("<span lang=zh>原发性</span><p>Li.")


def test_an_original_title_is_in_the_language_that_its_paragraph_names() -> None:
    assert title_to_html("Болести на черния дроб", "bg") == "Болести на черния дроб"
