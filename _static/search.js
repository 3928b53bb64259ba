/* Shows what Sphinx's search finds: each page once, with its kind and its first sentence. The words
   looked for stay on this page. Loaded before Sphinx's scripts, which ask for these two. */
"use strict";

var SPHINX_HIGHLIGHT_ENABLED = false; // it would store the words
var _ready = () => {};

addEventListener("DOMContentLoaded", () => {
  const at = (id) => document.getElementById(id);
  const field = at("search-words");

  /* The best hit of each page, best first: Sphinx's list has the best last. */
  const find = (words) => {
    const best = new Map();
    if (words.trim().length > 1)
      for (const hit of Search._performSearch(...Search._parseQuery(words)).reverse())
        if (!best.has(hit[0])) best.set(hit[0], hit);
    return [...best.values()];
  };

  const element = (name, text, className = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const item = ([docname, title, anchor]) => {
    const [kind, says] = PIECES[docname] ?? ["", ""];
    const link = element("a", title.replace(" > ", ": "));
    link.href = docname + ".html" + anchor;
    const head = element("p", "", "piece-title");
    head.append(link);
    const line = element("li", "");
    line.append(head);
    if (kind) line.append(element("p", kind, "piece-kind"));
    if (says) line.append(element("p", says, "piece-says"));
    return line;
  };

  const show = () => {
    const hits = find(field.value);
    at("search-results").replaceChildren(...hits.map(item));
    const count = hits.length === 1 ? "1 page" : `${hits.length || "No"} pages`;
    at("search-count").textContent = field.value.trim().length < 2 ? "" : `${count} found.`;
  };

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
  at("search").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });

  /* Words that came in the address are taken out of it. */
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    history.replaceState(null, "", location.pathname);
    show();
  }
});
