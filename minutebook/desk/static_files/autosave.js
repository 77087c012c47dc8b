// What is typed is saved after a pause. Pressing the button does the same without it.
"use strict";
for (const form of document.querySelectorAll("form[data-autosave]")) {
  const PAUSE = 4000;
  const line = form.querySelector("[data-said]");
  let timer = 0;
  let busy = false;
  let off = false;

  const say = (words) => { line.textContent = words; };

  const take = (values, sent) => {
    for (const [name, value] of Object.entries(values)) {
      const field = form.elements.namedItem(name);
      if (field && field.value === (sent.get(name) ?? "") && field.value !== value) field.value = value;
    }
  };

  const save = async () => {
    if (off) return;
    if (busy) { wait(); return; }
    busy = true;
    const sent = new FormData(form);
    try {
      const answer = await fetch(form.action || location.href, {
        method: "POST", body: sent, headers: { "X-Autosave": "1" }, redirect: "error",
      });
      const told = await answer.json();
      if (answer.ok) {
        take(told.values, sent);
        form.elements.namedItem("seen").value = told.seen;
      } else if (answer.status === 409) {
        off = true;
      }
      say(told.said);
    } catch {
      say("Not saved: the line is down. What you typed is still here; it is tried again.");
      wait();
    } finally {
      busy = false;
    }
  };

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  form.addEventListener("input", () => { if (!off) { say("Not saved yet."); wait(); } });
  form.addEventListener("submit", () => { off = true; clearTimeout(timer); });
}
