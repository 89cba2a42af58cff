/* A search where nothing has all words: what a DOI or PMID among them names; what has them all if one is
   mistyped; what has most of them; what is found without one. Loaded when a search comes to it. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var match = litsite.match;
  var query = litsite.clauses; // search-query.js
  var SURE = /^(?:10\.\d{4,9}\/\S+|0*[1-9]\d{6,8}|pmc\d+)\.?$/i; // no page or year
  var LONG = 8; // clauses: more are a title or a citation
  var MOST = 0.6; // of the words

  /* The scores where no document has all words, but has all if one of them is mistyped: "barret"
     is an author, and "barret esophagus" nothing. */
  async function matchAllButOne(index, clauses, said) {
    var tried = clauses.map(async function (clause, at) {
      if (!query.isPlain(clause) || /\d/.test(clause.text)) return match.scoresOf(index);
      var own = query.sayNothing();
      var asked = clauses.slice();
      asked[at] = Object.assign({}, clause, { misspelled: true, open: false });
      var scores = (await query.matchAll(index, asked, own)).scores;
      var held = await Promise.all(own.meant.map(async function (word) {
        var found = match.scoresOf(index);
        match.add(index, found, await index.find("w", word), 1);
        return match.both(found, scores).some(Boolean);
      }));
      own.meant.forEach(function (word, number) { if (held[number]) said.meant.push(word); });
      return scores;
    });
    return match.fold(tried, match.either, match.scoresOf(index));
  }

  /* What is asked for by DOI, PMCID or PMID among much else, as in a citation that was pasted. */
  function matchNamedSo(index, clauses, found) {
    return clauses.reduce(function (scores, clause, at) {
      var named = query.isPlain(clause) && found[at] && SURE.test(clause.text);
      return named ? match.either(scores, found[at]) : scores;
    }, match.scoresOf(index));
  }

  /* The scores of what has most of the words, of three and more: of those that anything has, for
     names, pages and misprints of a pasted citation may be in nothing. */
  function matchMost(index, clauses, found) {
    var sums = match.scoresOf(index);
    var counts = new Uint16Array(index.count);
    var held = 0;
    var words = clauses.filter(function (clause, at) {
      if (!query.isPlain(clause) || !found[at]) return false;
      if (found[at].some(Boolean)) held++;
      found[at].forEach(function (score, id) {
        sums[id] += score;
        counts[id] += score ? 1 : 0;
      });
      return true;
    });
    var least = Math.max(2, Math.ceil(MOST * held));
    return sums.map(function (sum, id) {
      var asked = clauses.every(function (clause, at) {
        return query.isPlain(clause) || !found[at] || Boolean(found[at][id]) !== clause.not;
      });
      return words.length > 2 && counts[id] >= least && asked ? sum : 0;
    });
  }

  /* [what was typed without one of its words, how many documents], the most first. */
  function listWithout(index, clauses, found) {
    if (clauses.length > LONG) return [];
    return clauses.map(function (left) {
      var others = clauses.filter(function (clause) { return clause !== left; });
      return [others.map(function (clause) { return clause.raw; }).join(" "), query.join(index, clauses, found, left).reduce(function (sum, score) { return sum + (score ? 1 : 0); }, 0)];
    }).filter(function (pair) { return pair[1]; }).sort(function (a, b) { return b[1] - a[1]; });
  }

  /* {scores, apart, said, listWithout} for clauses of which nothing holds all: `apart` is "name",
     "typo" or "most", as in litsite.search, `said` what is to be said in place of the rest;
     `found` has the scores of each. */
  litsite.searchFewer = async function (index, clauses, found) {
    var scores = matchNamedSo(index, clauses, found);
    var apart = "name";
    var said = null;
    function isFound() { return scores.some(Boolean); }
    if (!isFound() && clauses.length <= LONG) {
      apart = "typo";
      said = query.sayNothing();
      scores = await matchAllButOne(index, clauses, said);
    }
    if (!isFound()) {
      apart = "most";
      scores = matchMost(index, clauses, found);
    }
    return {
      scores: scores, apart: apart, said: said,
      listWithout: function () { return listWithout(index, clauses, found); }
    };
  };
})();
