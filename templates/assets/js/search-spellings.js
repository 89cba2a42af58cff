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
