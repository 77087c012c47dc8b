// Minutes are read as they are typed, saved after a pause, and kept in this browser while the line is cut.
// Without this script the buttons Save and Read of each item do the same. Private text is never kept here.
"use strict";
(() => {
  const root = document.querySelector("[data-taking]");
  const holders = [...document.querySelectorAll("[data-item]")].filter((one) => one.querySelector("[data-text]"));
  if (!holders.length) return;

  const READ = 250, SAVE = 1500, AGAIN = 4000, LOOK = 4000;
  const draft = (root || holders[0]).dataset.draft || "";
  const keptLine = document.querySelector("[data-kept]");
  const phrases = JSON.parse(document.getElementById("phrases")?.textContent || "[]");
  const name = () => crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`.slice(0, 36);
  const PAGE = name();
  const KEY = `minutebook:${draft}:`;
  let down = 0;
  let out = false;
  let stored = true;

  const clock = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const cookie = (key) => document.cookie.split("; ").find((one) => one.startsWith(`${key}=`))?.slice(key.length + 1) || "";
  const set = (element, words) => { if (element && element.textContent !== words) element.textContent = words; };

  // -- what is kept in this browser: unsaved text until it is saved, saved text until the tab is closed

  const keep = (place, saved) => {
    if (place.secret || !draft) return;
    const row = { item: place.item, pages: place.pages, seen: place.seen, text: place.area.value, at: Date.now(), where: location.pathname };
    const key = KEY + place.item;
    try {
      if (saved) {
        localStorage.removeItem(`${key}:${PAGE}`);
        sessionStorage.setItem(key, JSON.stringify(row));
      } else {
        localStorage.setItem(`${key}:${PAGE}`, JSON.stringify(row));
      }
      stored = true;
    } catch {
      stored = false;
    }
  };

  const rows = (box, prefix) => {
    const found = [];
    try {
      for (let number = 0; number < box.length; number += 1) {
        const key = box.key(number);
        if (key.startsWith(prefix)) found.push([key, JSON.parse(box.getItem(key))]);
      }
    } catch {
      stored = false;
    }
    return found;
  };

  // -- the places in which text is typed

  const places = holders.map((holder) => ({
    holder,
    item: holder.dataset.item,
    area: holder.querySelector("[data-text]"),
    record: holder.querySelector("[data-record]"),
    said: holder.querySelector("[data-said]"),
    offer: holder.querySelector("[data-complete]"),
    choose: holder.querySelector("[data-choose]"),
    secret: "private" in holder.dataset,
    seen: Number(holder.dataset.seen),
    pages: [PAGE],
    dirty: false,
    busy: false,
    stuck: false,
    timers: {},
  }));

  const restore = () => {
    for (const [key, row] of rows(sessionStorage, KEY)) {
      const place = places.find((one) => one.item === row.item);
      if (!place || row.seen <= place.seen) { sessionStorage.removeItem(key); continue; }
      place.area.value = row.text; // the page came from the cache, and is older than what was saved
      place.seen = row.seen;
    }
    for (const [key, row] of rows(localStorage, KEY)) {
      const place = places.find((one) => one.item === row.item);
      if (!place || place.secret) continue;
      localStorage.removeItem(key);
      if (place.dirty) { send(row, place); continue; }
      if (row.text === place.area.value) continue;
      place.area.value = row.text;
      place.seen = row.seen;
      place.pages = [PAGE, ...row.pages].slice(0, 10);
      place.dirty = true;
      keep(place, false);
      set(place.said, `Typed at ${clock(row.at)} and kept in this browser; not saved yet`);
    }
  };

  // Text of the same item from another tab that was closed: it goes to the council's machine as it is.
  const send = async (row, place) => {
    try {
      await post(place.holder.dataset.save, { text: row.text, seen: row.seen, page: row.pages.join(",") });
    } catch {
      localStorage.setItem(`${KEY}${row.item}:${row.pages[0]}`, JSON.stringify(row));
    }
  };

  // -- the line

  class SignedOut extends Error {}

  const post = async (address, fields, signal) => {
    const body = new FormData();
    for (const [key, value] of Object.entries(fields)) body.append(key, value);
    const answer = await fetch(address, {
      method: "POST", body, redirect: "manual", signal: signal || AbortSignal.timeout(20000),
      headers: { "X-Autosave": "1", "X-CSRFToken": cookie("csrftoken") },
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new SignedOut();
    return answer;
  };

  const isUp = () => { down = 0; out = false; };
  const isDown = (fault) => {
    out = fault instanceof SignedOut;
    if (!down) down = Date.now();
  };

  const tell = () => {
    for (const place of places) place.holder.toggleAttribute("data-dirty", place.dirty);
    const dirty = places.filter((one) => one.dirty);
    const secret = dirty.some((one) => one.secret);
    if (out) {
      set(keptLine || places[0].said, secret
        ? "You are signed out. Sign in in another tab and leave this page open: private text is kept nowhere else."
        : "You are signed out. Sign in in another tab: what you typed is kept in this browser and sent then.");
    } else if (down && places[0].secret) {
      set(places[0].said, "Not saved: the line is down. Private text is not kept in this browser: leave this page open.");
    } else if (down) {
      set(keptLine || places[0].said, `The line is down since ${clock(down)}. What you type is kept ${stored ? "in this browser" : "only in this page: do not close it"}, and sent when the line is back.`);
    } else if (dirty.length) {
      set(keptLine, stored ? "Being saved; kept in this browser until it is." : "Being saved. This browser keeps nothing: do not close the page.");
    } else {
      set(keptLine, `Saved on the council’s machine at ${clock(Date.now())}.`);
    }
    document.documentElement.toggleAttribute("data-line-down", Boolean(down));
  };

  // -- saving

  const later = (place, what, after, act) => {
    clearTimeout(place.timers[what]);
    place.timers[what] = setTimeout(act, after);
  };

  const shifted = (before, after) => {
    let start = 0;
    const most = Math.min(before.length, after.length);
    while (start < most && before[start] === after[start]) start += 1;
    let end = 0;
    while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
    return (at) => {
      if (at <= start) return at;
      return at >= before.length - end ? at + after.length - before.length : start;
    };
  };

  const put = (place, text) => {
    const { area } = place;
    if (area.value === text) return;
    const to = shifted(area.value, text);
    const [from, until] = [area.selectionStart, area.selectionEnd];
    area.value = text;
    if (document.activeElement === area) area.setSelectionRange(to(from), to(until));
  };

  const save = async (place) => {
    if (place.stuck) return;
    if (place.busy) { later(place, "save", 300, () => save(place)); return; }
    place.busy = true;
    const sent = place.area.value;
    try {
      const answer = await post(place.holder.dataset.save, { text: sent, seen: place.seen, page: place.pages.join(",") });
      const told = await answer.json();
      isUp();
      if (answer.status === 409) { clash(place, told); return; }
      set(place.said, told.said);
      if (!answer.ok) return;
      if (place.area.value === sent) {
        if (told.joined) { put(place, told.text); read(place); }
        place.seen = told.seen;
        place.dirty = false;
        keep(place, true);
      } else {
        if (!told.joined) place.seen = told.seen;
        later(place, "save", SAVE, () => save(place));
      }
    } catch (fault) {
      isDown(fault);
      keep(place, false);
      set(place.said, place.secret ? "" : "Kept in this browser, not saved yet");
      later(place, "save", AGAIN, () => save(place));
    } finally {
      place.busy = false;
      tell();
    }
  };

  const clash = (place, told) => {
    place.stuck = true;
    keep(place, false);
    const box = place.choose;
    box.replaceChildren();
    const words = document.createElement("p");
    words.textContent = told.said;
    const theirs = document.createElement("div");
    theirs.className = "theirs";
    theirs.textContent = told.theirs;
    const settle = (label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "small second";
      button.textContent = label;
      button.addEventListener("click", () => {
        place.stuck = false;
        place.seen = told.seen;
        place.pages = [name()];
        box.hidden = true;
        act();
        place.area.focus();
      });
      return button;
    };
    const buttons = document.createElement("p");
    buttons.append(
      settle("Mine, as it stands above, is right", () => save(place)), " ",
      settle("Take theirs", () => { put(place, told.theirs); place.dirty = false; keep(place, true); read(place); tell(); }),
    );
    box.append(words, theirs, buttons);
    box.hidden = false;
    box.setAttribute("role", "alert");
    set(place.said, "Two of you wrote here");
  };

  // -- reading

  const show = (place, html) => {
    const held = place.record.contains(document.activeElement) ? document.activeElement.closest("[data-element]") : null;
    if (held && document.activeElement.closest("details[open]")) return; // somebody is mending
    place.record.innerHTML = html;
    if (held) focus(place, held.dataset.element);
  };

  const focus = (place, element) => {
    const marks = [...place.record.querySelectorAll("[data-element]")];
    const mark = marks.find((one) => one.dataset.element === element) || marks[0];
    if (mark) mark.querySelector("button, summary, a")?.focus(); else place.area.focus();
  };

  const read = async (place) => {
    place.reading?.abort();
    place.reading = new AbortController();
    try {
      const answer = await post(place.holder.dataset.read, { text: place.area.value }, place.reading.signal);
      if (answer.ok) show(place, (await answer.json()).record);
    } catch (fault) {
      if (fault.name !== "AbortError") set(place.record.querySelector(".summed"), "The line is down: what is read stands here when it is back.");
    }
  };

  // -- a person's word on what is read

  const speak = async (place, form, what) => {
    const mark = form.closest("[data-element]");
    const order = [...place.record.querySelectorAll("[data-element]")].map((one) => one.dataset.element);
    const after = order[order.indexOf(mark.dataset.element) + 1] || mark.dataset.element;
    const fields = what === "mend" ? Object.fromEntries(new FormData(form)) : {};
    delete fields.csrfmiddlewaretoken;
    try {
      const answer = await post(form.getAttribute("action"), { ...fields, do: what, text: place.area.value });
      const told = await answer.json();
      if (answer.ok) {
        place.record.innerHTML = told.record;
        focus(place, what === "accept" ? after : mark.dataset.element);
      } else {
        set(place.said, told.said);
      }
    } catch (fault) {
      isDown(fault);
      set(place.said, "The line is down: it is not recorded");
      tell();
    }
  };

  const KEYS = { a: "accept", x: "reject", u: "forget" };

  const listen = (place) => {
    const { area, record } = place;
    area.addEventListener("input", () => {
      place.dirty = true;
      keep(place, false);
      tell();
      complete(place);
      later(place, "read", READ, () => read(place));
      if (!place.stuck) later(place, "save", SAVE, () => save(place));
    });
    area.addEventListener("keydown", (event) => {
      if (event.key === "ArrowRight" && !place.offer.hidden && area.selectionStart === area.selectionEnd) {
        event.preventDefault();
        take(place);
      } else if (event.key === "F2") {
        event.preventDefault();
        const waiting = record.querySelector(".unsure.machine, .machine");
        focus(place, waiting?.dataset.element);
      } else if (event.key === "Escape") {
        place.offer.hidden = true;
      }
    });
    area.addEventListener("blur", () => { if (place.dirty && !place.stuck) later(place, "save", 50, () => save(place)); });
    place.offer.addEventListener("click", () => take(place));
    record.addEventListener("submit", (event) => {
      const what = event.submitter?.value;
      if (!event.target.closest("[data-element]") || !what) return;
      event.preventDefault();
      speak(place, event.target, what);
    });
    record.addEventListener("keydown", (event) => {
      const mark = event.target.closest("[data-element]");
      if (!mark || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === "Escape") {
        event.preventDefault();
        const open = mark.querySelector("details[open]");
        if (open) { open.open = false; open.querySelector("summary").focus(); return; }
        back(place, mark.dataset.words);
        return;
      }
      if (event.target.matches("input")) return;
      const marks = [...record.querySelectorAll("[data-element]")];
      const at = marks.indexOf(mark);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const to = marks[at + (event.key === "ArrowDown" ? 1 : -1)];
        if (to) focus(place, to.dataset.element);
      } else if (event.key.toLowerCase() === "m") {
        const details = mark.querySelector("details");
        if (!details) return;
        event.preventDefault();
        details.open = true;
        details.querySelector("input:not([type=hidden])")?.focus();
      } else if (KEYS[event.key.toLowerCase()]) {
        event.preventDefault();
        speak(place, mark.querySelector("form"), KEYS[event.key.toLowerCase()]);
      }
    });
  };

  const back = (place, words) => {
    const { area } = place;
    area.focus();
    const at = area.value.indexOf(words.split("\n")[0]);
    if (at >= 0) area.setSelectionRange(at, at + words.split("\n")[0].length);
  };

  // -- phrases that complete as one types

  const complete = (place) => {
    const { area, offer } = place;
    offer.hidden = true;
    const at = area.selectionStart;
    if (at !== area.selectionEnd || !(at === area.value.length || area.value[at] === "\n")) return;
    const line = area.value.slice(area.value.lastIndexOf("\n", at - 1) + 1, at);
    const sentence = line.replace(/^.*[.:] +/, "");
    const words = line.split(" ");
    const tails = [[sentence, 3]];
    for (let count = Math.min(4, words.length); count > 0; count -= 1) tails.push([words.slice(-count).join(" "), 4]);
    for (const [tail, least] of tails) {
      if (tail.length < least) continue;
      const small = tail.toLowerCase();
      const phrase = phrases.find((one) => one.length > tail.length && one.toLowerCase().startsWith(small));
      if (phrase) {
        place.tail = tail.length;
        place.phrase = phrase;
        offer.textContent = `→ ${phrase}`;
        offer.hidden = false;
        return;
      }
    }
  };

  const take = (place) => {
    const { area } = place;
    const at = area.selectionStart;
    area.focus();
    area.setRangeText(place.phrase, at - place.tail, at, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // -- what others do meanwhile

  const look = async () => {
    if (document.visibilityState === "hidden" && !down) return;
    try {
      const known = places.map((one) => `${one.item}:${one.seen}`).join(",");
      const answer = await fetch(`${root.dataset.state}?seen=${encodeURIComponent(known)}`, { redirect: "manual", signal: AbortSignal.timeout(10000) });
      if (answer.type === "opaqueredirect" || answer.status === 403) throw new SignedOut();
      if (!answer.ok) return;
      const told = await answer.json();
      const was = down;
      isUp();
      if (was) for (const place of places) { if (place.dirty) later(place, "save", 0, () => save(place)); }
      if (told.standing) document.querySelector("[data-standing]").innerHTML = told.standing;
      for (const one of told.items) {
        const place = places.find((other) => other.item === one.item);
        if (!place || place.dirty || place.busy || place.stuck) continue;
        put(place, one.text);
        place.seen = one.seen;
        keep(place, true);
        show(place, one.record);
      }
      if (was) tell();
    } catch (fault) {
      isDown(fault);
      tell();
    }
  };

  // -- text of other meetings that is still only in this browser

  const leftovers = () => {
    const list = document.querySelector("[data-left]");
    if (!list) return;
    for (const [key, row] of rows(localStorage, "minutebook:")) {
      if (key.startsWith(KEY) || !row.where) continue;
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = row.where;
      link.textContent = `Text typed on ${new Date(row.at).toLocaleDateString("en-GB")} at ${clock(row.at)} in another meeting`;
      line.append(link, " is still only in this browser: open it, and it is sent.");
      list.append(line);
    }
  };

  document.addEventListener("keydown", (event) => {
    const at = places.findIndex((one) => one.holder.contains(document.activeElement));
    if ((event.ctrlKey || event.metaKey) && event.key === "s" && at >= 0) {
      event.preventDefault();
      save(places[at]);
    } else if (event.altKey && (event.key === "PageDown" || event.key === "PageUp")) {
      event.preventDefault();
      const to = places[Math.max(0, Math.min(places.length - 1, at + (event.key === "PageDown" ? 1 : -1)))];
      to.area.focus();
      to.holder.scrollIntoView({ block: "start" });
    }
  });
  addEventListener("online", () => { for (const place of places) { if (place.dirty) later(place, "save", 0, () => save(place)); } });
  addEventListener("offline", () => { isDown(); tell(); });
  addEventListener("beforeunload", (event) => {
    if (places.some((one) => one.dirty && (one.secret || !stored || !draft))) event.preventDefault();
  });
  for (const place of places) { // the buttons Save and Read do here, in place, what they do without this script
    place.area.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.submitter?.value === "read") read(place); else save(place);
    });
  }

  document.documentElement.setAttribute("data-script", "");
  for (const place of places) listen(place);
  restore();
  leftovers();
  if (!navigator.onLine) isDown();
  for (const place of places) if (place.dirty) { read(place); later(place, "save", 100, () => save(place)); }
  if (root) {
    setInterval(look, LOOK);
    if (places.some((one) => one.dirty) || down) tell();
    if ("serviceWorker" in navigator) {
      navigator.serviceWorker.register(root.dataset.worker, { scope: "/" }).then(() => navigator.serviceWorker.ready).then((found) => {
        const parts = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.href || one.src);
        found.active.postMessage({ keep: [location.origin + location.pathname, ...parts] });
        document.documentElement.setAttribute("data-worker-ready", "");
      }).catch(() => {});
    }
  }
})();
