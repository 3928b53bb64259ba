/* The way out of a page: empties it at once, and puts another site in its place in this window's
   history. Escape, three times within a few seconds, does the same as the link. */
"use strict";

(() => {
  const WITHIN = 4000; // milliseconds, for three presses
  const link = document.querySelector(".quick-exit-link");
  const presses = [];

  const leave = () => {
    document.title = "…";
    document.body.replaceChildren();
    location.replace(link.href);
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    presses.push(event.timeStamp);
    if (presses.length >= 3 && event.timeStamp - presses.at(-3) < WITHIN) leave();
  }, true);
})();
