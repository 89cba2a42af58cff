/* Where this page lies in its site, as the tag of the site's own script says it: the way to the
   site's folder, and in how many files the previews are. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var own = document.querySelector("script[src*='assets/site.js']");
  litsite.root = own.getAttribute("src").split("assets/site.js")[0];
  litsite.shards = Number(own.dataset.shards) || 1;

  /* Without accents and case, so that "Muller" finds "Müller". */
  litsite.fold = function (words) {
    return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  };

  /* What the page's address names: null where that is nothing, or no address ("#100%"). */
  litsite.findNamed = function () {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (malformed) {
      return null;
    }
  };

  /* What the fields of a form hold is kept with the page's place in the history: who follows a
     link from a filtered list comes back to it as it was. */
  litsite.keepForm = function (form) {
    var name = "form " + Array.from(document.forms).indexOf(form);
    var held = (history.state || {})[name] || {};
    var timer = 0;
    function keep() {
      clearTimeout(timer);
      var state = Object.assign({}, history.state);
      state[name] = Object.fromEntries(new FormData(form));
      try {
        history.replaceState(state, "");
      } catch (refused) {
        // Some browsers refuse this from disk; the list is then whole again after Back.
      }
    }
    Object.keys(held).filter(function (each) { return held[each] && form.elements[each]; }).forEach(function (each) {
      form.elements[each].value = held[each];
      form.elements[each].dispatchEvent(new Event("input"));
      form.elements[each].dispatchEvent(new Event("change"));
    });
    form.addEventListener("change", keep); // before a click leads away
    form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(keep, 200);
    });
  };

  /* A browser that cannot show what is folded where there is room for it has it unfolded. */
  litsite.unfoldWide = function (details) {
    if (CSS.supports("selector(::details-content)")) return;
    var wide = matchMedia("(min-width: 68.75rem)");
    details.open = wide.matches;
    wide.addEventListener("change", function () { details.open = wide.matches; });
  };
  document.querySelectorAll(".facts").forEach(litsite.unfoldWide);

  /* Where facts are folded, a link to them unfolds them. */
  document.querySelectorAll("a[href='#facts']").forEach(function (link) {
    link.addEventListener("click", function () {
      document.querySelectorAll(".facts").forEach(function (facts) { facts.open = true; });
    });
  });
})();

/* On a wide screen the contents of a long article go along beside it and say where one reads. They
   stand below the facts, at the end of the margin, so nothing moves when they come. */
(function () {
  "use strict";
  var LONG = 6; // sections
  var NEAR = 120; // pixels from the screen's top, above which a section has begun
  var contents = document.querySelector(".review .contents");
  var margin = document.querySelector(".review .margin");
  if (!contents || !margin || contents.querySelectorAll("a").length < LONG) return;
  var along = document.createElement("nav");
  along.className = "along";
  along.setAttribute("aria-label", "Where you read");
  along.append(contents.firstElementChild.cloneNode(true));
  along.querySelectorAll(".narrow").forEach(function (each) { each.remove(); });
  margin.append(along);

  var parts = Array.from(along.querySelectorAll("a"), function (link) {
    return { link: link, begins: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter(function (part) { return part.begins; });
  var waiting = false;

  function follow() {
    waiting = false;
    if (!along.offsetParent) return; // there is no room for it
    var here = parts.filter(function (part) { return part.begins.getBoundingClientRect().top < NEAR; }).pop();
    parts.forEach(function (part) {
      if (part === here) part.link.setAttribute("aria-current", "location");
      else part.link.removeAttribute("aria-current");
    });
  }

  window.addEventListener("scroll", function () {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });
  follow();
})();

/* Where the sentences of a text end, told as generator/library/sentences.py tells it:
   tests/library/sentences.json holds both to the same cases. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var ENDING = /([.?!]["”’)\]]*)\s+(?=["“‘([]*[\p{L}\p{N}])|[。！？]["”’」』）]*/gu;
  var LOWER = /^["“‘([\s]*(?:\p{Ll}{2,}(?![\p{L}\p{N}_-]*[\p{Lu}\p{N}])|\p{Ll}[\s.])/u;
  var NEVER_LAST = new RegExp(
    "(?:^|[^\\p{L}\\p{N}.])(?:e\\.g|i\\.e|[Vv]s|v|[Cc]f|viz|ca|[Aa]pprox|[Ff]igs?|[Ee]qs?|[Rr]efs?|[Tt]abs?" +
    "|[Ss]uppl|[Dd]rs?|[Pp]rofs?|[Mm]rs?|[Mm]s|[Ss]t|[Rr]esp)$", "u");
  var BEFORE_NUMBERS = /(?:^|[^\p{L}\p{N}])(?:[Nn]os?|[Vv]ols?|[Cc]hap|[Ss]ect?|pp?)$/u;
  var BEFORE_NAMES = /(?:^|[^\p{L}\p{N}])(?:al|[A-Z]|Inc|Ltd|Jr|spp?|ssp|subsp|var|cv)$/u;
  var OPENER = new RegExp(
    "^[\"“‘([\\s]*(?:A|After|All|Although|An|And|As|Because|Both|But|By|Finally|For|Further|Furthermore" +
    "|Hence|Here|How|However|If|In|It|Its|Moreover|Nevertheless|No|Of|On|Our|Patients|Since|So|Such" +
    "|That|The|Their|Then|There|Therefore|These|They|This|Those|Thus|To|Under|Until|We|What|When" +
    "|Whereas|Whether|Which|While|With)\\b(?![.-])");
  var LONG = 12; // letters, within which an abbreviation and what stands before it lie

  function goesOn(before, following) {
    if (LOWER.test(following)) return true;
    if (NEVER_LAST.test(before)) return true;
    if (BEFORE_NUMBERS.test(before)) return /^["“‘([\s]*\p{N}/u.test(following);
    return BEFORE_NAMES.test(before) && !OPENER.test(following);
  }

  /* [{end, next}]: behind each sentence's last letter, and where the next one begins. */
  litsite.findEnds = function (words) {
    var ends = [];
    Array.from(words.matchAll(ENDING)).forEach(function (found) {
      var next = found.index + found[0].length;
      var before = found[0][0] === "." ? words.slice(Math.max(0, found.index - LONG), found.index) : "";
      if (found[1] && goesOn(before, words.slice(next, next + 40))) return;
      ends.push({ end: found.index + (found[1] || found[0]).length, next: next });
    });
    return ends;
  };
})();

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

/* Filter and sort a list in place. The page has an empty form that names the orders, a letter
   each, and the room for what is put in it, so nothing moves. Years, names, journals and counts are
   in the lines' own words. */
(function () {
  "use strict";
  var fold = window.litsite.fold;

  function text(item, selector) {
    var found = selector ? item.querySelector(selector) : item;
    return found ? found.textContent.trim() : "";
  }

  function title(item) {
    return text(item, ":scope > a, .t");
  }

  function year(item) {
    var said = text(item, ":scope > b") || title(item);
    if (item.closest(".refs")) {
      // A reference's year stands after its journal's name: "J Tide 2021;71(3):209–249".
      var journal = item.querySelector("p > i");
      said = journal && journal.nextSibling ? journal.nextSibling.textContent : text(item, "p") + " " + text(item);
    }
    var found = /\b(?:1[4-9]|20)\d\d\b/.exec(said);
    return found ? Number(found[0]) : 0;
  }

  function count(item) {
    var number = item.querySelector(".n");
    var found = number ? /[\d,]+/.exec(number.textContent)
      : /[\d,]+(?=\+? more review| of your reviews)/.exec(text(item, "p"));
    return found ? Number(found[0].replace(/,/g, "")) : 0;
  }

  var ORDERS = {
    y: function (a, b) { return (year(a) || 9999) - (year(b) || 9999); },
    n: function (a, b) { return year(b) - year(a); },
    c: function (a, b) { return count(b) - count(a); },
    r: function (a, b) { return Boolean(text(b, ".signal")) - Boolean(text(a, ".signal")); },
    t: byWords(title),
    b: byWords(author),
    j: byWords(function (item) { return text(item, "p > i"); }),
  };

  var WORDS = {
    y: "Oldest first",
    n: "Newest first",
    r: "Retracted first",
    t: "Title",
    b: "First author",
    j: "Journal",
  };

  /* What a list is sorted by as it stands, and what its lines have most of. */
  var LISTS = [
    [".refs", "As printed", "Shared by most"],
    [".works", "Most cited first", ""],
    [".entries", "Newest first", "Cited by most"],
    [".years", "Newest first", "Most reviews first"],
    [".index", "By name", "Most reviews first"],
  ];

  function make(name, parts, values) {
    var made = Object.assign(document.createElement(name), values);
    made.append.apply(made, parts);
    return made;
  }

  function furnish(form, list) {
    var kind = LISTS.find(function (each) { return list.matches(each[0]); });
    var options = Array.from(form.dataset.tools, function (order) {
      return make("option", [WORDS[order] || kind[2]], { value: order });
    });
    options.unshift(make("option", [kind[1]], { value: "" }));
    form.append(
      make("label", ["Filter ", make("input", [], {
        type: "search", name: "filter", autocomplete: "off", spellcheck: false,
      })]),
      make("label", ["Sort ", make("select", options, { name: "sort", autocomplete: "off" })]),
      make("output", [])
    );
  }

  /* "Ng WK et al." of "Ng WK et al. · J Tide · 6 references"; "" where the journal comes first. */
  function author(item) {
    var first = item.querySelector("p").firstChild;
    return first && first.nodeType === Node.TEXT_NODE ? first.data.split(" · ")[0].trim() : "";
  }

  function byWords(read) {
    var key = new Map();
    function words(item) {
      if (!key.has(item)) key.set(item, fold(read(item)) || "\uffff");
      return key.get(item);
    }
    return function (a, b) { return words(a) < words(b) ? -1 : words(a) > words(b) ? 1 : 0; };
  }

  /* What a line says, without what a script put in it when it was opened. */
  function wordsOf(item) {
    return Array.from(item.querySelectorAll("button, .passages")).reduce(function (words, each) {
      return words.replace(each.textContent, "");
    }, item.textContent);
  }

  /* An open box cites what the list shows, in its order. */
  function tellBox() {
    document.querySelectorAll("[data-cite=list][open], [data-cite=references][open]").forEach(function (box) {
      if (window.litsite.openCiteBox) window.litsite.openCiteBox(box);
    });
  }

  function searchAll(words) {
    var search = document.querySelector("form[role=search]").action;
    return make("a", ["search all"], { href: search + "?q=" + encodeURIComponent(words) });
  }

  document.querySelectorAll("[data-tools]").forEach(function (form) {
    var list = form.parentNode.querySelector("[data-list]");
    if (!list) return;
    var items = Array.from(list.children);
    furnish(form, list);
    var output = form.querySelector("output");
    var folded = null;
    var parted = form.parentNode.querySelector(".parts"); // the list goes on on other pages

    if (list.matches(".refs")) {
      // A moved item keeps the number it has in print.
      var next = 1;
      items.forEach(function (item) {
        next = item.value || next;
        item.dataset.number = next++;
      });
    }

    form.elements.filter.addEventListener("input", function () {
      var wanted = fold(form.elements.filter.value).split(/\s+/).filter(Boolean);
      folded = folded || items.map(function (item) { return fold(wordsOf(item)); });
      var shown = 0;
      items.forEach(function (item, place) {
        var fits = wanted.every(function (word) { return folded[place].includes(word); });
        item.hidden = !fits;
        if (fits) shown += 1;
        if (item.dataset.number) item.value = Number(item.dataset.number);
      });
      output.textContent = wanted.length ? shown + " of " + items.length : "";
      if (wanted.length && parted) output.append(" on this page; ", searchAll(form.elements.filter.value));
      tellBox();
    });

    form.elements.sort.addEventListener("change", function () {
      var order = ORDERS[form.elements.sort.value];
      var sorted = order ? items.slice().sort(order) : items;
      sorted.forEach(function (item) {
        if (item.dataset.number) item.value = Number(item.dataset.number);
      });
      list.classList.toggle("sorted", Boolean(order));
      list.replaceChildren.apply(list, sorted);
      tellBox();
    });

    // A link to a line that the filter leaves out shows all of them.
    window.addEventListener("hashchange", function () {
      var wanted = window.litsite.findNamed();
      if (!wanted || !wanted.hidden || !list.contains(wanted)) return;
      form.elements.filter.value = "";
      form.elements.filter.dispatchEvent(new Event("input"));
      wanted.scrollIntoView();
    });

    form.addEventListener("submit", function (event) { event.preventDefault(); });
    window.litsite.keepForm(form);
  });
})();

/* The tree of MeSH: filter it in place, open all of it. Without scripts it opens branch by branch. */
(function () {
  "use strict";
  var fold = window.litsite.fold;
  var form = document.querySelector("[data-tree-tools]");
  var tree = document.querySelector("[data-tree]");
  if (!form || !tree) return;
  var output = form.querySelector("output");
  var unfold = form.elements.unfold;
  var branches = Array.from(tree.querySelectorAll("details"));
  var before = null; // which branches were open before the filter was used

  /* How many lines fit, of this one and those below it. A line is shown where it fits, stands
     below one that fits, or leads to one. */
  function filter(item, words, above) {
    var name = fold(item.querySelector(".t").textContent);
    var fits = words.every(function (word) { return name.includes(word); });
    var count = 0;
    item.querySelectorAll(":scope > details > ul > li:not(.itself)").forEach(function (each) {
      count += filter(each, words, above || fits);
    });
    if (item.firstChild.open !== undefined) item.firstChild.open = count > 0;
    count += Number(fits);
    item.hidden = !(count || above);
    return count;
  }

  form.elements.filter.addEventListener("input", function () {
    var words = fold(form.elements.filter.value).split(/\s+/).filter(Boolean);
    before = before || branches.map(function (branch) { return branch.open; });
    var count = 0;
    Array.from(tree.children).forEach(function (item) { count += filter(item, words, false); });
    output.textContent = words.length ? count + (count === 1 ? " place" : " places") : "";
    if (!words.length) {
      branches.forEach(function (branch, at) { branch.open = before[at]; });
      before = null;
    }
  });

  unfold.addEventListener("click", function () {
    var open = branches.some(function (branch) { return !branch.open; });
    branches.forEach(function (branch) { branch.open = open; });
    unfold.textContent = open ? "Close all" : "Open all";
  });

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.litsite.keepForm(form);
})();

/* Over https alone: the manifest and the worker that keeps pages for reading offline. From disk
   a browser refuses both, and needs neither. */
(function () {
  "use strict";
  if (location.protocol !== "https:" || !("serviceWorker" in navigator)) return;
  var root = window.litsite.root;
  var link = document.createElement("link");
  link.rel = "manifest";
  link.href = root + "site.webmanifest";
  document.head.append(link);
  // The page that brings the worker was there before it: it is asked for once more, to be kept too.
  if (!navigator.serviceWorker.controller) {
    navigator.serviceWorker.addEventListener("controllerchange", function () {
      performance.getEntriesByType("resource")
        .map(function (each) { return each.name; })
        .concat(location.href)
        .forEach(function (address) { fetch(address).catch(function () {}); });
    }, { once: true });
  }
  window.addEventListener("load", function () {
    navigator.serviceWorker.register(root + "worker.js").catch(function () {
      // Refused, as in some private windows: the site works without.
    });
  });
})();

/* Scripts that few readers need, loaded when asked for. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var waiting = {};

  /* The promise of a script of the site, loaded once; "assets/cite.js". */
  litsite.need = function (path) {
    if (!waiting[path]) {
      waiting[path] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = litsite.root + path;
        script.onload = function () { resolve(); };
        script.onerror = function () {
          delete waiting[path]; // the next time it may be there
          reject(new Error(path + " could not be loaded"));
        };
        document.head.append(script);
      });
    }
    return waiting[path];
  };

  document.querySelectorAll(".take").forEach(function (take) {
    var box = document.createElement("details");
    var summary = document.createElement("summary");
    box.className = "cite";
    var references = take.closest(".references");
    box.dataset.cite = references ? "references" : "list";
    summary.textContent = references ? "Cite these references" : "Cite this list";
    box.append(summary);
    take.append(box);
  });

  document.querySelectorAll("details[data-cite]").forEach(function (box) {
    var failed = document.createElement("p");
    failed.className = "cite-row";
    failed.setAttribute("role", "alert");
    box.addEventListener("toggle", function () {
      if (box.open) {
        litsite.need("assets/cite.js").then(function () {
          failed.remove();
          litsite.openCiteBox(box);
        }, function () {
          failed.textContent = "The styles to cite in could not be loaded. Check the connection, "
            + "then close this box and open it again.";
          if (!failed.parentNode) box.append(failed); // said once, however often it is tried
        });
      }
    });
  });
})();

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

/* What a link leads to, shown beside it on hover and on focus: a reference or a caption on this
   page, a review of this library, or a cited work. Esc closes it, the pointer may move onto it, and it stays until then
   (WCAG 2.2, 1.4.13). A review's words come from a small script file, so that it works from disk. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var DELAY = 250;
  var GRACE = 200;
  var body = document.body;
  var shards = litsite.shards;
  var loaded = {};
  var box = null;
  var shownFor = null;
  var timer = 0;

  litsite.previews = function (number, previews) {
    loaded[number] = previews;
  };

  function load(key) {
    var number = litsite.hash(key) & (shards - 1); // as generator/site/preview_shards.py has it
    return litsite.need("previews/" + number + ".js").then(function () {
      return (loaded[number] || {})[key];
    });
  }

  /* A work's preview, made of its record: its title, who wrote it, where and when. */
  function loadWork(key) {
    return litsite.loadRecords(["works/" + key + ".html"]).then(function (records) {
      var record = records[0];
      if (!record) return null;
      var names = record.author || [];
      var who = names.slice(0, 3).map(function (name) { return name.family || name.literal; });
      if (names.length > 3 || record["authors-complete"] === false) who.push("et al.");
      var date = record.issued && record.issued["date-parts"];
      var where = [
        record["container-title-short"] || record["container-title"] || record.publisher,
        date && date[0][0],
      ];
      var facts = [who.filter(Boolean).join(", "), where.filter(Boolean).join(" ")];
      var plain = (record.title || "Untitled").replace(/<[^>]*>/g, "");
      return [plain, facts.filter(Boolean).join(" · "), ""];
    });
  }

  function line(name, text) {
    var made = document.createElement("p");
    made.className = name;
    made.textContent = text;
    return made;
  }

  /* The content for a link: a promise of nodes, or null where there is nothing to add. */
  function contentOf(link) {
    var href = link.getAttribute("href") || "";
    if (/^#(?:ref|caption)-/.test(href)) {
      var target = document.getElementById(decodeURIComponent(href.slice(1)));
      if (!target) return null;
      var copy = document.createElement("div");
      copy.className = target.className || "reference";
      target.childNodes.forEach(function (node) { copy.append(node.cloneNode(true)); });
      copy.querySelectorAll("button, .passages").forEach(function (each) { each.remove(); });
      copy.querySelectorAll("[id]").forEach(function (each) { each.removeAttribute("id"); });
      return Promise.resolve([copy]);
    }
    var address = new URL(href, location); // a link in a picture has no parts of its own
    var found = /\/(reviews|works)\/([^/.]+)\.html$/.exec(address.pathname);
    if (!found || found[2] === "index" || address.host !== location.host) return null;
    var key = decodeURIComponent(found[2]);
    return (found[1] === "works" ? loadWork(key) : load(key)).then(function (preview) {
      if (!preview) return null;
      var named = link.textContent.trim() === preview[0]; // its title need not be read twice
      return (named ? [] : [line("title", preview[0])]).concat(line("f", preview[1]))
        .concat(link.dataset.says ? [line("f", link.dataset.says)] : [])
        .concat(preview[2] && !link.closest(".map svg") ? [line("begins", preview[2])] : []); // which would hide the lines
    });
  }

  function close() {
    clearTimeout(timer);
    if (box) box.remove();
    if (shownFor) shownFor.removeAttribute("aria-describedby");
    box = shownFor = null;
  }

  function place(link) {
    var at = link.getClientRects()[0];
    if (!at) return close();
    var gap = 6;
    var width = box.offsetWidth;
    var left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
    var below = at.bottom + gap + box.offsetHeight <= window.innerHeight || at.top < window.innerHeight / 2;
    if (link.dataset.side === "above" && at.top - gap - box.offsetHeight >= 0) below = false;
    var top = below ? at.bottom + gap : at.top - gap - box.offsetHeight;
    // Positions are set by the object model, which the page's policy allows; markup would not be.
    box.style.left = left + window.scrollX + "px";
    box.style.top = Math.max(0, top) + window.scrollY + "px";
  }

  function open(link, hint) {
    if (shownFor === link) return;
    var content = contentOf(link);
    close();
    if (!content) return;
    shownFor = link;
    content.then(function (nodes) {
      if (!nodes || shownFor !== link) return;
      box = document.createElement("div");
      box.className = "preview";
      box.id = "preview";
      box.setAttribute("role", "tooltip");
      nodes.concat(hint ? [line("f", hint)] : []).forEach(function (node) { box.append(node); });
      box.addEventListener("pointerenter", function () { clearTimeout(timer); });
      box.addEventListener("pointerleave", later);
      body.append(box);
      link.setAttribute("aria-describedby", "preview");
      place(link);
    }).catch(function () {
      if (shownFor === link) shownFor = null; // the next time its file may be there
    });
  }

  /* The preview of a link that a finger touched, with what to do next; of none, closes what is open. */
  litsite.preview = function (link, hint) {
    if (link) open(link, hint);
    else close();
  };

  function later() {
    clearTimeout(timer);
    timer = setTimeout(close, GRACE);
  }

  function linkOf(event) {
    return event.target.closest ? event.target.closest("main a[href]") : null;
  }

  document.addEventListener("pointerover", function (event) {
    var link = event.pointerType === "mouse" ? linkOf(event) : null;
    if (!link) return;
    clearTimeout(timer);
    timer = setTimeout(open, DELAY, link);
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "mouse" && linkOf(event)) later();
  });
  document.addEventListener("focusin", function (event) {
    var link = linkOf(event);
    if (link && link.matches(":focus-visible")) open(link);
    else if (!box || !box.contains(event.target)) close();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && box) close();
  });
})();

/* The reader's own: reading list, read marks and private notes, in this browser's storage alone.
   Kept by site, for pages from disk share one storage. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var root = litsite.root;
  var KEY = "litsite-reading:" + new URL(root || "./", location.href).pathname;
  var PATH = /^(?:reviews|works)\/[^/?#:]+\.html$/;

  /* {path: {title, listed, read, note, changed}}; {} where there is none or storage is refused. */
  function load() {
    try {
      return clean(JSON.parse(localStorage.getItem(KEY) || "{}"));
    } catch (refused) {
      return {};
    }
  }

  /* Only what has the right shape: an import or another page may have written anything. */
  function clean(held) {
    var entries = {};
    Object.keys(held && typeof held === "object" ? held : {}).forEach(function (path) {
      var entry = held[path];
      if (!PATH.test(path) || !entry || typeof entry !== "object") return;
      entries[path] = {
        title: String(entry.title || path),
        listed: Boolean(entry.listed),
        read: Boolean(entry.read),
        note: String(entry.note || ""),
        changed: Number(entry.changed) || 0
      };
    });
    return entries;
  }

  function save(entries) {
    Object.keys(entries).forEach(function (path) {
      var entry = entries[path];
      if (!entry.listed && !entry.read && !entry.note) delete entries[path];
    });
    try {
      localStorage.setItem(KEY, JSON.stringify(entries));
      return true;
    } catch (refused) {
      return false;
    }
  }

  /* Change one page's entry; false where the browser keeps nothing. */
  function change(path, title, values) {
    var entries = load();
    var entry = entries[path] || { title: title, listed: false, read: false, note: "" };
    entries[path] = Object.assign(entry, values, { title: title, changed: Date.now() });
    return save(entries);
  }

  litsite.reading = {
    get: function (path) {
      return load()[path] || { title: "", listed: false, read: false, note: "" };
    },
    change: change,
    all: load,
    /* The pages on the list, in the order they were put there or changed. */
    list: function () {
      var entries = load();
      return Object.keys(entries)
        .filter(function (path) { return entries[path].listed; })
        .map(function (path) { return Object.assign({ path: path }, entries[path]); })
        .sort(function (a, b) { return a.changed - b.changed || (a.path < b.path ? -1 : 1); });
    },
    /* Join what another browser kept: the later change of each page wins. How many pages. */
    join: function (text) {
      var read = JSON.parse(text);
      if (!read || read.litsite !== "reading") throw new Error("it is not a reading list of litsite");
      var arrived = clean(read.entries);
      var entries = load();
      Object.keys(arrived).forEach(function (path) {
        var held = entries[path];
        if (!held || held.changed <= arrived[path].changed) entries[path] = arrived[path];
      });
      if (!save(entries)) throw new Error("this browser keeps nothing for this site");
      return Object.keys(arrived).length;
    },
    print: function () {
      return JSON.stringify({ litsite: "reading", entries: load() }, null, 1) + "\n";
    }
  };

  function make(name, text, attributes) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    return element;
  }

  /* The buttons and the note on a review's or work's page, below its cite box. */
  document.querySelectorAll("details[data-cite$='.html']").forEach(function (cite) {
    var path = cite.dataset.cite;
    var title = document.querySelector("h1").textContent;
    var box = make("div", "", { class: "reading" });
    var row = make("p", "", { class: "reading-row" });
    var list = make("button", "To read", { type: "button" });
    var read = make("button", "Read", { type: "button" });
    var status = make("span", "", { class: "cite-status", role: "status" });
    var fold = make("details");
    var label = make("label", "Kept in this browser, seen by nobody else", { for: "reading-note" });
    var note = make("textarea", "", { id: "reading-note", rows: "4" });
    row.append(list, " ", read, " ", status);
    fold.append(make("summary", "A private note"), label, note);
    box.append(row, fold);

    function show() {
      var entry = litsite.reading.get(path);
      list.setAttribute("aria-pressed", String(entry.listed));
      read.setAttribute("aria-pressed", String(entry.read));
      if (document.activeElement !== note) note.value = entry.note;
      if (entry.note) fold.open = true;
    }

    function keep(values, words) {
      status.textContent = change(path, title, values) ? words : "This browser keeps nothing for this site.";
      show();
    }

    list.addEventListener("click", function () {
      var listed = !litsite.reading.get(path).listed;
      keep({ listed: listed }, listed ? "On your reading list." : "Taken off your reading list.");
    });
    read.addEventListener("click", function () {
      var isRead = !litsite.reading.get(path).read;
      keep({ read: isRead }, isRead ? "Marked as read." : "Marked as not read.");
    });
    note.addEventListener("change", function () {
      keep({ note: note.value.trim() }, "Note kept in this browser.");
    });
    window.addEventListener("storage", show);
    window.addEventListener("pageshow", show);
    cite.after(box);
    show();
  });

  /* In lists: which pages were read or wait on the list. */
  var entries = load();
  if (Object.keys(entries).length) {
    document.querySelectorAll("main [data-list] > li > a").forEach(function (link) {
      var found = /(?:^|\/)((?:reviews|works)\/[^/?#]+\.html)$/.exec(link.getAttribute("href") || "");
      var entry = found && entries[decodeURIComponent(found[1])];
      if (!entry || !(entry.read || entry.listed)) return;
      var mark = document.createElement("span");
      mark.className = "mark";
      mark.textContent = entry.read ? "read" : "to read";
      link.after(" ", mark);
    });
  }

  /* The page of the reading list. */
  var page = document.querySelector("[data-reading-list]");
  if (!page) return;
  var rows = page.querySelector("ol");
  var says = page.querySelector("[role=status]");
  var empty = page.querySelector("[data-empty]");

  function showList() {
    var all = load();
    var paths = Object.keys(all).sort(function (a, b) {
      return all[b].listed - all[a].listed || all[a].changed - all[b].changed || (a < b ? -1 : 1);
    });
    rows.replaceChildren();
    paths.forEach(function (path) {
      var entry = all[path];
      var row = make("li");
      row.append(make("a", entry.title, { class: "t", href: root + path }));
      var facts = [entry.listed ? "to read" : "", entry.read ? "read" : ""].filter(Boolean);
      row.append(" ", make("span", facts.join(", "), { class: "mark" }));
      if (entry.note) row.append(make("p", entry.note, { class: "reading-note" }));
      var buttons = make("p", "", { class: "reading-row" });
      [
        [entry.read ? "Mark as not read" : "Mark as read", { read: !entry.read }],
        [entry.listed ? "Take off the list" : "Put on the list", { listed: !entry.listed }]
      ].forEach(function (each) {
        var button = make("button", each[0], { type: "button" });
        button.append(make("span", ": " + entry.title, { class: "unseen" }));
        button.addEventListener("click", function () {
          change(path, entry.title, each[1]);
          showList();
          says.textContent = "Changed: " + entry.title;
        });
        buttons.append(button, " ");
      });
      row.append(buttons);
      rows.append(row);
    });
    empty.hidden = paths.length > 0;
    page.querySelectorAll("details.cite, [data-export]").forEach(function (each) {
      each.hidden = !paths.length;
    });
  }

  page.querySelector("[data-export]").addEventListener("click", function () {
    var link = make("a", "", { download: "reading-list.json" });
    link.href = URL.createObjectURL(new Blob([litsite.reading.print()], { type: "application/json" }));
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  });
  page.querySelector("input[type=file]").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (!file) return;
    file.text().then(function (text) {
      var count = litsite.reading.join(text);
      says.textContent = count + (count === 1 ? " page was" : " pages were") + " read from " + file.name + ".";
      showList();
    }).catch(function (error) {
      says.textContent = file.name + " was not taken: " + error.message;
    });
    event.target.value = "";
  });
  page.hidden = false;
  showList();
})();

/* What pages are about, as CSL-JSON, loaded when it is wanted: for cite boxes and for the preview
   of a work. The files are those of generator/site/exports/record_files.py. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var held = {}; // the file's number -> {path: record}

  /* Each file of records calls this. */
  litsite.records = function (file, text) {
    held[file] = JSON.parse(text);
  };

  /* FNV-1a, 32 bits, of a text's UTF-8. */
  litsite.hash = function (text) {
    var hash = 0x811c9dc5;
    new TextEncoder().encode(text).forEach(function (byte) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    });
    return hash;
  };

  var USUAL = [
    "title", "author", "container-title", "issued", "volume", "issue", "page", "DOI", "PMID"
  ];

  /* A record as files hold it, brief (generator/site/exports/records.py), made whole. */
  function unfold(path, brief) {
    var record = { id: path.replace(/^.*\/|\.html$/g, ""), type: "article-journal" };
    USUAL.forEach(function (field, place) {
      if (brief[place]) record[field] = brief[place];
    });
    Object.assign(record, brief[USUAL.length]);
    ["author", "editor", "translator"].forEach(function (field) {
      if (record[field]) {
        record[field] = record[field].map(function (name) {
          return Array.isArray(name) ? { family: name[0], given: name[1] } : name;
        });
      }
    });
    ["issued", "available-date", "accessed"].forEach(function (field) {
      if (Array.isArray(record[field])) record[field] = { "date-parts": [record[field]] };
    });
    return record;
  }

  function fileOf(path) {
    return litsite.hash(path) % held.count;
  }

  /* The promise of the records of pages, in their order; pages without one are left out. It is
     broken where there is none and a file could not be loaded: the next time it may be there. */
  litsite.loadRecords = function (paths) {
    var failed = null;
    return (held.count ? Promise.resolve() : litsite.need("records/count.js"))
      .then(function () {
        var files = Array.from(new Set(paths.map(fileOf)));
        return Promise.all(files.map(function (file) {
          return litsite.need("records/" + file + ".js").catch(function (error) { failed = error; });
        }));
      })
      .then(function () {
        var found = paths
          .filter(function (path) { return (held[fileOf(path)] || {})[path]; })
          .map(function (path) { return unfold(path, held[fileOf(path)][path]); });
        if (failed && !found.length) throw failed;
        return found;
      });
  };
})();

/* A reference that is clicked or that the address names is opened: it shows where the text cites it
   and offers to copy the link to it. One in which the keyboard's focus is offers the link too. One
   button goes from line to line, so that a long list has no stop more for each. */
(function () {
  "use strict";
  var lists = document.querySelectorAll(".refs");
  if (!lists.length) return;
  var button = document.createElement("button");
  var passages = null; // of the line that is open
  button.type = "button";

  function offer(row) {
    var facts = row && row.querySelector("p");
    if (!row || button.parentNode === facts) return;
    button.textContent = "Copy link";
    facts.append(" ", button);
  }

  function open(row) {
    offer(row);
    if (passages && passages.parentNode === row) return;
    if (passages) passages.remove();
    passages = window.litsite.listPassages(row);
    if (passages) row.append(passages);
  }

  function rowOf(node) {
    return node.closest(".refs > li");
  }

  /* The line that the address names, marked where it stands. */
  function mark(row) {
    var top = row.getBoundingClientRect().top;
    location.replace("#" + row.id);
    open(row);
    window.scrollBy(0, row.getBoundingClientRect().top - top);
  }

  function openNamed() {
    var named = window.litsite.findNamed();
    if (named && named.matches(".refs > li")) open(named);
  }

  lists.forEach(function (list) {
    list.addEventListener("click", function (event) {
      var row = rowOf(event.target);
      if (row && !event.target.closest("a, button") && getSelection().isCollapsed) mark(row);
    });
    list.addEventListener("focusin", function (event) {
      if (event.target.matches("a:focus-visible")) offer(rowOf(event.target));
    });
  });

  button.addEventListener("click", function () {
    mark(rowOf(button));
    var copied = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject();
    copied.then(function () {
      button.textContent = "Link copied";
    }, function () {
      button.textContent = "Copy the link from the address bar"; // which names it now
    });
  });
  window.addEventListener("hashchange", openNamed);
  openNamed();
})();

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

/* A table, formula or line of code too wide for the page scrolls in place, and the keyboard must
   reach it to scroll it. */
(function () {
  "use strict";
  var WIDE = ".prose table, .prose pre, figcaption table, .prose > math, .prose p:has(> math)";
  function mark() {
    document.querySelectorAll(WIDE).forEach(function (each) {
      if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
      else each.removeAttribute("tabindex");
    });
  }
  mark();
  window.addEventListener("resize", mark);
  document.addEventListener("toggle", mark, true); // a table that was folded has no width
})();
