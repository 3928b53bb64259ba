/* The way out of a page: empties it at once, and puts another site in its place in this window's
   history. Escape, three times within a few seconds, does the same as the link. */
"use strict";

(() => {
  const WITHIN = 4000; // milliseconds, for three presses
  const links = document.querySelectorAll("a[data-way-out]"); // no page can write data-…
  const presses = [];

  const leave = (link = links[0]) => {
    document.title = "…";
    document.body.replaceChildren();
    location.replace(link.href);
  };

  for (const link of links)
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave(link);
    });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    presses.push(event.timeStamp);
    if (presses.length >= 3 && event.timeStamp - presses.at(-3) < WITHIN) leave();
  }, true);
})();
