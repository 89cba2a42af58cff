"""What is fuzzed: functions of bytes that may raise nothing but litsite's own errors."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterable
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

from generator.content.faults import Faults
from generator.content.merge import make_review, merge_review
from generator.content.note_file import read_note_file
from generator.content.references_file import read_references as read_reference_file
from generator.content.references_file import write_references
from generator.content.review_file import read_review_file, write_review_file
from generator.content.rules_files import read_people, read_works
from generator.content.settings import read_settings
from generator.content.yaml import YamlError, dump_yaml, load_yaml
from generator.errors import LitsiteError
from generator.markup.markdown import html_to_markdown
from generator.markup.rich_text import to_rich_text
from generator.model import Extraction, SourceNote
from generator.references.entries import read_references
from generator.references.parse import parse_reference
from generator.references.print_csl import match_csl
from generator.site.exports.bibtex import print_entry
from generator.site.exports.ris import item_lines, print_lines
from generator.site.machine import describe_review, describe_work
from generator.site.markdown import to_html
from generator.site.titles import title_to_html
from generator.sources import SOURCES, extract_page, refusals
from generator.sources.encodings import decode
from generator.sources.page import HEAD_BYTES, SavedPage
from generator.sources.unpack import is_mhtml, is_webarchive, unpack_mhtml, unpack_webarchive

Target = Callable[[bytes], None]
HERE = Path(__file__).parent
CASES = HERE.parent / "sources"
ACTS = frozenset(
    """script style iframe object embed form base svg img link meta input button template srcdoc
    src srcset action formaction data poster background""".split()
)
MOST_RECORDS = 8


def saved_page(data: bytes, name: str = "page") -> SavedPage:
    """The bytes as the page that would be read from disk."""
    url = None
    if is_webarchive(data[:HEAD_BYTES]):
        unpacked = unpack_webarchive(data)
        text, url = decode(unpacked.html, unpacked.encoding), unpacked.url
    elif is_mhtml(data[:HEAD_BYTES]):
        unpacked = unpack_mhtml(data)
        text, url = decode(unpacked.html, unpacked.encoding), unpacked.url
    else:
        text = decode(data)
    return SavedPage(
        name,
        data[:HEAD_BYTES],
        len(data),
        hashlib.sha256(data).hexdigest(),
        "2024-01-02",
        text,
        url,
        open=lambda: io.BytesIO(data),
    )


def read_source(source: ModuleType, data: bytes) -> None:
    """A page of a source, all the way into content/ and out again."""
    try:
        page = saved_page(data)
        refusals.refuse(page)
        extractions: Iterable[Extraction] = (
            source.extract(page) if source.matches(page) else extract_page(page)
        )
        for number, extraction in enumerate(extractions):
            if number >= MOST_RECORDS:
                break
            file_extraction(extraction, page)
    except RecursionError:
        return  # whoever reads files refuses the page for it
    except LitsiteError as error:
        if not error.message:
            raise AssertionError("an error without words") from error


def file_extraction(extraction: Extraction, page: SavedPage) -> None:
    """What was read becomes a file that is read back as it was, and a page."""
    references = read_references(extraction.references[:20])
    source = SourceNote(extraction.reader, page.name, page.url, page.retrieved, page.sha256)
    review = make_review("key", extraction.document, extraction.sections, references, source)
    review = merge_review(None, review).review
    faults = Faults()
    text = write_review_file(review)
    back, _ = read_review_file("key", text, faults)
    assert faults.found == [], faults.found
    listed = read_reference_file(write_references(review.references), faults)
    assert faults.found == [], faults.found
    back = dataclasses.replace(back, references=listed, has_references=review.has_references)
    assert back == review, _difference(back, review)
    for section in extraction.sections:
        check_html(str(to_html(section.markdown)))
    for figure in review.document.figures:
        check_html(str(to_html(figure.caption or "")))
    check_item(review.document.item)
    for reference in review.references[:5]:
        check_item(reference.item)


def _difference(one: object, other: object) -> str:
    for field in dataclasses.fields(one):
        values = getattr(one, field.name), getattr(other, field.name)
        if values[0] != values[1]:
            if dataclasses.is_dataclass(values[0]) and dataclasses.is_dataclass(values[1]):
                return f"{field.name}.{_difference(*values)}"
            return f"{field.name}: {values[0]!r} != {values[1]!r}"
    return ""


def check_item(item: object) -> None:
    """What an item becomes on pages and in exports."""
    check_html(str(title_to_html(item.title)))
    machine = describe_review(item)
    head, gap, block = machine.head.partition("<script type=application/ld+json>")
    data, end, rest = block.partition("</script>")
    assert gap
    assert end
    assert not rest
    json.loads(data)
    assert "<" not in data
    for text in (head, describe_work(item).head):
        names = _Names()
        names.feed(text)
        names.close()
        assert names.found <= {"meta", "link"}, names.found
    assert len(print_lines(list(item_lines("key", item))).splitlines()) > 2
    entry = print_entry("key", item)
    assert entry.replace("\\{", "").count("{") == entry.replace("\\}", "").count("}")


class _Tags(HTMLParser):
    """Raises AssertionError at a tag that acts."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ACTS, tag
        for name, value in attrs:
            assert name not in ACTS, name
            assert not name.startswith("on"), name
            scheme = re.match(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", value or "", re.I)
            if name == "href" and scheme:
                assert scheme[1].lower() in ("http", "https", "mailto"), value


class _Names(HTMLParser):
    """The names of all tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


def check_html(html: str) -> None:
    """Nothing in rendered text acts."""
    parser = _Tags()
    parser.feed(html)
    parser.close()


def read_html(data: bytes) -> None:
    """HTML -> Markdown -> HTML, and rich text."""
    text = decode(data)
    try:
        markdown = html_to_markdown(text)
        check_html(str(title_to_html(to_rich_text(text))))
    except RecursionError:
        return  # extract_page refuses what is nested so deep before it comes here
    check_html(str(to_html(markdown)))


def read_markdown(data: bytes) -> None:
    """A text as a person may write it."""
    check_html(str(to_html(data.decode("utf-8", "replace"))))


def read_yaml(data: bytes) -> None:
    """YAML text; what was read is written and read back the same."""
    try:
        value = load_yaml(data.decode("utf-8", "replace"))
    except YamlError as error:
        if error.line < 1 or not error.message:
            raise AssertionError("an error without line or words") from error
        return
    if isinstance(value, dict):
        assert load_yaml(dump_yaml(value)) == value


def read_content(data: bytes) -> None:
    """The text as every kind of file of content/."""
    text = data.decode("utf-8", "replace")
    faults = Faults()
    readers: tuple[Callable[[], object], ...] = (
        lambda: read_review_file("key", text, faults),
        lambda: read_reference_file(text, faults),
        lambda: read_note_file("slug", text, "notes/slug.md"),
        lambda: read_people(text, "people.yaml"),
        lambda: read_works(text, "works.yaml"),
        lambda: read_settings(text, "site.yaml"),
    )
    for read in readers:
        try:
            read()
        except (YamlError, LitsiteError):
            continue
    for fault in faults.found:
        assert fault.message


def read_reference(data: bytes) -> None:
    """Lines as references."""
    for line in data.decode("utf-8", "replace").split("\n")[:20]:
        parsed = parse_reference(line)
        check_item(parsed.item)


def match_references(data: bytes) -> None:
    """A CSL-JSON array to be matched."""
    try:
        match_csl(data.decode("utf-8", "replace"), "file")
    except LitsiteError:
        return


def name_of(source: ModuleType) -> str:
    return source.__name__.rpartition(".")[2]


TARGETS: dict[str, Target] = {
    **{name_of(source): partial(read_source, source) for source in SOURCES},
    "html": read_html,
    "markdown": read_markdown,
    "yaml": read_yaml,
    "content": read_content,
    "references": read_reference,
    "match": match_references,
}


def seeds_of(target: str) -> tuple[bytes, ...]:
    """The kept inputs of a target: the cases of a source, seeds/, and what failed before."""
    paths = sorted(CASES.glob(f"{target}/*/page.*"))
    paths += sorted(path for path in (HERE / "seeds" / target).glob("*") if path.is_file())
    paths += sorted((HERE / "found").glob(f"{target}-*"))
    if target == "html":
        paths += sorted(CASES.glob("p*_html/*/page.html"))
    if target == "content":
        paths += sorted(CASES.glob("*/*/expected.yaml"))
    return tuple(path.read_bytes() for path in paths)
