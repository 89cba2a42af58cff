// Prints records in four styles with citeproc-js: the oracle for cite-styles.js.
//
//   npm install citeproc            (somewhere outside this repository)
//   python make_records.py | NODE_PATH=.../node_modules node print_with_citeproc.js STYLES LOCALE
//
// STYLES is a folder of CSL styles (nlm-citation-sequence, american-medical-association, apa,
// modern-language-association), LOCALE the file locales-en-US.xml. One JSON object a line goes
// out: {record, nlm, ama, apa, mla}, each style as citeproc's HTML without numbers and wrappers.
"use strict";
const CSL = require("citeproc");
const fs = require("fs");
const [styles, localeFile] = process.argv.slice(2);
const locale = fs.readFileSync(localeFile, "utf8");
const FILES = {
  nlm: "nlm-citation-sequence",
  ama: "american-medical-association",
  apa: "apa",
  mla: "modern-language-association",
};
const records = fs.readFileSync(0, "utf8").trim().split("\n").map(JSON.parse);
const lines = records.map((record) => ({ record }));
for (const [style, file] of Object.entries(FILES)) {
  const byId = Object.fromEntries(records.map((record) => [record.id, record]));
  const engine = new CSL.Engine(
    { retrieveLocale: () => locale, retrieveItem: (id) => structuredClone(byId[id]) },
    fs.readFileSync(`${styles}/${file}.csl`, "utf8"),
  );
  records.forEach((record, at) => {
    engine.updateItems([record.id]);
    lines[at][style] = engine
      .makeBibliography()[1][0]
      .replace(/<div class="csl-left-margin">.*?<\/div>/s, "")
      .replace(/<\/?div[^>]*>/g, "")
      .trim();
  });
}
for (const line of lines) console.log(JSON.stringify(line));
