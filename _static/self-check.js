/* The self-check: says which way the marks lean, and about which subjects they do not. It counts in
   the page, keeps nothing and sends nothing. The words are in the page; most is more than half. */
"use strict";

document.querySelectorAll("[data-component=self-check]").forEach((form) => {
  const ENOUGH = 5; // marks, before anything is said
  const ENOUGH_OF_ONE = 2; // … and of one subject
  const words = form.querySelector("[data-says]").content;
  const result = form.querySelector("[data-result]");
  const list = new Intl.ListFormat(document.documentElement.lang || "en");

  const marksIn = (part) => [...part.querySelectorAll("input:checked")].map((mark) => mark.value);

  const leanOf = (marks) =>
    ["toward", "away", "neither"].find(
      (way) => marks.filter((mark) => mark === way).length * 2 > marks.length
    ) ?? "mixed";

  const say = (which, filling) => {
    const line = words.querySelector(`[data-${which}]`).cloneNode(true);
    if (filling) line.querySelector("b").replaceWith(filling);
    return line;
  };

  const tables = new Set([...form.querySelectorAll("input")].map((mark) => mark.closest("table")));

  const subjects = () =>
    [...tables]
      .map((table) => ({
        name: table.querySelector("th").abbr,
        marks: marksIn(table),
      }))
      .filter(({ marks }) => marks.length >= ENOUGH_OF_ONE);

  const link = () => {
    const line = say("send");
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
    line.querySelector("a").href = line.querySelector("a").textContent = address;
    return line;
  };

  const lines = (marks) => {
    if (marks.length < ENOUGH) return [say("few")];
    const lean = leanOf(marks);
    const told = [say(`lean="${lean}"`)];
    const known = subjects();
    for (const way of ["toward", "away", "neither", "mixed"]) {
      const names = known.filter((one) => way !== lean && leanOf(one.marks) === way);
      if (names.length) told.push(say(`about="${way}"`, list.format(names.map((one) => one.name))));
    }
    if (told.length === 1 && known.length > 1) told.push(say("same"));
    return [...told, say("close"), link()];
  };

  const tell = () => {
    const marks = marksIn(form);
    const told = marks.length ? [...lines(marks), say("clear")] : [];
    const now = document.createElement("div");
    now.append(...told);
    if (now.textContent !== result.textContent) result.replaceChildren(...told);
  };

  const clear = () => {
    form.reset();
    tell();
  };

  form.addEventListener("change", tell);
  result.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    clear();
    form.querySelector("input").focus();
  });
  addEventListener("pagehide", clear); // also from the copy that a browser keeps for going back
});
