/* Where this page lies in its site, as the tag of the site's own script says it: the way to the
   site's folder, and in how many files the previews are. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var own = document.querySelector("script[src*='assets/site.js']");
  litsite.root = own.getAttribute("src").split("assets/site.js")[0];
  litsite.shards = Number(own.dataset.shards) || 1;
})();
