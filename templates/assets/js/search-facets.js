/* Beside what was found: the years, journals, types and subjects of it, as buttons that narrow the
   search. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var FORMAT = new Intl.NumberFormat("en");
  var FIRST = 8; // of each facet
  var FACETS = [["year", "Year"], ["journal", "Journal"], ["type", "Type"], ["keyword", "Keyword"], ["mesh", "MeSH"]];

  function element(name, text, attributes) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function quoted(name) {
    return /^[\p{L}\p{N}]+$/u.test(name) ? name : '"' + name.replace(/["“”]/g, " ") + '"';
  }

  /* [name, how many of the results] of a facet, most first. */
  function count(index, field, ids, found) {
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
  function fold(place) {
    var box = element("details", "", { class: "search-narrow" });
    box.append(element("summary", "Narrow the results"), element("div", "", { class: "facets" }));
    litsite.unfoldWide(box);
    place.append(box);
    return box;
  }

  /* The facets in `place`: `show` those of the documents `ids`, of which the clauses `chosen` are in
     the query, or `clear` them. `choose` is told the clause of a button that was pressed. */
  litsite.furnishFacets = function (place, choose) {
    var whole = new Set(); // those of which the reader asked for all

    function offer(name, number, clause, chosen) {
      var button = element("button", "", { type: "button", "data-clause": clause });
      button.append(element("span", name), " ", element("span", FORMAT.format(number), { class: "count" }));
      button.setAttribute("aria-pressed", String(chosen.includes(clause)));
      button.addEventListener("click", function () { choose(clause); });
      var row = element("li");
      row.append(button);
      return row;
    }

    /* The button that shows a facet whole, and leads to the first that was not there. */
    function offerRest(field, rest, again) {
      var button = element("button", FORMAT.format(rest) + " more", { type: "button" });
      button.addEventListener("click", function () {
        var at = Array.from(place.querySelectorAll("button")).indexOf(button);
        whole.add(field);
        again();
        place.querySelectorAll("button")[at].focus();
      });
      var row = element("li");
      row.append(button);
      return row;
    }

    function show(index, ids, chosen) {
      var found = new Uint8Array(index.count);
      ids.forEach(function (id) { found[id] = 1; });
      var groups = [];
      FACETS.forEach(function (facet) {
        var all = count(index, facet[0], ids, found);
        if (!all.length || !ids.length) return;
        var first = whole.has(facet[0]) ? all : all.slice(0, FIRST);
        var group = element("section", "", { class: "facet" });
        var names = element("ul");
        first.forEach(function (pair) {
          names.append(offer(pair[0], pair[1], facet[0] + ":" + quoted(pair[0]), chosen));
        });
        if (all.length > first.length) {
          names.append(offerRest(facet[0], all.length - first.length, function () { show(index, ids, chosen); }));
        }
        group.append(element("h2", facet[1]), names);
        groups.push(group);
      });
      var box = place.firstElementChild || fold(place);
      box.hidden = !groups.length;
      box.lastChild.replaceChildren.apply(box.lastChild, groups);
    }

    return { show: show, clear: function () { place.replaceChildren(); } };
  };
})();
