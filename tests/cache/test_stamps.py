import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.cache.stamps import NO_BUILD, digest_code, fingerprint, take_snapshot

DAY = 86_400 * 1_000_000_000
NOW = 20_000 * DAY


def digest(package: Path) -> str:
    made = hashlib.blake2b()
    digest_code(package, made.update)
    return made.hexdigest()


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(NOW - DAY, NOW - DAY))
    return folder


def test_the_stamp_of_the_code_is_one_of_its_bytes(tmp_path: Path) -> None:
    code = {"build_py": "x = 1\n", "site__pages_py": "y = 2\n", "sources__ris_py": "z = 3\n"}
    package = write(tmp_path / "package", **code)
    first = digest(package)
    shutil.copytree(package, tmp_path / "elsewhere", copy_function=shutil.copyfile)
    assert digest(tmp_path / "elsewhere") == first
    write(package, sources__ris_py="z = 4\n")  # no build comes through the sources
    assert digest(package) == first
    write(package, site__pages_py="y = 3\n")
    second = digest(package)
    (package / "site" / "pages.py").rename(package / "site" / "list.py")
    third = digest(package)
    write(package, site__more_py="")
    assert len({first, second, third, digest(package)}) == 4


_BUILD = """
import sys
from pathlib import Path
from generator.build import build_site
from generator.project import Project
build_site(Project(Path(sys.argv[1])), jobs=1, clean=True)
print(*sorted(name for name in sys.modules if name.startswith("generator.")))
"""


def test_a_build_loads_no_module_that_its_stamp_leaves_out(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "content", tmp_path / "content")
    command = [sys.executable, "-c", _BUILD, str(tmp_path)]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    paths = [name.removeprefix("generator.").replace(".", "/") + "/" for name in loaded]
    assert "site/render/" in paths
    assert not [path for path in paths if path.startswith(NO_BUILD)]


def test_files_that_are_young_or_links_are_looked_into(tmp_path: Path) -> None:
    content = write(tmp_path, reviews__old_md="old", reviews__young_md="young", site_yaml="")
    now = (content / "reviews" / "old.md").stat().st_ctime_ns + DAY
    os.utime(content / "reviews" / "young.md", ns=(now, now))
    (content / "reviews" / "link.md").symlink_to("old.md")
    snapshot = take_snapshot(content, (), now)
    assert [seen.path for seen in snapshot.reviews] == [
        *("reviews/link.md", "reviews/old.md", "reviews/young.md"),
    ]
    assert [seen.path for seen in snapshot.others] == ["site.yaml"]
    stamps = snapshot.stamp_reviews()
    assert [path for path, stamp in stamps.items() if stamp] == ["reviews/old.md"]
    before = fingerprint(snapshot.reviews)
    assert {Path(name).stem for name in before.read} == {"young", "link"}
    later = take_snapshot(content, (), now + DAY)
    assert fingerprint(later.reviews, before) == before != fingerprint(later.reviews)
    (content / "reviews" / "young.md").write_text("older", encoding="utf-8")
    assert fingerprint(take_snapshot(content, (), now + DAY).reviews, before) != before
