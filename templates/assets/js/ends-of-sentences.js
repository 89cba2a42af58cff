/* Where the sentences of a text end, told as generator/library/sentences.py tells it:
   tests/library/sentences.json holds both to the same cases. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var ENDING = /([.?!]["”’)\]]*)\s+(?=["“‘([]*[\p{L}\p{N}])|[。！？]["”’」』）]*/gu;
  var LOWER = /^["“‘([\s]*(?:\p{Ll}{2,}(?![\p{L}\p{N}_-]*[\p{Lu}\p{N}])|\p{Ll}[\s.])/u;
  var NEVER_LAST = new RegExp(
    "(?:^|[^\\p{L}\\p{N}.])(?:e\\.g|i\\.e|[Vv]s|v|[Cc]f|viz|ca|[Aa]pprox|[Ff]igs?|[Ee]qs?|[Rr]efs?|[Tt]abs?" +
    "|[Ss]uppl|[Dd]rs?|[Pp]rofs?|[Mm]rs?|[Mm]s|[Ss]t|[Rr]esp)$", "u");
  var BEFORE_NUMBERS = /(?:^|[^\p{L}\p{N}])(?:[Nn]os?|[Vv]ols?|[Cc]hap|[Ss]ect?|pp?)$/u;
  var BEFORE_NAMES = /(?:^|[^\p{L}\p{N}])(?:al|[A-Z]|Inc|Ltd|Jr|spp?|ssp|subsp|var|cv)$/u;
  var OPENER = new RegExp(
    "^[\"“‘([\\s]*(?:A|After|All|Although|An|And|As|Because|Both|But|By|Finally|For|Further|Furthermore" +
    "|Hence|Here|How|However|If|In|It|Its|Moreover|Nevertheless|No|Of|On|Our|Patients|Since|So|Such" +
    "|That|The|Their|Then|There|Therefore|These|They|This|Those|Thus|To|Under|Until|We|What|When" +
    "|Whereas|Whether|Which|While|With)\\b(?![.-])");
  var LONG = 12; // letters, within which an abbreviation and what stands before it lie

  function goesOn(before, following) {
    if (LOWER.test(following)) return true;
    if (NEVER_LAST.test(before)) return true;
    if (BEFORE_NUMBERS.test(before)) return /^["“‘([\s]*\p{N}/u.test(following);
    return BEFORE_NAMES.test(before) && !OPENER.test(following);
  }

  /* [{end, next}]: behind each sentence's last letter, and where the next one begins. */
  litsite.findEnds = function (words) {
    var ends = [];
    Array.from(words.matchAll(ENDING)).forEach(function (found) {
      var next = found.index + found[0].length;
      var before = found[0][0] === "." ? words.slice(Math.max(0, found.index - LONG), found.index) : "";
      if (found[1] && goesOn(before, words.slice(next, next + 40))) return;
      ends.push({ end: found.index + (found[1] || found[0]).length, next: next });
    });
    return ends;
  };
})();
