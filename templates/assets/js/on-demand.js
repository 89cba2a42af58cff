/* Scripts that few readers need, loaded when asked for. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var waiting = {};

  /* The promise of a script of the site, loaded once; "assets/cite.js". */
  litsite.need = function (path) {
    if (!waiting[path]) {
      waiting[path] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = litsite.root + path;
        script.onload = function () { resolve(); };
        script.onerror = function () {
          delete waiting[path]; // the next time it may be there
          reject(new Error(path + " could not be loaded"));
        };
        document.head.append(script);
      });
    }
    return waiting[path];
  };

  document.querySelectorAll(".take").forEach(function (take) {
    var box = document.createElement("details");
    var summary = document.createElement("summary");
    box.className = "cite";
    var references = take.closest(".references");
    box.dataset.cite = references ? "references" : "list";
    summary.textContent = references ? "Cite these references" : "Cite this list";
    box.append(summary);
    take.append(box);
  });

  document.querySelectorAll("details[data-cite]").forEach(function (box) {
    var failed = document.createElement("p");
    failed.className = "cite-row";
    failed.setAttribute("role", "alert");
    box.addEventListener("toggle", function () {
      if (box.open) {
        litsite.need("assets/cite.js").then(function () {
          failed.remove();
          litsite.openCiteBox(box);
        }, function () {
          failed.textContent = "The styles to cite in could not be loaded. Check the connection, "
            + "then close this box and open it again.";
          if (!failed.parentNode) box.append(failed); // said once, however often it is tried
        });
      }
    });
  });
})();
