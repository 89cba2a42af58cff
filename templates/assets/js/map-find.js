/* The map: find reviews by their first authors, years and titles, and draw it larger. Without scripts it is
   the same picture, with its table and links. */
(function () {
  "use strict";
  var litsite = window.litsite;
  var form = document.querySelector("[data-map]");
  var NAMED = 24; // dots that were found, at most, have their names beside them
  if (!form) return;
  var map = litsite.readMap(form);
  var output = form.querySelector("output");

  function find(drawing, words) {
    var found = drawing.dots.filter(function (dot) {
      dot.folded = dot.folded || litsite.fold(dot.words);
      var fits = words.length > 0 && words.every(function (word) { return dot.folded.includes(word); });
      dot.link.classList.toggle("found", fits);
      return fits;
    });
    drawing.frame.classList.toggle("finding", words.length > 0);
    drawing.again = function () { if (found.length <= NAMED) litsite.nameDots(drawing, found); };
    litsite.clearMap(drawing);
    drawing.again();
    return found.length;
  }

  form.elements.find.addEventListener("input", function () {
    var words = litsite.fold(form.elements.find.value).split(/\s+/).filter(Boolean);
    map.drawings.forEach(function (drawing) {
      var found = find(drawing, words);
      output.textContent = words.length ? found + " of " + drawing.dots.length + " dots" : "";
    });
  });

  form.elements.size.addEventListener("change", function () {
    map.drawings.forEach(function (drawing) { drawing.frame.dataset.size = form.elements.size.value; });
  });

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  litsite.keepForm(form);
  map.readAddress();
})();
