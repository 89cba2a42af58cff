// The cite box: records in a style or format, to copy or to download. Where the records come from
// is said by the box: the page's own, those of a list on the page, of the results of a search,
// or of the reading list. Until they are there the box says what the page has in it.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const MOST = 500;
  const KEY = "litsite-cite-style";

  /** From an address to the path from the site's root, for reviews and works. */
  function pathOf(link) {
    const found = /(?:^|\/)((?:reviews|works)\/[^/?#]+\.html)$/.exec(link.getAttribute("href") || "");
    return found && decodeURIComponent(found[1]);
  }

  function listShown() {
    const links = document.querySelectorAll("main [data-list] > li:not([hidden]) > a");
    return Array.from(links, pathOf).filter(Boolean);
  }

  async function findRecords(box) {
    const source = box.dataset.cite;
    if (source === "references") return litsite.readReferences();
    let paths = [source]; // the page's own path
    if (source === "results") paths = await litsite.listFound();
    else if (source === "reading") paths = litsite.reading.list().map((entry) => entry.path);
    else if (source === "list") paths = listShown();
    return litsite.loadRecords(paths.slice(0, MOST));
  }

  function make(name, text, attributes) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    return element;
  }

  function remember(style) {
    try {
      localStorage.setItem(KEY, style);
    } catch (refused) {
      // Private windows may refuse; the choice then lasts as long as the page.
    }
  }

  function recall() {
    try {
      return localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }

  /** Plain text, and for styles the same with its italics. */
  async function copy(text, html) {
    if (navigator.clipboard && window.ClipboardItem) {
      const parts = { "text/plain": new Blob([text], { type: "text/plain" }) };
      if (html) parts["text/html"] = new Blob([html], { type: "text/html" });
      try {
        await navigator.clipboard.write([new ClipboardItem(parts)]);
        return;
      } catch (refused) {
        // Some browsers refuse this from disk; the old way works there.
      }
    }
    const field = make("textarea", "", { readonly: "", class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("the browser refused");
  }

  function download(text, name, type) {
    const link = make("a", "", { download: name });
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  let serial = 0;

  litsite.openCiteBox = async (box) => {
    let body = box.querySelector(".cite-body");
    if (!body) {
      body = make("div", "", { class: "cite-body" });
      box.append(body);
      build(body);
      if (box.dataset.cite === "references") {
        body.dataset.name = location.pathname.replace(/^.*\/|\.html$/g, "") + "-references";
        body.prepend(make("p", "Read from the lines below, which name two of four authors or more. With “DOIs and PMIDs” Zotero and EndNote fetch all of them.", { class: "says" }));
      }
    }
    const status = body.querySelector("[role=status]");
    status.textContent = "";
    const mine = (body.asked = (body.asked || 0) + 1);
    try {
      const found = await findRecords(box);
      if (mine !== body.asked) return; // the list has changed since
      body.show(found);
      const words = box.querySelector(".cite-plain");
      if (words) words.hidden = found.length > 0; // the box says it now
      if (!found.length) status.textContent = "Nothing to cite here.";
      else if (found.length === MOST && box.dataset.cite !== "references") status.textContent = `The first ${MOST}.`;
    } catch (error) {
      status.textContent = `The records could not be read: ${error.message}`;
    }
  };

  function build(body) {
    const id = `cite-${(serial += 1)}`;
    const choice = make("select", "", { id });
    const groups = [["Style", Object.keys(litsite.styles)], ["File", Object.keys(litsite.formats)]];
    for (const [label, names] of groups) {
      const group = make("optgroup", "", { label });
      names.forEach((name) => group.append(make("option", name)));
      choice.append(group);
    }
    choice.value = recall() || "NLM";
    if (choice.selectedIndex < 0) choice.value = "NLM";
    // A page may have two boxes: each is heard by the words that open it.
    const says = body.parentNode.querySelector("summary").textContent;
    const out = make("div", "", { class: "cite-out", tabindex: "0", role: "region", "aria-label": says });
    const status = make("span", "", { role: "status", class: "cite-status" });
    const copyButton = make("button", "Copy", { type: "button" });
    const saveButton = make("button", "Download", { type: "button" });
    const label = make("label", "As ", { for: id });
    const row = make("p", "", { class: "cite-row" });
    row.append(label, choice, " ", copyButton, " ", saveButton, " ", status);
    body.append(row, out);
    let shown = [];
    let text = "";
    let html = "";

    body.show = (found) => {
      shown = found;
      const style = litsite.styles[choice.value];
      out.replaceChildren();
      if (style) {
        const rich = found.map(style);
        text = rich.map(litsite.text.toPlain).join("\n") + "\n";
        const list = make(rich.length > 1 ? "ol" : "div");
        rich.forEach((each) => {
          const item = make(rich.length > 1 ? "li" : "p");
          item.append(litsite.text.toNodes(each));
          list.append(item);
        });
        out.append(list);
        html = list.innerHTML;
      } else {
        const format = litsite.formats[choice.value];
        text = format.print(found);
        html = "";
        if (format.says) status.textContent = format.says(found);
        out.append(make("pre", text));
      }
      copyButton.disabled = saveButton.disabled = !found.length;
    };
    choice.addEventListener("change", () => {
      remember(choice.value);
      status.textContent = "";
      body.show(shown);
    });
    copyButton.addEventListener("click", async () => {
      try {
        await copy(text, html);
        status.textContent = "Copied.";
      } catch (error) {
        status.textContent = "The browser did not allow copying: select the text instead.";
      }
    });
    saveButton.addEventListener("click", () => {
      const format = litsite.formats[choice.value] || { ending: "txt", type: "text/plain" };
      const name = shown.length === 1 ? shown[0].id : body.dataset.name || "citations";
      download(text, `${name}.${format.ending}`, format.type);
      status.textContent = "Downloaded.";
    });
  }
})();

// Title case, as American styles print titles, and APA's sentence case; of rich text (cite-parts.js), whose tags stay.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});

  // Words that title case leaves small (the list that CSL 1.0.2 gives, and citeproc's additions).
  const SMALL = new Set(
    (
      "about above across after against along amid among around as at before behind below beneath " +
      "beside besides between beyond but by despite down during et except for from given in inside " +
      "into like near next of off on onto out over per plus pro since than through throughout till " +
      "to toward towards under underneath until up upon versus vs. v. vs v via with within without " +
      "or yet so and nor a an the de von van c ca al"
    ).split(" "),
  );

  /** Title case as English styles print it; words with a capital of their own stay. */
  litsite.titleCase = (rich, language) => {
    if (language && !/^en/i.test(language)) return rich;
    const parts = rich.split(/(<[^>]+>|[\s“”‘]+|[-–—/])/);
    let first = true;
    let lifted = 0;
    let last = -1;
    parts.forEach((part, at) => {
      if (at % 2) {
        if (/^<su[bp]>$/.test(part)) lifted += 1;
        else if (/^<\/su[bp]>$/.test(part)) lifted -= 1;
        return;
      }
      if (!part || lifted) return;
      const bare = part.replace(/^[([]|[)\]]?[?!:,;.]*$/g, "");
      if (bare !== bare.toLowerCase() || /^[α-ω]?$/.test(bare)) {
        // A capital of its own, or the β of β-catenin, stays as it is.
      } else if (first || (bare.length > 1 && (!SMALL.has(bare) || leads(parts, at)))) {
        parts[at] = capital(part);
      }
      first = /[?!:]$/.test(part);
      last = at;
    });
    const word = last < 0 ? "" : parts[last];
    const bare = word.replace(/[?!:,;.]+$/, "");
    if (bare.length > 1 && SMALL.has(bare)) {
      parts[last] = capital(word);
    }
    return parts.join("");
  };

  /** Sentence case as APA has it: what follows a colon, a question or a dash begins with a capital,
   *  but a word that is more than small letters ("mRNA", "n-3"). */
  litsite.sentenceCase = (rich, language) =>
    language && !/^en/i.test(language)
      ? rich
      : rich.replace(
          /([:?!—] [“‘]?)(a|[a-z]{2,}(?:[-’][a-z]+)*)(?=[\s,.;:?!”’)]|$)/g,
          (found, before, word) => before + capital(word),
        );

  /** A word with a capital: "(first" is "(First". */
  const capital = (word) => word.replace(/^[([]?\p{L}/u, (start) => start.toUpperCase());

  /** Whether a small word stands before the title's first mark and that is a hyphen: citeproc
   *  gives it a capital ("After-Effects"), elsewhere not. */
  function leads(parts, at) {
    const before = parts.slice(0, at + 1);
    return (
      parts[at + 1] === "-" &&
      before.every((part, i) => (i % 2 ? /^\s+$/.test(part) : !/^[([]|[?!:]$|’/.test(part)))
    );
  }
})();

// The fields of a CSL record as the formats of files print them: dates, names, words without markup.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  const stripMath = (text) =>
    text.replace(/<math\b[^]*?<\/math>/g, (math) => math.replace(/<[^>]*>/g, ""));
  const strip = (text) => stripMath(text || "").replace(/<\/?(?:i|b|sub|sup)>/g, "");
  const some = (parts) => parts.filter(Boolean);
  const families = (name) =>
    some([name["dropping-particle"], name["non-dropping-particle"], name.family]);
  const whole = (name) => (name.literal || !name.family ? name.literal || name.given || "" : "");

  /** {year, month, day, season (0 to 3), end, literal} of a CSL date. */
  function readDate(date) {
    if (!date) return {};
    const parts = date["date-parts"];
    if (!parts || !parts.length) return { literal: date.literal || "" };
    const [year, month, day] = parts[0];
    const season = date.season ? date.season - 1 : undefined;
    const end = parts[1] && { year: parts[1][0], month: parts[1][1], day: parts[1][2] };
    return { year, month, day, season, end };
  }

  litsite.fields = { MONTHS, families, readDate, some, strip, stripMath, whole };
})();

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

// The words that citation styles are made of: names, dates, pages, titles.
//
// A record is CSL-JSON as the page embeds it. Text here is "rich": escaped HTML in which only
// <i>, <b>, <sub> and <sup> are markup, so a style can be written as plain joins of strings and
// still be shown (toNodes) or copied (toPlain) safely.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});

  const MONTHS =
    "January February March April May June July August September October November December".split(
      " ",
    );
  const SEASONS = ["Spring", "Summer", "Autumn", "Winter"];

  /** Text of a record made rich: escaped, curly apostrophes, only the four tags left as tags. */
  function toRich(text) {
    return String(text)
      .replace(/<math\b[^]*?<\/math>/g, (math) => math.replace(/<[^>]*>/g, ""))
      .replace(/&/g, "&amp;")
      .replace(/<(?!\/?(?:i|b|sub|sup)>)/g, "&lt;")
      .replace(/(^|[\s(])'(?=\S)/g, "$1‘")
      .replace(/'/g, "’");
  }

  /** Rich text without its markup. */
  function toPlain(rich) {
    return rich
      .replace(/<\/?(?:i|b|sub|sup)>/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&amp;/g, "&");
  }

  /** Rich text as DOM nodes; nothing but the four elements can come of it. */
  function toNodes(rich) {
    const root = document.createDocumentFragment();
    const open = [root];
    for (const part of rich.split(/(<\/?(?:i|b|sub|sup)>)/)) {
      const tag = /^<(\/?)(\w+)>$/.exec(part);
      if (!tag) open[open.length - 1].append(toPlain(part));
      else if (!tag[1]) {
        const element = document.createElement(tag[2]);
        open[open.length - 1].append(element);
        open.push(element);
      } else if (open.length > 1) open.pop();
    }
    return root;
  }

  /** Italic text; italics inside it turn roman. */
  function italic(rich) {
    if (!rich) return "";
    const turned = rich.replace(/<i>/g, "\u0001").replace(/<\/i>/g, "<i>").replace(/\u0001/g, "</i>");
    return `<i>${turned}</i>`.replace(/<i><\/i>/g, "");
  }

  /** The parts that are there, with the delimiter between; no full stop after another stop. */
  function join(delimiter, parts) {
    let out = "";
    for (const part of parts) {
      if (!part) continue;
      out = (out && attach(out, delimiter)) + part;
    }
    return out;
  }

  /** The text with a full stop, unless one of . ? ! stands there already. */
  function stop(rich) {
    return rich && attach(rich, ".");
  }

  /** A delimiter after text: its full stop or comma goes inside closing quotation marks, as
   *  American styles print it, and is left out after another stop. */
  function attach(rich, delimiter) {
    const mark = delimiter[0];
    if (mark === "." && endsWithStop(rich)) return rich + delimiter.slice(1);
    if (mark === "," && rich.endsWith(",")) return rich + delimiter.slice(1);
    if ((mark === "." || mark === ",") && rich.endsWith("”")) {
      const marks = /‘[^’]*’”$/.test(rich) ? "’”" : "”";
      const inside = rich.slice(0, -marks.length);
      return inside + (/[.,?!]$/.test(toPlain(inside)) ? "" : mark) + marks + delimiter.slice(1);
    }
    return rich + delimiter;
  }

  function endsWithStop(rich) {
    return /[.?!]$/.test(toPlain(rich).replace(/[”’]$/, ""));
  }

  /** A sentence in quotation marks, with those inside it single. */
  const quoted = (rich) => rich && stop(`“${rich.replace(/“/g, "‘").replace(/”/g, "’")}”`);

  /** The item's title without a closing full stop. */
  function title(record) {
    return toRich(record.title || "").replace(/\.((?:<\/\w+>)*)$/, "$1");
  }

  /** PubMed writes initials without spaces: "JM" is J. M., not a name. */
  const spaced = (given) => (/^\p{Lu}{2,3}$/u.test(given) ? given.split("").join(" ") : given);

  /** Initials of given names: with "" "JM", with ". " "J. M."; hyphens kept where asked. */
  function initials(given, mark, hyphens) {
    return spaced(given)
      .replace(/\.(?!-)/g, ". ")
      .trim()
      .split(/\s+/)
      .map((name) =>
        name
          .split(/\.?[-‐‑]/)
          .filter(Boolean)
          .map((part, place) => (place ? toRich(part)[0].toUpperCase() : toRich(part)[0]) + mark.trim())
          .join(hyphens ? "-" : ""),
      )
      .join(mark.endsWith(" ") ? " " : "");
  }

  /** The family name with the particles that belong to it. */
  function family(name) {
    return toRich(
      [name["dropping-particle"], name["non-dropping-particle"], name.family]
        .filter(Boolean)
        .join(" "),
    );
  }

  /** An EDTF string or CSL date as {year, month, day, season}; missing parts undefined. */
  function readDate(date) {
    if (!date) return {};
    let parts;
    if (typeof date === "string") parts = (date.match(/^-?\d{4}(?:-\d\d){0,2}/) || [""])[0].split("-");
    else parts = (date["date-parts"] || [[]])[0];
    const [year, month, day] = parts.map(Number);
    if (!year) return {};
    if (month > 12) return { year, season: SEASONS[month - 21] };
    if (date.season) return { year, season: SEASONS[date.season - 1] };
    const [, until] = date["date-parts"] || [];
    // Of what appeared over months of one year: "Nov–Dec 2003".
    const end = !day && until && until[0] === year && until[1] > month ? until[1] : undefined;
    return { year, month: month || undefined, day: day || undefined, end };
  }

  /** Whether what looks like pages is an article's number and its year: "50193-2021",
   *  "e00776-18". */
  function isNumber(page) {
    const found = /^[a-z]?(\d{5,9})-(\d\d|\d{4})$/i.exec(page);
    if (!found) return false;
    const [, first, year] = found;
    const more = Number(first.slice(0, -year.length) + year) - Number(first);
    return first[0] === "0" || more < 0 || more >= 1000;
  }

  /** Whether what stands in the place of pages is an article's number: "e0209899", "1345678". */
  const isArticle = (page) => /^(?:e|[a-z]{2,4})\d{2,}$|^\d{5,}$/i.test(page) || isNumber(page);

  /**
   * A page range with the last page printed in the way of a style: "whole" (S12–S19, 243–262), or
   * with only the digits that differ, `least` or more of them (243–62). Else the text as it is,
   * a range of numerals or of pages with letters behind them with the style's dash. Of one page
   * ("389-389") that page.
   */
  function pages(page, dash, least) {
    if (page.includes(", ")) {
      return page.split(", ").map((part) => pages(part, dash, least)).join(", ");
    }
    const one = /^([A-Za-z]*\d+)\s*[-–—]\s*\1$/.exec(page);
    if (one) return one[1];
    const range = /^([A-Za-z]*)(\d+)\s*[-–—]\s*([A-Za-z]*)(\d+)$/.exec(page);
    if (isNumber(page)) return toRich(page);
    if (!range || (range[3] && range[3] !== range[1])) {
      return toRich(page).replace(/^([ivxlc]+|[a-z]*\d+[a-z]*)[-–]([ivxlc]+|[a-z]*\d+[a-z]*)$/i, `$1${dash}$2`);
    }
    const [, prefix, first, , short] = range;
    const last = first.slice(0, Math.max(0, first.length - short.length)) + short;
    if (least === "whole") return prefix + first + dash + prefix + last;
    let same = 0;
    if (first.length === last.length && first !== last) {
      while (same < last.length - least && last[same] === first[same]) same += 1;
    }
    return prefix + first + dash + last.slice(same);
  }

  function ordinal(number) {
    const rest = number % 100;
    const ending = rest > 10 && rest < 14 ? "th" : ["th", "st", "nd", "rd"][number % 10] || "th";
    return number + ending;
  }

  const text = (value) => (value ? toRich(value) : "");
  const around = (open, inner, close) => (inner ? open + inner + close : "");

  const short = (month, exceptions) =>
    exceptions[month] || MONTHS[month - 1].slice(0, 3);

  function nlmDate(date) {
    const { year, month, day, season, end } = readDate(date);
    if (!year) return "";
    const months = [month, end].filter(Boolean).map((each) => short(each, {})).join("–");
    return join(" ", [String(year), season || months, day && String(day)]);
  }

  function longDate(date) {
    const { year, month, day, end } = readDate(date);
    if (!month) return year ? String(year) : "";
    const months = [month, end].filter(Boolean).map((each) => MONTHS[each - 1]).join("–");
    return `${months}${day ? ` ${day},` : ""} ${year}`;
  }

  const MLA_MONTHS = { 5: "May", 6: "June", 7: "July", 9: "Sept." };
  function mlaDate(date, withDay) {
    const { year, month, day, season, end } = readDate(date);
    if (!year) return "";
    const named = (each) => MLA_MONTHS[each] || short(each, {}) + ".";
    const months = [month, end].filter(Boolean).map(named).join("–");
    return join(" ", [withDay && day && String(day), months || season, String(year)]);
  }

  function nlmMonth(date) {
    const { year, month } = readDate(date);
    return year ? join(" ", [String(year), month && short(month, {})]) : "";
  }

  const yearOf = (record) => text(readDate(record.issued).year);

  function shortTitle(record) {
    const long = record["container-title"] || "";
    const short = record["container-title-short"] || long;
    // "elife" is how an index files eLife, not its name.
    return (short.toLowerCase() === long.toLowerCase() ? long : short).replace(/\./g, "");
  }

  function editionOf(record) {
    const edition = record.edition;
    return /^\d+$/.test(edition || "") ? `${ordinal(Number(edition))} ed.` : edition;
  }

  /** "5-6" with the style's dash; all else as it is. */
  function range(value, dash) {
    return value ? toRich(value).replace(/^(\d+)[-–](\d+)$/, `$1${dash}$2`) : "";
  }

  litsite.text = {
    MONTHS,
    around,
    editionOf,
    family,
    initials,
    isArticle,
    isNumber,
    italic,
    join,
    longDate,
    mlaDate,
    nlmDate,
    nlmMonth,
    ordinal,
    pages,
    quoted,
    range,
    readDate,
    shortTitle,
    spaced,
    stop,
    text,
    title,
    toNodes,
    toPlain,
    toRich,
    yearOf,
  };
})();

// People as citation styles print them: authors and editors, inverted or straight, cut or whole.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const { family, initials, join, spaced, text, toRich } = litsite.text;

  // Styles that print stops ask for "Jr.", the others for "Jr".
  const dotted = (suffix) => text(suffix).replace(/^([JS]r)$/, "$1.");
  const bare = (suffix) => text(suffix).replace(/\.$/, "");

  /** "Taeb S, de la Cruz AM, et al": family name first, initials without points. */
  function vancouverNames(names, most, shown, complete) {
    const printed = (names || []).map((name) =>
      name.literal
        ? toRich(name.literal)
        : join(" ", [family(name), initials(name.given || "", "", false), bare(name.suffix)]),
    );
    const cut = printed.length >= most ? printed.slice(0, shown) : printed;
    return join(", ", [...cut, cut.length < printed.length || !complete ? "et al." : ""]);
  }

  /** "Taeb, S., & Cruz, A. M." */
  function apaNames(names, complete) {
    const printed = (names || []).map((name) =>
      name.literal
        ? toRich(name.literal)
        : join(", ", [family(name), initials(name.given || "", ". ", true), dotted(name.suffix)]),
    );
    const last = printed.length - 1;
    if (!complete) return join(", ", [...printed, "et al."]);
    if (printed.length >= 21) return join(", ", printed.slice(0, 19)) + ", … " + printed[last];
    if (printed.length < 2) return printed[0] || "";
    // Before a group as the second of two stands no comma: so citeproc prints it.
    const comma = last === 1 && names[1].literal ? "" : ",";
    return join(", ", printed.slice(0, last)) + `${comma} &amp; ` + printed[last];
  }

  /** "A. M. Cruz Jr": given names first. */
  function straight(name, given) {
    return name.literal ? toRich(name.literal) : join(" ", [given, family(name), dotted(name.suffix)]);
  }

  function apaEditors(names) {
    const printed = names.map((name) => straight(name, initials(name.given || "", ". ", true)));
    const last = printed.length - 1;
    if (last < 1) return printed[0] || "";
    if (last === 1) return printed.join(" &amp; ");
    return printed.slice(0, last).join(", ") + ", &amp; " + printed[last];
  }

  /** Given names as written; bare initials with points and spaces. */
  function spelledGiven(name) {
    const given = spaced(name.given || "");
    const points = given.replace(/\b(\p{Lu})\b\.?(?=[\s\p{Lu}-]|$)/gu, "$1.");
    return toRich(
      points.replace(/\.(?=\p{Lu})/gu, ". ").replace(/\.-(?=\p{Lu}\.)/gu, ". "),
    );
  }

  function mlaNames(names, complete) {
    const list = names || [];
    if (!list.length) return "";
    const [one, two] = list;
    const first = one.literal
      ? toRich(one.literal)
      : join(", ", [family(one), spelledGiven(one), dotted(one.suffix)]);
    if (list.length > 2 || !complete) return first + ", et al.";
    // No comma before a group: so citeproc prints it.
    const and = list[1]?.literal ? " and " : ", and ";
    return list.length === 2 ? first + and + straight(two, spelledGiven(two)) : first;
  }

  function mlaEditors(names) {
    const printed = names.map((name) => straight(name, spelledGiven(name)));
    if (printed.length > 2) return printed[0] + " et al.";
    return printed.join(" and ");
  }

  /** "Taeb, Shahram, and Ana Cruz"; of more than six the first three (Chicago 18, 13.78). */
  function chicagoNames(names, complete) {
    const list = names || [];
    const all = complete && list.length < 7;
    const printed = (all ? list : list.slice(0, 3)).map((name, place) =>
      place || name.literal
        ? straight(name, spelledGiven(name))
        : join(", ", [family(name), spelledGiven(name), dotted(name.suffix)]),
    );
    if (!all) return join(", ", [...printed, printed.length ? "et al." : ""]);
    const last = printed.pop();
    return printed.length ? `${printed.join(", ")}, and ${last}` : last || "";
  }

  /** "Robin Lind, Ana Cruz, and Bo Li" of editors and translators within a sentence. */
  function chicagoStraight(names) {
    const printed = names.map((name) => straight(name, spelledGiven(name)));
    const last = printed.pop();
    return printed.length ? `${printed.join(", ")}${printed.length > 1 ? "," : ""} and ${last}` : last;
  }

  /** "Taeb, S. & Cruz, A. M."; of more than five the first alone. */
  function natureNames(names, complete) {
    const printed = (names || []).map((name) =>
      name.literal
        ? toRich(name.literal)
        : join(" ", [
            join(", ", [family(name), initials(name.given || "", ". ", true)]),
            dotted(name.suffix),
          ]),
    );
    if (printed.length && (!complete || printed.length > 5)) return `${printed[0]} <i>et al.</i>`;
    const last = printed.pop();
    return printed.length ? `${printed.join(", ")} &amp; ${last}` : last || "";
  }

  /** Names in Chinese, Japanese or Korean script as they are read: 王小明. */
  function asRead(names) {
    return names?.map(({ family, given, ...rest }) =>
      given && /^[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]+$/.test(family + given)
        ? { literal: family + given }
        : { family, given, ...rest },
    );
  }

  litsite.people = {
    apaEditors, apaNames, asRead, chicagoNames, chicagoStraight, mlaEditors, mlaNames, natureNames,
    vancouverNames,
  };
})();

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
