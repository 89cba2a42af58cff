/* A reference without any identifier is found by its words: links to a search, made here so that no
   list repeats every title in addresses. They ask nobody for anything until they are followed. */
(function () {
  "use strict";
  // As generator/site/links.py has them.
  var PLACES = ["https://scholar.google.com/scholar?q=", "https://pubmed.ncbi.nlm.nih.gov/?term="];
  var LONGEST = 250;

  function words(row) {
    var title = "";
    var node = row.firstChild;
    for (; node && node.nodeName !== "P"; node = node.nextSibling) {
      if (node.className !== "signal") title += node.textContent;
    }
    if (title.trim().split(/\s+/).length > 4) return title;
    return title + " " + row.querySelector("p").textContent.split(" Find ")[0];
  }

  /* Without what a search would take for its own language. */
  function plain(text) {
    var query = text.toLowerCase().replace(/[^\p{L}\p{N}'’.-]+/gu, " ").replace(/(^|\s)-+/g, "$1").trim();
    return query.length > LONGEST ? query.slice(0, LONGEST).replace(/\s\S*$/, "") : query;
  }

  document.querySelectorAll(".refs .find").forEach(function (find) {
    var query = encodeURIComponent(plain(words(find.closest("li"))));
    find.querySelectorAll("a").forEach(function (link, place) {
      link.href = PLACES[place] + query;
      link.rel = "noreferrer";
    });
  });
})();
