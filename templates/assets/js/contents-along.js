/* On a wide screen the contents of a long article go along beside it and say where one reads. They
   stand below the facts, at the end of the margin, so nothing moves when they come. */
(function () {
  "use strict";
  var LONG = 6; // sections
  var NEAR = 120; // pixels from the screen's top, above which a section has begun
  var contents = document.querySelector(".review .contents");
  var margin = document.querySelector(".review .margin");
  if (!contents || !margin || contents.querySelectorAll("a").length < LONG) return;
  var along = document.createElement("nav");
  along.className = "along";
  along.setAttribute("aria-label", "Where you read");
  along.append(contents.firstElementChild.cloneNode(true));
  along.querySelectorAll(".narrow").forEach(function (each) { each.remove(); });
  margin.append(along);

  var parts = Array.from(along.querySelectorAll("a"), function (link) {
    return { link: link, begins: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter(function (part) { return part.begins; });
  var waiting = false;

  function follow() {
    waiting = false;
    if (!along.offsetParent) return; // there is no room for it
    var here = parts.filter(function (part) { return part.begins.getBoundingClientRect().top < NEAR; }).pop();
    parts.forEach(function (part) {
      if (part === here) part.link.setAttribute("aria-current", "location");
      else part.link.removeAttribute("aria-current");
    });
  }

  window.addEventListener("scroll", function () {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });
  follow();
})();
