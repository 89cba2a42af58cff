/* What a term, a word, a phrase, a field or a year finds: scores by document. BM25 with what each
   word weighs worked out at build time. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  // What a hyphen parts from its word, or nothing does: "non-alcoholic".
  var PREFIXED = /^(anti|auto|bio|co|extra|hyper|hypo|inter|intra|macro|meta|micro|mid|mono|multi|neo|neuro|non|over|peri|post|pre|pro|re|self|semi|sub|super|supra|trans|un|under)(.{4,})$/;
  var INNER = /^[^\/]*[:*+]/; // terms within fields, and those of abbreviations

  /* Scores by document; 0 where it does not match. */
  function scoresOf(index) {
    return new Float32Array(index.count);
  }

  function idf(index, documents) {
    return Math.log(1 + (index.count - documents + 0.5) / (documents + 0.5));
  }

  /* Add a word's postings ("gaps levels"), or a field's or cited title's ("gaps"). */
  function add(index, scores, postings, weight) {
    if (postings === null) return 0;
    var space = postings.indexOf(" ");
    var ids = index.decodeGaps(postings, space < 0 ? postings.length : space);
    var factor = weight * idf(index, ids.length);
    for (var i = 0; i < ids.length; i++) {
      var level = space < 0 ? 0.5 : index.value(postings.charCodeAt(space + 1 + i)) / 27;
      if (factor * level > scores[ids[i]]) scores[ids[i]] = factor * level;
    }
    return ids.length;
  }

  /* Add what one term finds in a family and field ("" for none); how many documents. */
  async function addTerm(index, scores, family, term, ending, open, weight) {
    var hits = add(index, scores, await index.find(family, term + ending), weight);
    var spelled = await Promise.all(
      litsite.spellings.listOther(term).map(function (word) { return index.find(family, word + ending); })
    );
    spelled.forEach(function (found) { hits += add(index, scores, found, 0.9 * weight); });
    if (!open || term.length < 2) return hits;
    var begun = await index.findPrefix(family, term, Boolean(ending));
    begun.forEach(function (pair) {
      if (pair[0] === term + ending || (ending ? !pair[0].endsWith(ending) : INNER.test(pair[0]))) return;
      hits += add(index, scores, pair[1], 0.6 * weight);
    });
    var others = await Promise.all(
      litsite.spellings.finish(term).map(function (word) { return index.find(family, word + ending); })
    );
    others.forEach(function (found) { hits += add(index, scores, found, 0.6 * weight); });
    return hits;
  }

  /* Add what a word may have meant that finds nothing as it is. */
  async function addMeant(index, scores, term, ending, meant) {
    var close = await litsite.spellings.listMeant(index, term);
    var found = await Promise.all(
      close.map(function (word) { return index.find("w", word + ending); })
    );
    found.forEach(function (postings, at) {
      if (add(index, scores, postings, 0.5)) meant.push(close[at]);
    });
  }

  /* Documents that hold a term, or one that it begins, or, failing these, one it may have meant. */
  async function matchTerm(index, term, open, guess, meant) {
    var scores = scoresOf(index);
    await Promise.all([
      addTerm(index, scores, "w", term, "", open, 1),
      addTerm(index, scores, "c", term, "", false, 0.15)
    ]);
    var split = /^(.*\d)([abgdk])$/.exec(term); // "IL-1b" of "IL-1 beta"
    if (split) {
      var halves = [split[1], litsite.spellings.GREEK[split[2]]].map(function (half) {
        return matchTerm(index, half, false, false, []);
      });
      scores = either(scores, await fold(halves, both));
    }
    if (guess && !scores.some(Boolean)) await addMeant(index, scores, term, "", meant);
    return scores;
  }

  /* Documents that hold what a word may have meant, whether or not it finds something as it is. */
  async function matchMisspelled(index, term, meant) {
    var scores = scoresOf(index);
    await addMeant(index, scores, term, "", meant);
    return scores;
  }

  function both(a, b) {
    return a.map(function (score, id) { return score && b[id] ? score + b[id] : 0; });
  }

  function either(a, b) {
    return a.map(function (score, id) { return Math.max(score, b[id]); });
  }

  async function fold(list, join, start) {
    var all = await Promise.all(list);
    return all.length ? all.reduce(join) : start;
  }

  /* A word as typed: its whole form, or all of its parts ("NKX2-5"). `match(term, guess)` finds
     what holds a term; with `guess` also what it may have meant. */
  async function matchWord(index, terms, match) {
    if (terms.length === 1) return match(terms[0], true);
    var parts = terms.slice(1);
    var pair = await Promise.all([
      match(terms[0], false),
      fold(parts.map(async function (part) {
        var found = await match(part, false);
        var greek = litsite.spellings.GREEK[part];
        return greek ? either(found, await match(greek, false)) : found;
      }), both)
    ]);
    var scores = pair[1] ? either(pair[0], pair[1]) : pair[0];
    if (scores.some(Boolean) || !parts.length) return scores;
    return fold(parts.map(function (part) { return match(part, true); }), both);
  }

  /* The rows of terms by which a text may say a word, hyphened or not: its parts, its whole. */
  function listWays(terms) {
    var whole = terms.slice(0, 1);
    if (terms.length > 1) return [terms.slice(1), whole];
    var found = PREFIXED.exec(whole[0]);
    return found ? [whole, found.slice(1)] : [whole];
  }

  /* Documents in whose title or abstract the words stand one after the other. */
  async function matchPhrase(index, text) {
    var words = litsite.words.list(text).map(listWays);
    var postings = {};
    await Promise.all(Array.from(new Set(words.flat(2)), async function (term) {
      postings[term] = await index.find("p", term);
    }));
    var ends = null; // document -> Set of places where the next word must stand

    function follow(before, term) {
      var here = new Map();
      if (!term) { // a stop word, which has a place though it is not in the index
        if (!before) return before;
        before.forEach(function (places, id) {
          here.set(id, new Set(Array.from(places, function (place) { return place + 1; })));
        });
        return here;
      }
      if (postings[term] === null) return here;
      var parts = postings[term].split(" ");
      index.decodeGaps(parts[0]).forEach(function (id, n) {
        var wanted = before && before.get(id);
        if (before && !wanted) return;
        var places = index.decodeGaps(parts[n + 1]);
        if (before) places = places.filter(function (place) { return wanted.has(place); });
        if (places.length) here.set(id, new Set(places.map(function (place) { return place + 1; })));
      });
      return here;
    }

    words.forEach(function (ways) {
      var after = ways.map(function (way) {
        return way.length ? way.reduce(follow, ends) : follow(ends, "");
      });
      ends = after[0];
      if (after[1]) after[1].forEach(function (places, id) {
        ends.set(id, new Set([].concat(Array.from(ends.get(id) || []), Array.from(places))));
      });
    });
    var scores = scoresOf(index);
    if (!ends) return scores;
    var weight = words.flat(2).length * idf(index, ends.size);
    ends.forEach(function (places, id) { scores[id] = weight; });
    return scores;
  }

  function matchYears(index, text) {
    var range = /^(\d{4})?(?:(-|–|\.\.)(\d{4})?)?$/.exec(text);
    var scores = scoresOf(index);
    if (!range || !(range[1] || range[3])) return scores;
    var first = Number(range[1] || 0);
    var last = range[2] ? Number(range[3] || 9999) : first;
    index.years.forEach(function (year, id) {
      if (year !== null && year >= first && year <= last) scores[id] = 0.01;
    });
    return scores;
  }

  /* All words of a text within a field, or in the titles of cited works. */
  function matchField(index, family, text, ending, open, meant) {
    var words = litsite.words.list(text).filter(function (terms) { return terms.length; });
    return fold(
      words.map(function (terms, number) {
        return matchWord(index, terms, async function (term, guess) {
          var scores = scoresOf(index);
          var last = open && number === words.length - 1;
          var hits = await addTerm(index, scores, family, term, ending, last, 1);
          if (guess && !hits && family === "w") await addMeant(index, scores, term, ending, meant);
          return scores;
        });
      }),
      both,
      scoresOf(index)
    );
  }

  /* Documents that cite a work by its identifier or key. */
  async function matchCiting(index, identifier, weight) {
    var scores = scoresOf(index);
    (await index.findCiting(identifier)).forEach(function (id) { scores[id] = weight; });
    return scores;
  }

  litsite.match = {
    scoresOf: scoresOf, add: add, term: matchTerm, misspelled: matchMisspelled, word: matchWord,
    phrase: matchPhrase, years: matchYears, field: matchField, citing: matchCiting,
    addTerm: addTerm, both: both, either: either, fold: fold
  };
})();
