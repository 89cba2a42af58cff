/* The map: what is shown alone of a dot is listed by title at the screen's foot, over which nothing
   moves: names and years of one author's reviews are all alike. */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var list = null;

  function make(name, parts, values) {
    var made = Object.assign(document.createElement(name), values);
    made.append.apply(made, parts);
    return made;
  }

  /* The title of "Osei 2009: Warm lakes, cited by 8 of your reviews", linked, and who wrote it when. */
  function tell(dot) {
    var title = dot.says.slice(dot.says.indexOf(": ") + 2).replace(/, cited by [\d,]+ of your reviews?$/, "");
    var who = dot.says.split(": ")[0];
    return [make("a", [title], { href: dot.link.getAttribute("href") }), " ", make("span", [who], { className: "f" })];
  }

  function group(heading, dots) {
    if (!dots.length) return [];
    var items = dots.slice().sort(function (a, b) { return b.x - a.x; }).map(function (dot) { return make("li", tell(dot)); });
    return [make("h2", [heading]), make("ul", items, { className: "plain" })];
  }

  /* As Esc does, in the picture that this width does not show too. */
  function close() {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  }

  /* List a dot that stays chosen, or nothing for null. */
  litsite.listNear = function (dot) {
    if (list) list.remove();
    list = null;
    if (!dot) return;
    var citing = dot.near.filter(function (each) { return !dot.cited.includes(each); });
    list = make("section", [
      make("button", ["Close"], { type: "button", onclick: close }),
      make("p", tell(dot)),
    ].concat(
      group("Cites " + dot.cited.length + " on this map", dot.cited),
      group("Cited by " + citing.length + " on this map", citing),
      dot.near.length ? [] : [make("p", ["Cites nothing on this map, and nothing here cites it."], { className: "f" })]
    ), { className: "map-near", ariaLabel: "What is shown alone" });
    document.querySelector("[data-map]").after(list);
  };
})();

/* The map: who points at a dot sees what it cites and what cites it, by name; a finger's first touch
   does the same, its second follows the link. "map.html?of=key" shows a review so at once, Enter
   below "Find" what was found, one after another (map-find.js). */
(function () {
  "use strict";
  var litsite = (window.litsite = window.litsite || {});
  var SVG = "http://www.w3.org/2000/svg";
  var FINGER = 22; // pixels from a dot's middle
  var GRACE = 150;
  var LETTERS = 26; // of a name made of a title

  function numbers(path) {
    return path.getAttribute("d").match(/-?[\d.]+/g).map(Number);
  }

  function spot(x, y) {
    return Math.round(10 * x) + " " + Math.round(10 * y);
  }

  /* {link, words, name, says, x, y, lines, near, cited} of a link of the picture; its words are those that one
     may look for. What hovers says so without scripts is shown by the preview here. */
  function readDot(link) {
    var mark = link.querySelector("circle");
    var at = mark ? [Number(mark.getAttribute("cx")), Number(mark.getAttribute("cy"))] : numbers(link.querySelector("path"));
    var title = link.querySelector("title");
    var words = link.textContent;
    var says = title ? title.textContent : "";
    var who = says.split(": ")[0];
    if (/^\d*$/.test(who)) who = says.slice(who.length + 2, who.length + 2 + LETTERS) + "… " + who;
    var cited = /, (cited by [\d,]+ of your reviews?)$/.exec(says);
    if (cited && link.getAttribute("href").startsWith("works/")) link.dataset.says = "C" + cited[1].slice(1);
    if (title) title.remove();
    return {
      link: link, words: words, name: who, says: says, lines: [], near: [], cited: [],
      x: mark ? at[0] : (at[0] + at[2]) / 2, y: mark ? at[1] : (at[1] + at[3]) / 2
    };
  }

  /* A picture of the map: its frame and its dots, each with its lines and those at their ends. */
  function readDrawing(frame) {
    var dots = Array.from(frame.querySelectorAll("svg a:not(.to)"), readDot);
    var places = new Map(dots.map(function (dot) { return [spot(dot.x, dot.y), dot]; }));
    frame.querySelectorAll(".cites").forEach(function (path) {
      var at = numbers(path); // M x y c 0 y' x' y' x' y', from what cites to what is cited
      var ends = [places.get(spot(at[0], at[1])), places.get(spot(at[0] + at[6], at[1] + at[7]))];
      if (!ends[0] || !ends[1]) return;
      ends[0].cited.push(ends[1]);
      ends.forEach(function (dot, one) {
        dot.lines.push(path);
        dot.near.push(ends[1 - one]);
      });
    });
    return { frame: frame, svg: frame.querySelector("svg"), dots: dots };
  }

  function overlap(a, b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  }

  /* Put their names beside dots that have none, wherever there is room; the first come first. */
  function nameDots(drawing, dots) {
    if (!drawing.svg.getClientRects().length) return;
    var width = drawing.svg.viewBox.baseVal.width;
    var taken = dots.map(function (dot) { return { x: dot.x - 3, y: dot.y - 4, width: 6, height: 8 }; });
    dots.forEach(function (dot) {
      var own = dot.link.querySelector("text");
      if (own) taken.push(own.getBBox());
    });
    dots.forEach(function (dot) {
      if (dot.link.querySelector("text") || !dot.name) return;
      var text = document.createElementNS(SVG, "text");
      text.textContent = dot.name;
      text.setAttribute("class", "named");
      text.setAttribute("y", dot.y + 4);
      dot.link.append(text);
      var fits = [["start", 7], ["end", -7]].some(function (side) {
        text.setAttribute("text-anchor", side[0]);
        text.setAttribute("x", dot.x + side[1]);
        var box = text.getBBox();
        if (box.x < 0 || box.x + box.width > width) return false;
        return !taken.some(function (other) { return overlap(box, other); }) && taken.push(box);
      });
      if (!fits) text.remove();
    });
  }

  function clear(drawing) {
    drawing.frame.classList.remove("showing");
    drawing.frame.querySelectorAll(".near, .on").forEach(function (each) { each.classList.remove("self", "near", "on"); });
    drawing.frame.querySelectorAll(".named").forEach(function (each) { each.remove(); });
  }

  function follow(drawing) {
    var byLink = new Map(drawing.dots.map(function (dot) { return [dot.link, dot]; }));
    var pinned = null; // what the address or a finger chose
    var shown = null;
    var timer = 0;
    var finger = false;

    function show(dot) {
      clearTimeout(timer);
      if (dot === shown) return;
      clear(drawing);
      shown = dot;
      if (!dot) return drawing.again();
      drawing.frame.classList.add("showing");
      dot.link.classList.add("self");
      // Its preview leaves the side free where most of its lines go.
      dot.link.dataset.side = dot.near.filter(function (each) { return each.y < dot.y; }).length * 2 < dot.near.length ? "above" : "below";
      var all = [dot].concat(dot.near);
      all.forEach(function (each) { each.link.classList.add("near"); });
      dot.lines.forEach(function (line) { line.classList.add("on"); });
      nameDots(drawing, all);
    }

    /* Show a dot until another is chosen, or none. */
    function choose(dot) {
      var visible = drawing.svg.getClientRects().length > 0;
      pinned = dot;
      show(dot);
      if (visible) litsite.listNear(dot);
    }

    function dotOf(event) {
      return byLink.get(event.target.closest("a"));
    }

    /* The dot next to a touch, which hits none exactly. */
    function nearest(event) {
      var at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.svg.getScreenCTM().inverse());
      var scale = drawing.svg.getScreenCTM().a;
      var best = null;
      var least = FINGER / scale;
      drawing.dots.forEach(function (dot) {
        var far = Math.hypot(dot.x - at.x, dot.y - at.y);
        if (far < least) {
          least = far;
          best = dot;
        }
      });
      return best;
    }

    drawing.svg.addEventListener("pointerdown", function (event) { finger = event.pointerType === "touch"; });
    drawing.svg.addEventListener("pointerover", function (event) {
      if (event.pointerType !== "touch" && dotOf(event)) show(dotOf(event));
    });
    drawing.svg.addEventListener("pointerout", function (event) {
      if (event.pointerType === "touch") return;
      clearTimeout(timer);
      timer = setTimeout(function () { show(pinned); }, GRACE);
    });
    drawing.svg.addEventListener("click", function (event) {
      if (!finger || event.target.closest(".to")) return;
      var dot = dotOf(event) || nearest(event);
      if (dot && dot === pinned) {
        if (!dotOf(event)) location.href = dot.link.href.baseVal;
        return;
      }
      event.preventDefault();
      choose(dot);
      litsite.preview(dot && dot.link, "Touch it again to open it");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") choose(null);
    });

    /* Show the review or work whose address ends so. */
    drawing.pin = function (address) {
      choose(drawing.dots.find(function (dot) {
        return dot.link.getAttribute("href").endsWith(address);
      }) || null);
      if (pinned && drawing.svg.getClientRects().length) pinned.link.scrollIntoView({ block: "center", inline: "nearest" });
    };
  }

  /* The pictures of the map: two of the same dots, of which the screen's width shows one. `again`
     is what one shows while nothing is pointed at. */
  litsite.readMap = function (form) {
    var drawings = Array.from(form.parentNode.querySelectorAll(".drawing"), readDrawing);
    drawings.forEach(function (drawing) {
      drawing.again = function () {};
      follow(drawing);
    });

    function readAddress() {
      var named = litsite.findNamed();
      if (named && named.matches("details")) named.open = true; // a group's list
    }
    var key = new URLSearchParams(location.search).get("of");
    if (key) drawings.forEach(function (drawing) { drawing.pin("/" + key + ".html"); });
    window.addEventListener("hashchange", readAddress);
    litsite.nameDots = nameDots;
    litsite.clearMap = clear;
    return { drawings: drawings, readAddress: readAddress };
  };
})();

/* The map: find reviews by their first authors, years and titles, and draw it larger; Enter shows the
   citations of what was found, one after another. Without scripts it is the same picture, with its
   table and links. */
(function () {
  "use strict";
  var litsite = window.litsite;
  var form = document.querySelector("[data-map]");
  var NAMED = 24; // dots that were found, at most, have their names beside them
  if (!form) return;
  var map = litsite.readMap(form);
  var output = form.querySelector("output");
  var all = []; // that were found
  var next = 0; // of them to be shown alone

  function find(drawing, words) {
    var found = drawing.dots.filter(function (dot) {
      dot.folded = dot.folded || litsite.fold(dot.words);
      var fits = words.length > 0 && words.every(function (word) { return dot.folded.includes(word); });
      dot.link.classList.toggle("found", fits);
      return fits;
    });
    drawing.frame.classList.toggle("finding", words.length > 0);
    drawing.again = function () { if (found.length <= NAMED) litsite.nameDots(drawing, found); };
    litsite.clearMap(drawing);
    drawing.again();
    return found;
  }

  /* The citations of the next dot of those found, and a link to it that the keyboard reaches. */
  function step() {
    if (!all.length) return;
    var dot = all[next];
    var address = dot.link.getAttribute("href");
    var link = document.createElement("a");
    map.drawings.forEach(function (drawing) { drawing.pin(address); });
    link.href = address;
    link.textContent = dot.name;
    next = (next + 1) % all.length;
    output.replaceChildren((next || all.length) + " of " + all.length + ": ", link,
      " cites " + dot.cited.length + ", is cited by " + (dot.near.length - dot.cited.length));
  }

  form.elements.find.addEventListener("input", function () {
    var words = litsite.fold(form.elements.find.value).split(/\s+/).filter(Boolean);
    next = 0;
    map.drawings.forEach(function (drawing) {
      all = find(drawing, words);
      output.textContent = words.length ? all.length + " of " + drawing.dots.length + " dots" : "";
    });
  });

  form.elements.size.addEventListener("change", function () {
    map.drawings.forEach(function (drawing) { drawing.frame.dataset.size = form.elements.size.value; });
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    step();
  });
  litsite.keepForm(form);
  map.readAddress();
})();
