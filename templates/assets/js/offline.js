/* Over https alone: the manifest and the worker that keeps pages for reading offline. From disk
   a browser refuses both, and needs neither. */
(function () {
  "use strict";
  if (location.protocol !== "https:" || !("serviceWorker" in navigator)) return;
  var root = window.litsite.root;
  var link = document.createElement("link");
  link.rel = "manifest";
  link.href = root + "site.webmanifest";
  document.head.append(link);
  // The page that brings the worker was there before it: it is asked for once more, to be kept too.
  if (!navigator.serviceWorker.controller) {
    navigator.serviceWorker.addEventListener("controllerchange", function () {
      performance.getEntriesByType("resource")
        .map(function (each) { return each.name; })
        .concat(location.href)
        .forEach(function (address) { fetch(address).catch(function () {}); });
    }, { once: true });
  }
  window.addEventListener("load", function () {
    navigator.serviceWorker.register(root + "worker.js").catch(function () {
      // Refused, as in some private windows: the site works without.
    });
  });
})();
