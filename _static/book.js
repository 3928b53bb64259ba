/* The little that needs JavaScript. Everything can be read, and every link followed, without it. */
"use strict";

(() => {
  document.documentElement.classList.add("scripts"); // shows what needs them

  /* Light or dark: what the reader chose, if they did. Storage may be denied. */
  const stored = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  const store = (theme) => {
    try {
      if (theme === "auto") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
    } catch { /* it lasts for this page */ }
  };
  const theme = stored();
  if (theme === "light" || theme === "dark") document.body.dataset.theme = theme;

  const setUpThemes = () => {
    const group = document.querySelector("[data-themes]");
    if (!group) return;
    const show = () => {
      for (const button of group.children)
        button.ariaPressed = String(button.dataset.themeChoice === document.body.dataset.theme);
    };
    group.addEventListener("click", (event) => {
      const choice = event.target.dataset.themeChoice;
      if (!choice) return;
      document.body.dataset.theme = choice;
      store(choice);
      show();
    });
    show();
  };

  /* A link to a place on this page closes the panel that it stands in. */
  const closeWhenFollowed = (event) => {
    const panel = event.target.closest?.("a[href]")?.closest("[popover]");
    panel?.hidePopover?.();
    if (event.target.closest?.("a[href]")?.hash === location.hash) openWhatIsLedTo();
  };

  /* A link into what is closed opens it: a part that unfolds, and the tab that a label chooses. */
  const openWhatIsLedTo = () => {
    const target = document.getElementById(location.hash.slice(1));
    let isOpened = false;
    for (let around = target; around; around = around.parentElement) {
      const choice = around.previousElementSibling?.control;
      if (choice?.type === "radio" && !choice.checked) isOpened = choice.checked = true;
      if (around.open === false) isOpened = around.open = true;
    }
    if (isOpened) target.scrollIntoView();
  };
  addEventListener("hashchange", openWhatIsLedTo);

  /* Paper cannot unfold. Browsers that do not let the print sheet do it have it done here. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  addEventListener("DOMContentLoaded", () => {
    setUpThemes();
    openWhatIsLedTo();
    document.addEventListener("click", closeWhenFollowed);
  });
})();
