// A report is saved by itself while its author types. The button Save does the same without it.
"use strict";
const writing = document.querySelector("form[data-autosave]");
const line = document.getElementById("saved");
if (writing && line) {
  let waiting = 0, busy = false, dirty = false, stopped = false;
  const say = (words) => { if (line.textContent !== words) line.textContent = words; };
  const save = async () => {
    if (busy || !dirty || stopped) return;
    busy = true; dirty = false;
    say("Saving…");
    try {
      const answer = await fetch(location.href, {
        method: "POST", body: new FormData(writing), headers: { "X-Autosave": "1" }, credentials: "same-origin",
      });
      const told = await answer.json();
      if (answer.ok) writing.elements.seen.value = told.seen;
      else stopped = true;
      say(answer.ok ? told.said : told.said + " Save with the button to see both.");
    } catch (error) {
      dirty = true;
      say("Not saved: there is no connection. It is tried again.");
      waiting = setTimeout(save, 10000);
    }
    busy = false;
    if (dirty && !stopped) { clearTimeout(waiting); waiting = setTimeout(save, 2000); }
  };
  writing.addEventListener("input", () => {
    dirty = true;
    say("Not saved yet.");
    clearTimeout(waiting);
    waiting = setTimeout(save, 2000);
  });
  writing.addEventListener("submit", () => { stopped = true; clearTimeout(waiting); });
  window.addEventListener("beforeunload", (event) => { if (dirty && !stopped) event.preventDefault(); });
}
