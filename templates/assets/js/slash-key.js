/* The "/" key leads to the search field, or to the search page where there is none. */
(function () {
  "use strict";
  var find = document.querySelector("body > header input");
  if (find) {
    find.autocomplete = "off";
    find.spellcheck = false;
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    var at = event.target;
    if (at.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
    var field = document.querySelector("main input[type=search][name=q]") ||
      document.querySelector("input[type=search][name=q]");
    event.preventDefault();
    if (field) {
      field.focus();
      field.select();
    } else {
      location.href = window.litsite.root + "search.html";
    }
  });
})();
