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
