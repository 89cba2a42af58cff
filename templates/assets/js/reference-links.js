/* A reference that is clicked or that the address names is opened: it shows where the text cites it
   and offers to copy the link to it. One in which the keyboard's focus is offers the link too. One
   button goes from line to line, so that a long list has no stop more for each. */
(function () {
  "use strict";
  var lists = document.querySelectorAll(".refs");
  if (!lists.length) return;
  var button = document.createElement("button");
  var passages = null; // of the line that is open
  button.type = "button";

  function offer(row) {
    var facts = row && row.querySelector("p");
    if (!row || button.parentNode === facts) return;
    button.textContent = "Copy link";
    facts.append(" ", button);
  }

  function open(row) {
    offer(row);
    if (passages && passages.parentNode === row) return;
    if (passages) passages.remove();
    passages = window.litsite.listPassages(row);
    if (passages) row.append(passages);
  }

  function rowOf(node) {
    return node.closest(".refs > li");
  }

  /* The line that the address names, marked where it stands. */
  function mark(row) {
    var top = row.getBoundingClientRect().top;
    location.replace("#" + row.id);
    open(row);
    window.scrollBy(0, row.getBoundingClientRect().top - top);
  }

  function openNamed() {
    var named = window.litsite.findNamed();
    if (named && named.matches(".refs > li")) open(named);
  }

  lists.forEach(function (list) {
    list.addEventListener("click", function (event) {
      var row = rowOf(event.target);
      if (row && !event.target.closest("a, button") && getSelection().isCollapsed) mark(row);
    });
    list.addEventListener("focusin", function (event) {
      if (event.target.matches("a:focus-visible")) offer(rowOf(event.target));
    });
  });

  button.addEventListener("click", function () {
    mark(rowOf(button));
    var copied = navigator.clipboard ? navigator.clipboard.writeText(location.href) : Promise.reject();
    copied.then(function () {
      button.textContent = "Link copied";
    }, function () {
      button.textContent = "Copy the link from the address bar"; // which names it now
    });
  });
  window.addEventListener("hashchange", openNamed);
  openNamed();
})();
