/* The search page: a query in the address, results as one types, facets, sorting, keys. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var PAGE = 10;
  var FORMAT = new Intl.NumberFormat("en");
  var FIRST = 8; // of each facet
  var MOST_CITED = 500; // results that the cite box takes at once
  var FACETS = [["year", "Year"], ["journal", "Journal"], ["type", "Type"], ["keyword", "Keyword"], ["mesh", "MeSH"]];

  var form = document.querySelector("[data-search]");
  if (!form) return;
  var input = form.querySelector("input[name=q]");
  var order = form.querySelector("select[name=sort]");
  var status = document.getElementById("search-status");
  var list = document.getElementById("search-results");
  var more = document.getElementById("search-more");
  var facets = document.getElementById("search-facets");
  var base = form.dataset.base;
  var opening = null;
  var run = 0; // the newest search; older ones that end later are dropped
  var shown = 0;
  var keeping = 0;
  var ids = [];
  var whole = new Set(); // the facets of which the reader asked for all
  var meant = []; // what was looked up besides the words typed
  document.documentElement.classList.add("has-search");

  function element(name, text, attributes) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function count(number, one, many) {
    return FORMAT.format(number) + " " + (number === 1 ? one : many);
  }

  /* The words to mark: those of the query that stand for text. */
  function markedWords() {
    var terms = meant.slice();
    litsite.parseQuery(input.value).forEach(function (clause) {
      if (clause.not || ["year", "has", "type", "cites"].includes(clause.field)) return;
      litsite.words.list(clause.text).forEach(function (all) { terms = terms.concat(all); });
    });
    return terms.filter(function (term) { return term.length > 1; });
  }

  /* Whether a query has only words that the index leaves out: "the", "of". */
  function isCommon(query) {
    return litsite.parseQuery(query).every(function (clause) {
      return !clause.field && litsite.words.list(clause.text).every(function (terms) { return !terms.length; });
    });
  }

  /* The next results as list items, once what they show is there. */
  function listNext(index) {
    return litsite.printResults(index, ids.slice(shown, shown + PAGE), markedWords(), base);
  }

  function countShown() {
    shown = list.children.length;
    more.hidden = shown >= ids.length;
  }

  function quoted(name) {
    return /^[\p{L}\p{N}]+$/u.test(name) ? name : '"' + name.replace(/["“”]/g, " ") + '"';
  }

  /* The clauses of the query as typed. */
  function listRaw() {
    return litsite.parseQuery(input.value).map(function (clause) { return clause.raw; });
  }

  function toggle(clause) {
    var others = listRaw().filter(function (raw) { return raw !== clause; });
    if (others.length === listRaw().length) others.push(clause);
    input.value = others.join(" ");
    ask().then(function () {
      var again = Array.from(facets.querySelectorAll("button")).find(function (button) {
        return button.dataset.clause === clause;
      });
      (again || input).focus();
    });
  }

  /* [name, how many of the results] of a facet, most first. */
  function countFacet(index, field, found) {
    if (field === "year") {
      var years = new Map();
      ids.forEach(function (id) {
        if (index.years[id] !== null) years.set(index.years[id], (years.get(index.years[id]) || 0) + 1);
      });
      return Array.from(years, function (pair) { return [String(pair[0]), pair[1]]; })
        .sort(function (a, b) { return b[0] - a[0]; });
    }
    return index.start.facets[field]
      .map(function (pair) {
        var members = pair[2] || (pair[2] = index.decodeGaps(pair[1]));
        return [pair[0], members.reduce(function (sum, id) { return sum + found[id]; }, 0)];
      })
      .filter(function (pair) { return pair[1]; })
      .sort(function (a, b) { return b[1] - a[1] || (a[0] < b[0] ? -1 : 1); });
  }

  /* What holds the facets: folded above the results where there is no room beside them. */
  function foldFacets() {
    var box = element("details", "", { class: "search-narrow" });
    box.append(element("summary", "Narrow the results"), element("div", "", { class: "facets" }));
    litsite.unfoldWide(box);
    facets.append(box);
    return box;
  }

  /* The button that shows a facet whole, and leads to the first that was not there. */
  function offerRest(index, field, rest) {
    var button = element("button", FORMAT.format(rest) + " more", { type: "button" });
    button.addEventListener("click", function () {
      var at = Array.from(facets.querySelectorAll("button")).indexOf(button);
      whole.add(field);
      showFacets(index);
      facets.querySelectorAll("button")[at].focus();
    });
    var row = element("li");
    row.append(button);
    return row;
  }

  function showFacets(index) {
    var found = new Uint8Array(index.count);
    ids.forEach(function (id) { found[id] = 1; });
    var raws = listRaw();
    var groups = [];
    FACETS.forEach(function (facet) {
      var all = countFacet(index, facet[0], found);
      var counts = whole.has(facet[0]) ? all : all.slice(0, FIRST);
      if (counts.length < 1 || !ids.length) return;
      var group = element("section", "", { class: "facet" });
      group.append(element("h2", facet[1]));
      var names = element("ul");
      counts.forEach(function (pair) {
        var clause = facet[0] + ":" + quoted(pair[0]);
        var button = element("button", "", { type: "button", "data-clause": clause });
        button.append(element("span", pair[0]), " ", element("span", FORMAT.format(pair[1]), { class: "count" }));
        button.setAttribute("aria-pressed", String(raws.includes(clause)));
        button.addEventListener("click", function () { toggle(clause); });
        var row = element("li");
        row.append(button);
        names.append(row);
      });
      if (all.length > counts.length) names.append(offerRest(index, facet[0], all.length - counts.length));
      group.append(names);
      groups.push(group);
    });
    var box = facets.firstElementChild || foldFacets();
    box.hidden = !groups.length;
    box.lastChild.replaceChildren.apply(box.lastChild, groups);
  }

  /* Put the query into the address: when typing pauses, for a browser takes its time over it. */
  function keepAddress() {
    clearTimeout(keeping);
    var query = new URLSearchParams();
    if (input.value.trim()) query.set("q", input.value.trim());
    if (order.value !== "relevance") query.set("sort", order.value);
    var address = location.pathname + (query.size ? "?" + query : "");
    try {
      history.replaceState(null, "", address);
    } catch (refused) {
      // Some browsers refuse this from disk; the search itself goes on.
    }
  }

  /* The index, opened once. */
  function open() {
    opening = opening || litsite.openIndex(base);
    opening.catch(function () { opening = null; }); // the next search tries again
    return opening;
  }

  function linkTo(query, text) {
    return element("a", text, { href: "?q=" + encodeURIComponent(query) });
  }

  /* How many results there are, and how the query was read where not word for word. */
  function sayFound(result) {
    var said = [ids.length ? count(ids.length, "result", "results")
      : isCommon(input.value) ? "Nearly every text has this. Type a word that tells more."
        : result.without.length ? "Nothing has all of these words. With fewer: "
          : "Nothing found. Try fewer words, or another spelling."];
    if (ids.length && result.apart) {
      said.push(". Nothing has all of these words; shown for " +
        { typo: result.meant.slice(0, 3).join(", "), name: "the DOI, PMID or PMCID", most: "most of them" }[result.apart]);
    } else if (result.meant.length) {
      said.push(". Nothing has that spelling; shown for " + result.meant.slice(0, 3).join(", "));
    }
    result.without.slice(0, 3).forEach(function (pair, at) {
      said.push(at ? ", " : "", linkTo(pair[0], pair[0]), " (" + FORMAT.format(pair[1]) + ")");
    });
    if (!ids.length) return said;
    if (result.loose.length) said.push(". No title or abstract has “" + result.loose[0] + "”; shown for its words");
    if (result.also.length) said.push(". Also searched: " + result.also.slice(0, 3).join(", "));
    result.several.slice(0, 1).forEach(function (pair) {
      said.push(". " + pair[0] + " stands for ");
      pair[1].slice(0, 4).forEach(function (long, at, all) {
        var wanted = listRaw().map(function (raw) { return raw === pair[0] ? '"' + long + '"' : raw; }).join(" ");
        said.push(at ? at + 1 < all.length ? ", " : " or " : "", linkTo(wanted, long));
      });
    });
    return said;
  }

  async function search() {
    var mine = ++run;
    if (!input.value.trim()) {
      ids = [];
      list.replaceChildren();
      facets.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      found([]);
      return;
    }
    try {
      var index = await open();
      var result = await litsite.search(index, input.value, order.value);
      if (mine !== run) return;
      ids = result.ids;
      meant = result.meant.concat(litsite.words.list(result.also.join(" ")).map(function (terms) { return terms[0] || ""; }));
      shown = 0;
      var items = await listNext(index);
      if (mine !== run) return;
      list.replaceChildren.apply(list, items);
      countShown();
      status.replaceChildren.apply(status, sayFound(result));
      if (!ids.length) document.documentElement.classList.remove("asks");
      showFacets(index);
      found(ids);
    } catch (error) {
      if (mine === run) status.textContent = "The search did not end: " + error.message + ". Try again.";
    }
  }

  var timer = 0;
  input.addEventListener("change", keepAddress); // before a click leads away
  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(search, 15);
    clearTimeout(keeping);
    keeping = setTimeout(keepAddress, 200);
  });
  function ask() {
    keepAddress();
    return search();
  }
  order.addEventListener("change", ask);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard lies over the results
    ask();
  });
  more.addEventListener("click", async function () {
    var mine = run;
    var items = await listNext(await open());
    if (mine !== run || list.children.length !== shown) return; // pressed twice
    list.append.apply(list, items);
    countShown();
    if (items.length) items[0].querySelector("a").focus();
  });

  /* Tell the cite box which pages were found, so that it can load their records when asked. */
  function found(all) {
    var box = document.getElementById("search-cite");
    if (!box) return;
    box.hidden = !all.length;
    litsite.listFound = async function () {
      var index = await open();
      var rows = await Promise.all(all.slice(0, MOST_CITED).map(index.show));
      return rows.map(function (row) { return row[0]; });
    };
    var details = box.querySelector("details[open]");
    if (details && litsite.openCiteBox) litsite.openCiteBox(details);
  }

  /* Arrows walk from the query through the results; Esc comes back. */
  document.addEventListener("keydown", function (event) {
    var links = Array.from(list.querySelectorAll("li > a"));
    var at = links.indexOf(document.activeElement);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (document.activeElement === more) at = links.length;
    if (event.key === "ArrowDown" && (document.activeElement === input || at >= 0)) {
      (links[at + 1] || more).focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at ? links[at - 1] : input).focus();
    } else if (event.key === "Escape" && (at >= 0 || facets.contains(document.activeElement))) {
      input.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  function readAddress() {
    var asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    order.value = asked.get("sort") || "relevance";
    if (order.selectedIndex < 0) order.value = "relevance";
    return input.value ? search() : null;
  }

  window.addEventListener("popstate", readAddress);
  readAddress();
  document.querySelector(".search-help").open = !input.value; // else there is something to read
  input.focus();
  open().catch(function () {}); // before the first letter; a search says what is wrong
})();
