// The preview's end in the browser: reload when the page was made anew, show what was found.
(() => {
  const { page, kind = "html", version } = document.currentScript.dataset;
  const bar = document.createElement("aside");
  bar.id = "live";
  bar.setAttribute("aria-label", "Preview");
  document.body.append(bar);

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  };
  const views = Object.entries({ html: "Web", epub: "EPUB", pdf: "PDF" }).map(([name, words]) =>
    name === kind
      ? element("strong", words)
      : element("a", words, {
          href: name === "html" ? `/${page}.html` : `/-/${name}/${page}`,
          target: name === "html" ? "live-web" : "live-" + name,
        }),
  );
  const busy = element("span", "", { role: "status" });
  const findings = element("ul", "", { role: "alert" });
  bar.append(findings, ...views, busy);
  if (kind === "html") window.name = "live-web";

  // Furo scrolls smoothly: a page that comes back should stand still.
  const place = sessionStorage.getItem("live-place");
  sessionStorage.removeItem("live-place");
  if (place && place.startsWith(`${kind} ${page} `)) {
    const [left, top] = place.split(" ").slice(-2).map(Number);
    const stand = () => window.scrollTo({ left, top, behavior: "instant" });
    stand();
    window.addEventListener("load", stand, { once: true });
  }
  const again = () => {
    sessionStorage.setItem("live-place", `${kind} ${page} ${scrollX} ${scrollY}`);
    location.reload();
  };

  const query = new URLSearchParams({ page, kind });
  let before = Number(version);
  const events = new EventSource(`/-/events?${query}`);
  events.onmessage = (event) => {
    const said = JSON.parse(event.data);
    if ("version" in said && said.version !== before) {
      before = said.version;
      again();
    }
    if ("findings" in said) {
      findings.replaceChildren(...said.findings.map((finding) => element("li", finding)));
      busy.textContent = said.busy ? "making the other pages …" : "";
    }
  };
  events.onerror = () => {
    busy.textContent = "The preview has stopped.";
  };
  window.addEventListener("beforeunload", () => events.close());
})();
