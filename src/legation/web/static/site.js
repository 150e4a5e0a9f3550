// Keys, the choice of light or dark, and what a pointer lights up. Pages work without it.
import { listKeys } from "./keys.js";
import { claimLights } from "./claims.js";
import { choosers } from "./choosers.js";

const root = document.documentElement;
const toggle = document.querySelector("button.theme");

function dark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

if (toggle) {
  toggle.hidden = false;
  const say = () => toggle.setAttribute("aria-label", dark() ? "Use light colours" : "Use dark colours");
  say();
  toggle.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* for this page only */ }
    say();
  });
}
document.querySelectorAll(".keyhint").forEach((hint) => { hint.hidden = false; });
claimLights();
listKeys();
choosers();
