// One record as Nature's formatting guide has it, as rich text.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const {
    MONTHS, around, editionOf, italic, join, pages, range, readDate, stop, text, title, toPlain, toRich,
    yearOf,
  } = litsite.text;
  const { natureNames } = litsite.people;
  const { bareTitle, isTranslated, resolver, translatedFrom, unpublished } = litsite.stated;

  const KEPT = new Set(["article", "dataset", "software", "webpage"]);

  function nature(record) {
    const kind = record.type;
    const english = (value) => litsite.titleCase(value, record.language);
    const names = natureNames(record.author, record["authors-complete"] !== false);
    const editors = natureNames(record.editor, true);
    const role = (record.editor || []).length > 1 ? "eds" : "ed.";
    const link = record.DOI ? resolver(record.DOI) : text(record.URL);
    const year = yearOf(record) || unpublished(record, "in the press");
    const dated = around("(", year, ")");
    const page = record.page ? pages(record.page, "–", "whole") : "";
    const container = text(record["container-title"]);
    const publisher = text(record.publisher);
    const named = isTranslated(record) ? bareTitle(record) : title(record);
    const head = join(" ", [named, around("(in ", translatedFrom(record), ")")]);
    const entry = (...parts) => stop(join(" ", [names && ended(names), ...parts]));
    if (kind === "article-journal") {
      const volume = around("<b>", range(record.volume, "–"), "</b>");
      const placed = join(", ", [volume, text(record.number) || page]);
      return entry(ended(head), italic(abbreviated(record)), placed, placed ? "" : link, dated);
    }
    if (/^article-/.test(kind)) {
      return entry(ended(head), italic(container), around("(", dayOf(record.issued) || year, ")"));
    }
    if (KEPT.has(kind)) {
      const isPreprint = kind === "article";
      const server = publisher || link ? `Preprint at ${publisher}` : "Preprint";
      const where = isPreprint ? server : italic(container || publisher);
      const accessed = around("(accessed ", dayOf(record.accessed), ")");
      return entry(ended(head), where.trim(), link, dated || accessed);
    }
    if (kind === "patent" && record.number) {
      return entry(ended(head), `Patent ${text(record.number)}`, dated);
    }
    if (kind === "thesis") {
      const thesis = join(", ", [text(record.genre) || "Thesis", publisher]);
      return entry(ended(italic(head)), thesis, dated);
    }
    const report = join(" ", [text(record.genre), around("No. ", text(record.number), "")]);
    const book = italic(english(container || head));
    return entry(
      !names && !container && around("", editors, ` (${role})`),
      container && ended(head) && `${ended(head)} in`,
      !container && report ? ended(book) : book,
      join(", ", [
        text(editionOf(record)).replace(/ ed\.$/, " edn"),
        (/^\d+$/.test(record.volume || "") ? "Vol. " : "") + text(record.volume),
      ]),
      container ? "" : around("(transl. ", natureNames(record.translator, true), ")"),
      (names || container) && around(`(${role} `, editors, ")"),
      container ? page : report,
      around("(", join(", ", [publisher, year]), ")"),
    );
  }

  /** The sentence with its stop, which stands behind closing quotation marks. */
  const ended = (rich) => (!rich || /[.?!]$/.test(toPlain(rich)) ? rich : `${rich}.`);

  function dayOf(date) {
    const { year, month, day } = readDate(date);
    return join(" ", [day && String(day), month && MONTHS[month - 1], year && String(year)]);
  }

  /** "Nat. Genet.": an abbreviation has a stop behind each word that is not whole. */
  function abbreviated(record) {
    const long = record["container-title"] || "";
    const short = record["container-title-short"] || long;
    if (short.includes(".")) return text(short);
    if (short.toLowerCase() === long.toLowerCase()) return text(long);
    const whole = new Set(long.toLowerCase().split(/[^\p{L}\p{N}]+/u));
    const dotted = (word) =>
      whole.has(word.toLowerCase()) || /^\P{L}|^\p{Lu}{2,}$/u.test(word) ? word : `${word}.`;
    return toRich(short.replace(/[\p{L}\p{N}]+/gu, dotted));
  }

  litsite.printNature = nature;
})();
