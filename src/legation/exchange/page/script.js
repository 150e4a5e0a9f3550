(() => {
  "use strict";
  const cards = [...document.querySelectorAll(".claim")];
  if (!cards.length) return;
  document.querySelector(".keys").hidden = false;
  const numbers = (mark) => [...mark.classList].filter((name) => /^c\d+$/.test(name)).map((name) => name.slice(1));
  const shown = (card) => card.getClientRects().length > 0;
  const cardOf = (number) => document.getElementById("claim-" + number);
  const aside = document.getElementById("claims");
  let lit = [];

  function light(of) {
    lit.forEach((element) => element.classList.remove("lit"));
    lit = of.filter((number) => shown(cardOf(number)))
      .flatMap((number) => [cardOf(number), ...document.getElementsByClassName("c" + number)]);
    lit.forEach((element) => element.classList.add("lit"));
  }

  function followWords() {
    const words = /^#w(\d+)-/.exec(location.hash);
    const card = words && cardOf(words[1]);
    if (card && getComputedStyle(aside).position === "sticky") card.scrollIntoView({ block: "nearest" });
  }

  addEventListener("hashchange", followWords);
  followWords();

  function go(card) {
    const number = card.id.slice("claim-".length);
    location.replace("#w" + number + "-1");
    card.focus({ preventScroll: true });
  }

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark");
    const card = event.target.closest(".claim");
    const ref = event.target.closest(".ref");
    if (ref) light([ref.textContent]);
    else light(mark ? numbers(mark) : card ? [card.id.slice("claim-".length)] : []);
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || !getSelection().isCollapsed) return;
    const of = numbers(mark).filter((number) => shown(cardOf(number)));
    const at = of.findIndex((number) => location.hash === "#claim-" + number);
    if (of.length) location.replace("#claim-" + of[(at + 1) % of.length]);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") location.replace("#none");
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const open = cards.filter(shown);
    const now = /^#(?:claim-|w)(\d+)/.exec(location.hash);
    const at = now ? open.indexOf(cardOf(now[1])) : -1;
    const next = open[at < 0 ? (step > 0 ? 0 : open.length - 1) : at + step];
    if (next) go(next);
  });
})();
