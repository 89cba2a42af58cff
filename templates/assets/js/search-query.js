/* A query -> the documents it finds, ranked. BM25 with what each word weighs worked out at build
   time; all clauses must hold. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var FIELDS = { author: "a", journal: "j", keyword: "k", mesh: "m", title: "t", type: "p", has: "h" };
  // A DOI, a PMID or a PMCID, and the words and addresses that stand before one.
  var IDENTIFIER = /^(10\.\d{4,9}\/\S*)$|^0*([1-9]\d{4,8})$|^(pmc\d+)$/i;
  var BYLINE = 20; // more than a word weighs
  var LIFTED = 10; // as many results as the page shows at once
  // As lists print who and when: "Taeb SA et al. 2015".
  var YEAR = /^(?:1[5-9]|20)\d\d$/;
  var INITIALS = /^\p{Lu}[\p{Lu}.-]{0,4}$/u;
  var SMALL_INITIALS = /^\p{Ll}{1,2}$/u; // "taeb sa", behind the name alone: "t cell" has none
  // "H. pylori": a genus that texts print whole
  var GENUS = /^\p{Lu}\.$/u;
  var SPECIES = /^\p{Ll}{3,}/u;
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
    var greek = await Promise.all(
      litsite.spellings.listGreek(term).map(function (word) { return index.find(family, word + ending); })
    );
    greek.forEach(function (found) { hits += add(index, scores, found, 0.9 * weight); });
    if (!open || term.length < 2) return hits;
    var begun = await index.findPrefix(family, term, Boolean(ending));
    begun.forEach(function (pair) {
      var colon = pair[0].indexOf(":");
      if (pair[0] === term + ending || (ending ? !pair[0].endsWith(ending) : colon >= 0)) return;
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

  /* Documents in whose title or abstract the words stand one after the other. */
  async function matchPhrase(index, text) {
    var slots = []; // [term, how far it stands from the first]
    var place = 0;
    litsite.words.list(text).forEach(function (terms) {
      if (terms.length > 1) {
        terms.slice(1).forEach(function (term) { slots.push([term, place++]); });
      } else {
        if (terms.length) slots.push([terms[0], place]);
        place++;
      }
    });
    var scores = scoresOf(index);
    if (!slots.length) return scores;
    var postings = await Promise.all(slots.map(function (slot) { return index.find("p", slot[0]); }));
    if (postings.includes(null)) return scores;
    var starts = null; // document -> Set of places where the phrase could begin
    postings.forEach(function (found, number) {
      var parts = found.split(" ");
      var here = new Map();
      index.decodeGaps(parts[0]).forEach(function (id, n) {
        if (starts && !starts.has(id)) return;
        var begins = index.decodeGaps(parts[n + 1]).map(function (at) { return at - slots[number][1]; });
        var kept = starts ? begins.filter(function (at) { return starts.get(id).has(at); }) : begins;
        if (kept.length) here.set(id, new Set(kept));
      });
      starts = here;
    });
    var weight = slots.length * idf(index, starts.size);
    starts.forEach(function (begins, id) { scores[id] = weight; });
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

  /* Documents by an author whose name is a word beside initials: "Taeb SA", "S. Taeb". */
  function matchNamed(index, beside) {
    var names = beside.filter(isPlain);
    return fold(
      names.map(function (each) { return matchField(index, "w", each.text, ":a", false, []); }),
      either,
      scoresOf(index)
    );
  }

  /* A clause of words alone; a year and an author's initials are what they look like too. */
  async function matchWords(index, clause, meant, beside) {
    var words = litsite.words.list(clause.text).filter(function (terms) { return terms.length; });
    var scores = await fold(
      words.map(function (terms, number) {
        var open = clause.open && number === words.length - 1;
        return matchWord(index, terms, function (term, guess) {
          return guess && clause.misspelled ? matchMisspelled(index, term, meant)
            : matchTerm(index, term, open, guess, meant);
        });
      }),
      both,
      null // nothing but stop words: no condition
    );
    if (scores && YEAR.test(clause.text)) return either(scores, matchYears(index, clause.text));
    if (scores && GENUS.test(clause.text) && isPlain(beside[1]) && SPECIES.test(beside[1].text)) {
      return scores.map(function (score) { return score || 0.001; });
    }
    if (scores && INITIALS.test(clause.text)) return either(scores, await matchNamed(index, beside));
    if (scores && SMALL_INITIALS.test(clause.text) && beside[0]) {
      var named = await matchNamed(index, beside.slice(0, 1));
      // Words that begin so ("sahin") are less than the name.
      return named.some(Boolean) ? either(scores.map(function (score) { return score && 0.001; }), named) : scores;
    }
    return scores;
  }

  async function matchClause(index, clause, meant, loose, beside) {
    if (clause.field === "year") return matchYears(index, clause.text);
    var found = IDENTIFIER.exec(clause.text.trim().replace(/[.,;]+$/, ""));
    var identifier = found && (found[1] || found[2] || found[3]).toLowerCase();
    if (clause.field === "cites") {
      var citing = await matchCiting(index, identifier || clause.text.toLowerCase(), 1);
      if (identifier || citing.some(Boolean)) return citing;
      return matchField(index, "c", clause.text, "", clause.open, meant);
    }
    if (clause.field) {
      var ending = ":" + FIELDS[clause.field];
      return matchField(index, "w", clause.text, ending, clause.open, meant);
    }
    if (identifier) {
      var exact = await matchCiting(index, identifier, 0.1);
      var hits = await addTerm(index, exact, "w", identifier, "", clause.open && Boolean(found[1]), 5);
      if (hits || exact.some(Boolean)) return exact;
    }
    if (clause.phrase) {
      var inOrder = await matchPhrase(index, clause.text);
      if (clause.not || inOrder.some(Boolean)) return inOrder;
      loose.push(clause.text.trim()); // where order is not known: in what works are called, in texts
    }
    return matchWords(index, clause, meant, beside);
  }

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

  function isPlain(clause) {
    return Boolean(clause) && !(clause.field || clause.phrase || clause.not);
  }

  /* Words beside each other that are one word too: "NLRP 3" is NLRP3, "health care" healthcare, and
     "Taeb 2015" is what a cited work is found by. [clauses, scores] of those that are found. */
  async function listJoined(index, clauses) {
    var joined = clauses.map(async function (clause, at) {
      var next = at + 1;
      var after = clauses[next + 1];
      var between = after ? clauses[next].text : "";
      if ((INITIALS.test(between) || SMALL_INITIALS.test(between)) && YEAR.test(after.text)) next++;
      if (!isPlain(clause) || !isPlain(clauses[next])) return null;
      var text = clause.text.replace(/[^\p{L}\p{N}]+$/u, "") + clauses[next].text.replace(/^[^\p{L}\p{N}]+/u, "");
      var words = litsite.words.list(text);
      // Two numbers are no word: they could be a PMID.
      if (words.length !== 1 || !words[0].length || !/\D/.test(words[0][0])) return null;
      var scores = await matchTerm(index, words[0][0], false, false, []);
      if (YEAR.test(clauses[next].text)) { // by the author in that year: before what cites such
        var named = await matchField(index, "w", clause.text, ":a", false, []);
        var dated = matchYears(index, clauses[next].text);
        scores = scores.map(function (score, id) { return named[id] && dated[id] ? BYLINE : score; });
      }
      return scores.some(Boolean) ? [clauses.slice(at, next + 1), scores] : null;
    });
    return (await Promise.all(joined)).filter(Boolean);
  }

  /* The scores where no document has all words, but has all if one of them is mistyped: "barret"
     is an author, and "barret esophagus" nothing. */
  async function matchAllButOne(index, clauses, meant) {
    var tried = clauses.slice(0, 8).map(async function (clause, at) {
      if (!isPlain(clause) || /\d/.test(clause.text)) return scoresOf(index);
      var words = [];
      var asked = clauses.slice();
      asked[at] = Object.assign({}, clause, { misspelled: true, open: false });
      var scores = await matchAll(index, asked, words, []);
      var held = await Promise.all(words.map(async function (word) {
        var found = scoresOf(index);
        add(index, found, await index.find("w", word), 1);
        return both(found, scores).some(Boolean);
      }));
      words.forEach(function (word, number) { if (held[number]) meant.push(word); });
      return scores;
    });
    return fold(tried, either, scoresOf(index));
  }

  /* The scores of clauses that must all hold. */
  async function matchAll(index, clauses, meant, loose) {
    var joined = await listJoined(index, clauses);
    var results = await Promise.all(
      clauses.map(async function (clause, at) {
        var own = joined.filter(function (each) { return each[0].includes(clause); });
        var guessed = [];
        var found = await matchClause(index, clause, guessed, loose, [clauses[at - 1], clauses[at + 1]]);
        if (own.length && guessed.length) found = scoresOf(index); // part of a word, not a wrong one
        else guessed.forEach(function (word) { meant.push(word); });
        return found && own.reduce(function (all, each) { return either(all, each[1]); }, found);
      })
    );
    var scores = null;
    results.forEach(function (found, number) {
      if (!found || clauses[number].not) return;
      scores = scores ? both(scores, found) : found;
    });
    if (!scores) scores = scoresOf(index).fill(results.some(Boolean) ? 1 : 0);
    results.forEach(function (found, number) {
      if (found && clauses[number].not) {
        scores = scores.map(function (score, id) { return found[id] ? 0 : score; });
      }
    });
    return scores;
  }

  /* What is called just as the query says, first: a title of common words too. */
  async function liftTitle(index, ids, query) {
    function words(text) { return litsite.words.list(text).flat().join(" "); }
    var wanted = words(query);
    var rows = await Promise.all(ids.slice(0, LIFTED).map(index.show));
    var at = rows.findIndex(function (row) { return words(row[1]) === wanted; });
    return at > 0 ? [ids[at]].concat(ids.filter(function (id) { return id !== ids[at]; })) : ids;
  }

  /* {ids, meant, loose, apart}: documents in order; the words that mistyped ones were taken for;
     phrases that no title or abstract has, in place of which their words were looked up; whether
     the words are there, but not together. */
  litsite.search = async function (index, query, order) {
    var meant = [];
    var loose = [];
    var clauses = litsite.parseQuery(query);
    var scores = await matchAll(index, clauses, meant, loose);
    if (!scores.some(Boolean) && litsite.hasSpacedField(query)) { // "Surgical mesh: a review" is a title
      scores = await matchAll(index, litsite.parseQuery(query, true), meant, loose);
    }
    var apart = clauses.length > 1 && !scores.some(Boolean);
    if (apart) {
      meant = [];
      scores = await matchAllButOne(index, clauses, meant);
    }
    weighKinds(index, scores);
    if (order === "cited" && !index.citedBy) await index.countCiting();
    var ids = sort(scores, (ORDERS[order] || ORDERS.relevance)(index, scores));
    if (!ORDERS[order] || order === "relevance") ids = await liftTitle(index, ids, query);
    return { ids: ids, meant: Array.from(new Set(meant)), loose: Array.from(new Set(loose)), apart: apart };
  };

})();
