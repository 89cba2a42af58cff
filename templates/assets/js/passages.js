/* Where an article's own text cites a reference: the sentences, each with the way back to its place.
   Found in the page itself, so that no list carries them. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var FIRST = 3; // that are shown at once
  var AROUND = 240; // letters at most, before a citation and behind it
  // A number behind the stop, as superscripts stand, belongs to the sentence before it.
  var ENDED = /[.?!]["”’)\]]*[\d,;–-]*$/;
  var NEXT = /^[\d,;–-]*(?=\s+["“‘]?[A-Z\u0370-\u03ff]|\s*$)/;
  var places = new Map(); // "#ref-…" -> the in-text citations of it

  document.querySelectorAll(".review :is(.prose, .caption) a[href^='#ref-']").forEach(function (link) {
    var of = link.getAttribute("href");
    if (!places.has(of)) places.set(of, []);
    link.id = "cited-" + of.slice("#ref-".length) + "-" + places.get(of).push(link);
  });

  /* {block, from, to}: the sentence around a link, in letters of its paragraph; a long one is cut. */
  function findSentence(link) {
    var block = link.closest("p, li, td, th, dd, blockquote, .caption, .prose");
    var before = document.createRange();
    before.setStart(block, 0);
    before.setEndBefore(link);
    var at = before.toString().length;
    var behind = at + link.textContent.length;
    var words = block.textContent;
    var from = 0;
    var to = words.length;
    litsite.findEnds(words).reverse().forEach(function (each) {
      if (each.end >= behind) to = each.end;
      if (each.next <= at) from = Math.max(from, each.next);
    });
    var raised = ENDED.test(words.slice(0, at)) && NEXT.exec(words.slice(behind));
    if (raised) to = behind + raised[0].length;
    return { link: link, block: block, begins: from, from: Math.max(from, at - AROUND), to: Math.min(to, behind + AROUND), ends: to };
  }

  /* A cell of a table is read with those beside it. */
  function copyRow(cell) {
    return Array.from(cell.parentNode.cells, function (each) { return each.textContent.trim(); })
      .filter(Boolean).join(" · ").slice(0, 2 * AROUND);
  }

  /* The letters from one place of a block to another as they are printed there, but without links. */
  function copy(sentence) {
    var range = document.createRange();
    var walk = document.createTreeWalker(sentence.block, NodeFilter.SHOW_TEXT);
    var count = 0;
    for (var node = walk.nextNode(); node; node = walk.nextNode()) {
      if (count <= sentence.from) range.setStart(node, Math.min(node.length, sentence.from - count));
      range.setEnd(node, Math.min(node.length, sentence.to - count));
      count += node.length;
      if (count >= sentence.to) break;
    }
    var copied = range.cloneContents();
    copied.querySelectorAll("a").forEach(function (link) {
      var plain = document.createElement(link.id === sentence.link.id ? "b" : "span");
      plain.append.apply(plain, link.childNodes);
      link.replaceWith(plain);
    });
    copied.querySelectorAll("[id]").forEach(function (each) { each.removeAttribute("id"); });
    return copied;
  }

  /* "Introduction", "Figure 2": what the place is part of. */
  function partOf(link) {
    var part = link.closest(".caption") || link.closest("section");
    var heading = part && part.querySelector("h2, h3");
    return heading ? heading.textContent : "The text";
  }

  function list(sentences) {
    var made = document.createElement("ul");
    sentences.forEach(function (sentence) {
      var item = document.createElement("li");
      var back = document.createElement("a");
      back.href = "#" + sentence.link.id;
      back.textContent = partOf(sentence.link);
      var cell = sentence.block.matches("td, th");
      if (cell) item.append(back, ": ", copyRow(sentence.block));
      else item.append(back, ": ", sentence.from > sentence.begins ? "…" : "", copy(sentence), sentence.to < sentence.ends ? "…" : "");
      made.append(item);
    });
    return made;
  }

  /* The passages that cite the reference of a line, or null where the text cites it nowhere. */
  litsite.listPassages = function (row) {
    var all = (places.get("#" + row.id) || []).map(findSentence);
    var sentences = all.filter(function (each, at) { // one that cites it twice is one
      return !at || each.block !== all[at - 1].block || each.begins !== all[at - 1].begins;
    });
    if (!sentences.length) return null;
    var made = document.createElement("div");
    made.className = "passages";
    made.append(list(sentences.slice(0, FIRST)));
    if (sentences.length > FIRST) {
      var more = document.createElement("details");
      var summary = document.createElement("summary");
      summary.textContent = sentences.length - FIRST + " more";
      more.append(summary, list(sentences.slice(FIRST)));
      made.append(more);
    }
    return made;
  };
})();
