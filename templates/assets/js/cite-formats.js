// One record as BibTeX, RIS, NBIB and CSL-JSON, as the library's exports print it: the twin of
// generator/site/exports/, and a test runs the same records through both.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const { MONTHS, families, readDate, some, stripMath, whole } = litsite.fields;
  const SEASONS = ["Spring", "Summer", "Autumn", "Winter"];

  // ---- RIS ----

  const RIS = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    article: "UNPB", book: "BOOK", chapter: "CHAP", dataset: "DATA", "paper-conference": "CPAPER",
    report: "RPRT", software: "COMP", thesis: "THES", webpage: "ELEC",
    patent: "PAT",
  };

  function risName(name) {
    if (name.literal || !name.family) return whole(name);
    return [families(name).join(" "), name.given || "", name.suffix || ""]
      .join(", ").replace(/[, ]+$/, "");
  }

  function risDate(date) {
    if (!date.year) return "";
    const two = (number) => (number ? String(number).padStart(2, "0") : "");
    const season = date.season === undefined ? "" : SEASONS[date.season];
    return [String(date.year).padStart(4, "0"), two(date.month), two(date.day), season].join("/");
  }

  const issns = (record) => (record.ISSN ? record.ISSN.split(", ") : []);

  function ris(record) {
    const serial = (record.type || "").startsWith("article-");
    const date = readDate(record.issued);
    const rich = (text) => stripMath(text || "");
    const short = rich(record["container-title-short"]);
    const page = record.page || "";
    const range = !litsite.text.isNumber(page) && /^([A-Za-z]*\d+)\s*[-–]\s*([A-Za-z]*\d+)$/.exec(page);
    const authors = (record.author || []).map((name) => ["AU", risName(name)]);
    if (record["authors-complete"] === false && authors.length) authors.push(["AU", "et al."]);
    const numbers = issns(record).length ? issns(record) : some([record.ISBN]);
    return tagged(
      [
        ["TY", RIS[record.type] || "GEN"],
        ["ID", record.id],
        ...authors,
        ...(record.editor || []).map((name) => [record.type === "book" ? "ED" : "A2", risName(name)]),
        ["TI", rich(record.title)],
        ["TT", rich(record["original-title"])],
        ["T2", rich(record["container-title"]) || short],
        [serial ? "JA" : "J2", short],
        ["T3", rich(record["collection-title"])],
        ["PY", date.year ? String(date.year) : date.literal],
        ["DA", risDate(date)],
        ["VL", record.volume],
        ["IS", record.issue || (serial ? "" : record.number)],
        ["SP", range ? range[1] : page],
        ["EP", range ? range[2] : ""],
        ["ET", record.edition],
        ["PB", record.publisher],
        ["CY", record["publisher-place"]],
        ...numbers.map((number) => ["SN", number]),
        ["DO", record.DOI],
        ["AN", record.PMID],
        ["DB", record.PMID ? "PubMed" : ""],
        ["C2", record.PMCID],
        ["UR", record.URL || (record.arXiv ? `https://arxiv.org/abs/${record.arXiv}` : "")],
        ["LA", record.language],
        ["Y2", risDate(readDate(record.accessed))],
        ["M3", record.genre === "review-article" ? "Review" : record.genre],
        ["N1", record.note],
      ],
      (tag, value) => `${tag}  - ${value}\r\n`,
    ) + "ER  - \r\n\r\n";
  }

  /** Lines of (tag, value); no value can end its line and begin a field. */
  function tagged(fields, print) {
    return fields
      .map(([tag, value]) => [tag, (value || "").replace(/[\x00-\x20\x7f\x85\u00a0\u2028\u2029]+/g, " ").trim()])
      .filter((field) => field[1] || field[0] === "PMID") // which opens a record
      .map((field) => print(field[0], field[1]))
      .join("");
  }

  // ---- NBIB ----

  function initials(given) {
    if (/^\p{Lu}{1,4}$/u.test(given)) return given;
    const apart = given.replace(/[-‐](\p{Ll}?)/gu, (_, letter) => " " + letter.toUpperCase());
    return some(apart.replace(/\./g, " ").split(/\s+/))
      .map((word) => (/^\p{Lu}{1,4}$/u.test(word) ? word : Array.from(word)[0]))
      .join("");
  }

  function nbibDate(date) {
    if (!date.year) return date.literal || "";
    const parts = (each) =>
      some([
        String(each.year),
        each.month ? MONTHS[each.month - 1] : each.season === undefined ? "" : ["Spring", "Summer", "Fall", "Winter"][each.season],
        each.month && each.day ? String(each.day) : "",
      ]);
    const start = parts(date).join(" ");
    if (!date.end) return start;
    if (date.end.year !== date.year) return `${start}-${parts(date.end).join(" ")}`;
    let last = parts(date.end).slice(1);
    if (date.end.month === date.month && last.length > 1) last = last.slice(1);
    return last.length ? `${start}-${last.join(" ")}` : start;
  }

  function wrap(value) {
    if (value.length <= 82) return value;
    const lines = [""];
    for (const word of value.split(" ")) {
      const line = lines[lines.length - 1];
      const breaks = line.includes(" ") || line.length < 75;
      if (line && breaks && line.length + word.length >= 82 && word.length < 75) lines.push(word);
      else lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
    return lines.join("\n      ");
  }

  function nbibNames(names, full, short) {
    return (names || []).flatMap((name) => {
      const lines = [];
      if (name.literal || !name.family) lines.push(["CN", whole(name)]);
      else {
        const family = families(name).join(" ");
        const given = some([name.given, name.suffix]).join(" ");
        lines.push([full, given ? `${family}, ${given}` : family]);
        lines.push([short, some([family, initials(name.given || ""), name.suffix]).join(" ")]);
      }
      if (name.ORCID) lines.push(["AUID", `ORCID: ${name.ORCID}`]);
      (name.affiliation || []).forEach((place) => lines.push(["AD", place]));
      return lines;
    });
  }

  function nbib(record) {
    const chapter = record.type === "chapter";
    const online = readDate(record["available-date"]);
    const two = (number) => String(number).padStart(2, "0");
    const stamp = online.day
      ? String(online.year).padStart(4, "0") + two(online.month) + two(online.day)
      : nbibDate(online);
    const rich = (text) => stripMath(text || "");
    return tagged(
      [
        ["PMID", record.PMID],
        ...issns(record).map((number) => ["IS", number]),
        ["ISBN", record.ISBN],
        ["VI", record.volume],
        ["IP", record.issue],
        ["DP", nbibDate(readDate(record.issued))],
        [record.type === "book" ? "BTI" : "TI", rich(record.title)],
        ["BTI", chapter ? rich(record["container-title"]) : ""],
        ["TT", rich(record["original-title"])],
        ["PG", record.page],
        ["LID", record.DOI ? `${record.DOI} [doi]` : ""],
        ["LID", record.URL && !record.URL.includes(" ") ? `${record.URL} [url]` : ""],
        ...nbibNames(record.author, "FAU", "AU"),
        ...nbibNames(record.editor, "FED", "ED"),
        ["DEP", stamp],
        ["PL", record["publisher-place"]],
        ["PB", record.publisher],
        ["EN", record.edition],
        ["CTI", rich(record["collection-title"])],
        ["TA", rich(record["container-title-short"])],
        ["JT", chapter ? "" : rich(record["container-title"])],
        ["PMC", record.PMCID],
      ],
      (tag, value) => `${tag.padEnd(4)}- ${wrap(value)}\n`,
    ) + "\n";
  }

  const identify = (record) => record.DOI || record.PMID || "";

  litsite.formats = {
    BibTeX: { print: (records) => records.map(litsite.bibtex).join(""), ending: "bib", type: "application/x-bibtex" },
    RIS: { print: (records) => records.map(ris).join(""), ending: "ris", type: "application/x-research-info-systems" },
    NBIB: { print: (records) => records.map(nbib).join(""), ending: "nbib", type: "application/nbib" },
    "CSL-JSON": {
      print: (records) => JSON.stringify(records, null, 1) + "\n",
      ending: "json",
      type: "application/vnd.citationstyles.csl+json",
    },
    // What Zotero, EndNote and PubMed take to fetch whole records by.
    "DOIs and PMIDs": {
      print: (records) => some(records.map(identify)).map((each) => each + "\n").join(""),
      says: (records) => `${some(records.map(identify)).length} of ${records.length}.`,
      ending: "txt",
      type: "text/plain",
    },
  };
})();
