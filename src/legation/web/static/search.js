// The search of a static site: loads the shards of the index that a question needs, one script each.
"use strict";
{
  const form = document.getElementById("ask");
  const found = document.getElementById("found");
  const base = new URL("./", document.currentScript.src).href.replace(/static\/$/, "search/");
  const root = base.replace(/search\/$/, "");
  const asked = new URLSearchParams(location.search);
  const page = 25;
  const waiting = new Map();
  const shards = new Map();

  window.legationShard = (name, data) => waiting.get(name)?.(data);

  function shard(name) {
    if (!shards.has(name)) {
      shards.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.onerror = () => reject(new Error("a part of the index could not be loaded: " + name));
        script.src = base + name + ".js";
        document.head.append(script);
      }));
    }
    return shards.get(name);
  }

  // As in publishing/words.py.
  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "");
  const words = (text) => (folded(text).match(/[\p{L}\p{N}]+/gu) || []).map((word) => word.slice(0, 40));

  // Places of the entries that have a word, or with `begins` a word that starts so.
  async function having(meta, word, begins) {
    const places = new Set();
    let at = meta.starts.findLastIndex((start) => start <= word);
    for (at = Math.max(at, 0); at < meta.starts.length; at++) {
      if (meta.starts[at] > word && !meta.starts[at].startsWith(word)) break;
      const its = await shard("words-" + at);
      for (const [one, gaps] of Object.entries(its)) {
        if (one !== word && !(begins && one.startsWith(word))) continue;
        let place = 0;
        for (const gap of gaps) places.add(place += gap);
      }
      if (!begins) break;
    }
    return places;
  }

  function wanted() {
    const typed = asked.get("q") || "";
    const phrases = [...typed.matchAll(/["“”]([^"“”]+)["“”]/g)].map((match) => words(match[1]).join(" ")).filter(Boolean);
    const all = [...words(typed), ...words(asked.get("person") || "")];
    const fixed = ["kind", "form", "status", "differ"].filter((name) => asked.get(name))
      .map((name) => ":" + name + ":" + asked.get(name));
    asked.getAll("party").filter(Boolean).forEach((code) => fixed.push(":party:" + code));
    if (asked.get("source")) fixed.push(":source:" + words(asked.get("source")).join(" "));
    const last = words(typed).at(-1) || "";
    const open = last.length > 2 && !/["“”\s]$/.test(typed);
    return { all, fixed, phrases, begins: open ? last : null };
  }

  const asDay = (text) => Math.floor(Date.parse(text + "T00:00:00Z") / 86400000);

  // The places of all that fits, the newest first.
  async function fitting(meta, want) {
    let places = null;
    const narrow = (by) => { places = places === null ? by : new Set([...places].filter((place) => by.has(place))); };
    for (const token of want.fixed) narrow(await having(meta, token, false));
    for (const word of want.all) {
      if (!meta.common.includes(word)) narrow(await having(meta, word, word === want.begins));
    }
    let list = places === null ? Array.from({ length: meta.entries }, (_, n) => n) : [...places].sort((a, b) => a - b);
    const since = asked.get("since"), until = asked.get("until");
    if (since || until) {
      let day = 0;
      const days = meta.days.map((gap, n) => (day = n ? day - gap : gap));
      list = list.filter((n) => n < days.length && !(since && days[n] < asDay(since)) && !(until && days[n] > asDay(until)));
    }
    return list;
  }

  const rowOf = async (meta, place) => (await shard("entries-" + Math.floor(place / meta.size)))[place % meta.size];
  const textOf = (row) => [row[2], ...row[10].map((claim) => claim[4])].map((text) => " " + words(text).join(" ") + " ");
  const saying = (row, phrases) => phrases.every((phrase) => textOf(row).some((text) => text.includes(" " + phrase)));

  function make(tag, of = {}, ...inner) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(of)) element.setAttribute(name, value);
    element.append(...inner);
    return element;
  }
  const isolated = (text) => make("bdi", {}, text);

  // A text with the words that were asked for marked.
  function marked(text, want) {
    const all = make("bdi");
    let from = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const word = words(match[0])[0];
      if (!word || !(want.all.includes(word) || (want.begins && word.startsWith(want.begins)))) continue;
      all.append(text.slice(from, match.index), make("mark", { class: "hit" }, match[0]));
      from = match.index + match[0].length;
    }
    all.append(text.slice(from));
    return all;
  }

  function best(claims, want) {
    const score = (claim) => {
      const its = new Set(words(claim[4]));
      return want.all.filter((word) => its.has(word)).length;
    };
    return claims.reduce((one, other) => (one === undefined || score(other) > score(one) ? other : one), undefined);
  }

  const plain = (term) => term.replaceAll("_", " ");
  const many = (n, noun) => n.toLocaleString("en") + " " + (n === 1 ? noun : noun.replace(/y$/, "ie") + "s");

  function shown(meta, row, want) {
    const [file, when, headline, kind, form, stage, parties, sources, differ, decision, claims] = row;
    const facts = make("p", { class: "facts" }, make("span", { class: "kind k-" + kind }, kind), " ");
    if (form !== kind && !stage.startsWith(form)) facts.append(make("span", { class: "form" }, plain(form)), " ");
    facts.append(make("span", { class: "status" }, plain(stage)), " ");
    for (const code of parties) {
      facts.append(make("a", { class: "party", href: root + "state/" + code + ".html", title: meta.parties[code] }, code), " ");
    }
    facts.append(make("span", { class: "soft" }, many(sources, "source")), " ");
    if (differ) facts.append(make("span", { class: "differ" }, "≠ " + many(differ, "disagreement")), " ");
    if (decision) facts.append(make("span", { class: "decision d-" + decision }, decision));
    const what = make("div", { class: "what" },
      make("h3", {}, make("a", { class: "go", href: root + "entry/" + file + ".html" }, marked(headline, want))), facts);
    const claim = best(claims, want);
    if (claim) {
      const [document, id, outlet, published, said] = claim;
      const origin = make("span", { class: "outlet" }, isolated(outlet || "no outlet named"));
      if (published) origin.append(", ", make("time", {}, published));
      what.append(make("p", { class: "said" }, make("a", { class: "cite", href: root + "document/" + document + ".html#claim-" + id },
        make("q", {}, marked(said, want)), " ", origin)));
    }
    return make("li", { class: "row k-" + kind }, make("div", { class: "when" }, make("time", {}, when || "undated")), what);
  }

  function pages(at, more) {
    const nav = found.querySelector(".pager");
    const link = (number, rel, words) => {
      const to = new URLSearchParams(asked);
      to.set("page", number);
      nav.append(make("a", { rel, href: "?" + to }, words));
    };
    if (at > 1) link(at - 1, "prev", "← newer");
    if (more) link(at + 1, "next", "older →");
    nav.hidden = !nav.childElementCount;
  }

  // What the address asks and the form has no field for, each with a way to leave it out.
  function chips() {
    for (const name of ["form", "source", "person"]) {
      if (!asked.get(name)) continue;
      const rest = new URLSearchParams(asked);
      rest.delete(name);
      found.querySelector(".chips").append(make("li", {}, make("a", { class: "chip", href: "?" + rest },
        (name === "source" ? "outlet" : name) + ": ", isolated(plain(asked.get(name))), " ", make("span", { "aria-label": "remove", role: "img" }, "×"))));
      form.append(make("input", { type: "hidden", name, value: asked.get(name) }));
    }
  }

  async function answer() {
    const meta = await shard("meta");
    const want = wanted();
    let list = await fitting(meta, want);
    if (want.phrases.length) {
      const kept = [];
      for (const place of list) if (saying(await rowOf(meta, place), want.phrases)) kept.push(place);
      list = kept;
    }
    const at = Math.max(1, Number.parseInt(asked.get("page"), 10) || 1);
    const rows = await Promise.all(list.slice((at - 1) * page, at * page).map((place) => rowOf(meta, place)));
    document.getElementById("results").textContent = list.length
      ? many(list.length, "entry") + ", newest first" : "No entry fits";
    found.querySelector(".rows").append(...rows.map((row) => shown(meta, row, want)));
    pages(at, at * page < list.length);
  }

  function fill() {
    const given = asked.getAll("party").filter(Boolean);
    for (const field of form.elements) {
      if (!field.name) continue;
      const value = field.name === "party" ? given.shift() : asked.get(field.name);
      if (field.type === "checkbox") field.checked = value === "1";
      else if (value) field.value = value;
      if (value && field.name !== "q") form.querySelector("details").open = true;
    }
  }

  form.hidden = false;
  document.getElementById("scriptless").hidden = true;
  fill();
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
  addEventListener("pageshow", () => { for (const field of form.elements) field.disabled = false; });
  found.hidden = false;
  chips();
  document.getElementById("results").textContent = "Searching …";
  answer().catch((error) => {
    const problem = found.querySelector(".problem");
    problem.hidden = false;
    problem.textContent = error.message;
    document.getElementById("results").textContent = "Not searched";
  });
}
