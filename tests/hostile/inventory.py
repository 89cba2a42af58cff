"""What acts in a page, as a browser's own parser reads it: elements, attributes, addresses, ids."""

from __future__ import annotations

from dataclasses import dataclass

import html5lib

ADDRESSES = frozenset(
    """href src srcset action formaction data poster background cite ping longdesc usemap manifest
    xlink:href""".split()
)
IN_BROWSER = """paths => Promise.all(paths.map(async path => {
  const text = await (await fetch(path)).text();
  const found = {elements: {}, addresses: {}, ids: [], blocks: [], policies: [], names: {}};
  const page = new DOMParser().parseFromString(text, "text/html");
  const walk = root => {
    for (const each of root.querySelectorAll("*")) {
      const tag = each.localName;
      const known = found.elements[tag] || (found.elements[tag] = {});
      for (const {name, value} of each.attributes) {
        known[name] = 1;
        if (ADDRESSES.includes(name)) found.addresses[tag + " " + name + " " + value] = 1;
        if (name === "id") found.ids.push(value);
        if (name === "name") found.names[tag + " " + value] = 1;
      }
      if (tag === "script" && !each.hasAttribute("src"))
        found.blocks.push([each.getAttribute("type") || "", each.textContent]);
      if (tag === "meta" && each.hasAttribute("http-equiv"))
        found.policies.push([each.getAttribute("http-equiv"), each.getAttribute("content")]);
      if (tag === "template") walk(each.content);
    }
  };
  walk(page);
  return found;
}))"""
IN_BROWSER = IN_BROWSER.replace("ADDRESSES.includes", f"{sorted(ADDRESSES)}.includes")
"""The same as `read_inventory` by Chromium: a function from paths to the pages' inventories."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """`elements` are tags with their attributes' names; `addresses` are (tag, attribute, value);
    `blocks` the (type, text) of scripts without src; `policies` metas with http-equiv."""

    elements: dict[str, frozenset[str]]
    addresses: frozenset[tuple[str, str, str]]
    ids: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]
    policies: tuple[tuple[str, str], ...]
    names: frozenset[tuple[str, str]]


def from_browser(found: dict) -> Inventory:
    """The inventory that IN_BROWSER made."""
    return Inventory(
        {tag: frozenset(names) for tag, names in found["elements"].items()},
        frozenset(tuple(each.split(" ", 2)) for each in found["addresses"]),
        tuple(found["ids"]),
        tuple(map(tuple, found["blocks"])),
        tuple(map(tuple, found["policies"])),
        frozenset(tuple(each.split(" ", 1)) for each in found["names"]),
    )


def read_inventory(text: str) -> Inventory:
    """The inventory of a page by html5lib, which parses as browsers do."""
    elements: dict[str, set[str]] = {}
    addresses, ids, blocks, policies, names = set(), [], [], [], set()
    for each in html5lib.parse(text, namespaceHTMLElements=False).iter():
        if not isinstance(each.tag, str):
            continue
        tag = each.tag.rpartition("}")[2]
        known = elements.setdefault(tag, set())
        for attribute, value in each.attrib.items():
            name = attribute.rpartition("}")[2] if attribute[0] == "{" else attribute
            known.add(name)
            if name in ADDRESSES:
                addresses.add((tag, name, value))
            if name == "id":
                ids.append(value)
            if name == "name":
                names.add((tag, value))
        if tag == "script" and "src" not in each.attrib:
            blocks.append((each.get("type", ""), "".join(each.itertext())))
        if tag == "meta" and "http-equiv" in each.attrib:
            policies.append((each.get("http-equiv"), each.get("content", "")))
    return Inventory(
        {tag: frozenset(found) for tag, found in elements.items()},
        frozenset(addresses),
        tuple(ids),
        tuple(blocks),
        tuple(policies),
        frozenset(names),
    )
