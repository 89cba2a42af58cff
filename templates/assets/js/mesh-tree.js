/* The tree of MeSH: filter it in place, open all of it. Without scripts it opens branch by branch. */
(function () {
  "use strict";
  var fold = window.litsite.fold;
  var form = document.querySelector("[data-tree-tools]");
  var tree = document.querySelector("[data-tree]");
  if (!form || !tree) return;
  var output = form.querySelector("output");
  var unfold = form.elements.unfold;
  var branches = Array.from(tree.querySelectorAll("details"));
  var before = null; // which branches were open before the filter was used

  /* How many lines fit, of this one and those below it. A line is shown where it fits, stands
     below one that fits, or leads to one. */
  function filter(item, words, above) {
    var name = fold(item.querySelector(".t").textContent);
    var fits = words.every(function (word) { return name.includes(word); });
    var count = 0;
    item.querySelectorAll(":scope > details > ul > li:not(.itself)").forEach(function (each) {
      count += filter(each, words, above || fits);
    });
    if (item.firstChild.open !== undefined) item.firstChild.open = count > 0;
    count += Number(fits);
    item.hidden = !(count || above);
    return count;
  }

  form.elements.filter.addEventListener("input", function () {
    var words = fold(form.elements.filter.value).split(/\s+/).filter(Boolean);
    before = before || branches.map(function (branch) { return branch.open; });
    var count = 0;
    Array.from(tree.children).forEach(function (item) { count += filter(item, words, false); });
    output.textContent = words.length ? count + (count === 1 ? " place" : " places") : "";
    if (!words.length) {
      branches.forEach(function (branch, at) { branch.open = before[at]; });
      before = null;
    }
  });

  unfold.addEventListener("click", function () {
    var open = branches.some(function (branch) { return !branch.open; });
    branches.forEach(function (branch) { branch.open = open; });
    unfold.textContent = open ? "Close all" : "Open all";
  });

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.litsite.keepForm(form);
})();
