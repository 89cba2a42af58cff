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
