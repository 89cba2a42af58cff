/* A table too wide for the page scrolls in place, and the keyboard must reach it to scroll it. */
(function () {
  "use strict";
  function mark() {
    document.querySelectorAll(".prose table").forEach(function (table) {
      if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
      else table.removeAttribute("tabindex");
    });
  }
  mark();
  window.addEventListener("resize", mark);
})();
