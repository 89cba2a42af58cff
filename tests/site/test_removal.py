import os
from pathlib import Path

import pytest

from generator.site.removal import do_at_once, remove_folder


@pytest.mark.parametrize("count", [0, 3, 500])
def test_a_folder_goes_with_all_in_it(tmp_path: Path, count: int) -> None:
    folder = tmp_path / "site"
    for number in range(count):
        path = folder / str(number % 7) / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    remove_folder(folder)
    assert not folder.exists()


def test_what_links_lead_to_stays(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "mine.txt").write_bytes(b"mine")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "shared.html").write_bytes(b"shared")
    os.link(folder / "shared.html", kept / "shared.html")
    (folder / "inside").symlink_to(kept, target_is_directory=True)
    (folder / "file").symlink_to(kept / "mine.txt")
    remove_folder(folder)
    assert not folder.exists()
    assert (kept / "mine.txt").read_bytes() == b"mine"
    assert (kept / "shared.html").read_bytes() == b"shared"


def test_a_link_to_a_folder_leaves_the_folder_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "mine.txt").write_bytes(b"mine")
    (tmp_path / "site").symlink_to(kept, target_is_directory=True)
    remove_folder(tmp_path / "site")
    assert (kept / "mine.txt").read_bytes() == b"mine"


def test_every_thing_is_done_once_and_what_goes_wrong_is_raised() -> None:
    done: list[int] = []
    do_at_once(done.append, range(1000))
    assert sorted(done) == list(range(1000))

    def refuse(number: int) -> None:
        if number == 700:
            raise OSError(number)

    with pytest.raises(OSError, match="700"):
        do_at_once(refuse, range(1000))
