"use strict";
// Filters only: the page says everything without this script.
const boxes = [...document.querySelectorAll(".filters input")];
const nodes = [...document.querySelectorAll("main [data-kind]")];
function filter() {
  const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.dataset.kind || "by " + box.dataset.stand));
  for (const node of nodes) {
    const hidden = off.has(node.dataset.kind) || off.has("by " + node.dataset.stand);
    node.classList.toggle(node.tagName === "MARK" ? "plain" : "off", hidden);
  }
}
for (const box of boxes) box.addEventListener("change", filter);
filter(); // a browser may remember what was unchecked
