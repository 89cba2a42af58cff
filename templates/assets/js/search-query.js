/* A query -> the documents it finds: all clauses must hold. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var match = litsite.match; // search-match.js, which stands before
  var FIELDS = { author: "a", journal: "j", keyword: "k", mesh: "m", title: "t", type: "p", has: "h" };
  // A DOI, a PMID or a PMCID, and the words and addresses that stand before one.
  var IDENTIFIER = /^(10\.\d{4,9}\/\S*)$|^0*([1-9]\d{4,8})$|^(pmc\d+)$/i;
  var PLACE = /(\d+)(?:\([^()]*\))?:([a-z]*\d+)/i; // volume and first page: "2022;117(4):559-587"
  var BYLINE = 20; // more than a word weighs
  var ACRONYM = /^\p{L}{3,8}$/u;
  // As lists print who and when: "Taeb SA et al. 2015".
  var YEAR = /^(?:1[5-9]|20)\d\d$/;
  var INITIALS = /^\p{Lu}[\p{Lu}.-]{0,4}$/u;
  var SMALL_INITIALS = /^\p{Ll}{1,2}$/u; // "taeb sa", behind the name alone: "t cell" has none
  // "H. pylori": a genus that texts print whole
  var GENUS = /^\p{Lu}\.$/u;
  var SPECIES = /^\p{Ll}{3,}/u;

  /* What is said of a search: the words that mistyped ones were taken for; phrases that no title or
     abstract has, in place of which their words were looked up; what was searched too, being the
     long form or the short one; short forms that stand for several things. */
  function sayNothing() {
    return { meant: [], loose: [], also: [], several: [] };
  }

  function isPlain(clause) {
    return Boolean(clause) && !(clause.field || clause.phrase || clause.not);
  }

  /* Documents by an author whose name is a word beside initials: "Taeb SA", "S. Taeb". */
  function matchNamed(index, beside) {
    var names = beside.filter(isPlain);
    return match.fold(
      names.map(function (each) { return match.field(index, "w", each.text, ":a", false, []); }),
      match.either,
      match.scoresOf(index)
    );
  }

  /* What a journal known by an acronym holds ("JCI"): where no text has the word, that is meant. Null
     for a word that is no such. */
  async function matchInitials(index, clause, words) {
    if (words.length !== 1 || !isPlain(clause) || clause.misspelled || !ACRONYM.test(clause.text)) return null;
    var found = await Promise.all([index.find("w", words[0][0]), index.find("w", words[0][0] + ":j")]);
    if (found[1] === null || found[0] !== null && /\p{Ll}/u.test(clause.text)) return null;
    var scores = match.scoresOf(index);
    match.add(index, scores, found[1], 1);
    return { alone: found[0] === null, scores: scores };
  }

  /* A clause of words alone; a year and an author's initials are what they look like too, and an
     abbreviation what it stands for. */
  async function matchWords(index, clause, said, beside) {
    var words = litsite.words.list(clause.text).filter(function (terms) { return terms.length; });
    var journals = await matchInitials(index, clause, words);
    if (journals && journals.alone) return journals.scores;
    var scores = await match.fold(
      words.map(function (terms, number) {
        var open = clause.open && number === words.length - 1;
        return match.word(index, terms, function (term, guess) {
          return guess && clause.misspelled ? match.misspelled(index, term, said.meant)
            : match.term(index, term, open, guess, said.meant);
        });
      }),
      match.both,
      null // nothing but stop words: no condition
    );
    if (!scores) return scores;
    if (YEAR.test(clause.text)) return match.either(scores, match.years(index, clause.text));
    if (journals) scores = match.either(scores, journals.scores);
    if (GENUS.test(clause.text) && isPlain(beside[1]) && SPECIES.test(beside[1].text)) {
      return scores.map(function (score) { return score || 0.001; });
    }
    if (words.length === 1 && isPlain(clause) && !clause.misspelled) {
      var short = await litsite.matchShort(index, clause.text, words[0][0]);
      if (short && short[0]) {
        if (short[0].some(function (score, id) { return score && !scores[id]; })) said.also.push(short[1]);
        scores = match.either(scores, short[0]);
      } else if (short) {
        said.several.push([clause.text, short[1]]);
      }
    }
    if (INITIALS.test(clause.text)) return match.either(scores, await matchNamed(index, beside));
    if (SMALL_INITIALS.test(clause.text) && beside[0]) {
      var named = await matchNamed(index, beside.slice(0, 1));
      // Words that begin so ("sahin") are less than the name.
      return named.some(Boolean) ? match.either(scores.map(function (score) { return score && 0.001; }), named) : scores;
    }
    return scores;
  }

  async function matchClause(index, clause, said, beside) {
    if (clause.field === "year") return match.years(index, clause.text);
    var found = IDENTIFIER.exec(clause.text.trim().replace(/[.,;]+$/, ""));
    var identifier = found && (found[1] || found[2] || found[3]).toLowerCase();
    if (clause.field === "cites") {
      var citing = await match.citing(index, identifier || clause.text.toLowerCase(), 1);
      if (identifier || citing.some(Boolean)) return citing;
      return match.field(index, "c", clause.text, "", clause.open, said.meant);
    }
    if (clause.field) {
      var ending = ":" + FIELDS[clause.field];
      return match.field(index, "w", clause.text, ending, clause.open, said.meant);
    }
    if (identifier) {
      var exact = await match.citing(index, identifier, 0.1);
      var hits = await match.addTerm(index, exact, "w", identifier, "", clause.open && Boolean(found[1]), 5);
      if (hits || exact.some(Boolean)) return exact;
    }
    var place = PLACE.exec(clause.text);
    if (place) {
      var printed = match.scoresOf(index);
      if (await match.addTerm(index, printed, "w", place[1] + ":" + place[2].toLowerCase(), "", false, 5)) return printed;
    }
    if (clause.phrase) {
      var inOrder = await match.phrase(index, clause.text);
      if (clause.not || inOrder.some(Boolean)) return inOrder;
      said.loose.push(clause.text.trim()); // where order is not known: in what works are called, in texts
    }
    return matchWords(index, clause, said, beside);
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
      if (words.length !== 1 || !words[0].length) return null;
      // Two numbers are volume and page; as one word they could be a PMID.
      var numbers = /^\d+ \d+$/.test(clause.text + " " + clauses[next].text);
      if (!numbers && !/\D/.test(words[0][0])) return null;
      var scores = numbers ? match.scoresOf(index) : await match.term(index, words[0][0], false, false, []);
      if (numbers) await match.addTerm(index, scores, "w", clause.text + ":" + clauses[next].text, "", false, 5);
      if (YEAR.test(clauses[next].text)) { // by the author in that year: before what cites such
        var named = await match.field(index, "w", clause.text, ":a", false, []);
        var dated = match.years(index, clauses[next].text);
        scores = scores.map(function (score, id) { return named[id] && dated[id] ? BYLINE : score; });
      }
      return scores.some(Boolean) ? [clauses.slice(at, next + 1), scores] : null;
    });
    return (await Promise.all(joined)).filter(Boolean);
  }

  /* The scores of what holds all clauses, or all but one that is left out. */
  function joinFound(index, clauses, found, left) {
    var scores = null;
    found.forEach(function (each, at) {
      if (!each || clauses[at].not || clauses[at] === left) return;
      scores = scores ? match.both(scores, each) : each;
    });
    if (!scores) scores = match.scoresOf(index).fill(!left && found.some(Boolean) ? 1 : 0);
    found.forEach(function (each, at) {
      if (each && clauses[at].not && clauses[at] !== left) {
        scores = scores.map(function (score, id) { return each[id] ? 0 : score; });
      }
    });
    return scores;
  }

  /* {scores, found}: the scores of clauses that must all hold, and those of each clause. */
  async function matchAll(index, clauses, said) {
    var spelled = await litsite.matchSpelledOut(index, clauses, isPlain);
    var joined = await listJoined(index, clauses);
    var results = await Promise.all(
      clauses.map(async function (clause, at) {
        function isOf(each) { return each[0].includes(clause); }
        var own = joined.filter(isOf);
        var guessed = Object.assign({}, said, { meant: [] });
        var found = await matchClause(index, clause, guessed, [clauses[at - 1], clauses[at + 1]]);
        if (own.length && guessed.meant.length) found = match.scoresOf(index); // part of a word, not a wrong one
        else guessed.meant.forEach(function (word) { said.meant.push(word); });
        spelled.filter(isOf).forEach(function (each) {
          each.more = each.more || Boolean(found) && each[1].some(function (score, id) { return score && !found[id]; });
          own.push(each);
        });
        return found && own.reduce(function (all, each) { return match.either(all, each[1]); }, found);
      })
    );
    spelled.forEach(function (each) { if (each.more) said.also.push(each[2]); });
    return { scores: joinFound(index, clauses, results), found: results };
  }

  litsite.clauses = { isPlain: isPlain, join: joinFound, matchAll: matchAll, sayNothing: sayNothing };

  /* What is done where nothing has all words, in a script of its own: few searches need it. Null
     where it is out of reach. */
  function needFewer() {
    return litsite.need("assets/fewer.js").then(function () { return litsite.searchFewer; }, function () { return null; });
  }

  /* {ids, meant, loose, also, several, apart, without}: documents in order; what sayNothing names;
     where nothing has all words, what is shown instead: "typo", what has them if one is mistyped,
     "name", what a DOI or PMID names, "most", what has most of them; where even that is nothing,
     what is found without one of them. */
  litsite.search = async function (index, query, order) {
    var said = sayNothing();
    var clauses = litsite.parseQuery(query);
    var asked = await matchAll(index, clauses, said);
    var scores = asked.scores;
    var apart = "";
    function isFound() { return scores.some(Boolean); }
    if (!isFound() && litsite.hasSpacedField(query)) { // "Surgical mesh: a review" is a title
      scores = (await matchAll(index, litsite.parseQuery(query, true), said)).scores;
    }
    var fewer = !isFound() && clauses.length > 1 ? await needFewer() : null;
    if (fewer) {
      var instead = await fewer(index, clauses, asked.found);
      scores = instead.scores;
      apart = instead.apart;
      said = instead.said || said;
    }
    var ids = await litsite.orderFound(index, scores, query, order);
    function once(all) { return Array.from(new Set(all)); }
    return {
      ids: ids, meant: once(said.meant), loose: once(said.loose), also: once(said.also), several: said.several,
      apart: apart, without: fewer && !ids.length ? instead.listWithout() : []
    };
  };
})();
