"""Opens every page of a website in one Chromium, a few times, and notes all that tests ask for.

Pages are loaded seldom and looked at often: one visit with scripts, whose window is then made wide,
dark and paper, and one without scripts.
"""

from __future__ import annotations

import os
import shutil
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

# The shell is the same engine without a window, for a third of the time; but it keeps no history.
WINDOWED = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
CHROMIUM = shutil.which("chromium-headless-shell") or WINDOWED
needs_browser = pytest.mark.skipif(
    not WINDOWED and "CI" not in os.environ,
    reason="no Chromium: install it (Debian: apt install chromium) to run the tests in a browser",
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}

# Put into each page before its own scripts: what it is refused, what it stores, how it shifts.
WATCH = """
window.watched = {violations: [], stored: [], shift: 0};
addEventListener("securitypolicyviolation", (e) =>
  watched.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.lineNumber}`));
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  watched.stored.push(key); return setItem.call(this, key, value);
};
new PerformanceObserver((list) => { for (const e of list.getEntries()) watched.shift += e.value; })
  .observe({type: "layout-shift", buffered: true});
"""
AXE = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const {violations} = await axe.run(
    document, {runOnly: tags, resultTypes: ["violations"], preload: false});
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target} ${n.failureSummary}`));
}"""
CONTRAST = AXE.replace("{runOnly: tags,", '{runOnly: {type: "rule", values: ["color-contrast"]},')
SMALL = """() => [
  ...document.querySelectorAll("button, input, summary, .masthead a, .panel a, .foot a")]
  .map((e) => [e.outerHTML, e.getBoundingClientRect()])
  .filter(([, r]) => r.width && (r.width < 24 || r.height < 24)).map(([html]) => html)"""

WORDS = """() => {
  const main = document.querySelector("main").cloneNode(true);
  for (const e of main.querySelectorAll("[hidden], script")) e.remove();
  return main.textContent;
}"""
# Every place that the Tab key leads to, and whether it can be seen there.
FOLLOW = """
window.followed = [];
addEventListener("focusin", (event) => {
  const isTab = event.target.matches(".sd-tab-set > input"); // whose label shows for it
  const target = isTab ? event.target.nextElementSibling : event.target;
  const r = target.getBoundingClientRect();
  const seen = target.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && r.right > 0 && r.left < innerWidth && r.bottom > 0 && r.top < innerHeight;
  const outline = parseFloat(getComputedStyle(target).outlineWidth) >= 2;
  followed.push([target.outerHTML.slice(0, 120), seen, outline]);
});
"""
FOCUSABLE = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=radio]), summary, select, textarea")]
  .filter((e) => e.checkVisibility({visibilityProperty: true})
    && !e.disabled && e.tabIndex >= 0).length"""
DEAD = ", ".join(
    (  # controls on view that do nothing by themselves
        "button:visible:not([popovertarget], form[action] button)",
        "input:visible:not([type=radio], [disabled], form[action] input)",
    )
)


@dataclass
class Visit:
    """What was seen on one page."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)  # of the policy
    stored: list[str] = field(default_factory=list)
    shift: float = 0
    axe: list[str] = field(default_factory=list)  # with the width and the scheme
    small: list[str] = field(default_factory=list)  # targets under 24 pixels
    overflow: dict[str, int] = field(default_factory=dict)  # pixels beyond the side, by condition
    hidden: set[str] = field(default_factory=set)  # the conditions in which words are unseen
    dead: list[str] = field(default_factory=list)  # controls that are shown and need scripts
    lost: list[str] = field(default_factory=list)  # what has focus and is not to be seen


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None: ...


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@contextmanager
def opened(browser: Browser, folder: Path, name: str) -> Iterator[Page]:
    """Open a page of a website on a phone."""
    with served(folder) as address, closing(browser.new_context(viewport=PHONE)) as context:
        page = context.new_page()
        page.goto(f"{address}/{name}")
        yield page


def visit_all(browser: Browser, address: str, names: list[str], axe: str) -> dict[str, Visit]:
    """Visit each page with scripts and without; `axe` is the code of axe-core, or ''."""
    visits = {name: Visit() for name in names}
    context = browser.new_context(viewport=PHONE, color_scheme="light")
    context.add_init_script(WATCH + FOLLOW)
    page = context.new_page()
    for name, visit in visits.items():
        _with_scripts(page, f"{address}/{name}", visit, axe)
    context.close()
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    for name, visit in visits.items():
        _without_scripts(page, f"{address}/{name}", visit)
    context.close()
    return visits


def _with_scripts(page: Page, address: str, visit: Visit, axe: str) -> None:
    def note_request(request: Any) -> None:
        visit.requests.append(request.url)

    def note_error(error: Any) -> None:
        visit.errors.append(str(error))

    page.on("request", note_request)
    page.on("pageerror", note_error)
    page.set_viewport_size(PHONE)
    page.emulate_media(media="screen", color_scheme="light")
    page.goto(address)
    watched = page.evaluate("watched")
    visit.violations = watched["violations"]
    visit.shift = watched["shift"]
    _look(page, "phone", visit)
    visit.small = page.evaluate(SMALL)
    visit.lost = walk(page)
    if axe:
        page.evaluate(axe)
        visit.axe += _told("390 light", page.evaluate(AXE))
        page.emulate_media(color_scheme="dark")
        visit.axe += _told("390 dark", page.evaluate(CONTRAST))
    page.set_viewport_size(DESK)
    if axe:
        visit.axe += _told("1280 dark", page.evaluate(AXE))
        page.emulate_media(color_scheme="light")
        visit.axe += _told("1280 light", page.evaluate(CONTRAST))
    _look(page, "desk", visit)
    page.emulate_media(media="print")
    _look(page, "print", visit)
    kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    visit.stored = [
        *page.evaluate("watched.stored"),
        *kept,
        *filter(None, [page.evaluate("document.cookie")]),
    ]
    page.remove_listener("request", note_request)
    page.remove_listener("pageerror", note_error)


def walk(page: Page) -> list[str]:
    """Go through the page by the Tab key; return where it led to nothing that can be seen."""
    due = page.evaluate(FOCUSABLE)
    for _ in range(due):
        page.keyboard.press("Tab")
    followed = page.evaluate("followed.splice(0)")
    places = {html for html, _, _ in followed}
    lost = [f"not seen: {html}" for html, seen, _ in followed if not seen]
    lost += [f"no outline: {html}" for html, _, outline in followed if not outline]
    if len(followed) < due or (due > 1 and len(places) < 2):
        lost.append(f"{due} places to reach, {len(followed)} reached")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    return lost


def _told(condition: str, violations: list[str]) -> list[str]:
    return [f"{condition}: {violation}" for violation in violations]


def _look(page: Page, condition: str, visit: Visit) -> None:
    """Note what of the words is unseen, and what runs off the side."""
    code = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    visit.overflow[condition] = page.evaluate(code)
    if condition == "print":  # forms, filters, the way out: paper cannot press them
        page.evaluate("for (const e of document.querySelectorAll('main [data-only]')) e.remove()")
    if _is_any_hidden(page):
        visit.hidden.add(condition)


def _is_any_hidden(page: Page) -> bool:
    """Tell whether words of the page, but for those hidden by name, are not drawn."""
    words = page.evaluate(WORDS)
    return _flat(page.locator("main").inner_text()) != _flat(words)


def _flat(text: str) -> str:
    """Return the letters alone; a browser tells those of a formula as Unicode's italic ones."""
    return unicodedata.normalize("NFKC", "".join(text.split())).casefold()


def _without_scripts(page: Page, address: str, visit: Visit) -> None:
    page.goto(address)
    if _is_any_hidden(page):
        visit.hidden.add("without scripts")
    visit.dead = page.locator(DEAD).evaluate_all("all => all.map((e) => e.outerHTML)")
