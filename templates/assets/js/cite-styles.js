// One record in the citation styles that PubMed offers, and Vancouver, as rich text.
//
// Each style is written after its CSL definition and agrees with citeproc-js on the records of
// tests/site/cite/expected.jsonl: NLM (Citing Medicine, citation sequence), AMA 11, APA 7, MLA 9.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const {
    MONTHS, around, editionOf, isArticle, italic, join, longDate, nlmDate, nlmMonth, ordinal, pages,
    range, readDate, shortTitle, stop, text, title, yearOf,
  } = litsite.text;
  const { apaEditors, apaNames, vancouverNames } = litsite.people;
  const {
    bareTitle, isTranslated, medium, patent, prepare, prepareServer, resolver, translatedFrom, unpublished,
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

  // ---- APA ----

  function apa(record) {
    const kind = record.type;
    const serial = SERIAL.has(kind);
    const editors = record.editor || [];
    const paper = kind === "paper-conference" && !editors.length;
    const series = text(record["collection-title"]);
    const container = text(record["container-title"]);
    const complete = record["authors-complete"] !== false;
    const { year, month, day } = readDate(record.issued);
    const full = kind === "webpage" || kind === "article-newspaper";
    const fullDate = full || (paper && !(record.page || record.volume || record.issue));
    const dated = year
      ? join(", ", [
          String(year),
          fullDate && month ? join(" ", [MONTHS[month - 1], day && String(day)]) : "",
        ])
      : text((record.status || "n.d.").toLowerCase());
    const original = text(record["original-title"]);
    const sentence = (value) => litsite.sentenceCase(value, record.language);
    const named = original ? `${original} [${bareTitle(record)}]` : sentence(title(record));
    const head = kind === "webpage" || !container ? italic(named) : named;
    const pageRange = record.page ? pages(record.page, "–", "whole") : "";
    const edition = /^\d+$/.test(record.edition || "")
      ? `${ordinal(Number(record.edition))} ed.`
      : text(record.edition);
    const inBook = around(
      " (",
      join(", ", [
        edition,
        record.volume ? `Vol. ${text(record.volume)}` : "",
        pageRange ? (/[–,]/.test(pageRange) ? "pp. " : "p. ") + pageRange : "",
      ]),
      ")",
    );
    const monograph = !serial && !paper && kind !== "webpage";
    const number = record.number && !serial && !container ? numberOf(record) : "";
    const apart = monograph && !container ? inBook.slice(2, -1) : "";
    const editedBy =
      editors.length && !container && (record.author || []).length
        ? `${apaEditors(editors)}, ${editors.length > 1 ? "Eds." : "Ed."}`
        : "";
    const translated =
      container || !record.translator?.length ? "" : `${apaEditors(record.translator)}, Trans.`;
    const identifier = around(" (", join("; ", [editedBy, translated, number, apart]), ")");
    const published = record.DOI || record.URL;
    let description = "";
    if (kind === "thesis") {
      description = join(", ", [text(record.genre), published ? text(record.publisher) : ""]);
    } else if (kind === "dataset") description = record.genre ? text(record.genre) : "Dataset";
    else if (kind === "software" && !record.genre) description = "Computer software";
    else if (record.genre && !record.number) description = upper(text(record.genre));
    const names = apaNames(record.author, complete);
    const role = editors.length > 1 ? " (Eds.)" : " (Ed.)";
    const bookEditors = !names && editors.length;
    const maker = kind === "webpage" ? text(record.publisher) : "";
    const author = names || (bookEditors ? apaNames(editors, true) + role : maker);
    let source = "";
    if (serial || paper) {
      source = join(", ", [
        italic(join(", ", [litsite.titleCase(container, record.language), paper ? series : ""])),
        join("", [italic(range(record.volume, "–")), around("(", range(record.issue, "–"), ")")]),
        serial && record.number
          ? `Article ${text(record.number)}`
          : (kind === "article-journal" && isArticle(record.page || "") ? "Article " : "") + pageRange,
      ]);
    } else if (container && kind !== "webpage") {
      const who = around("", apaEditors(editors), role);
      source = "In " + join(", ", [bookEditors ? "" : who, italic(sentence(container))]) + inBook;
    }
    const publisher =
      serial || paper || (kind === "thesis" && published) || (maker && author === maker)
        ? ""
        : text(record.publisher);
    const site = kind === "webpage" ? litsite.titleCase(container, record.language) : "";
    const ahead = year && /ahead|advance|online first/i.test(record.status || "");
    const placed = record.volume || record.page || record.number;
    const described = join("", [identifier, around(" [", description, "]")]);
    const body = author
      ? [author, `(${dated})`, head + described]
      : [head + identifier, `(${dated})`, around("[", description, "]")];
    const access = record.DOI
      ? resolver(record.DOI)
      : record.URL
        ? join(" ", [year ? "" : retrieved(record), text(record.URL)])
        : "";
    const online = serial && ahead && !placed ? "Advance online publication" : "";
    return join(" ", [stop(join(". ", [...body, source, publisher, site, online])), access]);
  }

  function retrieved(record) {
    const on = longDate(record.accessed);
    return on ? `Retrieved ${on}, from` : "Retrieved";
  }

  function numberOf(record) {
    const number = text(record.number);
    if (record.type === "patent") return `Patent No. ${number}`;
    const label = /^\d/.test(number) ? "No. " : "";
    return join(" ", [litsite.titleCase(text(record.genre)), label + number]);
  }

  const upper = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

  litsite.styles = {
    NLM: (record) => nlm(prepareServer(record), false),
    AMA: (record) => ama(prepareServer(record)),
    APA: (record) => apa(prepareServer(record)),
    MLA: (record) => litsite.printMla(prepare(record)), // cite-styles-mla.js
    Vancouver: (record) => nlm(prepareServer(record), true),
  };
})();
