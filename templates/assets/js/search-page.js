/* The search page: a query in the address, results as one types, facets, sorting, keys. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var PAGE = 10;
  var FORMAT = new Intl.NumberFormat("en");
  var MOST_CITED = 500; // results that the cite box takes at once

  var form = document.querySelector("[data-search]");
  if (!form) return;
  var input = form.querySelector("input[name=q]");
  var order = form.querySelector("select[name=sort]");
  var status = document.getElementById("search-status");
  var list = document.getElementById("search-results");
  var more = document.getElementById("search-more");
  var beside = document.getElementById("search-facets");
  var help = document.querySelector(".search-help");
  var base = form.dataset.base;
  var opening = null;
  var run = 0; // the newest search; older ones that end later are dropped
  var shown = 0;
  var keeping = 0;
  var settled = false; // whether the address's query was asked, not only typed so far
  var blank = !new URLSearchParams(location.search).get("q"); // as the help stands at first
  var ids = [];
  var meant = []; // what was looked up besides the words typed
  help.open = blank;
  document.documentElement.classList.add("has-search");

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
  function listNext(index, wanted) {
    return litsite.printResults(index, ids.slice(shown, shown + wanted), markedWords(), base);
  }

  function countShown() {
    shown = list.children.length;
    more.hidden = shown >= ids.length;
  }

  /* The clauses of the query as typed. */
  function listRaw() {
    return litsite.parseQuery(input.value).map(function (clause) { return clause.raw; });
  }

  /* Add a facet's clause to the query, or take it away; Back undoes it. */
  function toggle(clause) {
    keepAddress(); // of what was typed just now
    var others = listRaw().filter(function (raw) { return raw !== clause; });
    if (others.length === listRaw().length) others.push(clause);
    input.value = others.join(" ");
    step().then(function () {
      var again = Array.from(beside.querySelectorAll("button")).find(function (button) {
        return button.dataset.clause === clause;
      });
      (again || input).focus();
    });
  }

  var facets = litsite.furnishFacets(beside, toggle);

  /* Put the query into the address: when typing pauses, for a browser takes its time over it. What
     was asked is a step of its own, to which Back returns; what is typed after it is one more,
     however many letters it has. */
  function keepAddress() {
    clearTimeout(keeping);
    var words = input.value.trim();
    var now = new URLSearchParams(location.search);
    if (words === (now.get("q") || "").trim() && order.value === (now.get("sort") || "relevance")) return;
    var query = new URLSearchParams();
    if (words) query.set("q", words);
    if (order.value !== "relevance") query.set("sort", order.value);
    try {
      history[settled ? "pushState" : "replaceState"](null, "", location.pathname + (query.size ? "?" + query : ""));
    } catch (refused) {
      // Some browsers refuse this from disk; the search itself goes on.
    }
    settled = false;
  }

  /* The index, opened once. */
  function open() {
    opening = opening || litsite.openIndex(base);
    opening.catch(function () { opening = null; }); // the next search tries again
    return opening;
  }

  function linkTo(query, text) {
    return Object.assign(document.createElement("a"), { textContent: text, href: "?q=" + encodeURIComponent(query) });
  }

  /* How many results there are, and how the query was read where not word for word. */
  function sayFound(result) {
    var said = [ids.length ? count(ids.length, "result", "results")
      : isCommon(input.value) ? "Nearly every text has this. Type a word that tells more."
        : result.without.length ? "Nothing has all of these words. With fewer: "
          : "Nothing found. Try fewer words, or another spelling."];
    if (ids.length && result.apart) {
      said.push(". Nothing has all of these words; " + {
        typo: "shown for " + result.meant.slice(0, 3).join(", "),
        name: "shown for the DOI, PMID or PMCID",
        most: "these have most of them"
      }[result.apart]);
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

  /* Search, and show the first results: `wanted` of them where one comes back to more than ten. */
  async function search(wanted) {
    var mine = ++run;
    var asked = Boolean(input.value.trim());
    if (asked === blank) help.open = blank = !asked; // it stands where the results come
    if (!asked) {
      ids = [];
      list.replaceChildren();
      facets.clear();
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
      var items = await listNext(index, wanted || PAGE);
      if (mine !== run) return;
      list.replaceChildren.apply(list, items);
      countShown();
      status.replaceChildren.apply(status, sayFound(result));
      facets.show(index, ids, listRaw());
      found(ids);
    } catch (error) {
      if (mine === run) status.textContent = "The search did not end: " + error.message + ". Try again.";
    }
  }

  var timer = 0;
  input.addEventListener("change", keepAddress); // before a click leads away
  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(search, 15, PAGE);
    clearTimeout(keeping);
    keeping = setTimeout(keepAddress, 200);
  });
  /* A search that Back undoes. */
  function step() {
    settled = true; // the query before it, which stays
    keepAddress();
    settled = true; // its own
    return search();
  }
  order.addEventListener("change", step);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard lies over the results
    keepAddress();
    settled = true;
    search();
  });
  more.addEventListener("click", async function () {
    var mine = run;
    var items = await listNext(await open(), PAGE);
    if (mine !== run || list.children.length !== shown) return; // pressed twice
    list.append.apply(list, items);
    countShown();
    try {
      history.replaceState({ shown: shown }, "");
    } catch (refused) {
      // as above; who comes back presses again
    }
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
    } else if (event.key === "Escape" && (at >= 0 || beside.contains(document.activeElement))) {
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
    settled = Boolean(input.value);
    return search((history.state || {}).shown);
  }

  window.addEventListener("popstate", readAddress);
  readAddress();
  input.focus({ preventScroll: true }); // who comes back is where he was
  open().catch(function () {}); // before the first letter; a search says what is wrong
})();
