// The cite box: records in a style or format, to copy or to download. Where the records come from
// is said by the box: the page's own, those of a list on the page, of the results of a search,
// or of the reading list. Until they are there the box says what the page has in it.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const MOST = 500;
  const KEY = "litsite-cite-style";

  /** From an address to the path from the site's root, for reviews and works. */
  function pathOf(link) {
    const found = /(?:^|\/)((?:reviews|works)\/[^/?#]+\.html)$/.exec(link.getAttribute("href") || "");
    return found && decodeURIComponent(found[1]);
  }

  function listShown() {
    const links = document.querySelectorAll("main [data-list] > li:not([hidden]) > a");
    return Array.from(links, pathOf).filter(Boolean);
  }

  async function findRecords(box) {
    const source = box.dataset.cite;
    if (source === "references") return litsite.readReferences();
    let paths = [source]; // the page's own path
    if (source === "results") paths = await litsite.listFound();
    else if (source === "reading") paths = litsite.reading.list().map((entry) => entry.path);
    else if (source === "list") paths = listShown();
    return litsite.loadRecords(paths.slice(0, MOST));
  }

  function make(name, text, attributes) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    return element;
  }

  function remember(style) {
    try {
      localStorage.setItem(KEY, style);
    } catch (refused) {
      // Private windows may refuse; the choice then lasts as long as the page.
    }
  }

  function recall() {
    try {
      return localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }

  /** Plain text, and for styles the same with its italics. */
  async function copy(text, html) {
    if (navigator.clipboard && window.ClipboardItem) {
      const parts = { "text/plain": new Blob([text], { type: "text/plain" }) };
      if (html) parts["text/html"] = new Blob([html], { type: "text/html" });
      try {
        await navigator.clipboard.write([new ClipboardItem(parts)]);
        return;
      } catch (refused) {
        // Some browsers refuse this from disk; the old way works there.
      }
    }
    const field = make("textarea", "", { readonly: "", class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("the browser refused");
  }

  function download(text, name, type) {
    const link = make("a", "", { download: name });
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  let serial = 0;

  litsite.openCiteBox = async (box) => {
    let body = box.querySelector(".cite-body");
    if (!body) {
      body = make("div", "", { class: "cite-body" });
      box.append(body);
      build(body);
      if (box.dataset.cite === "references") {
        body.dataset.name = location.pathname.replace(/^.*\/|\.html$/g, "") + "-references";
        body.prepend(make("p", "Read from the lines below, which name two of four authors or more. With “DOIs and PMIDs” Zotero and EndNote fetch all of them.", { class: "says" }));
      }
    }
    const status = body.querySelector("[role=status]");
    status.textContent = "";
    const mine = (body.asked = (body.asked || 0) + 1);
    try {
      const found = await findRecords(box);
      if (mine !== body.asked) return; // the list has changed since
      body.show(found);
      const words = box.querySelector(".cite-plain");
      if (words) words.hidden = found.length > 0; // the box says it now
      if (!found.length) status.textContent = "Nothing to cite here.";
      else if (found.length === MOST && box.dataset.cite !== "references") status.textContent = `The first ${MOST}.`;
    } catch (error) {
      status.textContent = `The records could not be read: ${error.message}`;
    }
  };

  function build(body) {
    const id = `cite-${(serial += 1)}`;
    const choice = make("select", "", { id });
    const groups = [["Style", Object.keys(litsite.styles)], ["File", Object.keys(litsite.formats)]];
    for (const [label, names] of groups) {
      const group = make("optgroup", "", { label });
      names.forEach((name) => group.append(make("option", name)));
      choice.append(group);
    }
    choice.value = recall() || "NLM";
    if (choice.selectedIndex < 0) choice.value = "NLM";
    // A page may have two boxes: each is heard by the words that open it.
    const says = body.parentNode.querySelector("summary").textContent;
    const out = make("div", "", { class: "cite-out", tabindex: "0", role: "region", "aria-label": says });
    const status = make("span", "", { role: "status", class: "cite-status" });
    const copyButton = make("button", "Copy", { type: "button" });
    const saveButton = make("button", "Download", { type: "button" });
    const label = make("label", "As ", { for: id });
    const row = make("p", "", { class: "cite-row" });
    row.append(label, choice, " ", copyButton, " ", saveButton, " ", status);
    body.append(row, out);
    let shown = [];
    let text = "";
    let html = "";

    body.show = (found) => {
      shown = found;
      const style = litsite.styles[choice.value];
      out.replaceChildren();
      if (style) {
        const rich = found.map(style);
        text = rich.map(litsite.text.toPlain).join("\n") + "\n";
        const list = make(rich.length > 1 ? "ol" : "div");
        rich.forEach((each) => {
          const item = make(rich.length > 1 ? "li" : "p");
          item.append(litsite.text.toNodes(each));
          list.append(item);
        });
        out.append(list);
        html = list.innerHTML;
      } else {
        const format = litsite.formats[choice.value];
        text = format.print(found);
        html = "";
        if (format.says) status.textContent = format.says(found);
        out.append(make("pre", text));
      }
      copyButton.disabled = saveButton.disabled = !found.length;
    };
    choice.addEventListener("change", () => {
      remember(choice.value);
      status.textContent = "";
      body.show(shown);
    });
    copyButton.addEventListener("click", async () => {
      try {
        await copy(text, html);
        status.textContent = "Copied.";
      } catch (error) {
        status.textContent = "The browser did not allow copying: select the text instead.";
      }
    });
    saveButton.addEventListener("click", () => {
      const format = litsite.formats[choice.value] || { ending: "txt", type: "text/plain" };
      const name = shown.length === 1 ? shown[0].id : body.dataset.name || "citations";
      download(text, `${name}.${format.ending}`, format.type);
      status.textContent = "Downloaded.";
    });
  }
})();
