/* Text -> the words that search looks up. The twin of generator/site/search/words.py: the two must
   agree letter for letter, and a browser test runs the same cases through both. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});

  var LETTERS = {
    α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta",
    ι: "iota", κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", ο: "omicron", π: "pi", ρ: "rho",
    σ: "sigma", ς: "sigma", τ: "tau", υ: "upsilon", φ: "phi", χ: "chi", ψ: "psi", ω: "omega",
    "⍺": "alpha",
    ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th"
  };
  var STOP_WORDS = new Set(
    ("a an and are as at be been by can for from has have in into is it its of on or that the " +
      "their these this those to was we were which with").split(" ")
  );
  var LETTER = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");
  var WORD = /[\p{L}\p{N}]+(?:[-‐‑‒–−._][\p{L}\p{N}]+)*/gu;
  var PART = /[\p{L}\p{N}]+/gu;

  // A sharp s that no letter precedes was typed for a beta: "TGF-ß1".
  var BETA = /(?<![\p{L}\p{Nl}\p{No}])ß/gu;
  // Where a Greek letter begins or ends beside Latin letters or digits; units (µm) stay whole.
  var SEAM = /(?<=[a-z0-9])(?=[α-λν-ω⍺])|(?<=[α-λν-ω⍺])(?=[a-z0-9])/g;

  /* Lower case without accents, Greek letters spelled out, apostrophes gone. */
  function fold(text) {
    return text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/([\p{L}\p{N}_])['’‘ʼ′`]s(?![\p{L}\p{N}_])/gu, "$1")
      .replace(/['’‘ʼ′`]/g, "")
      .replace(BETA, "β")
      .replace(SEAM, "_")
      .replace(LETTER, function (letter) { return LETTERS[letter]; });
  }

  /* A word without its plural ending: see stem in words.py. */
  function stem(word) {
    if (word.length < 4) return word;
    if (/s[ie]s$/.test(word)) return word.slice(0, -2);
    if (word.endsWith("se")) return word.slice(0, -1);
    if (!word.endsWith("s")) return word;
    if (/[^ae]ies$/.test(word)) return word.slice(0, -3) + "y";
    return /[us]s$/.test(word) ? word : word.slice(0, -1);
  }

  /* For each word in order the terms it is found by: whole first, then its parts; [] for a stop
     word. */
  function listWords(text) {
    return (fold(text).match(WORD) || []).map(function (word) {
      if (STOP_WORDS.has(word)) return [];
      var parts = word.match(PART);
      if (parts.length === 1 && parts[0] === word) return [stem(word)];
      var terms = [parts.join("")].concat(
        parts.filter(function (part) { return !STOP_WORDS.has(part); })
      );
      return Array.from(new Set(terms.map(stem)));
    });
  }

  litsite.words = { fold: fold, stem: stem, list: listWords };
})();
