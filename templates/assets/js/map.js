/* The map: find reviews by their first authors, years and titles, and draw it larger. Without scripts it is
   the same picture, with its table and links. */
(function () {
  "use strict";
  var fold = window.litsite.fold;
  var form = document.querySelector("[data-map]");
  if (!form) return;
  // Two pictures of the same dots, of which the screen's width shows one.
  var drawings = Array.from(form.parentNode.querySelectorAll(".drawing"), function (drawing) {
    return { frame: drawing, dots: Array.from(drawing.querySelectorAll("svg a"), function (link) {
      return { link: link, words: fold(link.textContent) };
    }) };
  });
  var output = form.querySelector("output");

  form.elements.find.addEventListener("input", function () {
    var words = fold(form.elements.find.value).split(/\s+/).filter(Boolean);
    drawings.forEach(function (drawing) {
      var found = 0;
      drawing.dots.forEach(function (dot) {
        var fits = words.every(function (word) { return dot.words.includes(word); });
        dot.link.classList.toggle("found", fits && words.length > 0);
        if (fits) found += 1;
      });
      drawing.frame.classList.toggle("finding", words.length > 0);
      output.textContent = words.length ? found + " of " + drawing.dots.length + " dots" : "";
    });
  });

  form.elements.size.addEventListener("change", function () {
    drawings.forEach(function (drawing) { drawing.frame.dataset.size = form.elements.size.value; });
  });

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.litsite.keepForm(form);
})();
