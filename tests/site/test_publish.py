import errno
import os
import shutil
from pathlib import Path

import pytest

from generator.errors import LitsiteError
from generator.site import exchange
from generator.site.publish import (
    MANIFEST,
    open_stage,
    publish,
    read_manifest,
    repair_site,
    write_new_file,
)


def publish_files(out: Path, files: dict[str, bytes]):
    with open_stage(out) as stage:
        return publish(stage, [stage.write(path, content) for path, content in files.items()])


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture(params=["exchange", "renames"])
def out(request, tmp_path, monkeypatch):
    if request.param == "renames":
        monkeypatch.setattr(exchange, "_exchange", lambda one, other: False)
    return tmp_path / "site"


def test_site_is_written_and_leaves_nothing_beside_it(out):
    done = publish_files(out, {"index.html": b"a", "reviews/x.html": b"bb"})
    assert read_tree(out) == {"index.html": b"a", "reviews/x.html": b"bb"}
    assert (done.files, done.size, done.changed, done.removed) == (2, 3, 2, 0)
    assert names_in(out.parent) == ["site"]


def test_files_that_did_not_change_keep_their_inode(out):
    publish_files(out, {"index.html": b"a", "old.html": b"o", "same.html": b"s"})
    inode = (out / "same.html").stat().st_ino
    done = publish_files(out, {"index.html": b"b", "same.html": b"s"})
    assert (out / "same.html").stat().st_ino == inode
    assert read_tree(out) == {"index.html": b"b", "same.html": b"s"}
    assert (done.changed, done.removed) == (1, 1)


def test_a_file_changed_by_hand_is_written_again(out):
    publish_files(out, {"index.html": b"right"})
    (out / "index.html").write_bytes(b"wrong")
    publish_files(out, {"index.html": b"right"})
    assert read_tree(out) == {"index.html": b"right"}


def test_files_that_litsite_did_not_write_are_kept(out, tmp_path):
    publish_files(out, {"index.html": b"a"})
    (out / "CNAME").write_bytes(b"reviews.example")
    (out / "pictures").mkdir()
    (out / "pictures" / "one.png").write_bytes(b"png")
    (tmp_path / "elsewhere").mkdir()
    (out / "linked").symlink_to(tmp_path / "elsewhere")
    publish_files(out, {"index.html": b"b"})
    assert read_tree(out)["CNAME"] == b"reviews.example"
    assert read_tree(out)["pictures/one.png"] == b"png"
    assert (out / "linked").is_symlink()


def test_a_failure_leaves_the_old_site(out):
    publish_files(out, {"index.html": b"a"})
    with pytest.raises(ZeroDivisionError), open_stage(out) as stage:
        stage.write("index.html", b"b")
        raise ZeroDivisionError
    assert read_tree(out) == {"index.html": b"a"}
    assert names_in(out.parent) == ["site"]


def test_a_stop_between_two_renames_is_mended(out):
    publish_files(out, {"index.html": b"a"})
    out.rename(out.parent / ".site.old")
    repair_site(out)
    assert read_tree(out) == {"index.html": b"a"}


def test_a_file_is_never_written_through_a_link(tmp_path):
    old, new = tmp_path / "old", tmp_path / "folder" / "new"
    old.write_bytes(b"old")
    new.parent.mkdir()
    new.hardlink_to(old)
    write_new_file(str(new), b"new" * 100_000)
    assert new.read_bytes() == b"new" * 100_000
    assert old.read_bytes() == b"old"


def test_what_a_stopped_run_left_is_cleared_away(out):
    publish_files(out, {"index.html": b"a"})
    for name in (".site.new", ".site.old"):
        (out.parent / name).mkdir()
        (out.parent / name / "half.html").write_bytes(b"h")
    publish_files(out, {"index.html": b"b"})
    assert names_in(out.parent) == ["site"]
    assert read_tree(out) == {"index.html": b"b"}


def test_manifest_names_every_file(out):
    publish_files(out, {"index.html": b"a", "search/w-a b.js": b"x"})
    assert list(read_manifest(out)) == ["index.html", "search/w-a b.js"]


def _write_to_full_disk(stream, content):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_said_in_words(out, monkeypatch):
    publish_files(out, {"index.html": b"a"})
    with (
        pytest.raises(LitsiteError, match=r"cannot be written.*No space"),
        open_stage(out) as stage,
    ):
        (stage.folder / "works").mkdir()
        with monkeypatch.context() as patched:
            patched.setattr(os, "write", _write_to_full_disk)
            stage.write("works/a.html", b"b" * 10)
    assert read_tree(out) == {"index.html": b"a"}


def test_a_stage_that_was_removed_meanwhile_is_not_published(out):
    publish_files(out, {"index.html": b"a", "about.html": b"b"})
    with (
        pytest.raises(LitsiteError, match=r"\.site\.new was removed meanwhile"),
        open_stage(out) as stage,
    ):
        first = stage.write("index.html", b"c")
        shutil.rmtree(stage.folder)
        for place in range(99):  # another takes its number, which may be given out again
            (out.parent / f"another-{place}").mkdir()
            if (out.parent / f"another-{place}").stat().st_ino == stage.number:
                break
        publish(stage, [first, stage.write("about.html", b"d")])
    assert read_tree(out) == {"index.html": b"a", "about.html": b"b"}
