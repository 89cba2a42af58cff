"""What litsite stands on is permissive, and docs/dependencies.md names all of it."""

import re
from importlib import metadata
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
PAGE = (REPOSITORY / "docs" / "dependencies.md").read_text(encoding="utf-8")
NAMES = tuple(dict.fromkeys(re.findall(r"^([a-z0-9-]+)==", LOCK, re.M)))
PERMISSIVE = re.compile(r"MIT|BSD|ISC|Apache|PSF", re.I)
ONLY_TO_BUILD = {"pathspec"}
"""MPL-2.0: hatchling reads file patterns with it; nothing of it is there when litsite runs."""


def find_licences(name):
    facts = metadata.metadata(name)
    classes = [each for each in facts.get_all("Classifier") or () if each.startswith("License ::")]
    stated = facts.get("License-Expression") or (facts.get("License") or "").partition("\n")[0]
    return " ".join([stated, *(each.rpartition(" :: ")[2] for each in classes)])


@pytest.mark.parametrize("name", NAMES)
def test_a_package_is_permissive_and_named(name):
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", PAGE), f"{name} is not in the list"
    try:
        licences = find_licences(name)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{name} is not installed on this system")
    if name not in ONLY_TO_BUILD:
        assert PERMISSIVE.search(licences)
        assert "GPL" not in licences
        assert "Mozilla" not in licences


def test_every_package_is_locked_with_hashes():
    assert len(NAMES) > 20
    for entry in re.split(r"^(?=\S)", LOCK, flags=re.M):
        if "==" in entry.partition("\n")[0]:
            assert "--hash=sha256:" in entry, entry[:60]
