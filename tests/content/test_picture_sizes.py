"""Pictures in notes stated no size, and the page moved when they came."""

import struct
import zlib
from pathlib import Path

import pytest

from generator.build import build_site
from generator.content.load import load_note
from generator.content.picture_sizes import measure_picture
from generator.project import Project
from generator.site.markdown import to_html


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + header
        + struct.pack(">I", zlib.crc32(header))
    )


def jpeg(width: int, height: int, orientation: int = 0, order: str = ">") -> bytes:
    """A comment, Exif where it is turned, a table that is no frame, the frame."""
    parts = [b"\xff\xd8", b"\xff\xfe" + struct.pack(">H", 6) + b"tide"]
    if orientation:
        mark = b"MM" if order == ">" else b"II"
        entry = struct.pack(order + "HHIHH", 274, 3, 1, orientation, 0)
        exif = mark + struct.pack(order + "HIH", 42, 8, 1) + entry
        parts.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif)
    parts.append(b"\xff\xc4" + struct.pack(">H", 4) + b"\0\0")
    parts.append(b"\xff\xff\xc2" + struct.pack(">HBHHB", 8, 8, height, width, 3))
    return b"".join(parts)


def webp(kind: bytes, rest: bytes) -> bytes:
    return b"RIFF\0\0\0\0WEBP" + kind + b"\0\0\0\0" + rest


def svg(attributes: str) -> bytes:
    return f'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()


@pytest.mark.parametrize(
    ("held", "size"),
    [
        (png(640, 480), (640, 480)),
        (jpeg(640, 480), (640, 480)),
        (jpeg(640, 480, 6), (480, 640)),
        (jpeg(640, 480, 8, "<"), (480, 640)),
        (jpeg(640, 480, 3), (640, 480)),
        (b"GIF89a" + struct.pack("<HH", 30, 20), (30, 20)),
        (webp(b"VP8X", b"\0" * 4 + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")),
         (640, 480)),
        (webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14)), (640, 480)),
        (webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)), (640, 480)),
        (svg('width="200" height="100px"'), (200, 100)),
        (svg('width="2in" height="25.4mm"'), (192, 96)),
        (svg('viewBox="0 0 40 20"'), (1000, 500)),
        (svg('viewBox="0,0,40,20" width="100%" height="50"'), (100, 50)),
    ],
)  # fmt: skip
def test_a_picture_is_as_large_as_its_file_says(held: bytes, size: tuple[int, int]) -> None:
    assert measure_picture(held) == size


@pytest.mark.parametrize(
    "held",
    [b"", png(640, 480)[:18], jpeg(640, 480)[:-9], jpeg(0, 0), b"GIF89a", webp(b"VP8 ", b""),
     webp(b"ALPH", b"\0" * 20), svg(""), svg('viewBox="0 0 0 10"'), svg('width="1e9" height="1"'),
     b"<svg", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\0\0" * 9, png(70_000, 5)],
)  # fmt: skip
def test_what_states_no_size_has_none(held: bytes) -> None:
    assert measure_picture(held) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![T](tide.png)", 'width="640" height="480"'),
        ("![T](./a%20tide.png)", 'width="30" height="20"'),
        ('<img src="tide.png" alt="T" width="320">', 'width="320" height="240"'),
        ('<img src="tide.png" alt="T" height="48">', 'width="64" height="48"'),
        ('<img src="tide.png" alt="T" width="3" height="4">', 'width="3" height="4"'),
        ('<img src="tide.png" alt="T" width="50%">', 'width="50%"'),
    ],
)
def test_a_picture_says_its_size_unless_a_person_chose_another(text: str, shown: str) -> None:
    sizes = {"tide.png": (640, 480), "a tide.png": (30, 20)}
    html = to_html(text, pictures=True, sizes=sizes)
    assert shown in html
    assert html.count("width=") == 1
    assert "width" not in to_html(text.partition("<")[0], pictures=True)


def test_a_picture_that_changes_changes_its_note(tmp_path: Path) -> None:
    notes = tmp_path / "content/notes"
    notes.mkdir(parents=True)
    (notes / "sea.md").write_text(
        "# Sea\n\n![Noon](noon.png) and ![Gone](ebb.png)\n", encoding="utf-8"
    )
    (notes / "noon.png").write_bytes(png(640, 480))
    assert load_note(tmp_path / "content", "sea").pictures == (("noon.png", 640, 480),)
    (notes / "ebb.png").write_bytes(png(3, 2)[:10] + b"IHDR")
    page = tmp_path / "site/notes/sea.html"
    build_site(Project(tmp_path), jobs=1)
    assert 'width="640" height="480"' in page.read_text(encoding="utf-8")
    (notes / "noon.png").write_bytes(png(320, 240))
    build_site(Project(tmp_path), jobs=1)
    assert 'width="320" height="240"' in page.read_text(encoding="utf-8")
