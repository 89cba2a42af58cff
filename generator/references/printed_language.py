"""The language that a reference names beside its title or at its end."""

from __future__ import annotations

import re

from generator.model.languages import code_of_name

_BRACKETED = re.compile(
    r"\s?[\[(](?i:(?:article|text|paper|abstract|original) )?[Ii]n (?P<name>[A-Z][a-z]+)"
    r"(?:,? with [^()\[\]]{0,30}\b(?:abstract|summary)|[,;] [A-Z][a-z]+ abstract)?[\])]"
)
_AT_END = re.compile(r"(?<=\d\.) (?P<name>[A-Z][a-z]+)\.?\s*$")


def take_language(raw: str) -> tuple[str, str | None]:
    """The string without "[Article in Chinese]", "(in Russian)" or a last "Japanese.", and the
    ISO 639-1 code of the language; the string as it is, and None, where it names none."""
    for pattern in (_BRACKETED, _AT_END):
        found = pattern.search(raw)
        code = code_of_name(found["name"]) if found else None
        if found and code:
            before, behind = raw[: found.start()], raw[found.end() :]
            doubled = before[-1:] in (".", "?", "!") and behind[:1] == "."
            return before + (behind[1:] if doubled else behind), code
    return raw, None
