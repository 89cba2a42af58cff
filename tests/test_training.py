import random
from pathlib import Path

import pytest

from generator.errors import LitsiteError
from generator.model import Issued, Item, Name
from training.facts import make_facts
from training.journals import vary_journal
from training.line import Line, NameStyle, cut_given, put_names
from training.printing import print_item
from training.read_facts import read_facts
from training.train import label_tokens, main, print_strings

ARTICLE = Item(
    title="Sleep in lakes",
    author=(Name(family="Larsson", given="Karin M."), Name(family="de Vries", given="JP")),
    container_title="J Lake Res",
    issued=Issued(2011),
    volume="14",
    issue="3",
    page="201-215",
)


def test_the_same_facts_and_seed_print_the_same_strings() -> None:
    first = [line.pieces for line in print_strings([ARTICLE], 5, 40, seed=3)]
    assert first == [line.pieces for line in print_strings([ARTICLE], 5, 40, seed=3)]
    assert first != [line.pieces for line in print_strings([ARTICLE], 5, 40, seed=4)]


def test_every_printed_part_is_labelled_with_its_own_text() -> None:
    rng = random.Random(1)
    for _ in range(60):
        line = print_item(ARTICLE, rng, biomedical=True)
        for text, label in line.pieces:
            if label == "ti":
                assert " ".join(text.split()) == "Sleep in lakes"
            if label == "vo":
                assert text in ("14", "2011")
        assert line.text == "".join(text for text, _ in line.pieces)


def test_every_kind_of_fact_is_printed() -> None:
    rng = random.Random(2)
    for item in make_facts(200, seed=5):
        assert len(print_item(item, rng).text) > 8


def test_each_token_takes_its_parts_label() -> None:
    line = Line(
        [("Larsson", "a.f"), (" ", "a.p"), ("K", "a.g"), (". ", "o"), ("Sleep, in lakes", "ti"),
         (". doi: 10.1000/x", "o")]
    )  # fmt: skip
    labelled = label_tokens(line)
    assert labelled is not None
    words, labels, raw = labelled
    assert raw == "Larsson K. Sleep, in lakes. doi: 10.1000/x"
    assert list(zip(words, labels, strict=True)) == [
        ("Larsson", "a.f"), ("K", "a.g"), (".", "o"), ("Sleep", "ti"), (",", "ti"), ("in", "ti"),
        ("lakes", "ti"), (".", "o"), ("§id", "o"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "form", "printed"),
    [
        ("Karin Maria", "AB", "KM"),
        ("KM", "A. B.", "K. M."),
        ("K. M", "A.B.", "K.M."),
        ("Karin M.", "full", "Karin M."),
    ],
)
def test_given_names_are_cut_as_a_style_wants(given: str, form: str, printed: str) -> None:
    assert cut_given(given, form, random.Random(0)) == printed


def test_a_list_of_names_is_cut_with_et_al() -> None:
    line = Line()
    style = NameStyle("fg", "AB", " ", ", ", " and ", most=1, kept=1, et_al=" et al.")
    put_names(line, ARTICLE.author, style, "a", True, random.Random(0))
    assert line.text in ("Larsson KM et al.", "Larsson KM, et al.")
    assert line.pieces[-1] == (" et al.", "a.e")


def test_journals_are_spelled_in_more_than_one_way() -> None:
    rng = random.Random(0)
    spellings = {vary_journal("Journal of Biological Chemistry", rng) for _ in range(80)}
    assert {"Journal of Biological Chemistry", "J Biol Chem", "J. Biol. Chem."} <= spellings


def test_a_library_in_each_format_gives_its_facts(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '[{"id": "x", "type": "book", "title": "Lakes", "author": [{"family": "Li", "given": "A"}],'
        ' "issued": {"date-parts": [[2001]]}}]',
        encoding="utf-8",
    )
    (tmp_path / "b.jsonl").write_text(
        '{"type": "book", "title": "Lakes", "issued": "2001"}\n', encoding="utf-8"
    )
    (tmp_path / "c.bib").write_text(
        "@article{x, title={Lakes}, author={Li, Ann and Bo Chen}, journal={J Lake}, year={2001},"
        " pages={3--9}}",
        encoding="utf-8",
    )
    (tmp_path / "d.ris").write_text(
        "TY  - JOUR\nTI  - Lakes\nAU  - Li, Ann\nPY  - 2001\nSP  - 3\nEP  - 9\nER  - \n",
        encoding="utf-8",
    )
    items = [read_facts(tmp_path / name)[0] for name in ("a.json", "b.jsonl", "c.bib", "d.ris")]
    assert [item.title for item in items] == ["Lakes"] * 4
    assert [item.issued for item in items] == [Issued(2001)] * 4
    assert items[2].author == (Name(family="Li", given="Ann"), Name(family="Chen", given="Bo"))
    assert [item.page for item in items[2:]] == ["3-9", "3-9"]


def test_what_is_no_library_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("[3, 4]", encoding="utf-8")
    with pytest.raises(LitsiteError, match=r"x\.json"):
        read_facts(path)


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    models = []
    for name in ("a", "b"):
        out = tmp_path / f"{name}.crfsuite.gz"
        arguments = ["--out", str(out), "--times", "0", "--made-up", "25", "--rounds", "3"]
        assert main(arguments) == 0
        models.append(out.read_bytes())
    assert models[0] == models[1]
    assert len(models[0]) > 1000
