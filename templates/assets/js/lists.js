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
