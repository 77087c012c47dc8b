// A vote by name: how many voted how so far, one key for each side. Without this script the page does the same.
"use strict";
for (const form of document.querySelectorAll("form[data-voting]")) {
  const rows = [...form.querySelectorAll(".name-row")].filter((row) => row.querySelector("input"));
  const tally = form.querySelector("[data-tally]");
  const parts = { count: form.querySelector("[data-count]"), names: form.querySelector("[data-names]") };
  const KEYS = { f: "for", a: "against", b: "abstain", n: "none" };

  const count = () => {
    const sides = { for: 0, against: 0, abstain: 0, none: 0 };
    for (const row of rows) {
      const chosen = row.querySelector("input:checked");
      if (chosen) sides[chosen.value] += 1;
    }
    const left = rows.length - Object.values(sides).reduce((sum, one) => sum + one, 0);
    tally.textContent = `${sides.for} for, ${sides.against} against, ${sides.abstain} abstained, ${sides.none} none of these; ${left} still to be said.`;
  };

  const show = () => {
    const how = form.querySelector("[name=how]:checked")?.value;
    for (const [name, part] of Object.entries(parts)) part.hidden = how !== name;
  };

  const rest = document.createElement("p");
  for (const [side, word] of [["for", "The rest for"], ["against", "The rest against"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small second";
    button.textContent = word;
    button.addEventListener("click", () => {
      for (const row of rows) if (!row.querySelector("input:checked")) row.querySelector(`input[value=${side}]`).checked = true;
      count();
    });
    rest.append(button, " ");
  }
  const keys = document.createElement("span");
  keys.className = "quiet";
  keys.textContent = "Keys on a name: F for, A against, B abstained, N none of these.";
  rest.append(keys);
  tally.after(rest);

  form.addEventListener("change", () => { show(); count(); });
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest(".name-row");
    const side = KEYS[event.key.toLowerCase()];
    if (!row || !side || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    row.querySelector(`input[value=${side}]`).checked = true;
    count();
    const next = rows[rows.indexOf(row) + 1];
    (next ? next.querySelector("input:checked") || next.querySelector("input") : form.querySelector("button[value=vote]")).focus();
  });
  show();
  count();
}
