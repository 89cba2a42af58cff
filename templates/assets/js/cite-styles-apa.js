// One record as APA 7 has it, as rich text; cite-styles.js has the other styles.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const {
    MONTHS, around, isArticle, italic, join, longDate, ordinal, pages, range, readDate, stop, text,
    title,
  } = litsite.text;
  const { apaEditors, apaNames } = litsite.people;
  const { bareTitle, resolver } = litsite.stated;

  const SERIAL = new Set(["article-journal", "article-magazine", "article-newspaper"]);

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

  litsite.printApa = apa;
})();
