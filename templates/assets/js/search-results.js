/* A result of a search as a list item: its words marked, the passage that holds most of them, and
   where they stand when they are in nothing that it shows. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});

  /* Families and fields of the index whose text no result shows: [family, ending, words, where on
     its page]. The first that hold a word of the query are named. */
  var UNSHOWN = [
    ["w", ":k", "its keywords", ""],
    ["w", ":m", "its MeSH terms", ""],
    ["w", ":a", "its authors", ""],
    ["w", ":j", "its journal’s short name", ""],
    ["c", "", "works it cites", "#references"],
    ["w", "", "its text or notes", ""]
  ];

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  var known = new Map(); // word -> its terms: the same words come with every letter typed

  function matches(word, terms) {
    var own = known.get(word);
    if (!own) {
      own = litsite.words.list(word).flat();
      known.set(word, own);
    }
    return own.some(function (term) {
      return terms.some(function (wanted) {
        return term === wanted || (wanted.length > 2 && term.startsWith(wanted));
      });
    });
  }

  /* Text with the matching words in <mark>; never as HTML. */
  function marked(parent, text, terms) {
    var plain = "";
    text.split(/([\p{L}\p{N}\p{M}]+(?:['’‐‑\-–._][\p{L}\p{N}\p{M}]+)*)/u).forEach(function (piece, number) {
      if (number % 2 && matches(piece, terms)) {
        parent.append(plain, element("mark", piece));
        plain = "";
      } else {
        plain += piece;
      }
    });
    if (plain) parent.append(plain);
    return parent;
  }

  /* The stretch of about 40 words that holds most of the query's words. */
  function passage(text, terms) {
    var words = text.split(/\s+/);
    if (words.length <= 40) return text;
    var hits = words.map(function (word) { return matches(word, terms) ? 1 : 0; });
    var best = 0;
    var bestSum = -1;
    var sum = 0;
    for (var i = 0; i < words.length; i++) {
      sum += hits[i] - (i >= 40 ? hits[i - 40] : 0);
      if (sum > bestSum) {
        bestSum = sum;
        best = Math.max(0, i - 39);
      }
    }
    // Begin a little before the first hit, so that it reads.
    var first = best;
    while (first < best + 39 && !hits[first]) first++;
    best = Math.max(0, Math.min(first - 8, words.length - 40));
    return (best ? "… " : "") + words.slice(best, best + 40).join(" ") +
      (best + 40 < words.length ? " …" : "");
  }

  /* The documents that hold one of some terms in each of UNSHOWN. */
  function findUnshown(index, terms) {
    return Promise.all(
      UNSHOWN.map(async function (place) {
        var holders = new Set();
        var read = terms.map(function (term) {
          return index.find(place[0], term + place[1]).catch(function () { return null; });
        });
        (await Promise.all(read)).forEach(function (postings) {
          if (postings === null) return;
          index.decodeGaps(postings.split(" ")[0]).forEach(function (id) { holders.add(id); });
        });
        return holders;
      })
    );
  }

  /* "Found in its keywords", "Found in works it cites". */
  function sayWhere(id, href, unshown) {
    var at = unshown.findIndex(function (holders) { return holders.has(id); });
    if (at < 0) return ""; // a mistyped word, or one that was only begun
    var said = element("p", "Found in ", "result-byline");
    var link = element(UNSHOWN[at][3] ? "a" : "span", UNSHOWN[at][2]);
    if (UNSHOWN[at][3]) link.href = href + UNSHOWN[at][3];
    said.append(link);
    return said;
  }

  function print(row, terms, href) {
    var item = element("li", "", "result");
    var link = element("a");
    link.href = href;
    if (row[4]) link.lang = row[4]; // of a title in other letters: its voice, its forms of signs
    item.append(marked(link, row[1], terms));
    if (row[2]) {
      var byline = element("p", "", "result-byline");
      var retracted = /^Retracted(?= · |$)/.exec(row[2]);
      if (retracted) byline.append(element("b", retracted[0], "signal"));
      var facts = row[2].slice(retracted ? retracted[0].length : 0).split(" · ");
      facts.forEach(function (fact, at) {
        if (at) byline.append("\u00a0· "); // no line begins with a dot
        // Of who, where and when, where is italic, as in every list.
        var where = at === facts.length - 2 && facts.filter(Boolean).length === 3;
        marked(where ? byline.appendChild(element("i")) : byline, fact, terms);
      });
      item.append(byline);
    }
    if (row[3]) {
      item.append(marked(element("p", "", "result-passage"), passage(row[3], terms), terms));
    }
    return item;
  }

  /* List items for documents of the index; `terms` are the words to mark. */
  litsite.printResults = async function (index, ids, terms, base) {
    var rows = await Promise.all(ids.map(index.show));
    var items = rows.map(function (row) { return print(row, terms, base + row[0]); });
    var bare = items.filter(function (item) { return !item.querySelector("mark"); });
    if (!bare.length || !terms.length) return items;
    var unshown = await findUnshown(index, terms);
    items.forEach(function (item, at) {
      if (bare.includes(item)) item.append(sayWhere(ids[at], base + rows[at][0], unshown));
    });
    return items;
  };
})();
