/* Where an article's text names a figure or a table, a link to its caption, which the text has far
   behind it; who points at the link reads the caption there. Made here: a page names hundreds. */
(function () {
  "use strict";
  var PART = "(—figure supplement \\d+)?(?:[A-Za-z](?![\\p{L}\\p{N}]))?"; // "Figure 3B"
  var NAMED = new RegExp(
    "(Fig(?:ures?|s?\\.|s)?|FIG(?:URES?|S?\\.|S)?|Tables?|TABLES?|Schemes?)\\s+(\\d+)" + PART, "gu");
  var ANOTHER = new RegExp( // of "Figures 3, 4B and 5", but not of "Figures 3 and 5%"
    "^(\\s*(?:[,–&-]|,?\\s+and)\\s*)(\\d+)" + PART + "(?![\\p{L}\\p{N}]|\\.\\d|\\s*[%×])", "u");
  var ELSEWHERE = /(?:suppl[a-z.]*|appendix[^.]{0,3}|extended data)\s*$|[\p{L}\p{N}–—-]$/iu;
  var captions = new Map(); // "f3" -> "#caption-3"

  function keyOf(kind, number, supplement) {
    return kind[0].toLowerCase() + number + (supplement || "");
  }

  document.querySelectorAll(".caption[id] h3").forEach(function (label) {
    var named = Array.from(label.textContent.matchAll(NAMED))[0];
    if (named && !named.index) captions.set(keyOf(named[1], named[2], named[3]), "#" + label.parentNode.id);
  });
  if (!captions.size) return;

  /* [[from, to, address]] of what a text names that has a caption here. */
  function find(words) {
    var found = [];
    Array.from(words.matchAll(NAMED)).forEach(function (named) {
      var to = named.index + named[0].length;
      if (ELSEWHERE.test(words.slice(Math.max(0, named.index - 20), named.index))) return;
      found.push([named.index, to, captions.get(keyOf(named[1], named[2], named[3]))]);
      var next = /s\.?$/i.test(named[1]) && ANOTHER.exec(words.slice(to));
      while (next) {
        found.push([to + next[1].length, to + next[0].length, captions.get(keyOf(named[1], next[2], next[3]))]);
        to += next[0].length;
        next = ANOTHER.exec(words.slice(to));
      }
    });
    return found.filter(function (each) { return each[2]; });
  }

  function link(node) {
    find(node.data).reverse().forEach(function (each) {
      var made = document.createElement("a");
      made.className = "cited";
      made.href = each[2];
      node.splitText(each[1]);
      made.append(node.splitText(each[0]));
      node.after(made);
    });
  }

  document.querySelectorAll(".review .text .prose").forEach(function (text) {
    var walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    var nodes = [];
    while (walk.nextNode()) {
      var node = walk.currentNode;
      var strong = node.parentNode.closest("strong");
      var label = strong && !strong.previousSibling; // "<p><strong>Figure 3.</strong> Salt …"
      if (/Fig|FIG|Tab|TAB|Scheme/.test(node.data) && !label && !node.parentNode.closest("a, h2, h3, h4")) nodes.push(node);
    }
    nodes.forEach(link);
    text.addEventListener("click", function (event) {
      var to = event.target.closest("a[href^='#caption-']");
      var folded = to && document.querySelector(to.getAttribute("href")).closest("details");
      if (folded) folded.open = true; // not every browser unfolds what an address names
    });
  });
})();
