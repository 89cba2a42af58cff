"""Hugo's site: taxonomies for the lists, structured references in the front matter.

Twice, as YAML and as JSON: Hugo reads either as front matter, JSON in half the time.
"""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from generator.content.yaml import dump_yaml
from peers import BASE, STYLE, TITLE, Facts, Peer, frame_page, full_names, write_files

_CONFIG = f"""
baseURL: {BASE}/
languageCode: en
title: {TITLE}
disableKinds: [404]
disableHugoGeneratorInject: true
buildFuture: true
titleCaseStyle: none
capitalizeListTitles: false
taxonomies: {{author: authors, journal: journals, keyword: keywords, year: years}}
outputs: {{home: [html, rss], section: [html], taxonomy: [html], term: [html], page: [html]}}
services: {{rss: {{limit: 20}}}}
"""

_PAGE = """
{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
<p class="authors">{{ range $i, $a := .GetTerms "authors" }}{{ if $i }}, {{ end -}}
<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</p>
<p class="cite-line">{{ range .GetTerms "journals" -}}
<a href="{{ .RelPermalink }}"><i>{{ .LinkTitle }}</i></a>{{ end }}
{{ range .GetTerms "years" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end -}}
;{{ .Params.volume }}:{{ .Params.pages }}.
<a href="https://doi.org/{{ .Params.doi }}">{{ .Params.doi }}</a> PMID {{ .Params.pmid }}</p>
<p class="keywords">{{ range .GetTerms "keywords" -}}
<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>
<h2>Abstract</h2>
{{ .Content }}
<h2>References</h2>
<ol>
{{ range .Params.references -}}
<li id="r{{ .number }}">{{ range $i, $a := .authors }}{{ if $i }}, {{ end -}}
{{ .family }} {{ .given }}{{ end }}. {{ .title }}. <i>{{ .journal }}</i>
{{ .year }};{{ .volume }}{{ with .issue }}({{ . }}){{ end }}:{{ .pages }}.
{{- with .doi }} <a href="https://doi.org/{{ . }}">{{ . }}</a>{{ end }}
{{- with .pmid }} <a href="https://pubmed.ncbi.nlm.nih.gov/{{ . }}/">PMID {{ . }}</a>{{ end }}</li>
{{ end -}}
</ol>
</article>
{{ end }}
"""

_LIST = """
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>
{{ range .Pages.ByDate.Reverse -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.journal }} {{ .Params.year }}</li>
{{ end -}}
</ul>
{{ end }}
"""

_TERMS = """
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>
{{ range .Data.Terms.Alphabetical -}}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> {{ .Count }}</li>
{{ end -}}
</ul>
{{ end }}
"""

_HOME = """
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>
{{ range first 20 site.RegularPages.ByDate.Reverse -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.journal }} {{ .Params.year }}</li>
{{ end -}}
</ul>
{{ end }}
"""


def write_site(folder: Path) -> None:
    """Its settings and templates."""
    write_files(
        folder,
        {
            "hugo.yaml": _CONFIG,
            "layouts/baseof.html": frame_page("{{ .Title }}", '{{ block "main" . }}{{ end }}'),
            "layouts/page.html": _PAGE,
            "layouts/section.html": _LIST,
            "layouts/term.html": _LIST,
            "layouts/taxonomy.html": _TERMS,
            "layouts/home.html": _HOME,
            "content/reviews/_index.md": "---\ntitle: Reviews\n---\n",
            "static/site.css": STYLE,
        },
    )


def write_review(form: str, folder: Path, facts: Facts) -> None:
    """A review's one file: front matter in the form named, then its abstract."""
    front = {key: facts[key] for key in facts if key not in ("key", "abstract", "authors")}
    front |= {
        "authors": full_names(facts),
        "journals": [facts["journal"]],
        "years": [facts["year"]],
    }
    if form == "json":
        head = json.dumps(front, ensure_ascii=False, indent=1) + "\n"
    else:
        head = f"---\n{dump_yaml(front)}---\n"
    write_files(folder, {f"content/reviews/{facts['key']}.md": f"{head}\n{facts['abstract']}\n"})


def _command(tools: Path, changed: str | None = None) -> list[str | Path]:
    # The package's own script starts Python first; the program itself is measured.
    program = next(tools.glob("venv/lib/python*/site-packages/hugo/binaries/hugo"))
    return [program, "--quiet"]


HUGO_YAML, HUGO_JSON = (
    Peer(
        name=f"Hugo, {form.upper()}",
        folder=f"hugo-{form}",
        source="content/reviews/{key}.md",
        page="public/reviews/{key}/index.html",
        write_site=write_site,
        write_review=partial(write_review, form),
        build=_command,
        rebuild=_command,
        output="public",
        caches=("resources", ".hugo_build.lock"),
    )
    for form in ("yaml", "json")
)
