// The references of a page as records, for its cite box: read from their lines, so that no page
// carries them twice. A line names two of four authors or more; its record says so, and the
// styles and formats print "et al.". Of a work that the library has a page of, the record is whole.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const MARKS = { I: "i", EM: "i", B: "b", STRONG: "b", SUB: "sub", SUP: "sup" };
  const PLACE = /^([12]\d{3})?[^;:]*(?:;([^(:]+))?(?:\(([^)]+)\))?(?::(.+))?$/;

  const clean = (text) => text.replace(/\s+/g, " ").trim();

  /** A text with the markup that CSL knows. */
  function textOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.className === "signal") return "";
    const mark = MARKS[node.nodeName];
    const inner = Array.from(node.childNodes, textOf).join("");
    return mark ? `<${mark}>${inner}</${mark}>` : inner;
  }

  function titleOf(row) {
    const nodes = Array.from(row.childNodes);
    return clean(nodes.slice(0, nodes.findIndex((node) => node.nodeName === "P")).map(textOf).join(""));
  }

  /** "Asselin-Labat ML" is a person, "Tide Study Group" is not. */
  function nameOf(text) {
    const found = /^(.+?) (\p{Lu}(?:-?\p{Lu}){0,3})(?: (Jr|Sr|I{2,3}|IV|2nd|3rd))?$/u.exec(text);
    if (!found) return { literal: text };
    const name = { family: found[1], given: Array.from(found[2].replace(/-/g, ""), (each) => each + ".").join(" ") };
    if (found[3]) name.suffix = found[3];
    return name;
  }

  function addAuthors(record, text) {
    const names = clean(text).replace(/\.$/, "").split(", ").filter(Boolean);
    if (/^et al$/.test(names[names.length - 1] || "")) {
      names.pop();
      record["authors-complete"] = false;
    }
    if (names.length) record.author = names.map(nameOf);
  }

  /** "2021;71(3):209–249" */
  function addPlace(record, text) {
    const found = PLACE.exec(clean(text));
    if (!found) return false;
    if (found[1]) record.issued = { "date-parts": [[Number(found[1])]] };
    if (found[2]) record.volume = clean(found[2]);
    if (found[3]) record.issue = found[3];
    if (found[4]) record.page = found[4].replace(/–/g, "-");
    return Boolean(found[2] || found[4]);
  }

  function addLink(record, href) {
    const doi = /^https:\/\/doi\.org\/(.+)/.exec(href);
    const found = /pubmed\.ncbi\.nlm\.nih\.gov\/(\d+)|\/(PMC\d+)/.exec(href);
    if (doi) record.DOI = decodeURIComponent(doi[1]);
    else if (found && found[1]) record.PMID = found[1];
    else if (found) record.PMCID = found[2];
    else if (/^https?:/.test(href)) record.URL = href;
  }

  function readRow(row) {
    const record = { id: row.id.replace(/^ref-/, ""), type: "document", title: titleOf(row) };
    const facts = row.querySelector("p");
    const source = facts.querySelector(":scope > i");
    facts.querySelectorAll(":scope > a[href]").forEach((link) => addLink(record, link.getAttribute("href")));
    if (facts.querySelector(":scope > .mark")) return record; // as printed: nothing of it is sure
    const first = facts.firstChild;
    const before = first && first.nodeType === Node.TEXT_NODE ? first.data : "";
    if (!source) {
      const found = /^(.*?)(?:(?:^|\. |\.? )([12]\d{3}(?:[;:].*)?))?\s*$/.exec(before);
      addAuthors(record, found[1]);
      addPlace(record, found[2] || "");
      return record;
    }
    addAuthors(record, before);
    const after = source.nextSibling;
    if (addPlace(record, after && after.nodeType === Node.TEXT_NODE ? after.data : "")) {
      record.type = "article-journal";
      record["container-title"] = record["container-title-short"] = source.textContent;
    } else {
      record.publisher = source.textContent;
    }
    return record;
  }

  /** The work's or the review's own page, where the library has one. */
  function ownPage(row) {
    const link = row.querySelector("p > a[href^='../works/'], p > a[href^='../reviews/']");
    return link && decodeURIComponent(link.getAttribute("href").slice("../".length));
  }

  /** The promise of the records of the references that the page shows, in their order. */
  litsite.readReferences = async () => {
    const rows = Array.from(document.querySelectorAll(".refs > li:not([hidden])"));
    const paths = rows.map(ownPage);
    const whole = new Map();
    await Promise.all(
      Array.from(new Set(paths.filter(Boolean)), (path) =>
        litsite.loadRecords([path]).then(
          (found) => whole.set(path, found[0]),
          () => {}, // its line says what is needed
        ),
      ),
    );
    return rows.map((row, at) => (paths[at] && whole.get(paths[at])) || readRow(row));
  };
})();
