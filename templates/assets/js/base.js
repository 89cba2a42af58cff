/* Where this page lies in its site, as the tag of the site's own script says it: the way to the
   site's folder, and in how many files the previews are. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var own = document.querySelector("script[src*='assets/site.js']");
  litsite.root = own.getAttribute("src").split("assets/site.js")[0];
  litsite.shards = Number(own.dataset.shards) || 1;

  /* Without accents and case, so that "Muller" finds "Müller". */
  litsite.fold = function (words) {
    return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  };

  /* A browser that cannot show what is folded where there is room for it has it unfolded. */
  litsite.unfoldWide = function (details) {
    if (CSS.supports("selector(::details-content)")) return;
    var wide = matchMedia("(min-width: 68.75rem)");
    details.open = wide.matches;
    wide.addEventListener("change", function () { details.open = wide.matches; });
  };
  document.querySelectorAll(".facts").forEach(litsite.unfoldWide);
})();
