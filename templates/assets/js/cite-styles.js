// One record in the citation styles that PubMed offers, and Vancouver, Chicago and Nature, as rich text.
//
// Each style is written after its CSL definition and agrees with citeproc-js on the records of
// tests/site/cite/expected.jsonl: NLM (Citing Medicine, citation sequence), AMA 11, APA 7, MLA 9.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const {
    around, editionOf, italic, join, longDate, nlmDate, nlmMonth, pages, range, shortTitle, stop,
    text, title, yearOf,
  } = litsite.text;
  const { vancouverNames } = litsite.people;
  const {
    bareTitle, isTranslated, medium, patent, prepare, prepareServer, translatedFrom, unpublished,
  } = litsite.stated;

  const SERIAL = new Set(["article-journal", "article-magazine", "article-newspaper"]);
  const PART = new Set(["chapter", "paper-conference", "entry-encyclopedia"]);

  // ---- NLM and Vancouver ----

  // What is printed is found without a link; of all else Vancouver keeps it.
  const PRINTED = new Set([...SERIAL, ...PART, "book", "report", "thesis"]);

  function nlm(record, linkless) {
    const kind = record.type;
    const bare = linkless && PRINTED.has(kind);
    const serial = SERIAL.has(kind);
    const complete = record["authors-complete"] !== false;
    const identified = serial && (record.DOI || record.PMID || record.PMCID);
    const container = text(record["container-title"]);
    const url = !bare && text(record.URL);
    const internet = url && !identified ? "[Internet]" : "";
    const server = kind === "article" && record.publisher;
    const cited = url ? around("[cited ", nlmDate(record.accessed), "]") : "";
    const site = kind === "webpage" && container;
    const heading = join(" ", [
      site ? container : isTranslated(record) ? `[${bareTitle(record)}]` : title(record),
      around("[", text(record.genre), "]"),
      medium(record),
      (site || !container) && !PART.has(kind) && !server && url ? "[Internet]" : "",
    ]);
    const editors = around(
      "",
      vancouverNames(record.editor, 7, 6, true),
      (record.editor || []).length > 1 ? ", editors" : ", editor",
    );
    const named = serial ? text(shortTitle(record)) : container;
    const edition = text(editionOf(record));
    const inBook =
      container && !site
        ? join(". ", [join(" ", [named, internet]), edition, serial ? "" : volumeOf(record, "Vol. ")])
        : "";
    const authors = vancouverNames(record.author, 7, 6, complete);
    const isChapter = PART.has(kind);
    const locator = serial
      ? join(":", [
          join("", [range(record.volume, "–"), around("(", range(record.issue, "–"), ")")]),
          record.page ? pages(record.page, "–", 1) : text(record.number),
        ])
      : "";
    const published = serial
      ? join(kind === "article-newspaper" ? ":" : ";", [
          join(" ", [
            nlmDate(record.issued) || unpublished(record, "Forthcoming"),
            identified ? "" : cited,
          ]),
          locator,
        ])
      : join(" ", [
          kind === "report"
            ? nlmMonth(record.issued)
            : kind === "article"
              ? nlmDate(record.issued)
              : yearOf(record),
          cited,
        ]);
    const publisher = serial
      ? ""
      : kind === "thesis"
        ? join(": ", [around("[", text(record["publisher-place"]), "]"), text(record.publisher)])
        : join(": ", [text(record["publisher-place"]), text(record.publisher)]);
    if (kind === "patent" && record.number) {
      return patent(record, authors, title(record), nlmDate(record.issued));
    }
    const main = stop(
      join(". ", [
        authors || editors,
        heading,
        container ? "" : edition,
        container ? "" : translators(record, "translator"),
        serial || container ? "" : volumeOf(record, "Vol. "),
        join(": ", [
          isChapter ? "In" : "",
          join(". ", [authors ? editors : "", inBook]),
        ]),
        server
          ? join(". ", [`${publisher} [Preprint]`, published])
          : join("; ", [publisher, published]),
        translatedFrom(record),
        !serial && kind !== "book" && record.page ? `p. ${pages(record.page, "–", 1)}` : "",
        site ? title(record) : "",
        kind === "report" && record.number ? `Report no.: ${text(record.number)}` : "",
        serial || container ? "" : totalOf(record),
        serial ? "" : around("(", text(record["collection-title"]), ")"),
      ]),
    );
    if (bare) return main;
    return join(" ", [
      main,
      join(" ", [
        identified ? "" : around("Available from: ", url, ""),
        around("doi:", text(record.DOI), ""),
      ]),
      stop(
        join("; ", [
          around("PubMed PMID: ", text(record.PMID), ""),
          around("PubMed Central PMCID: ", text(record.PMCID), ""),
        ]),
      ),
    ]);
  }

  /** "Brady L, translator": who translated a book. */
  function translators(record, role) {
    const names = record.translator || [];
    const plural = names.length > 1 && role === "translator" ? "s" : "";
    return around("", vancouverNames(names, 7, 6, true), `, ${role}${plural}`);
  }

  /** "Vol. 4" of a number, any other volume as it is. */
  const volumeOf = (record, label) =>
    (/^\d+$/.test(record.volume || "") ? label : "") + text(record.volume);

  const totalOf = (record) => around("", text(record["number-of-pages"]), " p.");

  // ---- AMA ----

  function ama(record) {
    const kind = record.type;
    const whole = kind === "book" || kind === "report";
    const kept = /^(?:dataset|software|thesis)$/.test(kind);
    const english = (value) => litsite.titleCase(value, record.language);
    const head = whole || kind === "thesis" ? italic(english(title(record))) : title(record);
    const editors = (record.editor || []).length ? ` ${amaEditors(record)}` .trim() : "";
    const authors = vancouverNames(record.author, 7, 3, record["authors-complete"] !== false);
    const year = yearOf(record);
    const page = record.page ? pages(record.page, "-", "whole") : "";
    const publisher = text(record.publisher);
    if (kind === "patent" && record.number) {
      return patent(record, authors, head, longDate(record.issued));
    }
    let source;
    if (kept) {
      source = join(". ", [text(record.genre), join("; ", [publisher, year])]);
    } else if (whole) {
      const made = join(". ", [
        volumeOf(record, "Vol "),
        text(editionOf(record)),
        translators(record, "trans"),
        authors ? around("(", editors, ")") : "",
        join("; ", [publisher, year]),
      ]);
      source = join(":", [made, page]);
    } else if (PART.has(kind)) {
      const book = join(". ", [
        authors ? editors : "",
        italic(english(text(record["container-title"]))),
        volumeOf(record, "Vol "),
        text(editionOf(record)),
        text(record["collection-title"]),
        join("; ", [publisher, year]),
      ]);
      source = join(":", [book ? `In: ${book}` : "", page]);
    } else if (kind === "webpage") {
      source = join(". ", [text(record["container-title"]), longDate(record.issued)]);
    } else {
      const daily = kind === "article-newspaper" || kind === "article-magazine";
      const numbered = kind !== "article-newspaper" && (record.volume || record.issue);
      const online = daily ? "" : kind === "article" ? "Preprint posted online " : "Published online ";
      const dated = around(online, longDate(record.issued), "");
      source = join(". ", [
        italic(text(shortTitle(record))),
        kind === "article" ? italic(publisher) : "",
        join(":", [
          join(";", [
            (numbered ? year : dated) || unpublished(record, "In press"),
            join("", [text(record.volume), around("(", text(record.issue), ")")]),
          ]),
          kind === "article" ? "" : record.number ? text(record.number) : page,
        ]),
      ]);
    }
    const access = record.DOI
      ? "doi:" + text(record.DOI)
      : record.URL
        ? join(". ", [around("Accessed ", longDate(record.accessed), ""), text(record.URL)])
        : "";
    return join(" ", [stop(join(". ", [authors || editors, head, source])), access]);
  }

  function amaEditors(record) {
    const names = vancouverNames(record.editor, 7, 3, true);
    return `${names}, ${record.editor.length > 1 ? "eds" : "ed"}.`;
  }

  litsite.styles = {
    NLM: (record) => nlm(prepareServer(record), false),
    AMA: (record) => ama(prepareServer(record)),
    APA: (record) => litsite.printApa(prepareServer(record)), // cite-styles-apa.js
    MLA: (record) => litsite.printMla(prepare(record)), // cite-styles-mla.js
    Vancouver: (record) => nlm(prepareServer(record), true),
    Chicago: (record) => litsite.printChicago(prepareServer(record)), // cite-styles-chicago.js
    Nature: (record) => litsite.printNature(prepareServer(record)), // cite-styles-nature.js
  };
})();
