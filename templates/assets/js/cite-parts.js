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
