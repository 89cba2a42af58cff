/* What was found, in the order asked for. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var LIFTED = 10; // as many results as the page shows at once
  var DATED = 24;
  var YEAR = /\b(?:1[5-9]|20)\d\d\b/;

  /* Works matter less than reviews that say the same, so that reviews come first. */
  function weighKinds(index, scores) {
    index.start.kinds.forEach(function (run, at) {
      if (run[0] !== "work") return;
      var end = at + 1 < index.start.kinds.length ? index.start.kinds[at + 1][1] : index.count;
      for (var id = run[1]; id < end; id++) scores[id] *= 0.4;
    });
  }

  /* What an order sorts by: whole numbers below 2^32, the least first. */
  var ORDERS = {
    relevance: function (index, scores) {
      var bits = new Uint32Array(scores.buffer); // of positive numbers, in their order
      return function (id) { return 0xffffffff - bits[id]; };
    },
    newest: function (index) {
      return function (id) { return 9999 - index.years[id]; };
    },
    oldest: function (index) {
      return function (id) { return index.years[id] || 9999; };
    },
    cited: function (index) {
      return function (id) { return 0xffffffff - index.citedBy[id]; };
    }
  };

  /* The ids of what was found, in order. Numbers alone are sorted much faster than by a function:
     each id stands below what it is sorted by. */
  function sort(scores, key) {
    var keys = new Float64Array(scores.length);
    var count = 0;
    for (var id = 0; id < scores.length; id++) {
      if (scores[id]) keys[count++] = key(id) * 2097152 + id;
    }
    return Array.from(keys.subarray(0, count).sort(), function (each) { return each % 2097152; });
  }

  /* The results with those first that pass a test. */
  function lift(ids, test) {
    return ids.filter(function (id, at) { return test(at); }).concat(ids.filter(function (id, at) { return !test(at); }));
  }

  /* What is called just as the query says, or by the same words, first: a title of common words
     too. Of what has an author and a year, first what lists print by them. */
  async function liftNamed(index, ids, query) {
    function words(text) { return litsite.words.list(text).flat(); }
    function sorted(text) { return words(text).sort().join(" "); }
    var year = YEAR.exec(query);
    var wanted = words(query);
    var mixed = sorted(query);
    var rows = await Promise.all(ids.slice(0, year ? DATED : LIFTED).map(index.show));
    var at = rows.findIndex(function (row) { return words(row[1]).join(" ") === wanted.join(" "); });
    if (at < 0) at = rows.findIndex(function (row) { return sorted(row[1]) === mixed; });
    if (at >= 0) return lift(ids, function (each) { return each === at; });
    if (!year) return ids;
    return lift(ids, function (each) {
      return each < rows.length && rows[each][2].endsWith(year[0]) && words(rows[each][2])[0] === wanted[0];
    });
  }

  /* The ids of what has a score, in order. */
  litsite.orderFound = async function (index, scores, query, order) {
    weighKinds(index, scores);
    if (order === "cited" && !index.citedBy) await index.countCiting();
    var ids = sort(scores, (ORDERS[order] || ORDERS.relevance)(index, scores));
    return ORDERS[order] && order !== "relevance" ? ids : liftNamed(index, ids, query);
  };
})();
