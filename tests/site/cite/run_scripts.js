// Reads records as JSON lines, prints what the cite scripts make of each: {NLM: …, BibTeX: …}.
"use strict";
const fs = require("fs");
const path = require("path");
const [folder] = process.argv.slice(2);
global.window = {};
for (const name of fs.readdirSync(folder).sort()) {
  if (/^cite-(case|fields|formats|parts|people|records|styles)(-\w+)?\.js$/.test(name)) {
    (0, eval)(fs.readFileSync(path.join(folder, name), "utf8"));
  }
}
const { styles, formats } = window.litsite;
for (const line of fs.readFileSync(0, "utf8").trim().split("\n")) {
  const record = JSON.parse(line);
  const printed = {};
  for (const name of Object.keys(styles)) printed[name] = styles[name](record);
  for (const name of Object.keys(formats)) printed[name] = formats[name].print([record]);
  console.log(JSON.stringify(printed));
}
