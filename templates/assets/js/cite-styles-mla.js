// One record as MLA 9 has it, as rich text; cite-styles.js has the other styles.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const {
    around, editionOf, italic, join, mlaDate, pages, quoted, range, stop, text, title, yearOf,
  } = litsite.text;
  const { mlaEditors, mlaNames } = litsite.people;
  const { resolver, unpublished } = litsite.stated;

  const SERIAL = new Set(["article-journal", "article-magazine", "article-newspaper"]);
  const QUOTED_ALONE = new Set(["article", "dataset", "paper-conference", "document"]);

  function mla(record) {
    const kind = record.type;
    const serial = SERIAL.has(kind);
    const container = text(record["container-title"]);
    const editors = record.editor || [];
    const english = (value) => litsite.titleCase(value, record.language);
    const named = english(title(record));
    const isPart = kind !== "book" && (container || QUOTED_ALONE.has(kind));
    const head = isPart ? quoted(named) : italic(named);
    const names = mlaNames(record.author, record["authors-complete"] !== false);
    const editorsFirst = !names && editors.length;
    const author = editorsFirst
      ? `${mlaNames(editors, true)}, ${editors.length > 1 ? "editors" : "editor"}`
      : names;
    const edited =
      editors.length && !editorsFirst
        ? `${container ? "edited" : "Edited"} by ${mlaEditors(editors)}`
        : "";
    const byYear = /^(book|chapter|paper-conference|thesis)$/.test(kind);
    const paper = kind === "paper-conference" && !editors.length;
    const series = serial ? "" : text(record["collection-title"]);
    const issue = range(record.issue, "–");
    const volumes = range(record.volume, "–");
    const volume = (/^\d+$/.test(volumes) ? "vol. " : /^\d+–/.test(volumes) ? "vols. " : "") + volumes;
    const page = record.page ? pages(record.page, "–", 2) : "";
    const edition = editionOf(record);
    const source = join(", ", [
      italic(english(container)),
      paper ? series : "",
      edited,
      container || !record.translator?.length ? "" : `Translated by ${mlaEditors(record.translator)}`,
      edition ? text(edition[0].toUpperCase() + edition.slice(1)) : "",
      volume,
      issue ? `${/^\d+[–,]/.test(issue) ? "nos." : "no."} ${issue}` : "",
      record.number
        ? kind === "patent"
          ? `Patent ${text(record.number)}`
          : join(" ", [text(record.genre), `no. ${text(record.number)}`])
        : "",
      serial || paper || kind === "thesis"
        ? ""
        : text(record.publisher || record["publisher-place"]),
      (byYear ? yearOf(record) : mlaDate(record.issued, kind !== "article-journal")) ||
        unpublished(record, "forthcoming"),
      page ? `${/[–,]/.test(page) ? "pp." : "p."} ${page}` : "",
      record.DOI ? resolver(record.DOI) : text(record.URL),
    ]);
    const end =
      kind === "thesis" ? join(", ", [text(record.publisher), text(record.genre)]) : "";
    const label =
      record.genre && kind !== "thesis" && !record.number ? upper(text(record.genre)) : "";
    const accessed = yearOf(record) ? "" : around("Accessed ", mlaDate(record.accessed, true), "");
    // What begins a sentence has a capital: "Vol. 4, 1972."
    const begun = source.replace(/^(?:vols?|nos?)\.|^forthcoming/, upper);
    return stop(join(". ", [author, head, label, begun, paper ? "" : series, join(", ", [accessed, end])]));
  }

  const upper = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

  litsite.printMla = mla;
})();
