"""Views -> bytes: Jinja2 with autoescape and StrictUndefined.

A template sees `site` (the library's title, navigation …), `page` (the frame) and `view`. Text
of the library reaches it as values only, so nothing in a title or an abstract can be read as
template syntax.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from generator.errors import LitsiteError
from generator.model import Review
from generator.site.catalogue import Catalogue
from generator.site.lines import stop_sentence
from generator.site.pages import Page
from generator.site.print_rows import has_special
from generator.site.theme import templates_folder
from generator.site.views.frame import View
from generator.site.views.kinds import find_viewer
from generator.site.views.own_texts import NONE, OwnTexts
from generator.site.views.references import PrintedReferences
from generator.site.views.review import view_review
from generator.site.views.site import SiteView

_ENDINGS = (".html", ".xml", ".js")
_INDENT = re.compile(r"(?<=\n)[ \t]+")
_BLOCK = (
    r"(?:article|aside|d[dlt]|details|div|fig\w+|footer|form|h[1-6]|header|li|link|main|meta|nav|ol"
    r"|p|script|section|summary|table|t(?:body|head|itle|[dhr])|ul)\b"
)
_BESIDE_BLOCK = re.compile(rf"(</{_BLOCK}>)\n+|\n+(?=</?{_BLOCK})")


class _TrimLines(Extension):
    """Drops a template's indentation, which HTML reads as one space anyway, and the line ends
    beside blocks, which it reads as nothing; lines are counted as they are, so that an error
    names the right one."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _INDENT.sub("", source)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            if token.type == "data":
                token = Token(token.lineno, token.type, _BESIDE_BLOCK.sub(r"\1", token.value))
            yield token


def _escape(value: object) -> str:
    """markupsafe.escape for text that is only written; quick where there is nothing to do."""
    if type(value) is Markup or (type(value) is str and not has_special(value)):
        return value
    return escape(value)


class _Folder(FileSystemLoader):
    """A folder of templates."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """A template's text; one that is not UTF-8 is broken as one of wrong syntax is."""
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            place = next(str(Path(each, template)) for each in self.searchpath)
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateSyntaxError("not UTF-8 text", line, template, place) from None


class _Templates(Environment):
    """The templates, each looked for once: a page is made of five, and there are thousands."""

    def __init__(self, loader: BaseLoader, cache: FileSystemBytecodeCache | None) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=cache,
            extensions=[_TrimLines],
        )
        self._found: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template knows: a plain dict, as it is read for every page."""
        return {**self.globals, **(d or {})}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """A template by its name."""
        if not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent, globals)
            # What a compiled template escapes its values with, dozens of times a page.
            found.root_render_func.__globals__["escape"] = _escape
        return found


def open_templates(theme: Path | None = None, cache: Path | None = None) -> Environment:
    """The templates, compiled when first used.

    Files in `theme` (a project's own templates/) stand before the built-in ones of the same name.
    `cache` is a folder for compiled templates.
    """
    loaders: list[BaseLoader] = [_Folder(templates_folder())]
    if theme is not None:
        loaders.insert(0, _Folder(theme))
    compiled = FileSystemBytecodeCache(str(cache)) if cache else None
    environment = _Templates(ChoiceLoader(loaders), compiled)
    environment.filters["stopped"] = stop_sentence
    environment.filters["capital"] = lambda text: text[:1].upper() + text[1:]
    return environment


def view_page(
    page: Page,
    catalogue: Catalogue,
    review: Review | None = None,
    printed: PrintedReferences | None = None,
    own: OwnTexts = NONE,
) -> View:
    """What a page will show: a frozen value, comparable and without addresses of its own.

    A review's page needs its references, in the review as loaded or `printed` beforehand; its
    `own` texts where they were rendered beforehand.
    """
    if page.kind == "review":
        return view_review(page, catalogue, review, printed, own)
    return find_viewer(page.kind)(page, catalogue)


def render_view(page: Page, view: View, site: SiteView, templates: Environment) -> bytes:
    """The page's bytes, UTF-8.

    Raises LitsiteError with file and line for a template, a person's own mostly, that is broken.
    """
    try:
        template = templates.get_template(page.template)
        return view.finish(template.render(site=site, page=view.frame, view=view).encode())
    except Exception as error:
        frames = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)]
        if not isinstance(error, TemplateError) and not frames[-1].endswith(_ENDINGS):
            raise
        raise LitsiteError(
            f"{_locate(error)}: {error.message if isinstance(error, TemplateError) else error}",
            "mend the template, or delete it to have the built-in one back",
        ) from error


def _locate(error: Exception) -> str:
    """Which template is broken and on which line: as the error says, or where it was raised."""
    name, line = "templates", 0
    if isinstance(error, TemplateSyntaxError):
        name, line = error.filename or error.name or name, error.lineno
    else:
        for frame, at in walk_tb(error.__traceback__):
            if frame.f_code.co_filename.endswith(_ENDINGS):
                name, line = frame.f_code.co_filename, at
    parts = Path(name).parts
    start = len(parts) - parts[::-1].index("templates") - 1 if "templates" in parts else 0
    return f"{Path(*parts[start:]).as_posix()}:{line}"
