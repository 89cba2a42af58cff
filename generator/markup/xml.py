"""Text and attributes of XML, escaped as xml.sax.saxutils does, which loads a client for HTTP."""

from __future__ import annotations

import re

_SPACES = {ord("\n"): "&#10;", ord("\r"): "&#13;", ord("\t"): "&#9;"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_xml(text: str) -> str:
    """What XML can hold of a text: no control characters, no halves of pairs."""
    return text if text.isprintable() else _NOT_XML.sub("", text)


def escape_xml(text: str) -> str:
    """A text between tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quote_xml(text: str) -> str:
    """An attribute's value with its quotation marks."""
    escaped = escape_xml(text).translate(_SPACES)
    if '"' not in escaped:
        return f'"{escaped}"'
    return "'" + escaped + "'" if "'" not in escaped else '"' + escaped.replace('"', "&quot;") + '"'
