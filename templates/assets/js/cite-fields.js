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
