// Selects that lead somewhere at once, and fields for files that take what is dropped.
export function choosers() {
  document.querySelectorAll("form[data-at-once] select").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });
  document.querySelectorAll(".drop").forEach((place) => {
    const field = place.querySelector("input[type=file]");
    const say = place.querySelector("output");
    const list = () => { if (say) say.textContent = [...field.files].map((file) => file.name).join(", "); };
    place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over"); });
    place.addEventListener("dragleave", () => place.classList.remove("over"));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("over");
      if (event.dataTransfer.files.length) { field.files = event.dataTransfer.files; list(); }
    });
    field.addEventListener("change", list);
  });
}
