"""Values of front matter and references, read strictly: what a person may write for each kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from generator.content.canonical import read_canonical
from generator.content.faults import Faults, Where, yaml_problem
from generator.content.yaml import YamlError, load_yaml
from generator.errors import ContentError


def load_mapping(
    text: str, path: str, known: Collection[str], faults: Faults
) -> Mapping[str, object]:
    """The mapping of known keys that the text of a YAML file states.

    Raises ContentError where it is no YAML.
    """
    try:
        mapping = read_mapping(_load(text), (), faults)
    except YamlError as error:
        raise ContentError((yaml_problem(error, path),)) from None
    refuse_unknown(mapping, known, (), faults)
    return mapping


_NO_VALUE = re.compile(r"^(?:#[^\n\r\x85\u2028\u2029]*)?\n", re.M)
"""An empty line or a comment. What YAML takes for the end of a line ends a comment."""


def _load(text: str) -> object:
    """The value of YAML, without PyYAML where it is plain: every build reads the settings."""
    plain = _NO_VALUE.sub("", text)
    if not plain:
        return None
    held = read_canonical(plain)
    return load_yaml(text) if held is None else held


def read_text(value: object, where: Where, faults: Faults) -> str | None:
    """Text, None where there is none."""
    if isinstance(value, str):
        return value or None
    if value is not None:
        faults.add(where, f"{_name(where)} must be text, not {_kind(value)}", "write text after it")
    return None


def read_count(value: object, where: Where, faults: Faults) -> int | None:
    """A whole number, None where there is none."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    shown = repr(value) if isinstance(value, str) else _kind(value)
    faults.add(where, f"{_name(where)} must be a whole number, not {shown}", "write digits only")
    return None


def read_flag(value: object, where: Where, faults: Faults, absent: bool = False) -> bool:
    """True or false, `absent` where there is nothing."""
    if value is None:
        return absent
    if isinstance(value, bool):
        return value
    shown = repr(value) if isinstance(value, str) else _kind(value)
    faults.add(where, f"{_name(where)} must be true or false, not {shown}", "write true or false")
    return absent


def read_texts(value: object, where: Where, faults: Faults) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,) if value else ()
    if not isinstance(value, list):
        faults.add(where, f"{_name(where)} must be a list, not {_kind(value)}", "write [one, two]")
        return ()
    texts = []
    for place, entry in enumerate(value):
        text = read_text(entry, (*where, place), faults)
        if text:
            texts.append(text)
    return tuple(texts)


_SEVERAL = re.compile(r"[,;] ")


def read_words(value: object, where: Where, faults: Faults) -> tuple[str, ...]:
    """A list of keywords or tags, of which a person writes several in one text: it would be one.
    Other texts have commas of their own ("Research Support, Non-U.S. Gov't", "Polyzos, S. A.")."""
    if isinstance(value, str) and _SEVERAL.search(value):
        faults.add(
            where,
            f"{_name(where)} must be a list, not text with commas in it",
            f'write [{", ".join(_SEVERAL.split(value))}], or ["{value}"] where it is one',
        )
    return read_texts(value, where, faults)


def read_entries(
    value: object, where: Where, faults: Faults, plain_key: str | None = None
) -> list[tuple[Where, Mapping[str, object]]]:
    """The mappings of a list, each with its place; a text entry stands for {plain_key: text}."""
    if value is None:
        return []
    if not isinstance(value, list):
        faults.add(
            where,
            f"{_name(where)} must be a list, not {_kind(value)}",
            "start each entry on its own line with a hyphen and a space",
        )
        return []
    entries: list[tuple[Where, Mapping[str, object]]] = []
    for place, entry in enumerate(value):
        if isinstance(entry, dict):
            entries.append(((*where, place), entry))
        elif isinstance(entry, str) and entry and plain_key:
            entries.append(((*where, place), {plain_key: entry}))
        else:
            faults.add(
                (*where, place),
                f"an entry of {_name(where)} must be a mapping, not {_kind(entry)}",
                "write {key: value, …} with its keys",
            )
    return entries


def read_mapping(value: object, where: Where, faults: Faults) -> Mapping[str, object]:
    """A mapping, empty where there is none."""
    if isinstance(value, dict):
        return value
    if value is not None:
        faults.add(
            where,
            f"{_name(where)} must be a mapping, not {_kind(value)}",
            "write its keys below it, indented by two spaces",
        )
    return {}


def refuse_unknown(
    mapping: Mapping[str, object], known: Collection[str], where: Where, faults: Faults
) -> None:
    """Notes each key that is not among those known."""
    for key in mapping:
        if key not in known:
            faults.add_unknown(where, key, known)


def _name(where: Where) -> str:
    names = [step for step in where if isinstance(step, str)]
    return names[-1] if names else "this"


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a mapping"
