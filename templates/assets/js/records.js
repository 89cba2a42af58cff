/* What pages are about, as CSL-JSON, loaded when it is wanted: for cite boxes and for the preview
   of a work. The files are those of generator/site/exports/record_files.py. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var held = {}; // the file's number -> {path: record}

  /* Each file of records calls this. */
  litsite.records = function (file, text) {
    held[file] = JSON.parse(text);
  };

  /* FNV-1a, 32 bits, of a text's UTF-8. */
  litsite.hash = function (text) {
    var hash = 0x811c9dc5;
    new TextEncoder().encode(text).forEach(function (byte) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    });
    return hash;
  };

  var USUAL = [
    "title", "author", "container-title", "issued", "volume", "issue", "page", "DOI", "PMID"
  ];

  /* A record as files hold it, brief (generator/site/exports/records.py), made whole. */
  function unfold(path, brief) {
    var record = { id: path.replace(/^.*\/|\.html$/g, ""), type: "article-journal" };
    USUAL.forEach(function (field, place) {
      if (brief[place]) record[field] = brief[place];
    });
    Object.assign(record, brief[USUAL.length]);
    ["author", "editor", "translator"].forEach(function (field) {
      if (record[field]) {
        record[field] = record[field].map(function (name) {
          return Array.isArray(name) ? { family: name[0], given: name[1] } : name;
        });
      }
    });
    ["issued", "available-date", "accessed"].forEach(function (field) {
      if (Array.isArray(record[field])) record[field] = { "date-parts": [record[field]] };
    });
    return record;
  }

  function fileOf(path) {
    return litsite.hash(path) % held.count;
  }

  /* The promise of the records of pages, in their order; pages without one are left out. It is
     broken where there is none and a file could not be loaded: the next time it may be there. */
  litsite.loadRecords = function (paths) {
    var failed = null;
    return (held.count ? Promise.resolve() : litsite.need("records/count.js"))
      .then(function () {
        var files = Array.from(new Set(paths.map(fileOf)));
        return Promise.all(files.map(function (file) {
          return litsite.need("records/" + file + ".js").catch(function (error) { failed = error; });
        }));
      })
      .then(function () {
        var found = paths
          .filter(function (path) { return (held[fileOf(path)] || {})[path]; })
          .map(function (path) { return unfold(path, held[fileOf(path)][path]); });
        if (failed && !found.length) throw failed;
        return found;
      });
  };
})();
