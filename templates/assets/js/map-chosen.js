/* The map: what is shown alone of a dot is listed by title at the screen's foot, over which nothing
   moves: names and years of one author's reviews are all alike. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var list = null;

  function make(name, parts, values) {
    var made = Object.assign(document.createElement(name), values);
    made.append.apply(made, parts);
    return made;
  }

  /* The title of "Osei 2009: Warm lakes, cited by 8 of your reviews", linked, and who wrote it when. */
  function tell(dot) {
    var title = dot.says.slice(dot.says.indexOf(": ") + 2).replace(/, cited by [\d,]+ of your reviews?$/, "");
    var who = dot.says.split(": ")[0];
    return [make("a", [title], { href: dot.link.getAttribute("href") }), " ", make("span", [who], { className: "f" })];
  }

  function group(heading, dots) {
    if (!dots.length) return [];
    var items = dots.slice().sort(function (a, b) { return b.x - a.x; }).map(function (dot) { return make("li", tell(dot)); });
    return [make("h2", [heading]), make("ul", items, { className: "plain" })];
  }

  /* As Esc does, in the picture that this width does not show too. */
  function close() {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  }

  /* List a dot that stays chosen, or nothing for null. */
  litsite.listNear = function (dot) {
    if (list) list.remove();
    list = null;
    if (!dot) return;
    var citing = dot.near.filter(function (each) { return !dot.cited.includes(each); });
    list = make("section", [
      make("button", ["Close"], { type: "button", onclick: close }),
      make("p", tell(dot)),
    ].concat(
      group("Cites " + dot.cited.length + " on this map", dot.cited),
      group("Cited by " + citing.length + " on this map", citing),
      dot.near.length ? [] : [make("p", ["Cites nothing on this map, and nothing here cites it."], { className: "f" })]
    ), { className: "map-near", ariaLabel: "What is shown alone" });
    document.querySelector("[data-map]").after(list);
  };
})();
