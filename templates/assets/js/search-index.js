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
