"use strict";
(() => {
  const place = document.getElementById("chart");
  const specification = JSON.parse(document.getElementById("specification").textContent);
  place.textContent = "";
  if (specification.usermeta.name === "map") {
    specification.height = Math.min(specification.height, Math.round(place.clientWidth * 0.48));
  }
  const options = {
    mode: "vega-lite",
    renderer: "svg",
    ast: true,
    actions: false,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true, theme: "legation" },
  };
  window
    .vegaEmbed(place, specification, options)
    .then(({ view }) => {
      const keep = document.getElementById("keep");
      keep.hidden = false;
      for (const button of keep.querySelectorAll("button")) {
        button.addEventListener("click", async () => {
          const link = document.createElement("a");
          link.href = await view.toImageURL(button.dataset.as, 2);
          link.download = `${specification.usermeta.name}.${button.dataset.as}`;
          link.click();
        });
      }
    })
    .catch((error) => {
      place.textContent = `The chart can't be drawn here (${error.message}); the table below holds the same.`;
    });
})();
