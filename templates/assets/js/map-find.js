/* The map: find reviews by their first authors, years and titles, and draw it larger; Enter shows the
   citations of what was found, one after another. Without scripts it is the same picture, with its
   table and links. */
(function () {
  "use strict";
  var litsite = window.litsite;
  var form = document.querySelector("[data-map]");
  var NAMED = 24; // dots that were found, at most, have their names beside them
  if (!form) return;
  var map = litsite.readMap(form);
  var output = form.querySelector("output");
  var all = []; // that were found
  var next = 0; // of them to be shown alone

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
    return found;
  }

  /* The citations of the next dot of those found, and a link to it that the keyboard reaches. */
  function step() {
    if (!all.length) return;
    var dot = all[next];
    var address = dot.link.getAttribute("href");
    var link = document.createElement("a");
    map.drawings.forEach(function (drawing) { drawing.pin(address); });
    link.href = address;
    link.textContent = dot.name;
    next = (next + 1) % all.length;
    output.replaceChildren((next || all.length) + " of " + all.length + ": ", link,
      " cites " + dot.cited.length + ", is cited by " + (dot.near.length - dot.cited.length));
  }

  form.elements.find.addEventListener("input", function () {
    var words = litsite.fold(form.elements.find.value).split(/\s+/).filter(Boolean);
    next = 0;
    map.drawings.forEach(function (drawing) {
      all = find(drawing, words);
      output.textContent = words.length ? all.length + " of " + drawing.dots.length + " dots" : "";
    });
  });

  form.elements.size.addEventListener("change", function () {
    map.drawings.forEach(function (drawing) { drawing.frame.dataset.size = form.elements.size.value; });
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    step();
  });
  litsite.keepForm(form);
  map.readAddress();
})();
