"""What is written is read back as the same record, by our readers and by others."""

from pathlib import Path

import content_records as make
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.canonical import dump_yaml, read_canonical
from generator.content.faults import Faults
from generator.content.load import list_keys, load_review, read_review
from generator.content.references_fast import read_canonical_references
from generator.content.references_file import list_references, read_references, write_references
from generator.content.review_file import tidy_body, write_front, write_review_file
from generator.content.save import save_review
from generator.content.yaml import load_yaml
from generator.model import Reference, Review


@make.quickly(30)
@given(st.dictionaries(st.one_of(make.WORDS, make.TEXTS), make.VALUES, max_size=4))
def test_any_value_comes_back_from_yaml(value: dict[str, object]) -> None:
    text = dump_yaml(value)
    assert load_yaml(text) == value
    fast = read_canonical(text)
    assert fast is None or fast == value


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@make.quickly(30)
@given(value=st.dictionaries(st.one_of(make.WORDS, make.TEXTS), make.VALUES, max_size=4))
def test_other_yaml_readers_read_the_same(loader: type, value: dict[str, object]) -> None:
    if loader is yaml.SafeLoader:  # its pure Python reader stops at other planes' characters
        value = {key: part for key, part in value.items() if max(str((key, part))) < "\ud800"}
    assert yaml.load(dump_yaml(value), Loader=loader) == value


@make.quickly(30)
@given(make.REVIEWS)
def test_a_review_comes_back(review: Review) -> None:
    text = write_review_file(review)
    back = read_review(review.key, text, write_references(review.references))
    assert back.document == review.document
    assert back.body == tidy_body(review.body)
    assert back.references == review.references
    assert (back.aliases, back.summary, back.tags) == (review.aliases, review.summary, review.tags)
    assert (back.sources, back.extra) == (review.sources, review.extra)
    assert write_review_file(back) == text


@make.quickly(30)
@given(make.REVIEWS)
def test_front_matter_in_canonical_form_is_read_without_pyyaml(review: Review) -> None:
    front = write_front(review)
    plain = {key: value for key, value in front.items() if not key.startswith("x-")}
    assert read_canonical(dump_yaml(plain)) is not None


@make.quickly(30)
@given(make.REFERENCE_LISTS)
def test_references_come_back_by_both_readers(references: tuple[Reference, ...]) -> None:
    text = write_references(references)
    faults = Faults()
    assert list_references(load_yaml(text), faults) == references
    assert not faults.found
    assert read_references(text, faults) == references
    if references:
        assert read_canonical_references(text) == references


@make.quickly(30)
@given(review=make.REVIEWS)
def test_loading_and_saving_changes_no_byte(
    tmp_path_factory: pytest.TempPathFactory, review: Review
) -> None:
    folder = tmp_path_factory.mktemp("project") / "content"
    assert save_review(folder, review)
    before = _read_all(folder)
    loaded = load_review(folder, review.key)
    assert not save_review(folder, loaded)
    assert not save_review(folder, review)
    assert _read_all(folder) == before
    assert list_keys(folder) == (review.key,)


def _read_all(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }
