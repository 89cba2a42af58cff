/* The map: find reviews by the words of their titles, and draw it larger. Without scripts it is
   the same picture, with its table and links. */
(function () {
  "use strict";
  var form = document.querySelector("[data-map]");
  var drawing = form && form.parentNode.querySelector(".drawing");
  if (!drawing) return;
  var dots = Array.from(drawing.querySelectorAll("svg a"), function (link) {
    return { link: link, title: link.textContent.toLowerCase() };
  });
  var output = form.querySelector("output");

  form.elements.find.addEventListener("input", function () {
    var words = form.elements.find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var found = 0;
    dots.forEach(function (dot) {
      var fits = words.every(function (word) { return dot.title.includes(word); });
      dot.link.classList.toggle("found", fits && words.length > 0);
      if (fits) found += 1;
    });
    drawing.classList.toggle("finding", words.length > 0);
    output.textContent = words.length ? found + " of " + dots.length + " dots" : "";
  });

  form.elements.size.addEventListener("change", function () {
    drawing.dataset.size = form.elements.size.value;
  });

  form.addEventListener("submit", function (event) { event.preventDefault(); });
})();
