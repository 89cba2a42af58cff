"""Pelican's site: journals as categories, keywords as tags, years as period archives.

Pelican reads no structured front matter by itself: a reader of a few lines hands the YAML to
PyYAML's C loader. Its cache of read files, off by default, makes a clean build a fifth slower and
a rebuild several times quicker: it is off for the one and on for the other.
"""

from __future__ import annotations

from pathlib import Path

from generator.content.yaml import dump_yaml
from peers import BASE, STYLE, TITLE, Facts, Peer, frame_page, full_names, write_files

_CONFIG = f"""
import sys

sys.path.insert(0, ".")
import structured

SITENAME, SITEURL, AUTHOR = "{TITLE}", "{BASE}", ""
PATH, OUTPUT_PATH, ARTICLE_PATHS, PAGE_PATHS = "content", "public", ["reviews"], []
THEME_STATIC_DIR, STATIC_PATHS, THEME, PLUGINS, TIMEZONE = "", [], "theme", [structured], "UTC"
DEFAULT_LANG, DEFAULT_PAGINATION, SUMMARY_MAX_LENGTH = "en", False, None
ARTICLE_URL, ARTICLE_SAVE_AS = "reviews/{{slug}}/", "reviews/{{slug}}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "authors/{{slug}}/", "authors/{{slug}}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "journals/{{slug}}/", "journals/{{slug}}/index.html"
TAG_URL, TAG_SAVE_AS = "keywords/{{slug}}/", "keywords/{{slug}}/index.html"
YEAR_ARCHIVE_URL = "years/{{date:%Y}}/"
YEAR_ARCHIVE_SAVE_AS = "years/{{date:%Y}}/index.html"
DIRECT_TEMPLATES = ["index", "authors", "categories", "tags", "archives", "years", "sitemap"]
AUTHORS_SAVE_AS, CATEGORIES_SAVE_AS = "authors/index.html", "journals/index.html"
TAGS_SAVE_AS, ARCHIVES_SAVE_AS = "keywords/index.html", "reviews/index.html"
YEARS_SAVE_AS, SITEMAP_SAVE_AS = "years/index.html", "sitemap.xml"
FEED_ALL_RSS, FEED_MAX_ITEMS, FEED_ALL_ATOM = "index.xml", 20, None
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CACHE_PATH, CONTENT_CACHING_LAYER, GZIP_CACHE = "cache", "reader", False
"""

_READER = """
import yaml
from markdown import Markdown
from pelican import signals
from pelican.contents import Author, Category, Tag
from pelican.readers import BaseReader
from pelican.utils import get_date


class StructuredReader(BaseReader):
    enabled, file_extensions = True, ["md"]

    def read(self, source_path):
        with open(source_path, encoding="utf-8") as file:
            head, _, body = file.read()[4:].partition("\\n---\\n")
        facts = yaml.load(head, Loader=yaml.CSafeLoader)
        facts["date"] = get_date(str(facts["date"]))
        facts["authors"] = [Author(name, self.settings) for name in facts["authors"]]
        facts["tags"] = [Tag(name, self.settings) for name in facts.pop("keywords")]
        facts["category"] = Category(facts["journal"], self.settings)
        return Markdown().convert(body), facts


def register():
    signals.readers_init.connect(lambda readers: readers.reader_classes.update(md=StructuredReader))
"""

_BASE = frame_page(
    "{% block title %}{{ SITENAME }}{% endblock %}", "{% block main %}{% endblock %}"
)

_ARTICLE = """
{% extends "base.html" %}
{% block title %}{{ article.title|e }}{% endblock %}
{% block main %}
<article>
<h1>{{ article.title|e }}</h1>
<p class="authors">{% for author in article.authors %}{% if not loop.first %}, {% endif -%}
<a href="/{{ author.url }}">{{ author|e }}</a>{% endfor %}</p>
<p class="cite-line"><a href="/{{ article.category.url }}"><i>{{ article.category|e }}</i></a>
<a href="/years/{{ article.year }}/">{{ article.year }}</a>;
{{- article.volume }}:{{ article.pages }}.
<a href="https://doi.org/{{ article.doi }}">{{ article.doi }}</a> PMID {{ article.pmid }}</p>
<p class="keywords">{% for tag in article.tags -%}
<a href="/{{ tag.url }}">{{ tag|e }}</a> {% endfor %}</p>
<h2>Abstract</h2>
{{ article.content }}
<h2>References</h2>
<ol>
{% for r in article.references -%}
<li id="r{{ r.number }}">{% for a in r.authors %}{% if not loop.first %}, {% endif -%}
{{ a.family|e }} {{ a.given|e }}{% endfor %}. {{ r.title|e }}. <i>{{ r.journal|e }}</i>
{{ r.year }};{{ r.volume }}{% if r.issue %}({{ r.issue }}){% endif %}:{{ r.pages }}.
{%- if r.doi %} <a href="https://doi.org/{{ r.doi }}">{{ r.doi }}</a>{% endif %}
{%- if r.pmid %} <a href="https://pubmed.ncbi.nlm.nih.gov/{{ r.pmid }}/">PMID {{ r.pmid }}</a>
{%- endif %}</li>
{% endfor -%}
</ol>
</article>
{% endblock %}
"""

_LIST = """
{% extends "base.html" %}
{% block title %}HEADING{% endblock %}
{% block main %}
<h1>HEADING</h1>
<ul>
{% for LISTED -%}
LINE
{% endfor -%}
</ul>
{% endblock %}
"""

_TERM_LINE = '<li><a href="/{{ term.url }}">{{ term|e }}</a> {{ listed|length }}</li>'
_YEAR_LINE = '<li><a href="/years/{{ term }}/">{{ term }}</a> {{ listed|length }}</li>'

_SITEMAP = """
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for article in articles -%}
<url><loc>{{ SITEURL }}/{{ article.url }}</loc></url>
{% endfor -%}
{% for terms in (authors, categories, tags) -%}
{% for term, _ in terms -%}
<url><loc>{{ SITEURL }}/{{ term.url }}</loc></url>
{% endfor -%}
{% endfor -%}
</urlset>
"""


_LINE = """<li><a href="/{{ article.url }}">{{ article.title|e }}</a>
{{ article.journal|e }} {{ article.year }}</li>"""


def _list(heading: str, listed: str = "article in articles", line: str = _LINE) -> str:
    return _LIST.replace("HEADING", heading).replace("LISTED", listed).replace("LINE", line)


def write_site(folder: Path) -> None:
    """Its settings, reader and templates."""
    templates = {
        "base": _BASE,
        "article": _ARTICLE,
        "index": _list(TITLE, "article in articles[:20]"),
        "archives": _list("Reviews"),
        "author": _list("{{ author|e }}"),
        "category": _list("{{ category|e }}"),
        "tag": _list("{{ tag|e }}"),
        "period_archives": _list("{{ articles[0].year }}"),
        "authors": _list("Authors", "term, listed in authors", _TERM_LINE),
        "categories": _list("Journals", "term, listed in categories", _TERM_LINE),
        "tags": _list("Keywords", "term, listed in tags", _TERM_LINE),
        "years": _list("Years", "term, listed in articles|groupby('year')", _YEAR_LINE),
        "sitemap": _SITEMAP.lstrip(),
    }
    write_files(folder, {f"theme/templates/{name}.html": text for name, text in templates.items()})
    settings = {"pelicanconf.py": _CONFIG, "structured.py": _READER, "theme/static/site.css": STYLE}
    write_files(folder, settings)


def write_review(folder: Path, facts: Facts) -> None:
    """A review's one file: YAML front matter, then its abstract."""
    front = {key: facts[key] for key in facts if key not in ("key", "abstract")}
    head = dump_yaml({**front, "slug": facts["key"], "authors": full_names(facts)})
    write_files(
        folder, {f"content/reviews/{facts['key']}.md": f"---\n{head}---\n{facts['abstract']}\n"}
    )


def _rebuild(tools: Path, changed: str | None = None) -> list[str | Path]:
    return [tools / "venv" / "bin" / "pelican", "--quiet", "--settings", "pelicanconf.py"]


def _build(tools: Path) -> list[str | Path]:
    uncached = ("CACHE_CONTENT=false", "LOAD_CONTENT_CACHE=false")
    return [*_rebuild(tools), "--extra-settings", *uncached]


PELICAN = Peer(
    name="Pelican",
    folder="pelican",
    source="content/reviews/{key}.md",
    page="public/reviews/{key}/index.html",
    write_site=write_site,
    write_review=write_review,
    build=_build,
    rebuild=_rebuild,
    warm=_rebuild,
    output="public",
    caches=("cache", "__pycache__"),
)
