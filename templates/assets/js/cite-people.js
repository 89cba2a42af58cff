// People as citation styles print them: authors and editors, inverted or straight, cut or whole.
"use strict";
(function () {
  const litsite = (window.litsite = window.litsite || {});
  const { family, initials, join, spaced, text, toRich } = litsite.text;

  // Styles that print stops ask for "Jr.", the others for "Jr".
  const dotted = (suffix) => text(suffix).replace(/^([JS]r)$/, "$1.");
  const bare = (suffix) => text(suffix).replace(/\.$/, "");

  /** "Taeb S, de la Cruz AM, et al": family name first, initials without points. */
  function vancouverNames(names, most, shown, complete) {
    const printed = (names || []).map((name) =>
      name.literal
        ? toRich(name.literal)
        : join(" ", [family(name), initials(name.given || "", "", false), bare(name.suffix)]),
    );
    const cut = printed.length >= most ? printed.slice(0, shown) : printed;
    return join(", ", [...cut, cut.length < printed.length || !complete ? "et al." : ""]);
  }

  /** "Taeb, S., & Cruz, A. M." */
  function apaNames(names, complete) {
    const printed = (names || []).map((name) =>
      name.literal
        ? toRich(name.literal)
        : join(", ", [family(name), initials(name.given || "", ". ", true), dotted(name.suffix)]),
    );
    const last = printed.length - 1;
    if (!complete) return join(", ", [...printed, "et al."]);
    if (printed.length >= 21) return join(", ", printed.slice(0, 19)) + ", … " + printed[last];
    if (printed.length < 2) return printed[0] || "";
    // Before a group as the second of two stands no comma: so citeproc prints it.
    const comma = last === 1 && names[1].literal ? "" : ",";
    return join(", ", printed.slice(0, last)) + `${comma} &amp; ` + printed[last];
  }

  /** "A. M. Cruz Jr": given names first. */
  function straight(name, given) {
    return name.literal ? toRich(name.literal) : join(" ", [given, family(name), dotted(name.suffix)]);
  }

  function apaEditors(names) {
    const printed = names.map((name) => straight(name, initials(name.given || "", ". ", true)));
    const last = printed.length - 1;
    if (last < 1) return printed[0] || "";
    if (last === 1) return printed.join(" &amp; ");
    return printed.slice(0, last).join(", ") + ", &amp; " + printed[last];
  }

  /** Given names as written; bare initials with points and spaces. */
  function spelledGiven(name) {
    const given = spaced(name.given || "");
    const points = given.replace(/\b(\p{Lu})\b\.?(?=[\s\p{Lu}-]|$)/gu, "$1.");
    return toRich(
      points.replace(/\.(?=\p{Lu})/gu, ". ").replace(/\.-(?=\p{Lu}\.)/gu, ". "),
    );
  }

  function mlaNames(names, complete) {
    const list = names || [];
    if (!list.length) return "";
    const [one, two] = list;
    const first = one.literal
      ? toRich(one.literal)
      : join(", ", [family(one), spelledGiven(one), dotted(one.suffix)]);
    if (list.length > 2 || !complete) return first + ", et al.";
    // No comma before a group: so citeproc prints it.
    const and = list[1]?.literal ? " and " : ", and ";
    return list.length === 2 ? first + and + straight(two, spelledGiven(two)) : first;
  }

  function mlaEditors(names) {
    const printed = names.map((name) => straight(name, spelledGiven(name)));
    if (printed.length > 2) return printed[0] + " et al.";
    return printed.join(" and ");
  }

  /** "Taeb, Shahram, and Ana Cruz"; of more than six the first three (Chicago 18, 13.78). */
  function chicagoNames(names, complete) {
    const list = names || [];
    const all = complete && list.length < 7;
    const printed = (all ? list : list.slice(0, 3)).map((name, place) =>
      place || name.literal
        ? straight(name, spelledGiven(name))
        : join(", ", [family(name), spelledGiven(name), dotted(name.suffix)]),
    );
    if (!all) return join(", ", [...printed, printed.length ? "et al." : ""]);
    const last = printed.pop();
    return printed.length ? `${printed.join(", ")}, and ${last}` : last || "";
  }

  /** "Robin Lind, Ana Cruz, and Bo Li" of editors and translators within a sentence. */
  function chicagoStraight(names) {
    const printed = names.map((name) => straight(name, spelledGiven(name)));
    const last = printed.pop();
    return printed.length ? `${printed.join(", ")}${printed.length > 1 ? "," : ""} and ${last}` : last;
  }

  /** "Taeb, S. & Cruz, A. M."; of more than five the first alone. */
  function natureNames(names, complete) {
    const printed = (names || []).map((name) =>
      name.literal
        ? toRich(name.literal)
        : join(" ", [
            join(", ", [family(name), initials(name.given || "", ". ", true)]),
            dotted(name.suffix),
          ]),
    );
    if (printed.length && (!complete || printed.length > 5)) return `${printed[0]} <i>et al.</i>`;
    const last = printed.pop();
    return printed.length ? `${printed.join(", ")} &amp; ${last}` : last || "";
  }

  /** Names in Chinese, Japanese or Korean script as they are read: 王小明. */
  function asRead(names) {
    return names?.map(({ family, given, ...rest }) =>
      given && /^[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]+$/.test(family + given)
        ? { literal: family + given }
        : { family, given, ...rest },
    );
  }

  litsite.people = {
    apaEditors, apaNames, asRead, chicagoNames, chicagoStraight, mlaEditors, mlaNames, natureNames,
    vancouverNames,
  };
})();
