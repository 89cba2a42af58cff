"""A field of any length costs time in proportion to it: of twenty thousand signs no part is looked
at again from each of them, which takes minutes."""

import pytest
import saved_pages
from promptly import promptly

from generator.read_files import Refused, read_file

LENGTH = 20_000
PARTS = (",", "; ", "[", "# ", "* ", " - ", "<", "<i ")
"""What runs of such parts cost too much once: separators, brackets, marks of footnotes."""


@pytest.mark.parametrize("name", [each for each in saved_pages.SOURCES if "raw" not in each])
@pytest.mark.parametrize("part", PARTS)
def test_a_field_costs_time_in_proportion_to_its_length(tmp_path, name, part):
    suffix, write = saved_pages.SOURCES[name]
    field = f"Tides{part * (LENGTH // len(part))}z"
    path = tmp_path / f"page{suffix}"
    path.write_text(write(lambda _name: field, 1), encoding="utf-8")
    with promptly():
        found = list(read_file(path))
    assert not any("failed" in each.reason for each in found if isinstance(each, Refused))
