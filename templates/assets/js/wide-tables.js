/* A table, formula or line of code too wide for the page scrolls in place, and the keyboard must
   reach it to scroll it. */
(function () {
  "use strict";
  var WIDE = ".prose table, .prose pre, figcaption table, .prose > math, .prose p:has(> math)";
  function mark() {
    document.querySelectorAll(WIDE).forEach(function (each) {
      if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
      else each.removeAttribute("tabindex");
    });
  }
  mark();
  window.addEventListener("resize", mark);
  document.addEventListener("toggle", mark, true); // a table that was folded has no width
})();
