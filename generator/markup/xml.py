"""Text and attributes of XML, escaped as xml.sax.saxutils does, which loads a client for HTTP."""

from __future__ import annotations

_SPACES = {ord("\n"): "&#10;", ord("\r"): "&#13;", ord("\t"): "&#9;"}


def escape_xml(text: str) -> str:
    """A text between tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quote_xml(text: str) -> str:
    """An attribute's value with its quotation marks."""
    escaped = escape_xml(text).translate(_SPACES)
    if '"' not in escaped:
        return f'"{escaped}"'
    return "'" + escaped + "'" if "'" not in escaped else '"' + escaped.replace('"', "&quot;") + '"'
