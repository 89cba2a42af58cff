/* A query -> the documents it finds, ranked. BM25 with what each word weighs worked out at build
   time; all clauses must hold. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var FIELDS = { author: "a", journal: "j", keyword: "k", mesh: "m", title: "t", type: "p", has: "h" };
  var CLAUSE =
    /(-|NOT\s+)?(?:(author|journal|keyword|mesh|title|type|has|year|cites):\s*)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/g;
  // A DOI, a PMID or a PMCID, and the words and addresses that stand before one.
  var IDENTIFIER = /^(10\.\d{4,9}\/\S*)$|^0*([1-9]\d{4,8})$|^(pmc\d+)$/i;
  // As lists print who and when: "Taeb SA et al. 2015".
  var YEAR = /^(?:1[5-9]|20)\d\d$/;
  var INITIALS = /^\p{Lu}[\p{Lu}.-]{0,4}$/u;
  var ET_AL = /(\s)et al\b\.?/gi;
  var BEFORE_IDENTIFIER =
    /(?:https?:\/\/(?:[\w.-]+\.)?(?:doi\.org|nih\.gov(?:\/pmc)?(?:\/articles)?|ncbi\.nlm\.nih\.gov\/pubmed)\/|\b(?:doi|pmid|pmcid)\s*[:=]?\s*)(?=10\.\d|\d|pmc\d)/gi;

  /* What a person typed, as clauses {not, field, text, phrase, open, raw}; `open` marks a word that may
     not be finished. */
  function parse(query) {
    var clauses = [];
    var found;
    query = query.replace(BEFORE_IDENTIFIER, "").replace(ET_AL, "$1");
    CLAUSE.lastIndex = 0;
    while ((found = CLAUSE.exec(query))) {
      var phrase = found[3] !== undefined;
      var text = phrase ? found[3] : found[4];
      clauses.push({
        not: Boolean(found[1]),
        field: found[2] || "",
        text: text,
        phrase: phrase,
        // "immun*" too is a beginning.
        open: !phrase && (CLAUSE.lastIndex === query.length || text.endsWith("*")),
        raw: found[0].trim()
      });
    }
    return clauses;
  }

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

  /* One substitution, insertion, deletion or transposition apart. */
  function nearly(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    var i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    var restA = a.slice(i);
    var restB = b.slice(i);
    return (
      restA.slice(1) === restB.slice(1) ||
      restA.slice(1) === restB ||
      restA === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  }

  /* The words of the index that a mistyped one may have meant. */
  async function listMeant(index, term) {
    if (term.length < 4) return [];
    var read = await Promise.all([
      index.listVocabulary(term[0]),
      index.find("s", term.slice(1)), // another letter stands first
      index.find("s", term) // the first letter is missing
    ]);
    var words = read[0].filter(function (word) { return nearly(word, term); });
    (read[1] || "").split("").forEach(function (letter) { words.push(letter + term.slice(1)); });
    (read[2] || "").split("").forEach(function (letter) { words.push(letter + term); });
    words.push(term.slice(1), term[1] + term[0] + term.slice(2)); // one too many; two changed places
    return Array.from(new Set(words));
  }

  /* What a word may be the beginning of though no term begins so: "studie" of studies, study. */
  function finish(term) {
    return [litsite.words.stem(term + "s"), litsite.words.stem(term + "es")].filter(
      function (word) { return !word.startsWith(term); }
    );
  }

  /* Add what one term finds in a family and field ("" for none); how many documents. */
  async function addTerm(index, scores, family, term, ending, open, weight) {
    var hits = add(index, scores, await index.find(family, term + ending), weight);
    if (!open || term.length < 2) return hits;
    var begun = await index.findPrefix(family, term, Boolean(ending));
    begun.forEach(function (pair) {
      var colon = pair[0].indexOf(":");
      if (pair[0] === term + ending || (ending ? !pair[0].endsWith(ending) : colon >= 0)) return;
      hits += add(index, scores, pair[1], 0.6 * weight);
    });
    var others = await Promise.all(
      finish(term).map(function (word) { return index.find(family, word + ending); })
    );
    others.forEach(function (found) { hits += add(index, scores, found, 0.6 * weight); });
    return hits;
  }

  /* Add what a word may have meant that finds nothing as it is. */
  async function addMeant(index, scores, term, ending, meant) {
    var close = await listMeant(index, term);
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
    var hits = await Promise.all([
      addTerm(index, scores, "w", term, "", open, 1),
      addTerm(index, scores, "c", term, "", false, 0.15)
    ]);
    if (guess && !hits[0] && !hits[1]) await addMeant(index, scores, term, "", meant);
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
      fold(parts.map(function (part) { return match(part, false); }), both)
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
    var names = beside.filter(function (each) { return each && !(each.field || each.phrase || each.not); });
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
          return matchTerm(index, term, open, guess, meant);
        });
      }),
      both,
      null // nothing but stop words: no condition
    );
    if (scores && YEAR.test(clause.text)) return either(scores, matchYears(index, clause.text));
    if (scores && INITIALS.test(clause.text)) return either(scores, await matchNamed(index, beside));
    return scores;
  }

  async function matchClause(index, clause, meant, beside) {
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
    if (clause.phrase) return matchPhrase(index, clause.text);
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

  /* {ids, meant}: documents in order; the words that mistyped ones were taken for. */
  litsite.search = async function (index, query, order) {
    var meant = [];
    var clauses = parse(query);
    var results = await Promise.all(
      clauses.map(function (clause, at) {
        return matchClause(index, clause, meant, [clauses[at - 1], clauses[at + 1]]);
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
    weighKinds(index, scores);
    if (order === "cited" && !index.citedBy) await index.countCiting();
    var ids = sort(scores, (ORDERS[order] || ORDERS.relevance)(index, scores));
    return { ids: ids, meant: Array.from(new Set(meant)) };
  };

  litsite.parseQuery = parse;
})();
