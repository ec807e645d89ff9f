"use strict";
// Filters only: the page says everything without this script.
for (const box of document.querySelectorAll(".filters input")) {
  box.addEventListener("change", () => {
    const kind = box.dataset.kind;
    for (const node of document.querySelectorAll(`main [data-kind="${kind}"]`)) {
      if (node.tagName === "MARK") node.classList.toggle("plain", !box.checked);
      else node.classList.toggle("off", !box.checked);
    }
  });
}
