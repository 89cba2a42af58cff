/* The theme the reader chose, set before anything is painted; and the button that changes it, at
   the page's foot.
   Runs in the head, so that no page flashes in the wrong colours. */
(function () {
  "use strict";
  var root = document.documentElement;
  var KEY = "litsite-theme";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch (refused) {
      return null; // some browsers refuse storage from disk; the theme then lasts for one page
    }
  }

  function current() {
    return root.dataset.theme || (dark.matches ? "dark" : "light");
  }

  root.classList.add("js");
  // A search that comes with its words needs room for what it finds: nothing moves then.
  if (/[?&]q=[^&]/.test(location.search)) root.classList.add("asks");
  var chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  document.addEventListener("DOMContentLoaded", function () {
    var foot = document.querySelector("body > footer p");
    if (!foot) return;
    var button = document.createElement("button");
    button.className = "theme";
    button.type = "button";
    foot.append(button);
    function say() {
      button.textContent = current() === "dark" ? "Light theme" : "Dark theme";
    }
    say();
    dark.addEventListener("change", say);
    button.addEventListener("click", function () {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      try {
        localStorage.setItem(KEY, root.dataset.theme);
      } catch (refused) {
        // see stored()
      }
      say();
    });
  });
})();
