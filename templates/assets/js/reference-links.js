/* The link to one reference, to send or to keep: the reference that is clicked, that a link of its
   line has the keyboard's focus in, or that the address names offers to copy it. One button goes
   from line to line, so that a long list has no stop more for each. */
(function () {
  "use strict";
  var lists = document.querySelectorAll(".refs");
  if (!lists.length) return;
  var button = document.createElement("button");
  button.type = "button";

  function offer(row) {
    if (!row || button.parentNode === row.lastElementChild) return;
    button.textContent = "Copy link";
    row.lastElementChild.append(" ", button);
  }

  function rowOf(node) {
    return node.closest(".refs > li");
  }

  /* The line that the address names, marked where it stands. */
  function mark(row) {
    var top = window.scrollY;
    location.replace("#" + row.id);
    window.scrollTo(0, top);
    offer(row);
  }

  function offerNamed() {
    var named = window.litsite.findNamed();
    if (named && named.matches(".refs > li")) offer(named);
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
  window.addEventListener("hashchange", offerNamed);
  offerNamed();
})();
