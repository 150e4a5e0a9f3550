// Review by keyboard, evidence drawn by selecting words, and a word when somebody else was quicker.
import { drawing } from "./review-drawing.js";

const typing = (element) => element.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");

// What keys act on: the claim or row in focus, else the page's own entry or claim, else the first row.
function item() {
  return document.activeElement.closest?.("[data-review]")
    || document.querySelector("main article[data-review]")
    || document.querySelector("main .row[data-review]");
}

// A key is looked for in what is in focus; a whole page's own button is not one of its claims'.
function control(key) {
  if (key === "u") return document.querySelector("main .undo [data-key=u]");
  const its = item();
  const found = its && [...its.querySelectorAll(`[data-key="${key}"]`)].find((one) => one.closest("[data-review]") === its);
  return found || (its && its.parentElement.closest("[data-review]")?.querySelector(`[data-key="${key}"]`))
    || document.querySelector(`main [data-key="${key}"]`);
}

// A form that is on its way is not sent again: what comes next comes with the next page.
let sent = false;
addEventListener("pageshow", () => { sent = false; });
document.addEventListener("submit", (event) => {
  if (sent) event.preventDefault();
  sent = true;
});

function act(key) {
  const found = control(key);
  if (!found) return false;
  if (found.matches("textarea")) { found.scrollIntoView({ block: "center" }); found.focus(); }
  else if (found.matches("input[type=checkbox]")) { found.checked = !found.checked; found.focus(); }
  else if (key === "m" && !found.form.querySelector("[name=other]:checked, [name=other][type=hidden]")) {
    (found.form.querySelector("[name=other]") || found).focus();
  } else { remember(found); found.click(); }
  return true;
}

// After a decision in a list the row that takes the place is in focus.
function remember(button) {
  const rows = [...document.querySelectorAll("main .row[data-review]")];
  const at = rows.indexOf(button.closest(".row[data-review]"));
  try { if (at >= 0) sessionStorage.setItem("review-at", String(at)); } catch { /* the first row then */ }
}
function resume() {
  const rows = [...document.querySelectorAll("main .row[data-review] .go")];
  try {
    const at = sessionStorage.getItem("review-at");
    sessionStorage.removeItem("review-at");
    if (at !== null && rows.length) rows[Math.min(Number(at), rows.length - 1)].focus();
  } catch { /* as it is */ }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (document.getElementById("keys").open) return;
  if ("arcmsun".includes(event.key) && act(event.key)) event.preventDefault();
});

const watched = document.querySelector("[data-watch]");
async function watch() {
  if (document.hidden) return;
  try {
    const answer = await fetch(watched.dataset.watch, { headers: { accept: "application/json" } });
    if (!answer.ok) return;
    const now = await answer.json();
    const place = watched.querySelector(".meanwhile");
    if (now.state !== watched.dataset.state && place.hidden) {
      place.textContent = (now.said || "Somebody changed this") + " – meanwhile. ";
      const link = document.createElement("a");
      link.href = location.pathname;
      link.textContent = "See it as it is now";
      place.append(link);
      place.hidden = false;
    }
  } catch { /* offline: the next form says so */ }
}
if (watched) setInterval(watch, 5000);
resume();
drawing();
