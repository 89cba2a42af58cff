/* A query -> the documents it finds, ranked. BM25 with what each word weighs worked out at build
   time; all clauses must hold. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var FIELDS = { author: "a", journal: "j", keyword: "k", mesh: "m", title: "t", type: "p", has: "h" };
  var CLAUSE =
    /(-|NOT\s+)?(?:(author|journal|keyword|mesh|title|type|has|year|cites):\s*)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/g;
  var IDENTIFIER = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?(10\.\d{4,9}\/\S+)$|^(?:pmid:?)?(\d{5,9})$|^(pmc\d+)$/i;

  /* What a person typed, as clauses {not, field, text, phrase, open}; `open` marks a last word that
     may not be finished. */
  function parse(query) {
    var clauses = [];
    var found;
    CLAUSE.lastIndex = 0;
    while ((found = CLAUSE.exec(query))) {
      var phrase = found[3] !== undefined;
      var text = phrase ? found[3] : found[4];
      clauses.push({
        not: Boolean(found[1]),
        field: found[2] || "",
        text: text,
        phrase: phrase,
        open: !phrase && CLAUSE.lastIndex === query.length
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
    var ids = index.decodeGaps(space < 0 ? postings : postings.slice(0, space));
    var factor = weight * idf(index, ids.length);
    for (var i = 0; i < ids.length; i++) {
      var level = space < 0 ? 0.5 : index.value(postings.charCodeAt(space + 1 + i)) / 27;
      scores[ids[i]] = Math.max(scores[ids[i]], factor * level);
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

  /* Documents that hold a term, or one that it begins, or, failing these, one it may have meant. */
  async function matchTerm(index, term, open, meant) {
    var scores = scoresOf(index);
    var results = await Promise.all([
      index.find("w", term),
      index.find("c", term),
      open && term.length > 1 ? index.findPrefix("w", term) : []
    ]);
    var hits = add(index, scores, results[0], 1);
    hits += add(index, scores, results[1], 0.15);
    results[2].forEach(function (pair) {
      if (pair[0] !== term && !pair[0].includes(":")) hits += add(index, scores, pair[1], 0.6);
    });
    if (hits || term.length < 4) return scores;
    var words = await index.listVocabulary(term[0]);
    var close = words.filter(function (word) { return nearly(word, term); });
    var postings = await Promise.all(close.map(function (word) { return index.find("w", word); }));
    postings.forEach(function (found) { add(index, scores, found, 0.5); });
    close.forEach(function (word) { meant.push(word); });
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

  /* A word as typed: its whole form, or all of its parts ("NKX2-5"). */
  function matchWord(index, terms, match) {
    if (terms.length === 1) return match(terms[0]);
    return Promise.all([match(terms[0]), fold(terms.slice(1).map(match), both)]).then(
      function (pair) { return either(pair[0], pair[1]); }
    );
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
  function matchField(index, family, text, letter, open) {
    var words = litsite.words.list(text).filter(function (terms) { return terms.length; });
    return fold(
      words.map(function (terms, number) {
        return matchWord(index, terms, async function (term) {
          var scores = scoresOf(index);
          add(index, scores, await index.find(family, letter ? term + ":" + letter : term), 1);
          if (open && number === words.length - 1 && term.length > 1) {
            (await index.findPrefix(family, term)).forEach(function (pair) {
              if (!letter || pair[0].endsWith(":" + letter)) add(index, scores, pair[1], 0.6);
            });
          }
          return scores;
        });
      }),
      both,
      scoresOf(index)
    );
  }

  async function matchClause(index, clause, meant) {
    if (clause.field === "year") return matchYears(index, clause.text);
    var identifier = IDENTIFIER.exec(clause.text.trim());
    if (clause.field === "cites") {
      var key = identifier ? identifier[1] || identifier[2] || identifier[3] : clause.text;
      var scores = scoresOf(index);
      if (add(index, scores, await index.find("c", key.toLowerCase()), 1)) return scores;
      return matchField(index, "c", clause.text, "", clause.open);
    }
    if (clause.field) return matchField(index, "w", clause.text, FIELDS[clause.field], clause.open);
    if (identifier) {
      var exact = scoresOf(index);
      var term = (identifier[1] || identifier[2] || identifier[3]).toLowerCase().replace(/[.,;]$/, "");
      var hits = add(index, exact, await index.find("w", term), 5);
      hits += add(index, exact, await index.find("c", term), 1);
      if (hits) return exact;
    }
    if (clause.phrase) return matchPhrase(index, clause.text);
    var words = litsite.words.list(clause.text).filter(function (terms) { return terms.length; });
    return fold(
      words.map(function (terms, number) {
        var open = clause.open && number === words.length - 1;
        return matchWord(index, terms, function (one) {
          return matchTerm(index, one, open, meant);
        });
      }),
      both,
      null // nothing but stop words: no condition
    );
  }

  var ORDERS = {
    relevance: function (index, scores) {
      return function (a, b) { return scores[b] - scores[a] || a - b; };
    },
    newest: function (index) {
      return function (a, b) { return index.years[b] - index.years[a] || a - b; };
    },
    oldest: function (index) {
      return function (a, b) { return (index.years[a] || 9999) - (index.years[b] || 9999) || a - b; };
    },
    cited: function (index) {
      return function (a, b) { return index.citedBy[b] - index.citedBy[a] || a - b; };
    }
  };

  /* {ids, meant}: documents in order; the words that mistyped ones were taken for. */
  litsite.search = async function (index, query, order) {
    var meant = [];
    var clauses = parse(query);
    var results = await Promise.all(
      clauses.map(function (clause) { return matchClause(index, clause, meant); })
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
    var ids = [];
    for (var id = 0; id < scores.length; id++) if (scores[id]) ids.push(id);
    ids.sort((ORDERS[order] || ORDERS.relevance)(index, scores));
    return { ids: ids, meant: meant };
  };

  litsite.parseQuery = parse;
})();
