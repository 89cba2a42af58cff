"""The values of an entry of references/<key>.yaml: the forms they have as written, and names."""

from __future__ import annotations

import re

from generator.content.faults import Faults
from generator.content.flow_values import CONTROLS, Declined, read_flow
from generator.content.items import NO_SICI, read_names
from generator.model import Name
from generator.model.by_text import ByText

_NOT_PLAIN = rf'{CONTROLS}"#\\\[\]{{}}`'
_ASCII = "[ -!$-9;-Z^-z|~]*+"  # what is plain of ASCII is looked up faster
PLAIN = (
    r"(?!(?:true|false|null)$)"
    rf"[^\W_]{_ASCII}[^{_NOT_PLAIN}:]*+(?::(?=[^ \n]){_ASCII}[^{_NOT_PLAIN}:]*+)*(?<! )"
)
"""A text without quotes."""

TYPE = "[a-z_-]+"
NAMES = r"\{.+\}(?:\n  - \{.+\})*"
DOI = rf"10\.[0-9]{{4,9}}/{NO_SICI}[a-z0-9._;():/-]*[a-z0-9/]"
PMID = "[1-9][0-9]{0,8}"
PMCID = "PMC[1-9][0-9]{0,9}"
"""Forms of values that nothing is wrong with; of types and names, what may be one."""

_FAMILY = r"[^\W_][A-Za-z'-]*+[\w'’ -]*+(?<! )"
_QUOTED, _GIVEN = "[A-Za-z]{1,5}", r"[^\W_][A-Za-z'. -]*+[\w'’. -]*+(?<! )"
_NAME = re.compile(rf'\{{family: ({_FAMILY}), given: (?:"({_QUOTED})"|({_GIVEN}))\}}')
_SPECIAL = ("true", "false", "null")
_NOT_SPECIAL = "(?![tfn](?:rue|alse|ull)[,}])"
GIVEN, NEXT_NAME = ", given: ", "}\n  - {family: "
_NAME_INSIDE = rf'{_NOT_SPECIAL}{_FAMILY}{GIVEN}(?:"{_QUOTED}"|{_NOT_SPECIAL}{_GIVEN})'
NAMES_INSIDE = rf"{_NAME_INSIDE}(?:\}}\n  - \{{family: {_NAME_INSIDE})*"
"""Names of family and given name that nothing is wrong with, without the first "{family: " and the
last brace; GIVEN and NEXT_NAME stand between their parts."""

NAME_START = "\n  - "
"""What stands between two names of an entry."""


def read_name(text: str) -> Name:
    """The name that a flow mapping states.

    Raises Declined.
    """
    found = _NAME.fullmatch(text)
    if found and not (found[1] in _SPECIAL or found[3] in _SPECIAL):
        return Name(found[1], found[2] or found[3])
    faults = Faults()
    names = read_names([read_flow(text)], (), faults)
    if faults.found or not names:
        raise Declined
    return names[0]


KNOWN_NAMES = ByText(read_name, 50_000)
"""A name of each flow mapping asked for; raises Declined where it is no name."""
