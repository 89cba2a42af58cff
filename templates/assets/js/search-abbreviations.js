/* Abbreviations that texts of this library explain: what a short form stands for, and the short
   form of words of a query. The terms are those of generator/site/search/abbreviations.py. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var MOST = 10; // clauses of a query: longer ones are pasted titles
  var CLEAR = 2 / 3; // of the documents that explain a short form mean the same
  var COMMON = 10; // documents hold a word for each that explains it: "men" is mostly no short form
  var CAPITALS = /\p{Lu}.*[\p{Lu}\p{N}]|[\p{Ll}\p{N}].*\p{Lu}/u;
  var LESS = 0.9; // than the words typed weigh

  /* A text's words as one: however long forms are hyphenated, and in the plural or not. */
  function joinWords(text) {
    return litsite.words.list(text).map(function (terms) { return terms[0] || ""; }).join("");
  }

  async function list(index, prefix) {
    var found = await Promise.all(["w", "c"].map(function (family) { return index.findPrefix(family, prefix); }));
    return found.flat().map(function (pair) {
      return [pair[0].slice(prefix.length), index.decodeGaps(pair[1])];
    });
  }

  /* What a short form stands for, most often first: {joined, texts, ids}, with the ways in which it
     is written and the documents that explain it so. */
  async function listLong(index, key) {
    var meanings = new Map();
    (await list(index, key + "*")).forEach(function (pair) {
      var text = pair[0].replace(/\*/g, " ");
      var joined = joinWords(text);
      var meaning = meanings.get(joined) || { joined: joined, texts: [], ids: new Set() };
      meanings.set(joined, meaning);
      meaning.texts.push([text, pair[1].length]);
      pair[1].forEach(function (id) { meaning.ids.add(id); });
    });
    return Array.from(meanings.values(), function (meaning) {
      meaning.texts.sort(function (a, b) { return b[1] - a[1]; });
      return meaning;
    }).sort(function (a, b) { return b.ids.size - a.ids.size; });
  }

  function countAll(meanings) {
    return meanings.reduce(function (sum, each) { return sum + each.ids.size; }, 0);
  }

  function isClear(meanings) {
    return meanings[0].ids.size >= CLEAR * countAll(meanings);
  }

  /* Whether a short form is mostly another word here. */
  async function isCommon(index, key, meanings) {
    var held = await index.find("w", key);
    return held !== null && index.decodeGaps(held.split(" ")[0]).length > COMMON * countAll(meanings);
  }

  /* Documents that spell a long form out: in title or abstract, or as keyword or MeSH term. */
  async function matchLong(index, text) {
    var match = litsite.match;
    var found = await Promise.all([
      match.phrase(index, text),
      match.field(index, "w", text, ":k", false, []),
      match.field(index, "w", text, ":m", false, []),
      match.field(index, "w", text, "", false, [])
    ]);
    var words = litsite.words.list(text).filter(function (terms) { return terms.length; }).length;
    return found[3].map(function (score, id) {
      return found[0][id] || found[1][id] || found[2][id] ? LESS * score / words : 0;
    });
  }

  /* [scores, long form] of what spells a short form out, where it is clear what it stands for;
     [null, meanings] where it is not; null where a word is none. */
  litsite.matchShort = async function (index, typed, key) {
    var meanings = await listLong(index, key);
    if (!meanings.length && /^..s$/.test(key)) { // two letters keep the plural's: "EVs"
      key = key.slice(0, 2);
      meanings = await listLong(index, key);
    }
    if (!meanings.length) return null;
    if (!CAPITALS.test(typed) && await isCommon(index, key, meanings)) return null;
    if (!isClear(meanings)) return [null, meanings.map(function (each) { return each.texts[0][0]; })];
    var scores = await Promise.all(meanings[0].texts.slice(0, 3).map(function (text) {
      return matchLong(index, text[0]);
    }));
    return [scores.reduce(litsite.match.either), meanings[0].texts[0][0]];
  };

  /* Whether letters stand in a text in their order. */
  function holdsLetters(letters, text) {
    var at = -1;
    return Array.from(letters).every(function (letter) { return (at = text.indexOf(letter, at + 1)) >= 0; });
  }

  /* [clauses, scores, short form] of what has only the short form of words beside each other. */
  litsite.matchSpelledOut = async function (index, clauses, isPlain) {
    if (clauses.length > MOST) return [];
    var firsts = clauses.map(function (clause) { return isPlain(clause) ? joinWords(clause.text) : null; });
    var found = await Promise.all(clauses.map(async function (clause, at) {
      if (!firsts[at]) return [];
      var end = firsts.indexOf(null, at);
      var run = firsts.slice(at, end < 0 ? firsts.length : end);
      var shorts = new Map();
      (await list(index, firsts[at] + "+")).forEach(function (pair) { shorts.set(joinWords(pair[0]), pair[0]); });
      return Promise.all(Array.from(shorts, async function (pair) {
        if (pair[0].length < 3 || !holdsLetters(pair[0], litsite.words.fold(clauses.slice(at).map(function (each) { return each.text; }).join("")))) return null;
        var meanings = await listLong(index, pair[0]);
        if (!meanings.length || !isClear(meanings) || await isCommon(index, pair[0], meanings)) return null;
        for (var words = 1; words <= run.length; words++) {
          if (run.slice(0, words).join("") === meanings[0].joined) {
            var scores = await litsite.match.term(index, pair[0], false, false, []);
            return [clauses.slice(at, at + words), scores.map(function (score) { return LESS * score / 2; }), pair[1]];
          }
        }
        return null;
      }));
    }));
    return found.flat().filter(Boolean);
  };
})();
