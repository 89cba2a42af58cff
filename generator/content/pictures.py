"""Pictures that notes show: files below content/notes/, named by their way from there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from generator.content.files import leaves, name_file
from generator.content.picture_sizes import measure_picture
from generator.content.svg import find_act
from generator.errors import ContentError, Problem
from generator.markup.bounds import bound_markdown

NOTES = "notes"
_JPEG = re.compile(rb"\xff\xd8\xff")
_STARTS = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.S),
    "avif": re.compile(rb".{4}ftyp(?:avif|avis|mif1|miaf)", re.S),
    "svg": re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)", re.I),
}
"""Types of pictures, by the ends of their names, and how their files start."""
_KINDS = "png, jpg, gif, webp, avif or svg"
_IMG = re.compile("<ima?ge?", re.I)
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//|\\\\)", re.I)
_ORNAMENT = re.compile(r"""\balt\s*=\s*(?:""|'')""", re.I)


class Shown(NamedTuple):
    """A picture in a text: its address as written, and whether words say what it shows."""

    address: str
    told: bool


def find_pictures(text: str) -> tuple[Shown, ...]:
    """The pictures that a Markdown text shows, in its order, each address once."""
    if "![" not in text and not _IMG.search(text):
        return ()
    from markdown import markdown  # few notes have pictures

    forms = ["tables", "footnotes", "sane_lists", "def_list", "fenced_code"]
    html = markdown(bound_markdown(text), extensions=forms)
    reader = _Images()
    reader.feed(html)
    # In HTML that a person wrote, empty words say that the picture is an ornament.
    ornaments = _ORNAMENT.search(text) is not None
    shown: dict[str, Shown] = {}
    for address, words in reader.found:
        told = bool(words and words.strip()) or (words == "" and ornaments)
        shown.setdefault(address, Shown(address, told))
    return tuple(shown.values())


class _Images(HTMLParser):
    """Takes (src, alt) of each <img> out of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a picture."""
        if tag in ("img", "image"):  # to a browser the one is the other
            held = dict(attrs)
            self.found.append((held.get("src") or "", held.get("alt")))


def is_picture(name: str) -> bool:
    """Whether a file is a picture by the end of its name."""
    return _end_of(name) in _STARTS


def name_picture(address: str) -> str | None:
    """The path below notes/ that an address in a note names; None where it can be no picture's."""
    path = unquote(address)
    if not path.isprintable() or "\\" in path or path.startswith("/") or _ELSEWHERE.match(path):
        return None
    path = posixpath.normpath(path)
    hidden = any(part.startswith(".") for part in path.split("/"))
    return path if is_picture(path) and not hidden else None


def explain_picture(folder: Path, address: str) -> tuple[str, str] | None:
    """What is wrong with a picture that a note shows, and the remedy; None for nothing."""
    path = name_picture(address)
    if path is None:
        return _explain_address(address)
    place = folder / NOTES / path
    try:
        names = [each.name for each in place.parent.iterdir()]
    except OSError:
        names = []
    if place.name not in names or not place.is_file():
        near = [name for name in names if name.casefold() == place.name.casefold()]
        return (
            f"the picture {address} is not there",
            f"write {posixpath.join(posixpath.dirname(path), near[0])}: capitals count"
            if near
            else "put the file into content/notes/, or correct its name",
        )
    if leaves(folder, place):
        return f"the picture {address} is a link that leaves content/", "put the file itself there"
    try:
        held = place.read_bytes()
    except OSError as error:
        reason = f"the picture {address} cannot be read: {error.strerror}"
        return reason, "allow yourself to read it"
    end = _end_of(path)
    if not _STARTS[end].match(held):
        return f"{address} is no {end} picture", "save it anew, under the name that it should have"
    act = find_act(held) if end == "svg" else None
    if act is not None:
        return f"the picture {address} holds {act}", "save it without, or as png"
    return None


def _explain_address(address: str) -> tuple[str, str]:
    path = unquote(address)
    if not path:
        return "a picture without a file", "write its name in the brackets, or take it out"
    if _ELSEWHERE.match(path):
        shown = address if len(address) < 80 else f"{address[:60]}…"
        return (
            f"the picture {shown} is not a file in content/notes/",
            "save it there and write the file's name: a site asks no other server for anything",
        )
    if "\\" in path:
        return f"the picture {address} has \\ in its address", "write / between folders"
    if path.startswith("/") or posixpath.normpath(path).startswith(".."):
        return f"the picture {address} lies outside content/notes/", "put it there"
    if not is_picture(path):
        return f"{address} is no picture that browsers show safely", f"save it as {_KINDS}"
    return f"the picture {address} has a name that cannot be published", "rename it"


def list_pictures(bodies: Iterable[str]) -> tuple[str, ...]:
    """The paths below notes/ of the pictures that some notes show, in one order."""
    named = (name_picture(each.address) for body in bodies for each in find_pictures(body))
    return tuple(sorted({path for path in named if path is not None}))


def measure_pictures(folder: Path, body: str) -> Iterator[tuple[str, int, int]]:
    """Path, width and height of the pictures that a note shows, where their files state them."""
    for path in list_pictures((body,)):
        try:
            size = measure_picture((folder / NOTES / path).read_bytes())
        except OSError:
            continue  # check tells why it cannot be read
        if size is not None:
            yield path, *size


def read_picture(folder: Path, path: str) -> bytes:
    """The bytes of a picture by its path below notes/.

    Raises ContentError where it is not there any longer.
    """
    try:
        return (folder / NOTES / path).read_bytes()
    except OSError as error:
        name = name_file(folder, f"{NOTES}/{path}")
        message = f"cannot be read: {error.strerror}"
        raise ContentError((Problem(name, None, message, "put it there"),)) from None


def _end_of(name: str) -> str:
    return name.rpartition(".")[2].lower()
