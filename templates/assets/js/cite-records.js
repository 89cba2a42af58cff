// What citation styles ask of a record: the titles, addresses and words that it has for them.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const { around, join, stop, text, title } = litsite.text;
  const { asRead } = litsite.people;

  // A "<" in an address would end it.
  const resolver = (doi) => "https://doi.org/" + text(doi.replace(/[<>"\s]/g, encodeURIComponent));

  /** "Taeb S, Cruz A, inventors. A raft. Patent US 9,254,234. 2016 Feb 9": as NLM and AMA do. */
  function patent(record, names, head, dated) {
    const makers = around("", names, (record.author || []).length > 1 ? ", inventors" : ", inventor");
    return stop(join(". ", [makers, head, `Patent ${text(record.number)}`, dated]));
  }

  /** Whether the title is a translation: the record has the original too, or brackets. */
  const isTranslated = (record) =>
    Boolean(record["original-title"]) || /^\[.*\]\.?$/.test(record.title || "");

  const bareTitle = (record) => title(record).replace(/^\[(.*)\]$/, "$1");

  /** "German", behind what has its title translated: the text is in that language. */
  function translatedFrom(record) {
    const language = record.language || "";
    if (!isTranslated(record) || !/^[a-z]{2}\b/i.test(language) || /^en/i.test(language)) return "";
    return new Intl.DisplayNames(["en"], { type: "language" }).of(language.slice(0, 2).toLowerCase());
  }

  /** What stands in the place of the year of what has none yet. */
  const unpublished = (record, words) =>
    !record.issued && /press|forthcoming|to appear|accepted/i.test(record.status || "") ? words : "";

  /** The record as styles want it: a journal's name by its abbreviation where nothing else is
   *  known, and no word for what this library holds anyway. */
  function prepare(record) {
    const prepared = { ...record };
    for (const role of ["author", "editor", "translator"]) prepared[role] = asRead(record[role]);
    if (!prepared["container-title"] && prepared["container-title-short"]) {
      prepared["container-title"] = prepared["container-title-short"];
    }
    if (prepared.publisher === prepared["container-title"]) delete prepared.publisher;
    if (prepared.arXiv && !prepared.DOI && !prepared.URL) {
      prepared.URL = "https://arxiv.org/abs/" + prepared.arXiv;
    }
    if (prepared.genre === "review-article") delete prepared.genre;
    return prepared;
  }

  /** A preprint's server is to these styles who publishes it, to MLA what it appeared in. */
  function prepareServer(record) {
    const prepared = prepare(record);
    if (prepared.type === "article" && prepared["container-title"] && !prepared.publisher) {
      prepared.publisher = prepared["container-title"];
      delete prepared["container-title"];
      delete prepared["container-title-short"];
    }
    return prepared;
  }

  /** "[dataset]": what a title alone does not say of what is no text. */
  const medium = (record) =>
    /^(?:dataset|software)$/.test(record.type) && !record.genre ? `[${record.type}]` : "";

  litsite.stated = {
    bareTitle, isTranslated, medium, patent, prepare, prepareServer, resolver, translatedFrom, unpublished,
  };
})();
