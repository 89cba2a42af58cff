"""What tests of the command line share."""

from pathlib import Path

import pytest
from run_litsite import run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    run("new", tmp_path / "project")
    return tmp_path / "project"
