// Items of an agenda put in order by dragging. The buttons Up and Down do the same without it.
"use strict";
const list = document.querySelector("ol.bench");
const form = document.getElementById("order");
if (list && form) {
  let held = null;
  const order = () => [...list.children].map((row) => row.dataset.item).join(",");
  const before = order();
  for (const row of list.children) {
    const grip = row.querySelector(".label");
    grip.classList.add("grip");
    grip.title = "Drag to another place";
    grip.addEventListener("pointerdown", () => { row.draggable = true; });
    row.addEventListener("dragstart", (event) => {
      held = row;
      row.classList.add("held");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.dataset.item);
    });
    row.addEventListener("dragover", (event) => {
      if (!held || held === row) return;
      event.preventDefault();
      const middle = row.getBoundingClientRect().top + row.offsetHeight / 2;
      list.insertBefore(held, event.clientY < middle ? row : row.nextSibling);
    });
    row.addEventListener("drop", (event) => event.preventDefault());
    row.addEventListener("dragend", () => {
      row.draggable = false;
      row.classList.remove("held");
      held = null;
      if (order() === before) return;
      form.elements.items.value = order();
      form.submit();
    });
  }
}
