"""Eleventy's site: collections paged one term a page, templates in JavaScript.

JavaScript templates have no template language between; Markdown is not run through Liquid first,
as it would be by default.
"""

from __future__ import annotations

from pathlib import Path

from generator.content.yaml import dump_yaml
from peers import BASE, STYLE, TITLE, Facts, Peer, frame_page, full_names, write_files

KINDS = ("authors", "journals", "keywords", "years")

_CONFIG = """
const kinds = {
  authors: (data) => data.fullNames,
  journals: (data) => [data.journal],
  keywords: (data) => data.keywords,
  years: (data) => [data.year],
};

export default function (config) {
  config.addCollection("reviews", (all) =>
    all.getFilteredByGlob("content/reviews/*.md").sort((a, b) => b.date - a.date));
  for (const [kind, names] of Object.entries(kinds)) {
    config.addCollection(kind, (all) => {
      const terms = new Map();
      for (const review of all.getFilteredByGlob("content/reviews/*.md")) {
        for (const name of names(review.data)) {
          if (!terms.has(name)) terms.set(name, []);
          terms.get(name).push(review);
        }
      }
      return [...terms].sort((a, b) => (a[0] < b[0] ? -1 : 1))
        .map(([name, reviews]) => ({ name, reviews: reviews.sort((a, b) => b.date - a.date) }));
    });
  }
  config.addPassthroughCopy({ "static/site.css": "site.css" });
  return {
    dir: { input: "content", includes: "../layouts", output: "public" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
"""

_PARTS = """
const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => signs[sign]);
export const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
export const link = (kind, name) => `<a href="/${kind}/${slug(name)}/">${escape(name)}</a>`;
export const line = (review) => `<li><a href="${review.url}">${escape(review.data.title)}</a>
${escape(review.data.journal)} ${review.data.year}</li>`;
export const frame = (title, main) => `FRAME`;
export const list = (title, lines) =>
  frame(title, `<h1>${escape(title)}</h1>\\n<ul>\\n${lines.join("\\n")}\\n</ul>`);
"""

_REVIEW = """
import { escape, frame, link } from "../parts.js";

const reference = (r) => `<li id="r${r.number}">${
r.authors.map((a) => escape(`${a.family} ${a.given}`)).join(", ")}. ${escape(r.title)}. <i>${
escape(r.journal)}</i> ${r.year};${r.volume}${r.issue ? `(${r.issue})` : ""}:${r.pages}.${
r.doi ? ` <a href="https://doi.org/${r.doi}">${r.doi}</a>` : ""}${
r.pmid ? ` <a href="https://pubmed.ncbi.nlm.nih.gov/${r.pmid}/">PMID ${r.pmid}</a>` : ""}</li>`;

export const render = (data) => frame(data.title, `<article>
<h1>${escape(data.title)}</h1>
<p class="authors">${data.fullNames.map((name) => link("authors", name)).join(", ")}</p>
<p class="cite-line"><i>${link("journals", data.journal)}</i> ${link("years", data.year)};${
data.volume}:${data.pages}. <a href="https://doi.org/${data.doi}">${data.doi}</a> PMID ${data.pmid}
</p>
<p class="keywords">${data.keywords.map((name) => link("keywords", name)).join(" ")}</p>
<h2>Abstract</h2>
${data.content}
<h2>References</h2>
<ol>
${data.references.map(reference).join("\\n")}
</ol>
</article>`);
"""

_TERM = """
import { line, list, slug } from "../parts.js";

export const data = {
  pagination: { data: "collections.KIND", size: 1, alias: "term" },
  permalink: (data) => `/KIND/${slug(data.term.name)}/`,
};
export const render = ({ term }) => list(term.name, term.reviews.map(line));
"""

_TERMS = """
import { link, list } from "../parts.js";

export const data = { permalink: "/KIND/" };
export const render = ({ collections }) =>
  list("TITLE", collections.KIND.map(
    (term) => `<li>${link("KIND", term.name)} ${term.reviews.length}</li>`));
"""

_LIST = """
import { line, list } from "../parts.js";

export const data = { permalink: "PATH" };
export const render = ({ collections }) => list("TITLE", collections.reviews.slice(FROM).map(line));
"""

_XML = """
import { escape } from "../parts.js";

export const data = { permalink: "/index.xml", eleventyExcludeFromCollections: true };
export const render = ({ collections }) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>TITLE</title><link>BASE/</link><description>TITLE</description>
${collections.reviews.slice(0, 20).map((r) => `<item><title>${escape(r.data.title)}</title>
<link>BASE${r.url}</link><guid>BASE${r.url}</guid><pubDate>${r.date.toUTCString()}</pubDate>
<description>${escape(r.templateContent)}</description></item>`).join("\\n")}
</channel></rss>
`;
"""

_SITEMAP = """
import { slug } from "../parts.js";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };
export const render = ({ collections }) => `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...collections.all.map((page) => page.url), ...KINDS.flatMap((kind) => collections[kind].map(
(term) => `/${kind}/${slug(term.name)}/`))]
.map((url) => `<url><loc>BASE${url}</loc></url>`).join("\\n")}
</urlset>
`;
"""


_DATA = """
export default {
  layout: "review.11ty.js",
  permalink: (data) => `/reviews/${data.page.fileSlug}/`,
};
"""


def _fill(template: str, **words: str) -> str:
    for word, text in {"TITLE": TITLE, "BASE": BASE, **words}.items():
        template = template.replace(word, text)
    return template


def write_site(folder: Path) -> None:
    """Its settings and templates."""
    files = {
        "package.json": '{"type": "module"}\n',
        "eleventy.config.js": _CONFIG,
        "parts.js": _PARTS.replace("FRAME", frame_page("${escape(title)}", "${main}")),
        "layouts/review.11ty.js": _REVIEW,
        "content/reviews/reviews.11tydata.js": _DATA,
        "content/reviews.11ty.js": _fill(_LIST, PATH="/reviews/", FROM="0", TITLE="Reviews"),
        "content/index.11ty.js": _fill(_LIST, PATH="/", FROM="0, 20"),
        "content/feed.11ty.js": _fill(_XML),
        "content/sitemap.11ty.js": _fill(_SITEMAP, KINDS=str(list(KINDS))),
        "static/site.css": STYLE,
    }
    for kind in KINDS:
        files[f"content/{kind}.11ty.js"] = _fill(_TERM, KIND=kind)
        files[f"content/{kind}-index.11ty.js"] = _fill(_TERMS, KIND=kind, TITLE=kind.capitalize())
    write_files(folder, files)


def write_review(folder: Path, facts: Facts) -> None:
    """A review's one file: YAML front matter, then its abstract."""
    front = {key: facts[key] for key in facts if key not in ("key", "abstract")}
    head = dump_yaml({**front, "fullNames": full_names(facts)})
    write_files(
        folder, {f"content/reviews/{facts['key']}.md": f"---\n{head}---\n\n{facts['abstract']}\n"}
    )


def _command(tools: Path, changed: str | None = None) -> list[str | Path]:
    # --incremental=FILE stops with an error where templates read collections (3.1.8).
    return ["node", tools / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", "--quiet"]


ELEVENTY = Peer(
    name="Eleventy",
    folder="eleventy",
    source="content/reviews/{key}.md",
    page="public/reviews/{key}/index.html",
    write_site=write_site,
    write_review=write_review,
    build=_command,
    rebuild=_command,
    output="public",
    caches=(".cache",),
    environment={"NODE_OPTIONS": "--max-old-space-size=12288"},  # Node stops at 4 GB by itself
)
