/* The way out of a page: empties it at once, and puts another site in its place in this window's
   history. Shift, three times within a few seconds and nothing else between, does the same as the
   link: unlike Escape, it keeps no page from loading. */
"use strict";

(() => {
  const WITHIN = 5000; // milliseconds, for three presses
  const links = document.querySelectorAll("a[data-way-out]"); // no page can write data-…
  const status = document.querySelector("[data-way-out-told]");
  let presses = 0;
  let isAlone = false; // no other key was pressed since Shift
  let forgetting = 0;

  const leave = (link = links[0]) => {
    document.title = "…";
    document.body.replaceChildren();
    location.replace(link.href);
  };

  const forget = () => {
    presses = 0;
    status.textContent = "";
  };

  for (const link of links)
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave(link);
    });
  document.addEventListener("keydown", (event) => {
    isAlone = event.key === "Shift";
    if (!isAlone) forget();
  }, true);
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !isAlone) return;
    clearTimeout(forgetting);
    presses += 1;
    if (presses === 3) return leave();
    status.textContent = status.dataset.wayOutTold.replace("%s", 3 - presses);
    forgetting = setTimeout(forget, WITHIN);
  }, true);
})();
