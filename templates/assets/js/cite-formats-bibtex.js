// One record as BibTeX, as generator/site/exports/bibtex.py prints it.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const { MONTHS, families, readDate, some, strip, whole } = litsite.fields;
  const TAG = /(<math\b[^]*?<\/math>|<\/?(?:i|b|sub|sup)>)/;

  const dashed = (page) =>
    litsite.text.isNumber(page) ? page : page.replace(/([\p{L}\p{N}_])-(?=[\p{L}\p{N}_])/gu, "$1--");

  const ENTRY = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    book: "book", chapter: "incollection", "paper-conference": "inproceedings",
    report: "techreport", thesis: "phdthesis", webpage: "online", dataset: "dataset",
    software: "software", patent: "patent",
  };
  const SPECIAL = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    "&": "\\&", "%": "\\%", $: "\\$", "#": "\\#", _: "\\_",
  };
  const COMMANDS = { i: "textit", b: "textbf", sub: "textsubscript", sup: "textsuperscript" };

  const oneLine = (text) => text.replace(/[\s\x00-\x1f\x7f\x85]+/g, " ");
  const escapeTex = (text) => text.replace(/[\\{}~^&%$#_]/g, (char) => SPECIAL[char]);
  const plainTex = (text) => (text ? escapeTex(oneLine(text).trim()) : "");

  /** A DOI or an address as it is; what TeX would stumble over is percent-coded. */
  const verbatim = (text) =>
    oneLine(text || "").trim().replace(/[\\{}]/g, encodeURIComponent);

  function richTex(text) {
    if (!text) return "";
    const pieces = oneLine(text).split(TAG);
    const opened = [];
    const out = pieces.map((piece, at) => (at % 2 ? "" : escapeTex(piece)));
    for (let at = 1; at < pieces.length; at += 2) {
      const tag = pieces[at];
      if (tag.startsWith("<math")) out[at] = plainTex(strip(tag));
      else if (!tag.startsWith("</")) opened.push(at);
      else if (opened.length && pieces[opened[opened.length - 1]].slice(1) === tag.slice(2)) {
        out[opened.pop()] = `\\${COMMANDS[tag.slice(2, -1)]}{`;
        out[at] = "}";
      }
    }
    return out.join("").trim();
  }

  function texNames(names, complete) {
    const part = (text) =>
      text.includes(",") || ` ${text} `.includes(" and ") ? `{${plainTex(text)}}` : plainTex(text);
    // Without the braces the first word of a family name that stands alone is read as given.
    const alone = (name) => !name.given && !name.suffix && (name.family || "").includes(" ");
    const printed = (names || []).map((name) =>
      whole(name) || !name.family || alone(name)
        ? `{${plainTex(whole(name) || families(name).join(" "))}}`
        : [families(name).map(part).join(" "), ...some([name.suffix, name.given]).map(part)].join(", "),
    );
    if (!complete && printed.length) printed.push("others");
    return printed.join(" and ");
  }

  function bibtex(record) {
    const kind = ENTRY[record.type] || "misc";
    const date = readDate(record.issued);
    const pad = (number, width) => String(number).padStart(width, "0");
    const iso = (each) => {
      const month = each.month || (each.season === undefined ? 0 : 21 + each.season);
      const parts = [pad(each.year, 4), month && pad(month, 2), each.day && pad(each.day, 2)];
      return some(parts).join("-");
    };
    const isoRange = (each) =>
      each.year ? some([iso(each), each.end && iso(each.end)]).join("/") : each.literal;
    const container = record["container-title"] || record["container-title-short"];
    const fields = [
      ["author", texNames(record.author, record["authors-complete"] !== false)],
      ["title", record.title ? `{${richTex(record.title)}}` : ""],
      ["origtitle", richTex(record["original-title"])],
      ["editor", texNames(record.editor, true)],
      [kind === "article" ? "journal" : "booktitle", richTex(container)],
      ["shortjournal", richTex(record["container-title-short"])],
      ["series", richTex(record["collection-title"])],
      ["year", date.year ? String(date.year) : plainTex(date.literal)],
      ["month", date.month ? MONTHS[date.month - 1].toLowerCase() : ""],
      ["date", date.day || date.end || date.season !== undefined ? isoRange(date) : ""],
      ["volume", plainTex(record.volume)],
      ["number", plainTex(record.issue || record.number)],
      ["pages", plainTex(dashed(record.page || ""))],
      ["pagetotal", plainTex(record["number-of-pages"])],
      ["edition", plainTex(record.edition)],
      [{ phdthesis: "school", techreport: "institution" }[kind] || "publisher", plainTex(record.publisher)],
      ["address", plainTex(record["publisher-place"])],
      ["type", /^(?:phdthesis|techreport|patent)$/.test(kind) ? plainTex(record.genre)
        : record.type === "article" ? "preprint"
          : record.genre === "review-article" ? "Review" : ""],
      ["doi", verbatim(record.DOI)],
      ["pmid", plainTex(record.PMID)],
      ["pmcid", plainTex(record.PMCID)],
      ["isbn", plainTex(record.ISBN)],
      ["issn", plainTex(record.ISSN)],
      ["url", verbatim(record.URL)],
      ["urldate", plainTex(isoRange(readDate(record.accessed)))],
      ["language", plainTex(record.language)],
      ["pubstate", plainTex(record.status)],
      ["note", plainTex(record.note)],
      ["eprint", plainTex(record.arXiv)],
      ["archiveprefix", record.arXiv ? "arXiv" : ""],
    ];
    const lines = fields
      .filter((field) => field[1])
      .map(([name, value]) => `  ${name} = ${name === "month" ? value : `{${value}}`}`);
    return [`@${kind}{${record.id}`, ...lines].join(",\n") + "\n}\n\n";
  }

  litsite.bibtex = bibtex;
})();
