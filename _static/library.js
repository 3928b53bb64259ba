/* The library's links to kinds and topics become a filter: one kind and one topic at a time, told in
   the address. Without it they lead to where the pieces are listed. */
"use strict";

(() => {
  const nav = document.querySelector("[data-component=library]"); // no page can write data-…
  const count = document.querySelector("[data-library-count]");
  const links = [...nav.querySelectorAll("a")];
  const sections = [...nav.parentElement.querySelectorAll(":scope > section[id^=kind-]")];
  const topics = nav.parentElement.querySelector(":scope > #topics");
  const pieces = sections.flatMap((section) => [...section.querySelectorAll("li.piece")]);
  const nameOf = (link) => link.hash.slice(1);
  const groupOf = (name) => name.split("-")[0];

  const told = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return ""; // an address that somebody cut in two
    }
  };

  const chosen = () => {
    const known = new Set(links.map(nameOf));
    return told().split("+").filter((name) => known.has(name));
  };

  const show = () => {
    const names = chosen();
    for (const link of links) {
      if (names.includes(nameOf(link))) link.ariaCurrent = "true";
      else link.removeAttribute("aria-current");
    }
    for (const piece of pieces)
      piece.hidden = !names.every((name) => piece.classList.contains(name));
    for (const section of sections) section.hidden = !section.querySelector(".piece:not([hidden])");
    if (topics) topics.hidden = names.length > 0;
    const seen = pieces.filter((piece) => !piece.hidden).length;
    const told = count.dataset.libraryCount.replace("%(seen)s", seen).replace("%(all)s", pieces.length);
    count.textContent = names.length ? `${told} ` : "";
    if (names.length) {
      const all = document.createElement("a");
      all.href = "#";
      all.textContent = count.dataset.showAll;
      count.append(all);
    }
  };

  const choose = (names) => {
    history.replaceState(null, "", names.length ? `#${names.join("+")}` : location.pathname);
    show();
  };

  nav.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const name = nameOf(link);
    const others = chosen().filter((other) => groupOf(other) !== groupOf(name));
    choose(chosen().includes(name) ? others : [...others, name]);
  });
  count.addEventListener("click", (event) => {
    if (!event.target.closest("a")) return;
    event.preventDefault();
    choose([]);
    links[0].focus();
  });
  addEventListener("hashchange", show);

  show();
  if (chosen().length) nav.scrollIntoView();
})();
