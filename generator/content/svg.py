"""Whether an SVG file acts. A browser runs nothing of what <img> shows, but on the site the file
also has an address of its own, at which it is a page of the site."""

from __future__ import annotations

import re
from typing import Any

_ACTING = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener"})
_XHTML = "{http://www.w3.org/1999/xhtml}"
_MARKUP = re.compile("[<&]")
_GAPS = re.compile(r"[\x00-\x20]+")


def find_act(svg: bytes) -> str | None:
    """What in an SVG could act, in words; None where nothing can.

    Read as XML, as a browser does: scripts hide behind prefixes, entities and style sheets.
    """
    from lxml import etree  # few notes have pictures

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(svg, parser)
    except etree.XMLSyntaxError:
        return "markup that is not well-formed"
    declared: Any = root.getroottree().docinfo.internalDTD  # the stubs know no iterentities
    for entity in () if declared is None else declared.iterentities():
        if _MARKUP.search(f"{entity.content}{entity.orig}"):
            return "entities of markup"
    for node in (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter()):
        if node.tag is etree.Comment:
            continue
        if not isinstance(node.tag, str):
            return "instructions"  # <?xml-stylesheet … ?> can make any page of it
        name = etree.QName(node).localname.lower()
        if name in _ACTING or node.tag.startswith(_XHTML):
            return "a script" if name == "script" else f"<{name}>"
        for attribute, value in node.attrib.items():
            if etree.QName(attribute).localname.lower().startswith("on"):
                return "a handler of events"
            if "javascript:" in _GAPS.sub("", str(value)).lower():
                return "an address that is a script"
    return None
