from bs4 import BeautifulSoup

from generator.site.markdown import to_html

TABLE = """|  | Season |  | Tide |
|---|---|---|---|
| Salt | 1 | 2 | 3 |
|  | 4 | 5 | 6 |
"""


def test_empty_headings_belong_to_the_words_before_them():
    rows = BeautifulSoup(to_html(TABLE), "lxml").find_all("tr")
    shown = [
        [(cell.name, cell.text, cell.attrs) for cell in row.find_all(["td", "th"])] for row in rows
    ]
    assert shown == [
        [("td", "", {}), ("th", "Season", {"colspan": "2"}), ("th", "Tide", {})],
        [
            ("th", "Salt", {"scope": "row"}),
            ("td", "1", {}),
            ("td", "2", {}),
            ("td", "3", {}),
        ],
        [("td", "", {}), ("td", "4", {}), ("td", "5", {}), ("td", "6", {})],
    ]


def test_a_table_with_all_its_headings_or_none_stays():
    for head in ("| a | b |", "|  |  |"):
        text = f"{head}\n|---|---|\n| 1 | 2 |\n"
        assert "scope" not in to_html(text)
        assert "colspan" not in to_html(text)
        assert to_html(text).count("<th>") == 2
