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

/* Beside what was found: the years, journals, types and subjects of it, as buttons that narrow the
   search. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var FORMAT = new Intl.NumberFormat("en");
  var FIRST = 8; // of each facet
  var FACETS = [["year", "Year"], ["journal", "Journal"], ["type", "Type"], ["keyword", "Keyword"], ["mesh", "MeSH"]];

  function element(name, text, attributes) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function quoted(name) {
    return /^[\p{L}\p{N}]+$/u.test(name) ? name : '"' + name.replace(/["“”]/g, " ") + '"';
  }

  /* [name, how many of the results] of a facet, most first. */
  function count(index, field, ids, found) {
    if (field === "year") {
      var years = new Map();
      ids.forEach(function (id) {
        if (index.years[id] !== null) years.set(index.years[id], (years.get(index.years[id]) || 0) + 1);
      });
      return Array.from(years, function (pair) { return [String(pair[0]), pair[1]]; })
        .sort(function (a, b) { return b[0] - a[0]; });
    }
    return index.start.facets[field]
      .map(function (pair) {
        var members = pair[2] || (pair[2] = index.decodeGaps(pair[1]));
        return [pair[0], members.reduce(function (sum, id) { return sum + found[id]; }, 0)];
      })
      .filter(function (pair) { return pair[1]; })
      .sort(function (a, b) { return b[1] - a[1] || (a[0] < b[0] ? -1 : 1); });
  }

  /* What holds the facets: folded above the results where there is no room beside them. */
  function fold(place) {
    var box = element("details", "", { class: "search-narrow" });
    box.append(element("summary", "Narrow the results"), element("div", "", { class: "facets" }));
    litsite.unfoldWide(box);
    place.append(box);
    return box;
  }

  /* The facets in `place`: `show` those of the documents `ids`, of which the clauses `chosen` are in
     the query, or `clear` them. `choose` is told the clause of a button that was pressed. */
  litsite.furnishFacets = function (place, choose) {
    var whole = new Set(); // those of which the reader asked for all

    function offer(name, number, clause, chosen) {
      var button = element("button", "", { type: "button", "data-clause": clause });
      button.append(element("span", name), " ", element("span", FORMAT.format(number), { class: "count" }));
      button.setAttribute("aria-pressed", String(chosen.includes(clause)));
      button.addEventListener("click", function () { choose(clause); });
      var row = element("li");
      row.append(button);
      return row;
    }

    /* The button that shows a facet whole, and leads to the first that was not there. */
    function offerRest(field, rest, again) {
      var button = element("button", FORMAT.format(rest) + " more", { type: "button" });
      button.addEventListener("click", function () {
        var at = Array.from(place.querySelectorAll("button")).indexOf(button);
        whole.add(field);
        again();
        place.querySelectorAll("button")[at].focus();
      });
      var row = element("li");
      row.append(button);
      return row;
    }

    function show(index, ids, chosen) {
      var found = new Uint8Array(index.count);
      ids.forEach(function (id) { found[id] = 1; });
      var groups = [];
      FACETS.forEach(function (facet) {
        var all = count(index, facet[0], ids, found);
        if (!all.length || !ids.length) return;
        var first = whole.has(facet[0]) ? all : all.slice(0, FIRST);
        var group = element("section", "", { class: "facet" });
        var names = element("ul");
        first.forEach(function (pair) {
          names.append(offer(pair[0], pair[1], facet[0] + ":" + quoted(pair[0]), chosen));
        });
        if (all.length > first.length) {
          names.append(offerRest(facet[0], all.length - first.length, function () { show(index, ids, chosen); }));
        }
        group.append(element("h2", facet[1]), names);
        groups.push(group);
      });
      var box = place.firstElementChild || fold(place);
      box.hidden = !groups.length;
      box.lastChild.replaceChildren.apply(box.lastChild, groups);
    }

    return { show: show, clear: function () { place.replaceChildren(); } };
  };
})();

/* The index's shards: loaded by script tags, so that they load from disk too, and decoded.
   Their format is that of generator/site/search/index.py. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var loaded = {}; // name -> text of a shard
  var waiting = {}; // name -> the promise of it

  /* Every shard script calls this with its name and its content. */
  litsite.shard = function (name, text) {
    loaded[name] = text;
  };

  /* The text of a shard; null where the file is not there, or cannot be reached now: the next
     search tries again. */
  function load(base, name) {
    if (!waiting[name]) {
      waiting[name] = new Promise(function (resolve) {
        var address = base + "search/" + name + ".js";
        // The page itself asks for the start file, so that it comes with this script.
        var script = document.head.querySelector('script[src="' + address + '"]');
        var asked = Boolean(script);
        if (name in loaded) return resolve(loaded[name]);
        script = script || document.createElement("script");
        script.onload = script.onerror = function () {
          script.remove();
          if (!(name in loaded)) delete waiting[name];
          resolve(name in loaded ? loaded[name] : null);
        };
        if (asked) return;
        script.src = address;
        document.head.append(script);
      });
    }
    return waiting[name];
  }

  /* The text of a shard that every site has: without it a search would find nothing, and say so. */
  function need(base, name) {
    return load(base, name).then(function (text) {
      if (text === null) throw new Error("search/" + name + ".js is out of reach");
      return text;
    });
  }

  var VALUES = new Uint8Array(127);
  for (var code = 33; code < 127; code++) {
    VALUES[code] = code === 33 ? 0 : code - 34 - (code > 39) - (code > 60) - (code > 92);
  }

  function value(code) {
    return VALUES[code];
  }

  /* Numbers as generator/site/search/encode.py writes them. */
  function decode(text) {
    var numbers = [];
    var high = 0;
    for (var i = 0; i < text.length; i++) {
      var digit = VALUES[text.charCodeAt(i)];
      if (digit >= 60) {
        high = high * 30 + digit - 60;
      } else {
        numbers.push(high * 60 + digit);
        high = 0;
      }
    }
    return numbers;
  }

  /* Ascending numbers from their gaps: those before the place `end` of a text. Common words have
     tens of thousands. */
  function decodeGaps(text, end) {
    if (end === undefined) end = text.length;
    var numbers = new Int32Array(end);
    var count = 0;
    var next = 0;
    var high = 0;
    for (var i = 0; i < end; i++) {
      var digit = VALUES[text.charCodeAt(i)];
      if (digit >= 60) {
        high = high * 30 + digit - 60;
      } else {
        next += high * 60 + digit;
        numbers[count++] = next++;
        high = 0;
      }
    }
    return numbers.subarray(0, count);
  }

  var TABLE = Array.from({ length: 256 }, function (_, n) {
    for (var k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n >>> 0;
  });

  function crc32(bytes) {
    var crc = 0xffffffff;
    bytes.forEach(function (byte) { crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8); });
    return (crc ^ 0xffffffff) >>> 0;
  }

  /* The mark of a cited work's identifier: see mark_identifiers in document.py. */
  function mark(identifier) {
    var bytes = new TextEncoder().encode(identifier);
    return crc32(bytes) * 256 + (crc32(bytes.slice().reverse()) & 255);
  }

  /* A shard's file name for its first term: see name_shard in index.py. */
  function nameShard(first) {
    return first.replace(/[^A-Za-z0-9]/gu, function (char) {
      return "_" + char.codePointAt(0).toString(16) + "_";
    });
  }

  /* The index of the site at `base`, once its start file is there. */
  litsite.openIndex = function (base) {
    return need(base, "start").then(function (text) {
      var start = JSON.parse(text);
      var families = {};
      Object.keys(start.shards).forEach(function (family) {
        var firsts = start.shards[family];
        families[family] = firsts ? firsts.split(" ") : [];
      });
      var lines = {}; // shard name -> Map(term -> postings), in term order

      /* The place of the last shard that begins at or before a term. */
      function placeOf(family, term) {
        var firsts = families[family];
        var low = 0;
        var high = firsts.length;
        while (low < high) {
          var middle = (low + high) >> 1;
          if (firsts[middle] <= term) low = middle + 1;
          else high = middle;
        }
        return low - 1;
      }

      /* Whether a shard has only one word's terms within fields ("cell:a" up to "cell:t"). */
      function holdsFields(family, place) {
        var word = families[family][place].split(":");
        return word.length === 2 && !word[0].includes("/") && (families[family][place + 1] || "").startsWith(word[0] + ":");
      }

      function readShard(family, place) {
        if (place < 0 || place >= families[family].length) return Promise.resolve(new Map());
        var name = family + "-" + nameShard(families[family][place]);
        return need(base, name).then(function (content) {
          if (!lines[name]) {
            lines[name] = new Map(
              content.split("\n").map(function (line) {
                var space = line.indexOf(" ");
                return [line.slice(0, space), line.slice(space + 1)];
              })
            );
          }
          return lines[name];
        });
      }

      var index = {
        start: start,
        count: start.count,
        years: decode(start.years).map(function (year) {
          return year ? year + start.firstYear - 1 : null;
        }),
        citedBy: null, // how many reviews cite each document, once countCiting was asked
        decodeGaps: decodeGaps,
        decode: decode,
        value: value,

        /* The postings of one term, or null. */
        find: function (family, term) {
          return readShard(family, placeOf(family, term)).then(function (shard) {
            return shard.has(term) ? shard.get(term) : null;
          });
        },

        /* [term, postings] of the terms that begin with a prefix, out of three shards at most;
           `fields` is whether terms within fields are wanted too. */
        findPrefix: function (family, prefix, fields) {
          var place = Math.max(0, placeOf(family, prefix));
          var last = Math.min(placeOf(family, prefix + "\uffff"), place + 2);
          var reads = [];
          for (; place <= last; place++) {
            if (!fields && holdsFields(family, place)) continue;
            reads.push(readShard(family, place));
          }
          return Promise.all(reads).then(function (shards) {
            var found = [];
            shards.forEach(function (shard) {
              shard.forEach(function (postings, term) {
                if (term.startsWith(prefix)) found.push([term, postings]);
              });
            });
            return found;
          });
        },

        /* The documents that cite a work by its DOI, PMID, PMCID or key. */
        findCiting: function (identifier) {
          if (start.markBits < 0) return Promise.resolve([]);
          var wanted = mark(identifier);
          var width = Math.pow(2, 40 - start.markBits);
          var shard = Math.floor(wanted / width);
          return load(base, "i-" + shard).then(function (content) {
            var numbers = decode(content || "");
            var here = shard * width;
            var found = [];
            for (var i = 0; i < numbers.length; i += 2) {
              here += numbers[i];
              if (here === wanted) found.push(numbers[i + 1]);
            }
            return found;
          });
        },

        countCiting: function () {
          var counts = start.count ? need(base, "cited") : Promise.resolve("");
          return counts.then(function (content) { index.citedBy = decode(content); });
        },

        /* All words with the first letter of a term, for terms that were mistyped. */
        listVocabulary: function (letter) {
          if (!start.letters.includes(letter)) return Promise.resolve([]);
          return need(base, "v-" + nameShard(letter)).then(function (content) {
            return content.split(" ");
          });
        },

        /* What a result shows: [address, title, byline, passage]. */
        show: function (id) {
          return need(base, "d-" + Math.floor(id / start.each)).then(function (content) {
            return JSON.parse(content)[id % start.each];
          });
        }
      };
      return index;
    });
  };
})();

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

/* The search page: a query in the address, results as one types, facets, sorting, keys. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var PAGE = 10;
  var FORMAT = new Intl.NumberFormat("en");
  var MOST_CITED = 500; // results that the cite box takes at once

  var form = document.querySelector("[data-search]");
  if (!form) return;
  var input = form.querySelector("input[name=q]");
  var order = form.querySelector("select[name=sort]");
  var status = document.getElementById("search-status");
  var list = document.getElementById("search-results");
  var more = document.getElementById("search-more");
  var beside = document.getElementById("search-facets");
  var help = document.querySelector(".search-help");
  var base = form.dataset.base;
  var opening = null;
  var run = 0; // the newest search; older ones that end later are dropped
  var shown = 0;
  var keeping = 0;
  var settled = false; // whether the address's query was asked, not only typed so far
  var blank = !new URLSearchParams(location.search).get("q"); // as the help stands at first
  var ids = [];
  var meant = []; // what was looked up besides the words typed
  help.open = blank;
  document.documentElement.classList.add("has-search");

  function count(number, one, many) {
    return FORMAT.format(number) + " " + (number === 1 ? one : many);
  }

  /* The words to mark: those of the query that stand for text. */
  function markedWords() {
    var terms = meant.slice();
    litsite.parseQuery(input.value).forEach(function (clause) {
      if (clause.not || ["year", "has", "type", "cites"].includes(clause.field)) return;
      litsite.words.list(clause.text).forEach(function (all) { terms = terms.concat(all); });
    });
    return terms.filter(function (term) { return term.length > 1; });
  }

  /* Whether a query has only words that the index leaves out: "the", "of". */
  function isCommon(query) {
    return litsite.parseQuery(query).every(function (clause) {
      return !clause.field && litsite.words.list(clause.text).every(function (terms) { return !terms.length; });
    });
  }

  /* The next results as list items, once what they show is there. */
  function listNext(index, wanted) {
    return litsite.printResults(index, ids.slice(shown, shown + wanted), markedWords(), base);
  }

  function countShown() {
    shown = list.children.length;
    more.hidden = shown >= ids.length;
  }

  /* The clauses of the query as typed. */
  function listRaw() {
    return litsite.parseQuery(input.value).map(function (clause) { return clause.raw; });
  }

  /* Add a facet's clause to the query, or take it away; Back undoes it. */
  function toggle(clause) {
    keepAddress(); // of what was typed just now
    var others = listRaw().filter(function (raw) { return raw !== clause; });
    if (others.length === listRaw().length) others.push(clause);
    input.value = others.join(" ");
    step().then(function () {
      var again = Array.from(beside.querySelectorAll("button")).find(function (button) {
        return button.dataset.clause === clause;
      });
      (again || input).focus();
    });
  }

  var facets = litsite.furnishFacets(beside, toggle);

  /* Put the query into the address: when typing pauses, for a browser takes its time over it. What
     was asked is a step of its own, to which Back returns; what is typed after it is one more,
     however many letters it has. */
  function keepAddress() {
    clearTimeout(keeping);
    var words = input.value.trim();
    var now = new URLSearchParams(location.search);
    if (words === (now.get("q") || "").trim() && order.value === (now.get("sort") || "relevance")) return;
    var query = new URLSearchParams();
    if (words) query.set("q", words);
    if (order.value !== "relevance") query.set("sort", order.value);
    try {
      history[settled ? "pushState" : "replaceState"](null, "", location.pathname + (query.size ? "?" + query : ""));
    } catch (refused) {
      // Some browsers refuse this from disk; the search itself goes on.
    }
    settled = false;
  }

  /* The index, opened once. */
  function open() {
    opening = opening || litsite.openIndex(base);
    opening.catch(function () { opening = null; }); // the next search tries again
    return opening;
  }

  function linkTo(query, text) {
    return Object.assign(document.createElement("a"), { textContent: text, href: "?q=" + encodeURIComponent(query) });
  }

  /* How many results there are, and how the query was read where not word for word. */
  function sayFound(result) {
    var said = [ids.length ? count(ids.length, "result", "results")
      : isCommon(input.value) ? "Nearly every text has this. Type a word that tells more."
        : result.without.length ? "Nothing has all of these words. With fewer: "
          : "Nothing found. Try fewer words, or another spelling."];
    if (ids.length && result.apart) {
      said.push(". Nothing has all of these words; " + {
        typo: "shown for " + result.meant.slice(0, 3).join(", "),
        name: "shown for the DOI, PMID or PMCID",
        most: "these have most of them"
      }[result.apart]);
    } else if (result.meant.length) {
      said.push(". Nothing has that spelling; shown for " + result.meant.slice(0, 3).join(", "));
    }
    result.without.slice(0, 3).forEach(function (pair, at) {
      said.push(at ? ", " : "", linkTo(pair[0], pair[0]), " (" + FORMAT.format(pair[1]) + ")");
    });
    if (!ids.length) return said;
    if (result.loose.length) said.push(". No title or abstract has “" + result.loose[0] + "”; shown for its words");
    if (result.also.length) said.push(". Also searched: " + result.also.slice(0, 3).join(", "));
    result.several.slice(0, 1).forEach(function (pair) {
      said.push(". " + pair[0] + " stands for ");
      pair[1].slice(0, 4).forEach(function (long, at, all) {
        var wanted = listRaw().map(function (raw) { return raw === pair[0] ? '"' + long + '"' : raw; }).join(" ");
        said.push(at ? at + 1 < all.length ? ", " : " or " : "", linkTo(wanted, long));
      });
    });
    return said;
  }

  /* Search, and show the first results: `wanted` of them where one comes back to more than ten. */
  async function search(wanted) {
    var mine = ++run;
    var asked = Boolean(input.value.trim());
    if (asked === blank) help.open = blank = !asked; // it stands where the results come
    if (!asked) {
      ids = [];
      list.replaceChildren();
      facets.clear();
      more.hidden = true;
      status.textContent = "";
      found([]);
      return;
    }
    try {
      var index = await open();
      var result = await litsite.search(index, input.value, order.value);
      if (mine !== run) return;
      ids = result.ids;
      meant = result.meant.concat(litsite.words.list(result.also.join(" ")).map(function (terms) { return terms[0] || ""; }));
      shown = 0;
      var items = await listNext(index, wanted || PAGE);
      if (mine !== run) return;
      list.replaceChildren.apply(list, items);
      countShown();
      status.replaceChildren.apply(status, sayFound(result));
      facets.show(index, ids, listRaw());
      found(ids);
    } catch (error) {
      if (mine === run) status.textContent = "The search did not end: " + error.message + ". Try again.";
    }
  }

  var timer = 0;
  input.addEventListener("change", keepAddress); // before a click leads away
  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(search, 15, PAGE);
    clearTimeout(keeping);
    keeping = setTimeout(keepAddress, 200);
  });
  /* A search that Back undoes. */
  function step() {
    settled = true; // the query before it, which stays
    keepAddress();
    settled = true; // its own
    return search();
  }
  order.addEventListener("change", step);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (matchMedia("(pointer: coarse)").matches) input.blur(); // the keyboard lies over the results
    keepAddress();
    settled = true;
    search();
  });
  more.addEventListener("click", async function () {
    var mine = run;
    var items = await listNext(await open(), PAGE);
    if (mine !== run || list.children.length !== shown) return; // pressed twice
    list.append.apply(list, items);
    countShown();
    try {
      history.replaceState({ shown: shown }, "");
    } catch (refused) {
      // as above; who comes back presses again
    }
    if (items.length) items[0].querySelector("a").focus();
  });

  /* Tell the cite box which pages were found, so that it can load their records when asked. */
  function found(all) {
    var box = document.getElementById("search-cite");
    if (!box) return;
    box.hidden = !all.length;
    litsite.listFound = async function () {
      var index = await open();
      var rows = await Promise.all(all.slice(0, MOST_CITED).map(index.show));
      return rows.map(function (row) { return row[0]; });
    };
    var details = box.querySelector("details[open]");
    if (details && litsite.openCiteBox) litsite.openCiteBox(details);
  }

  /* Arrows walk from the query through the results; Esc comes back. */
  document.addEventListener("keydown", function (event) {
    var links = Array.from(list.querySelectorAll("li > a"));
    var at = links.indexOf(document.activeElement);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (document.activeElement === more) at = links.length;
    if (event.key === "ArrowDown" && (document.activeElement === input || at >= 0)) {
      (links[at + 1] || more).focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at ? links[at - 1] : input).focus();
    } else if (event.key === "Escape" && (at >= 0 || beside.contains(document.activeElement))) {
      input.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  function readAddress() {
    var asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    order.value = asked.get("sort") || "relevance";
    if (order.selectedIndex < 0) order.value = "relevance";
    settled = Boolean(input.value);
    return search((history.state || {}).shown);
  }

  window.addEventListener("popstate", readAddress);
  readAddress();
  input.focus({ preventScroll: true }); // who comes back is where he was
  open().catch(function () {}); // before the first letter; a search says what is wrong
})();

/* What a person typed -> the clauses that must all hold. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var CLAUSE =
    /(-|NOT\s+)?(?:(author|journal|keyword|mesh|title|type|has|year|cites):\s*)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/g;
  // "mesh: a" asks for a field, or is of a title: "Surgical mesh: a review".
  var SPACED_FIELD = /\b(author|journal|keyword|mesh|title|type|has|year|cites):\s+/gi;
  var ET_AL = /(\s)et al\b\.?/gi;
  var BEFORE_IDENTIFIER =
    /(?:https?:\/\/(?:[\w.-]+\.)?(?:doi\.org|nih\.gov(?:\/pmc)?(?:\/articles)?|ncbi\.nlm\.nih\.gov\/pubmed)\/|\b(?:doi|pmid|pmcid)\s*[:=]?\s*)(?=10\.\d|\d|pmc\d)/gi;

  // What stands before a hyphen that a text suspends: "T cell-dependent and -independent".
  var SUSPENDS = /(?:^|\s)(?:and|or|nor|to|versus|vs\.?|und|oder|et|ou|y|e|o)$|[,/]$/i;

  // "asthma[ti]", as PubMed is asked.
  var TAGGED = /("[^"]*"|[^\s"\[\]]{1,60}(?: \p{L}{1,2}(?=\[(?:\d?au|fau)))?)\[(au|1au|fau|author|ti|title|ta|jour|journal|dp|pdat|mh|mesh|majr|pt|ot|tiab|tw|all|pmid|uid|doi|aid|pmc)\b[^\]]*\]/giu;
  var TAGS = {
    au: "author", "1au": "author", fau: "author", author: "author", ti: "title", title: "title", ta: "journal",
    jour: "journal", journal: "journal", dp: "year", pdat: "year", mh: "mesh", mesh: "mesh", majr: "mesh",
    pt: "type", ot: "keyword"
  };

  function readTag(all, text, tag) {
    var field = TAGS[tag.toLowerCase()];
    if (field === "year") text = text.replace(":", "-");
    if (field === "author") text = text.replace(/ \p{L}{1,2}$/u, "");
    return field ? field + ":" + text : text;
  }

  /* A word without the brackets and commas of what it was copied from: "(Smith," but "Lp(a)". */
  function trim(text) {
    return text.replace(/[,;:]+$/, "").replace(/^[(\[{]+(?=[^)\]}]*$)/, "").replace(/^([^([{]*?)[)\]}]+[.,;:]*$/, "$1");
  }

  // A title in capitals, whose NOT leaves nothing out.
  var SHOUTED = /^[^\p{Ll}]*(?:\s[^\p{Ll}\s]+){7}$/u;

  /* What a person typed, as clauses {not, field, text, phrase, open, raw}; `open` marks a word that may
     not be finished. With `literal` a field and a space after it are words of a title. */
  function parse(query, literal) {
    if (literal) query = query.replace(SPACED_FIELD, "$1 ");
    var clauses = [];
    var found;
    if (SHOUTED.test(query)) query = query.replace(/\bNOT\b/g, "not");
    query = query.replace(TAGGED, readTag).replace(BEFORE_IDENTIFIER, "").replace(ET_AL, "$1");
    CLAUSE.lastIndex = 0;
    while ((found = CLAUSE.exec(query))) {
      var phrase = found[3] !== undefined;
      var text = phrase ? found[3] : trim(found[4]);
      var suspended = found[1] === "-" && SUSPENDS.test(query.slice(0, found.index).trimEnd());
      clauses.push({
        not: Boolean(found[1]) && !suspended,
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

  function hasSpacedField(query) {
    return query.search(SPACED_FIELD) >= 0;
  }

  litsite.parseQuery = parse;
  litsite.hasSpacedField = hasSpacedField;
})();

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

/* A result of a search as a list item: its words marked, the passage that holds most of them, and
   where they stand when they are in nothing that it shows. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});

  /* Families and fields of the index whose text no result shows: [family, ending, words, where on
     its page]. The first that hold a word of the query are named. */
  var UNSHOWN = [
    ["w", ":k", "its keywords", ""],
    ["w", ":m", "its MeSH terms", ""],
    ["w", ":a", "its authors", ""],
    ["w", ":j", "its journal’s short name", ""],
    ["c", "", "works it cites", "#references"],
    ["w", "", "its text or notes", ""]
  ];

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  var known = new Map(); // word -> its terms: the same words come with every letter typed

  function matches(word, terms) {
    var own = known.get(word);
    if (!own) {
      own = litsite.words.list(word).flat();
      known.set(word, own);
    }
    return own.some(function (term) {
      return terms.some(function (wanted) {
        return term === wanted || (wanted.length > 2 && term.startsWith(wanted));
      });
    });
  }

  /* Text with the matching words in <mark>; never as HTML. */
  function marked(parent, text, terms) {
    var plain = "";
    text.split(/([\p{L}\p{N}\p{M}]+(?:['’‐‑\-–._][\p{L}\p{N}\p{M}]+)*)/u).forEach(function (piece, number) {
      if (number % 2 && matches(piece, terms)) {
        parent.append(plain, element("mark", piece));
        plain = "";
      } else {
        plain += piece;
      }
    });
    if (plain) parent.append(plain);
    return parent;
  }

  /* The stretch of about 40 words that holds most of the query's words. */
  function passage(text, terms) {
    var words = text.split(/\s+/);
    if (words.length <= 40) return text;
    var hits = words.map(function (word) { return matches(word, terms) ? 1 : 0; });
    var best = 0;
    var bestSum = -1;
    var sum = 0;
    for (var i = 0; i < words.length; i++) {
      sum += hits[i] - (i >= 40 ? hits[i - 40] : 0);
      if (sum > bestSum) {
        bestSum = sum;
        best = Math.max(0, i - 39);
      }
    }
    // Begin a little before the first hit, so that it reads.
    var first = best;
    while (first < best + 39 && !hits[first]) first++;
    best = Math.max(0, Math.min(first - 8, words.length - 40));
    return (best ? "… " : "") + words.slice(best, best + 40).join(" ") +
      (best + 40 < words.length ? " …" : "");
  }

  /* The documents that hold one of some terms in each of UNSHOWN. */
  function findUnshown(index, terms) {
    return Promise.all(
      UNSHOWN.map(async function (place) {
        var holders = new Set();
        var read = terms.map(function (term) {
          return index.find(place[0], term + place[1]).catch(function () { return null; });
        });
        (await Promise.all(read)).forEach(function (postings) {
          if (postings === null) return;
          index.decodeGaps(postings.split(" ")[0]).forEach(function (id) { holders.add(id); });
        });
        return holders;
      })
    );
  }

  /* "Found in its keywords", "Found in works it cites". */
  function sayWhere(id, href, unshown) {
    var at = unshown.findIndex(function (holders) { return holders.has(id); });
    if (at < 0) return ""; // a mistyped word, or one that was only begun
    var said = element("p", "Found in ", "result-byline");
    var link = element(UNSHOWN[at][3] ? "a" : "span", UNSHOWN[at][2]);
    if (UNSHOWN[at][3]) link.href = href + UNSHOWN[at][3];
    said.append(link);
    return said;
  }

  function print(row, terms, href) {
    var item = element("li", "", "result");
    var link = element("a");
    link.href = href;
    if (row[4]) link.lang = row[4]; // of a title in other letters: its voice, its forms of signs
    item.append(marked(link, row[1], terms));
    if (row[2]) {
      var byline = element("p", "", "result-byline");
      var retracted = /^Retracted(?= · |$)/.exec(row[2]);
      if (retracted) byline.append(element("b", retracted[0], "signal"));
      var facts = row[2].slice(retracted ? retracted[0].length : 0).split(" · ");
      facts.forEach(function (fact, at) {
        if (at) byline.append("\u00a0· "); // no line begins with a dot
        // Of who, where and when, where is italic, as in every list.
        var where = at === facts.length - 2 && facts.filter(Boolean).length === 3;
        marked(where ? byline.appendChild(element("i")) : byline, fact, terms);
      });
      item.append(byline);
    }
    if (row[3]) {
      item.append(marked(element("p", "", "result-passage"), passage(row[3], terms), terms));
    }
    return item;
  }

  /* List items for documents of the index; `terms` are the words to mark. */
  litsite.printResults = async function (index, ids, terms, base) {
    var rows = await Promise.all(ids.map(index.show));
    var items = rows.map(function (row) { return print(row, terms, base + row[0]); });
    var bare = items.filter(function (item) { return !item.querySelector("mark"); });
    if (!bare.length || !terms.length) return items;
    var unshown = await findUnshown(index, terms);
    items.forEach(function (item, at) {
      if (bare.includes(item)) item.append(sayWhere(ids[at], base + rows[at][0], unshown));
    });
    return items;
  };
})();

/* The other ways in which a word of a query may be spelled. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var GREEK = { a: "alpha", b: "beta", g: "gamma", d: "delta", k: "kappa" };

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
    var words = read[0].filter(function (word) {
      return word !== term && nearly(word, term);
    });
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

  /* The terms that say a Greek letter where a Latin one was typed for it: "nfkb", "il1b", "tnfa". */
  function listGreek(term) {
    var found = /^(\w{2,5})([abgdk])(\d*)$/.exec(term);
    var greek = found ? [found[1] + GREEK[found[2]] + found[3]] : [];
    if (found && term.endsWith("kb")) greek.push(term.slice(0, -2) + "kappab");
    return greek;
  }

  // Where British and American spelling differ; "^" and "$" stand at a word's beginning and end.
  var BRITISH = ("aemia$ emia$ aemic$ emic$ ^haem ^hem oedema edema ^oesoph ^esoph ^oestr ^estr paed ped ^foet ^fet rrhoea rrhea " +
    "^coeliac ^celiac ^caec ^cec ^faec ^fec ^gynaec ^gynec ^anaesth ^anesth ^aetiol ^etiol ^leucoc ^leukoc tumour tumor " +
    "behaviour behavior colour color isation ization ised$ ized$ ising$ izing$ lysed$ lyzed$ centre center fibre fiber " +
    "sulph sulf signalling signaling labell label modell model ^ageing ^aging").split(" ");

  /* A word in British spelling for American, and the other way round. */
  function listBritish(term) {
    var words = [];
    BRITISH.forEach(function (part, at) {
      var other = BRITISH[at % 2 ? at - 1 : at + 1];
      var bare = /[a-z]+/.exec(other)[0];
      if (new RegExp(part).test(term) && !(at % 2 && term.includes(bare))) {
        words.push(term.replace(new RegExp(part), bare));
      }
    });
    return words;
  }

  function listOther(term) {
    return listGreek(term).concat(listBritish(term));
  }

  litsite.spellings = { GREEK: GREEK, listMeant: listMeant, finish: finish, listOther: listOther };
})();

/* Text -> the words that search looks up. The twin of generator/site/search/words.py: the two must
   agree letter for letter, and a browser test runs the same cases through both. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});

  var LETTERS = {
    α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta", θ: "theta",
    ι: "iota", κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", ο: "omicron", π: "pi", ρ: "rho",
    σ: "sigma", ς: "sigma", τ: "tau", υ: "upsilon", φ: "phi", χ: "chi", ψ: "psi", ω: "omega",
    "⍺": "alpha",
    ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th"
  };
  var STOP_WORDS = new Set(
    ("a an and are as at be been by can for from has have in into is it its of on or that the " +
      "their these this those to was we were which with").split(" ")
  );
  var LETTER = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");
  var WORD = /[\p{L}\p{N}]+(?:[-‐‑‒–−._][\p{L}\p{N}]+)*/gu;
  var PART = /[\p{L}\p{N}]+/gu;

  // A sharp s that no letter precedes was typed for a beta: "TGF-ß1".
  var BETA = /(?<![\p{L}\p{Nl}\p{No}])ß/gu;
  // Where a Greek letter begins or ends beside Latin letters or digits; units (µm) stay whole.
  var SEAM = /(?<=[a-z0-9])(?=[α-λν-ω⍺])|(?<=[α-λν-ω⍺])(?=[a-z0-9])/g;

  /* Lower case without accents, Greek letters spelled out, apostrophes gone. */
  function fold(text) {
    return text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/([\p{L}\p{N}_])['’‘ʼ′`]s(?![\p{L}\p{N}_])/gu, "$1")
      .replace(/['’‘ʼ′`]/g, "")
      .replace(BETA, "β")
      .replace(SEAM, "_")
      .replace(LETTER, function (letter) { return LETTERS[letter]; });
  }

  /* A word without its plural ending: see stem in words.py. */
  function stem(word) {
    if (word.length < 4) return word;
    if (/s[ie]s$/.test(word)) return word.slice(0, -2);
    if (word.endsWith("se")) return word.slice(0, -1);
    if (!word.endsWith("s")) return word;
    if (/[^ae]ies$/.test(word)) return word.slice(0, -3) + "y";
    return /[us]s$/.test(word) ? word : word.slice(0, -1);
  }

  /* For each word in order the terms it is found by: whole first, then its parts; [] for a stop
     word. */
  function listWords(text) {
    return (fold(text).match(WORD) || []).map(function (word) {
      if (STOP_WORDS.has(word)) return [];
      var parts = word.match(PART);
      if (parts.length === 1 && parts[0] === word) return [stem(word)];
      var terms = [parts.join("")].concat(
        parts.filter(function (part) { return !STOP_WORDS.has(part); })
      );
      return Array.from(new Set(terms.map(stem)));
    });
  }

  litsite.words = { fold: fold, stem: stem, list: listWords };
})();
