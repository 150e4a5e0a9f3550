// Evidence by selecting words: the selection sets the two fields that say from which word to which.
export function drawing() {
  const passage = document.getElementById("passage");
  if (!passage) return;
  const words = [...passage.querySelectorAll(".w")];
  const spans = [...document.querySelectorAll("[data-span]")];
  let chosen = spans[0];

  const side = (span, name) => span.querySelector(`select[data-side=${name}]`);
  const choose = (span) => {
    chosen = span;
    spans.forEach((one) => one.querySelector(".draw").setAttribute("aria-pressed", String(one === span)));
    show();
  };
  const show = () => {
    const start = Number(side(chosen, "start").value || -1);
    const end = Number(side(chosen, "end").value || -1);
    words.forEach((word) => word.classList.toggle("in", start >= 0 && Number(word.dataset.start) >= start && Number(word.dataset.end) <= end));
  };
  const draw = () => {
    const selected = getSelection();
    if (!selected.rangeCount || selected.isCollapsed) return;
    const range = selected.getRangeAt(0);
    if (!passage.contains(range.commonAncestorContainer)) return;
    const hit = words.filter((word) => range.intersectsNode(word) && touched(range, word));
    if (!hit.length) return;
    side(chosen, "start").value = hit[0].dataset.start;
    side(chosen, "end").value = hit[hit.length - 1].dataset.end;
    selected.removeAllRanges();
    show();
  };

  spans.forEach((span) => {
    const button = span.querySelector(".draw");
    button.hidden = false;
    button.addEventListener("click", () => { choose(span); passage.focus({ preventScroll: true }); });
    span.querySelectorAll("select").forEach((select) => select.addEventListener("change", () => choose(span)));
  });
  document.querySelectorAll(".drawhelp").forEach((help) => { help.hidden = false; });
  passage.addEventListener("mouseup", () => setTimeout(draw));
  passage.addEventListener("keyup", (event) => { if (event.key === "Shift") draw(); });
  passage.addEventListener("touchend", () => setTimeout(draw, 50));
  if (chosen) choose(chosen);
}

// A range that only ends at a word's border has not taken the word.
function touched(range, word) {
  const own = document.createRange();
  own.selectNodeContents(word);
  return range.compareBoundaryPoints(Range.END_TO_START, own) < 0 && range.compareBoundaryPoints(Range.START_TO_END, own) > 0;
}
