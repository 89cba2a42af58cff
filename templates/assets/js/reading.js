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
