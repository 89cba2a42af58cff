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
