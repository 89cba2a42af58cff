// One record as the Chicago Manual of Style (18th edition, author-date) has it, as rich text.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const {
    MONTHS, around, editionOf, italic, join, longDate, pages, quoted, range, readDate, stop, text,
    title, yearOf,
  } = litsite.text;
  const { chicagoNames, chicagoStraight } = litsite.people;
  const { bareTitle, resolver, unpublished } = litsite.stated;

  const SERIAL = new Set(["article-journal", "article-magazine", "article-newspaper"]);
  const WHOLE = new Set(["book", "report", "software"]);

  function chicago(record) {
    const kind = record.type;
    const english = (value) => litsite.titleCase(value, record.language);
    const container = italic(english(text(record["container-title"])));
    const editors = record.editor || [];
    const whole = WHOLE.has(kind);
    const names = chicagoNames(record.author, record["authors-complete"] !== false);
    const editorsFirst = !names && editors.length > 0;
    const author = editorsFirst
      ? `${chicagoNames(editors, true)}, ${editors.length > 1 ? "eds." : "ed."}`
      : names || (kind === "webpage" ? text(record.publisher) : "");
    const edited = editorsFirst || !editors.length ? "" : `edited by ${chicagoStraight(editors)}`;
    const translators = record.translator || [];
    const translated = translators.length ? `Translated by ${chicagoStraight(translators)}` : "";
    const original = text(record["original-title"]);
    const set = (rich) => (whole ? stop(italic(rich)) : quoted(rich));
    const head = original
      ? `${set(original).replace(/\.(”?)$/, "$1")} [${bareTitle(record)}]`
      : set(english(title(record)));
    const dated = yearOf(record) || unpublished(record, "Forthcoming") || "n.d.";
    const genre = upper(text(record.genre));
    const page = record.page ? join(", ", record.page.split(", ").map(chicagoPages)) : "";
    const publisher = author === text(record.publisher) ? "" : text(record.publisher);
    let source;
    if (SERIAL.has(kind)) {
      const isJournal = kind === "article-journal";
      source = isJournal ? journal(record, container, page) : join(", ", [container, dayOf(record)]);
    } else if (kind === "article") {
      source = join(", ", ["Preprint", publisher, dayOf(record)]);
    } else if (kind === "thesis") {
      source = join(", ", [genre || "Thesis", publisher]);
    } else if (kind === "patent" && record.number) {
      const issued = around("issued ", longDate(record.issued), "");
      source = join(", ", [`Patent ${text(record.number)}`, issued]);
    } else if (kind === "webpage") {
      source = join(", ", [english(text(record["container-title"])), dayOf(record)]);
    } else if (container) {
      const book = join(", ", [container, editionOf(record), volumeOf(record, "vol. "), edited, page]);
      source = join(". ", [`In ${book}`, text(record["collection-title"]), publisher]);
    } else {
      const kept = genre || (kind === "dataset" ? "Dataset" : "");
      source = join(". ", [
        text(editionOf(record)),
        volumeOf(record, "Vol. "),
        upper(edited),
        translated,
        text(record["collection-title"]),
        join(" ", [kept, around("no. ", text(record.number), "")]),
        publisher,
      ]);
    }
    const accessed = yearOf(record) ? "" : around("Accessed ", longDate(record.accessed), "");
    const link = record.DOI ? resolver(record.DOI) : record.URL ? text(record.URL) : "";
    const begun = author ? [author, dated, head] : [head, dated];
    return stop(join(" ", [stop(join(". ", [...begun, source, accessed])), link]));
  }

  /** "Tides 12 (3): 1–9", "Tides, no. 3: 1–9". */
  function journal(record, container, page) {
    const volume = range(record.volume, "–");
    const issue = range(record.issue, "–");
    const placed = volume
      ? join(" ", [container, volume, around("(", issue, ")")])
      : join(", ", [container, around("no. ", issue, "")]);
    return join(volume || issue ? ": " : ", ", [placed, text(record.number) || page]);
  }

  /** 321–28, 101–8, 600–613, 71–72 (Chicago 9.63). */
  function chicagoPages(page) {
    const first = Number((/\d+/.exec(page) || [0])[0]);
    return pages(page, "–", first < 100 || first % 100 === 0 ? "whole" : first % 100 < 10 ? 1 : 2);
  }

  /** "May 3": the year stands behind the names. */
  function dayOf(record) {
    const { month, day } = readDate(record.issued);
    return month ? join(" ", [MONTHS[month - 1], day && String(day)]) : "";
  }

  const volumeOf = (record, label) =>
    (/^\d+$/.test(record.volume || "") ? label : "") + text(record.volume);

  const upper = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

  litsite.printChicago = chicago;
})();
