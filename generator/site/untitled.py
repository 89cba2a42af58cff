"""What stands where a cited work's title is not known."""

from __future__ import annotations

from markupsafe import Markup

from generator.model import Item
from generator.model.rich_text import strip_markup
from generator.site.print_items import container, identified_as, locator
from generator.site.print_names import first_author
from generator.site.titles import UNTITLED, title_to_html


def known_as(item: Item) -> str:
    """ "Wu J et al. Biochem J 2005;390:583–590", as chemists cite; else what identifies it."""
    who, where = first_author(item.author, item.authors_complete), container(item)
    if not (who or where):
        return identified_as(item)
    return " ".join(part for part in (who, where, locator(item)) if part)


def work_title(item: Item) -> Markup:
    """The HTML of a work's title, or of what it is known as."""
    return title_to_html(item.title or known_as(item))


def plain_work_title(item: Item) -> str:
    """The words of a work's title, or what it is known as."""
    return strip_markup(item.title) if item.title else known_as(item) or UNTITLED
