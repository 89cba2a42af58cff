from generator.library.mesh_tree import grow_tree, list_above
from generator.library.model import Term

PUBLISHED = {
    "C04": "Tumours",
    "C04.100": "Tumours by Shore",
    "C04.100.200": "Shell Tumours",
    "C09": "Fevers",
    "N02": "Shell Tumours",
    "N02.300": "Combs",
}


def test_counts_include_what_is_below_and_no_review_twice() -> None:
    tree = grow_tree(
        PUBLISHED,
        (
            Term("shell-tumours", "Shell tumours", ("a", "b")),
            Term("tumours", "Tumors", ("b", "c"), also=("Tumours",)),
            Term("combs", "Combs", ("c",)),
            Term("tides", "Tides", ("d",)),
        ),
    )
    assert tree.counts == {
        "C": 3,
        "C04": 3,
        "C04.100": 2,
        "C04.100.200": 2,
        "N": 3,
        "N02": 3,
        "N02.300": 1,
    }
    assert tree.below == {
        "": ("C", "N"),
        "C": ("C04",),
        "C04": ("C04.100",),
        "C04.100": ("C04.100.200",),
        "N": ("N02",),
        "N02": ("N02.300",),
    }
    assert tree.places["shell-tumours"] == ("C04.100.200", "N02")
    assert "tides" not in tree.places
    assert tree.names["C"] == "Diseases"
    assert "C04.100" not in tree.terms
    assert tree.terms["C04"] == "tumours"


def test_a_step_that_the_file_leaves_out_is_left_out() -> None:
    tree = grow_tree({"C04.100.200": "Shell Tumours"}, (Term("s", "Shell Tumours", ("a",)),))
    assert tree.below == {"": ("C",), "C": ("C04.100.200",)}


def test_no_file_no_tree() -> None:
    assert grow_tree({}, (Term("s", "Shell Tumours", ("a",)),)).below == {}


def test_above() -> None:
    assert list_above("C04.557.100") == ("C", "C04", "C04.557", "C04.557.100")
    assert list_above("C") == ("C",)
