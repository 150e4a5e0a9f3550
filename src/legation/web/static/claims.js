// In a document: words and their claim's card light up together.
export function claimLights() {
  const text = document.getElementById("text");
  if (!text) return;
  const card = (number) => document.getElementById("fields-" + number);
  const shown = (element) => element && element.getClientRects().length > 0;
  const numbers = (mark) => [...mark.classList].filter((name) => /^c\d+$/.test(name)).map((name) => name.slice(1));
  let lit = [];

  function light(of) {
    lit.forEach((element) => element.classList.remove("lit"));
    lit = of.filter((n) => shown(card(n))).flatMap((n) => [card(n), ...text.getElementsByClassName("c" + n)]);
    lit.forEach((element) => element.classList.add("lit"));
  }

  function follow() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const number = target && target.dataset.c;
    const aside = document.getElementById("claims");
    if (number && target.matches(".anchor") && getComputedStyle(aside).position === "sticky") {
      const its = card(number);
      aside.scrollTo({ top: its.offsetTop - aside.clientHeight / 3 });
    }
  }

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark");
    const over = event.target.closest(".claim, .ref");
    if (mark) light(numbers(mark));
    else light(over ? [over.dataset.c || over.textContent] : []);
  });
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || !getSelection().isCollapsed) return;
    const of = numbers(mark).filter((n) => shown(card(n)));
    const at = of.findIndex((n) => location.hash === "#fields-" + n);
    if (of.length) location.replace("#fields-" + of[(at + 1) % of.length]);
  });
  addEventListener("hashchange", follow);
  follow();
}
