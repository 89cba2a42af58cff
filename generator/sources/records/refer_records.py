"""EndNote's tagged form (.enw, Refer's) -> records as RIS has them.

(EndNote's manual, "Creating a Tagged EndNote Import File".)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.sources.author_names import INITIALS, split_name
from generator.sources.records.ris_records import Values, go_on, group_lines
from generator.sources.records.text_stream import bound_records

_TAGGED = re.compile(r"%(\S) +(.*)")
_BEGINS = re.compile("%0 ")
_TAG_PAIRS = """0 TY A AU B T2 C CY D PY E A2 F LB G LA H TA I PB J JF K KW L CN M AN N IS P SP Q TT
    R DO S T3 T TI U UR V VL W DB X AB Y A3 Z N1 6 NV 7 ET 8 DA 9 M3 ? A4 @ SN ( OP ) RP * RI + AD
    > L1 [ Y2"""
_words = _TAG_PAIRS.split()
_TAGS = dict(zip(_words[::2], _words[1::2], strict=True))
_TYPE_NAMES = """\
Blog=BLOG|Book=BOOK|Book Section=CHAP|Computer Program=COMP|Conference Paper=CPAPER
|Conference Proceedings=CONF|Dataset=DATA|Dictionary=DICT|Edited Book=EDBOOK
|Electronic Article=EJOUR|Electronic Book=EBOOK|Electronic Book Section=ECHAP
|Encyclopedia=ENCYC|Journal Article=JOUR|Magazine Article=MGZN|Manuscript=MANSCPT
|Newspaper Article=NEWS|Pamphlet=PAMP|Patent=PAT|Report=RPRT|Serial=SER|Standard=STAND
|Thesis=THES|Unpublished Work=UNPB|Web Page=ELEC"""
TYPE_NAMES = dict(each.split("=") for each in _TYPE_NAMES.replace("\n", "").split("|"))
"""RIS's types of EndNote's names."""


def split_records(lines: Iterable[str]) -> Iterator[Values]:
    """The records of a file under RIS's tags; one begins at each %0. A tag that RIS has no like of
    keeps its sign."""
    values: dict[str, list[str]] = {}
    for found, more in group_lines(bound_records(lines, _BEGINS), _TAGGED):
        sign, value = found[1], found[2].strip()
        if sign == "0":
            if values:
                yield values
            values = {}
            value = TYPE_NAMES.get(value, "GEN")
        tag = _TAGS.get(sign, f"%{sign}")
        if tag in ("AU", "A2", "A3", "A4"):
            value = _turn(value)
        if tag == "A2" and values.get("TY") in (["BOOK"], ["EDBOOK"]):
            tag = "ED"
        values.setdefault(tag, []).extend(go_on(tag, value, more))
    if values:
        yield values


def _turn(name: str) -> str:
    """ "Ng, Wing-Kin" of "Wing-Kin Ng"; a group's name and "Woo PC" stay."""
    last = name.rpartition(" ")[2]
    if "," in name or (last.isupper() and INITIALS.fullmatch(last)):
        return name
    split = split_name(name)
    return f"{split.family}, {split.given}" if split.family and split.given else name
