// The keyboard: / search, j and k through a list or a document's claims, ? for help.
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

function stops() {
  const claims = [...document.querySelectorAll("#claims .claim")].filter((c) => c.getClientRects().length);
  return claims.length ? claims : [...document.querySelectorAll("main .row .go, main .claim[tabindex]")];
}

function move(step) {
  const all = stops();
  if (!all.length) return;
  const at = all.findIndex((stop) => stop === document.activeElement || stop.contains(document.activeElement));
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (next.matches("#claims .claim")) {
    location.replace("#claim-" + next.dataset.claim);
    next.scrollIntoView({ block: "nearest" });
    next.focus({ preventScroll: true });
  } else {
    next.focus({ preventScroll: true });
    (next.closest(".row") || next).scrollIntoView({ block: "nearest" });
  }
}

export function listKeys() {
  let before = "";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    const help = document.getElementById("keys");
    if (event.key === "/") {
      event.preventDefault();
      const field = document.querySelector("main input[type=search]") || document.getElementById("seek");
      field.focus();
      field.select();
    } else if (event.key === "?") {
      if (!help.open) help.showModal();
    } else if (help.open) {
      return;
    } else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "h" && before === "g") location.assign(document.querySelector("a.mark").href);
    else if (event.key === "o") {
      const link = document.activeElement.closest?.(".claim")?.querySelector(".links a");
      if (link) location.assign(link.href);
    } else if (event.key === "Escape" && location.hash) location.replace("#none");
    before = event.key;
  });
}
