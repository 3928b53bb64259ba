/* The search: finds in INDEX (see press/web/search_index.py) and shows. Words that are one for a reader
   have one key here: endings, spellings and apostrophes go, and an odd word is taken for the nearest
   that is known. Any word may match, more is better (BM25F), and danger comes first. The words stay on
   this page: they go into no address and no storage, only into the entry of this tab's history that
   Back returns to; those of danger not even there. */
"use strict";

const searchBook = (() => {
  const list = (text, by = " ") => (text ? text.split(by) : []);
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’‘ʼ]/g, "");
  const words = (text) => fold(text).match(/[a-z0-9]+/g) ?? [];

  /* The key of a word: what is left when spelling and endings go. */
  const forms = new Map();
  for (const line of list(INDEX.forms, "\n")) {
    const [ours, ...theirs] = line.split(",");
    for (const word of theirs) forms.set(word, ours);
  }
  const CUTS = [
    [/(.{2})ies?$/, "$1y"], [/(ss|sh|ch|x|zz)es$/, "$1"], [/([^sui])s$/, "$1"],
    [/(..)nesses$|(..)ness$/, "$1$2"], [/(.{4})ments?$/, "$1"], [/(.{3})ly$/, "$1"],
    [/^(.*[aeiouy].*[^e])(?:ed|ings?)$/, "$1"], [/(.{5})[ae]nce$/, "$1"], [/(.{5})[ae]nt$/, "$1"],
    [/(.{3}[st])ion$/, "$1"], [/(.{2})our(?=$|i|a)/, "$1or"], [/([aeiou]..)tre$/, "$1ter"], [/ogue?$/, "og"], [/([^aeiou])mme$/, "$1m"],
    [/([bdfglmnprt])\1$/, "$1"], [/y$/, "i"], [/e$/, ""], [/[cz]$/, "s"],
  ];
  const cut = (word) => {
    let left = forms.get(word) ?? forms.get(word.replace(/s$/, "")) ?? word;
    if (left.length > 3) for (const [end, stays] of CUTS) left = left.replace(end, stays);
    return left;
  };
  const [keys, pairs, joined] = [new Map(), new Map(), new Map()]; // time-out, timeout and time out are one
  const key = (word) => {
    if (!keys.has(word)) keys.set(word, joined.get(cut(word)) ?? cut(word));
    return keys.get(word);
  };
  for (const pair of list(INDEX.pairs)) {
    const halves = pair.split("-").map(cut);
    pairs.set(halves.join(""), halves);
    joined.set(cut(pair.replace("-", "")), halves.join(""));
  }

  /* What is known: for each key where it is, as page, part and weight. The parts of a page are its
     sections, numbered; TITLE and SUMMARY are below them. */
  const [TITLE, SUMMARY] = [-2, -1];
  const WEIGHTS = { title: 5, summary: 2.5, heading: 3, lead: 1.5, text: 1.2 };
  const slug = (title) => title.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const terms = new Map();
  const put = (term, ...place) => {
    if (!terms.has(term)) terms.set(term, []);
    terms.get(term).push(place);
  };
  const read = (text, ...place) => {
    const found = words(text).map(key);
    const all = new Set([...found, ...found.map((one, number) => one + found[number + 1]).filter((one) => pairs.has(one))]);
    for (const term of all) put(term, ...place);
  };
  const pages = [];
  const units = [];
  for (const [address, kind, title, says, length, ...parts] of INDEX.pages) {
    const page = { address, kind, title, says, length, sections: [] };
    units.push([pages.length, SUMMARY, WEIGHTS.summary]);
    read(says, pages.length, SUMMARY, WEIGHTS.summary);
    read(title, pages.length, TITLE, WEIGHTS.title);
    for (let i = 0; i < parts.length; i += 2) {
      const [title, anchor] = parts.slice(i, i + 2);
      read(title, pages.length, i / 2, WEIGHTS.heading);
      units.push([pages.length, i / 2, WEIGHTS.text]);
      page.sections.push({ title, anchor: anchor === "-" ? slug(title) : anchor });
    }
    pages.push(page);
  }
  for (const [to, text] of INDEX.leads) // words of readers, which lead there by themselves, too
    to.forEach((number, place) => read(text.replace(/<.*?>/g, ""), number, SUMMARY, WEIGHTS.lead / (place + 1)));
  const mean = pages.reduce((sum, page) => sum + page.length, 0) / pages.length || 1;
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const BASE = 32;
  const places = list(INDEX.at);
  let last = "";
  [...INDEX.words.matchAll(/([A-J])([^A-J]*)/g)].forEach(([, shared, rest], number) => {
    last = last.slice(0, shared.charCodeAt() - 65) + rest;
    let [unit, step] = [0, 0];
    for (const sign of places[number]) {
      const digit = DIGITS.indexOf(sign);
      step = step * BASE + (digit % BASE);
      if (digit >= BASE) continue;
      unit += step;
      step = 0;
      put(key(last), ...units[unit]);
    }
  });
  const common = new Set(list(INDEX.common).map(key));
  const same = new Map();
  for (const line of list(INDEX.same, "\n")) {
    const all = line.split(",").map(key);
    for (const one of all) same.set(one, [...(same.get(one) ?? []), ...(one === all[0] ? all.slice(1) : [all[0]])]);
  }

  /* Phrases of the list, as patterns for keys with a space on each side; idle words may stand between. */
  const between = `(?:(?:${list(INDEX.groups.idle).map(key).join("|")}) )*`;
  const heard = new Set();
  const pattern = (phrase) => {
    const choice = (part) => {
      const all = part.split("/").flatMap((one) => (one[0] === "<" ? list(INDEX.groups[one.slice(1, -1)]) : words(one))).map(key);
      for (const word of all) heard.add(word);
      return all.length > 1 ? `(?:${all.join("|")})` : all[0];
    };
    const each = phrase.replace(/-/g, " ").split(" ").map((part) => {
      if (part === "..") return "(?:\\S+ ){0,4}?";
      return (part.includes("<") ? "(?:(?:my|the|our|his|her|a) )?(?:ex )?" : "") + choice(part) + " ";
    });
    return new RegExp(" " + each.join(between), "g");
  };
  const leads = INDEX.leads.map(([to, text]) => [to, list(text, ",").map(pattern)]);

  /* Danger is heard by weights, which are learned from examples (see press/web/danger_weights.py):
     two to a sign, from -2 to 2. The sum over the features of what is typed says yes or no. */
  const numberOf = (feature) => {
    let sum = -1; // a CRC-32
    for (let i = 0; i < feature.length; i++) {
      sum ^= feature.charCodeAt(i);
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
    }
    return ~sum >>> 0;
  };
  const alike = new Map(Object.entries(INDEX.alike));
  const features = (text) => {
    const typed = words(text).map((word) => forms.get(word) ?? word);
    const found = new Set();
    for (const word of typed.map((word) => `<${word}>`)) {
      found.add(word);
      for (const size of [4, 5])
        for (let i = 0; i + size <= word.length; i++) found.add(word.slice(i, i + size));
    }
    const begun = ["", ...typed.map((word) => alike.get(word) ?? word.slice(0, 5))];
    for (const step of [1, 2, 3])
      begun.slice(step).forEach((word, number) => found.add(begun[number] + " ".repeat(step) + word));
    return [...found].map(numberOf);
  };
  const says = (weights, numbers, above = 0) => {
    let sum = 0;
    for (const number of new Set(numbers.map((one) => one % (2 * weights.length)))) {
      const two = weights.charCodeAt(number >> 1) - 40;
      sum += (number % 2 ? two % 5 : Math.floor(two / 5)) - 2;
    }
    return sum > above;
  };
  const dangerIn = (text) => {
    const numbers = features(text);
    if (!says(INDEX.danger, numbers, words(text).length > 1 ? 0 : 3)) return; // one word says little
    return INDEX.dangers.find(([, , weights]) => !weights || says(weights, numbers));
  };

  /* How many letters to change, leave out, put in or swap, as far as `most`. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, last] = [[], [...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };
  const nearest = (word, length, known) => {
    const most = length > 7 ? 2 : length > 3 ? 1 : 0;
    let [best, least] = [[], most];
    for (const other of known) {
      const far = other[0] === word[0] || word.length > 4 ? distance(word, other, least) : least + 1;
      if (far < least) [best, least] = [[], far];
      if (far <= least && far > 0) best.push(other);
    }
    return best;
  };

  /* The words of a query as keys: the unknown ones as what they may be. */
  const isKnown = (word) => / /.test(word) || terms.has(word) || common.has(word) || heard.has(word) || same.has(word);
  const halves = (word) => {
    for (let at = 2; at < word.length - 1; at++) {
      const both = [key(word.slice(0, at)), key(word.slice(at))];
      if (both.every((half) => terms.has(half) || common.has(half))) return both;
    }
    return [];
  };
  const meant = (text) => {
    const typed = words(text);
    return typed.map((word, number) => {
      const known = key(word);
      if (isKnown(known) || pairs.has(known)) return [known];
      const isBegun = number === typed.length - 1 && word.length > 2 && !/\s$/.test(text);
      const begun = isBegun ? [...terms.keys()].filter((term) => term.startsWith(word)) : [];
      const near = [...new Set([known, known.replace(/s$/, "")])].flatMap((one) => nearest(one, word.length, heard));
      return begun.length ? begun : near.length ? near : nearest(known, word.length, terms.keys()).slice(0, 4);
    }).map((found, number) => (found.length ? found : halves(typed[number])));
  };

  /* Keys with their weights: pairs become one, other words for the same weigh less. */
  const weighed = (found) => {
    const weights = [];
    for (let i = 0; i < found.length; i++) {
      const joined = (found[i][0] ?? "") + (found[i + 1]?.[0] ?? "");
      const pair = pairs.has(found[i][0]) ? found[i][0] : pairs.has(joined) ? joined : "";
      if (pair) {
        const all = new Map([[pair, 1]]);
        for (const half of pairs.get(pair)) all.set(half, 0.3);
        weights.push(all);
        if (pair !== found[i][0]) i++;
        continue;
      }
      const all = new Map();
      const put = (term, weight) => all.set(term, Math.max(all.get(term) ?? 0, weight));
      found[i].forEach((term, _, { length }) => {
        put(term, length > 1 ? 0.8 : 1);
        for (const other of same.get(term) ?? []) put(other, 0.7);
        if (term.length > 5)
          for (const other of terms.keys())
            if (other.length > 5 && other.slice(0, 6) === term.slice(0, 6)) put(other, 0.5);
      });
      weights.push(all);
    }
    return weights;
  };

  const KINDS = { "": 0.7, ...INDEX.weights };

  /* The score of each page, and in it of each section, for one word of the query. */
  const scored = (weights) => {
    const counts = new Map();
    for (const [term, weight] of weights)
      for (const [number, part, much] of terms.get(term) ?? []) {
        const page = counts.get(number) ?? { count: 0, sections: new Map() };
        const fair = part < 0 ? 1 : 1 / (0.4 + (0.6 * pages[number].length) / mean);
        page.count += weight * much * fair;
        if (part >= 0) page.sections.set(part, (page.sections.get(part) ?? 0) + weight * much);
        counts.set(number, page);
      }
    const rare = Math.log(1 + (pages.length - counts.size + 0.5) / (counts.size + 0.5));
    return [rare, counts];
  };

  const find = (text) => {
    const found = meant(text);
    const apart = (one) => pairs.get(one)?.join(" ") ?? one;
    const said = ` ${found.map(([one]) => apart(one)).filter(Boolean).join(" ")} `;
    const totals = new Map();
    const total = (number) => {
      if (!totals.has(number)) totals.set(number, { number, score: 0, sections: new Map() });
      return totals.get(number);
    };
    const asked = new Set();
    for (const weights of weighed(found)) {
      const name = [...weights.keys()].join();
      if (asked.has(name)) continue;
      asked.add(name);
      const [rare, counts] = scored(weights);
      for (const [number, { count, sections }] of counts) {
        total(number).score += (rare * count * 2.5) / (count + 1.5);
        for (const [part, much] of sections) {
          const best = total(number).sections;
          best.set(part, (best.get(part) ?? 0) + (rare * much) / (much + 1.5));
        }
      }
    }
    for (const { number, score } of totals.values())
      total(number).score = score * (KINDS[pages[number].kind] ?? 1);
    for (const [to, all] of leads) {
      const length = Math.max(0, ...all.flatMap((one) => [...said.matchAll(one)].map(([phrase]) => phrase.trim().split(" ").length)));
      if (length) to.forEach((number, place) => (total(number).score += (8 + 2 * length) * 0.85 ** place));
    }
    const hits = [...totals.values()].sort((a, b) => b.score - a.score || a.number - b.number);
    const best = hits[0]?.score ?? 0;
    const [reason = "", places = []] = dangerIn(text) ?? [];
    const first = places.map(([number, title, anchor, lines]) =>
      ({ ...pages[number], number, section: { title, anchor }, lines }));
    const rest = hits.filter(({ number, score }) => score > best / 4 && !first.some((one) => one.number === number)).slice(0, 12);
    return {
      reason,
      first,
      rest: rest.map(({ number, sections }) => {
        const [part] = [...sections].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0];
        return { ...pages[number], section: pages[number].sections[part] };
      }),
    };
  };
  return { find, key, features };
})();

if (typeof document === "object") {
  const at = (id) => document.getElementById(id);
  const field = at("search-words");

  const element = (name, className, ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };
  const link = (text, href) => {
    const made = element("a", "", text);
    made.href = href;
    return made;
  };
  const item = ({ address, kind, title, says, section, lines }) => {
    const line = element("li", "", element("p", "piece-title", link(title, address)));
    if (kind && !lines) line.append(element("p", "piece-kind", kind));
    if (says && !lines) line.append(element("p", "piece-says", says));
    if (section?.anchor)
      line.append(element("p", "search-section", at("search-results").dataset.section, " ", link(section.title, `${address}#${section.anchor}`)));
    if (lines?.length)
      line.append(element("ul", "search-lines", ...lines.map((parts) =>
        element("li", "", ...parts.map((part) => (typeof part === "string" ? part : link(...part)))))));
    return line;
  };

  let isKept = true;
  let waiting = 0;
  const show = () => {
    clearTimeout(waiting);
    waiting = 0;
    const typed = field.value.trim();
    const { reason, first, rest } = typed.length > 1 ? searchBook.find(field.value) : { reason: "", first: [], rest: [] };
    const count = first.length + rest.length;
    at("search-first").hidden = !first.length;
    at("search-reason").textContent = reason;
    at("search-first").querySelector("ul").replaceChildren(...first.map(item));
    at("search-results").replaceChildren(...rest.map(item));
    at("search-nothing").hidden = typed.length < 2 || count > 0;
    const { none, one, many } = at("search-count").dataset;
    at("search-count").textContent = typed.length < 2 ? "" : count > 1 ? many.replace("%s", count) : count ? one : none;
    isKept = !first.length;
    history.replaceState(isKept && typed ? { words: field.value } : null, "", location.pathname);
    /* WebKit empties a field that remembers nothing when Back brings its page whole: to its default. */
    field.defaultValue = isKept ? field.value : "";
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
  at("search").addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  /* A page that the browser keeps whole for Back keeps no words of danger. */
  addEventListener("pagehide", () => {
    if (waiting) show();
    if (isKept) return;
    field.value = "";
    show();
  });

  /* Words that came in the address are taken out of it; Back finds those of this entry again. */
  const asked = new URLSearchParams(location.search).get("q") ?? history.state?.words;
  if (asked) {
    field.value = asked;
    show();
  }
}
