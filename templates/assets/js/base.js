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
