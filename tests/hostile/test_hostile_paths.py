"""No title, name or key makes a file elsewhere than in content/ and site/, or one that some file
system cannot hold."""

import re

import pytest
import vectors

from generator.content.keys import explain_key, make_key
from generator.model import Issued, Item, Name

RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)(?:\..*)?", re.I)
NAME = re.compile(r"[a-zA-Z0-9_.-]+")


def test_nothing_is_written_elsewhere(hostile):
    new = set(hostile.root.rglob("*")) - hostile.before
    inside = (hostile.content, hostile.site, hostile.project / ".litsite")
    assert [path for path in new if not any(path.is_relative_to(each) for each in inside)] == []
    assert not any(path.is_symlink() for path in new)


def test_names_of_files_are_such_as_every_file_system_holds(hostile):
    for folder in (hostile.content, hostile.site):
        for path in folder.rglob("*"):
            name = path.name
            if name.startswith("."):
                assert path.parent == hostile.site or name == ".gitkeep", path
                continue
            assert NAME.fullmatch(name), path
            assert not RESERVED.fullmatch(name.partition(".")[0]), path
            assert not name.endswith((".", " ")), path
            assert len(name) <= 200, path


def test_no_two_files_differ_only_in_case(hostile):
    for folder in (hostile.content, hostile.site):
        names = [str(path).casefold() for path in folder.rglob("*")]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("vector", vectors.vectors_of("paths"))
def test_a_key_is_made_of_any_name(vector):
    for item in (
        Item(title=vector),
        Item(title="Tides", author=(Name(literal=vector),)),
        Item(title="Tides", author=(Name(family=vector, given=vector),), issued=Issued(2023)),
    ):
        key = make_key(item)
        assert explain_key(key) is None
        assert make_key(item, {key}) != key


@pytest.mark.parametrize(
    "key",
    [
        "../x",
        "a/b",
        "a\\b",
        "A",
        "a.b",
        "con",
        "nul",
        "lpt1",
        "",
        "-a",
        "a-",
        "a b",
        "é",
        "a" * 300,
    ],
)
def test_what_is_no_key_is_refused(key):
    assert explain_key(key)
