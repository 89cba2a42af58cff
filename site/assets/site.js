/* Filter and sort a list in place. The form is on the page already and shown only with scripts,
   so nothing moves. A count is in data-c or, as the year, in the line's own words. */
(function () {
  "use strict";

  function text(item, selector) {
    var found = selector ? item.querySelector(selector) : item;
    return found ? found.textContent.trim() : "";
  }

  /* Without accents and case, so that "Muller" finds "Müller". */
  function fold(words) {
    return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function year(item) {
    var said = text(item, ".y") || text(item, ".t");
    if (item.closest(".refs")) {
      // A reference's year stands after its journal's name: "J Tide 2021;71(3):209–249".
      var journal = item.querySelector("p > i");
      said = journal && journal.nextSibling ? journal.nextSibling.textContent : text(item, "p");
    }
    var found = /\b(?:1[4-9]|20)\d\d\b/.exec(said);
    return found ? Number(found[0]) : 0;
  }

  function count(item) {
    if (item.dataset.c) return Number(item.dataset.c);
    var found = /cited by (\d+) of your reviews/.exec(text(item, "p"));
    return found ? Number(found[1]) : 0;
  }

  var ORDERS = {
    y: function (a, b) { return (year(a) || 9999) - (year(b) || 9999); },
    "-y": function (a, b) { return year(b) - year(a); },
    c: function (a, b) { return count(b) - count(a); },
    t: byWords(".t"),
    b: byWords(".b"),
    j: byWords(".j, i"),
  };

  function byWords(selector) {
    var key = new Map();
    function words(item) {
      if (!key.has(item)) key.set(item, fold(text(item, selector)) || "\uffff");
      return key.get(item);
    }
    return function (a, b) { return words(a) < words(b) ? -1 : words(a) > words(b) ? 1 : 0; };
  }

  document.querySelectorAll("[data-tools]").forEach(function (form) {
    var list = form.parentNode.querySelector("[data-list]");
    if (!list) return;
    var items = Array.from(list.children);
    var output = form.querySelector("output");
    var folded = null;

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
      folded = folded || items.map(function (item) { return fold(item.textContent); });
      var shown = 0;
      items.forEach(function (item, place) {
        var fits = wanted.every(function (word) { return folded[place].includes(word); });
        item.hidden = !fits;
        if (fits) shown += 1;
        if (item.dataset.number) item.value = Number(item.dataset.number);
      });
      output.textContent = wanted.length ? shown + " of " + items.length : "";
    });

    form.elements.sort.addEventListener("change", function () {
      var order = ORDERS[form.elements.sort.value];
      var sorted = order ? items.slice().sort(order) : items;
      sorted.forEach(function (item) {
        if (item.dataset.number) item.value = Number(item.dataset.number);
      });
      list.classList.toggle("sorted", Boolean(order));
      list.replaceChildren.apply(list, sorted);
    });

    form.addEventListener("submit", function (event) { event.preventDefault(); });
  });
})();

/* What a link leads to, shown beside it on hover and on focus: a reference on this page, or a
   review of this library. Esc closes it, the pointer may move onto it, and it stays until then
   (WCAG 2.2, 1.4.13). A review's words come from a small script file, so that it works from disk. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var DELAY = 250;
  var GRACE = 200;
  var body = document.body;
  var shards = Number(body.dataset.shards) || 1;
  var loaded = {};
  var waiting = {};
  var box = null;
  var shownFor = null;
  var timer = 0;

  litsite.previews = function (number, previews) {
    loaded[number] = previews;
  };

  /* FNV-1a, as generator/site/preview_shards.py has it. */
  function shardOf(key) {
    var hash = 0x811c9dc5;
    new TextEncoder().encode(key).forEach(function (byte) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    });
    return hash & (shards - 1);
  }

  function load(key) {
    var number = shardOf(key);
    waiting[number] = waiting[number] || new Promise(function (resolve) {
      var script = document.createElement("script");
      script.src = body.dataset.root + "previews/" + number + ".js";
      script.onload = script.onerror = resolve;
      document.head.append(script);
    });
    return waiting[number].then(function () {
      return (loaded[number] || {})[key];
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
    if (href.startsWith("#ref-")) {
      var target = document.getElementById(decodeURIComponent(href.slice(1)));
      if (!target) return null;
      var copy = document.createElement("div");
      copy.className = "reference";
      target.childNodes.forEach(function (node) { copy.append(node.cloneNode(true)); });
      return Promise.resolve([copy]);
    }
    var found = /(?:^|\/)reviews\/([^/#?]+)\.html(?:#.*)?$/.exec(href);
    if (!found || found[1] === "index" || link.host !== location.host) return null;
    return load(decodeURIComponent(found[1])).then(function (preview) {
      if (!preview) return null;
      return [line("title", preview[0]), line("f", preview[1])]
        .concat(preview[2] ? [line("begins", preview[2])] : []);
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
    var top = below ? at.bottom + gap : at.top - gap - box.offsetHeight;
    // Positions are set by the object model, which the page's policy allows; markup would not be.
    box.style.left = left + window.scrollX + "px";
    box.style.top = Math.max(0, top) + window.scrollY + "px";
  }

  function open(link) {
    if (shownFor === link) return;
    var content = contentOf(link);
    if (!content) return;
    close();
    shownFor = link;
    content.then(function (nodes) {
      if (!nodes || shownFor !== link) return;
      box = document.createElement("div");
      box.className = "preview";
      box.id = "preview";
      box.setAttribute("role", "tooltip");
      nodes.forEach(function (node) { box.append(node); });
      box.addEventListener("pointerenter", function () { clearTimeout(timer); });
      box.addEventListener("pointerleave", later);
      body.append(box);
      link.setAttribute("aria-describedby", "preview");
      place(link);
    });
  }

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
    if (linkOf(event)) later();
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

/* The "/" key leads to the search field, or to the search page where there is none. */
(function () {
  "use strict";
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
      var home = document.querySelector("link[rel=stylesheet][href$='assets/site.css']");
      location.href = home.getAttribute("href").replace("assets/site.css", "search.html");
    }
  });
})();
