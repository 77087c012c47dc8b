// Keeps one kind of page through a cut of the line: that on which minutes are typed, which holds public items
// alone, with its style and script. Nothing else of the desk is kept, and signing out throws it away.
"use strict";
const KEPT = "minutebook-minutes-1";
const PAGE = /^\/meetings\/[^/]+\/minutes$/;
const PART = /^\/static\/(desk|minutes)-[0-9a-f]{12}\.(css|js)$/;
const OLDEST = 12 * 3600 * 1000; // as long as one stays signed in

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const wanted = (event.data?.keep || []).filter((one) => mayKeep(new URL(one)));
  event.waitUntil(Promise.all(wanted.map(async (one) => {
    const answer = await fetch(one, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
    if (answer) await keep(one, answer);
  })));
});

const mayKeep = (url) => url.origin === self.location.origin && !url.search && (PAGE.test(url.pathname) || PART.test(url.pathname));

const keep = async (address, answer) => {
  const page = PAGE.test(new URL(address).pathname);
  const box = await caches.open(KEPT);
  if (answer.ok && (!page || answer.headers.get("X-Minutebook-Shell"))) {
    await box.put(address, answer.clone());
  } else if (page && answer.type === "opaqueredirect") {
    await caches.delete(KEPT); // signed out
  }
};

const fresh = (answer) => Date.now() - Date.parse(answer.headers.get("Date") || 0) < OLDEST || !answer.headers.get("Date");

const answered = async (request) => {
  try {
    const answer = await fetch(request);
    await keep(request.url, answer);
    return answer;
  } catch (fault) {
    const kept = await caches.match(request.url, { cacheName: KEPT, ignoreVary: true });
    if (kept && fresh(kept)) return kept;
    throw fault;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && url.pathname === "/account/logout/") {
    event.waitUntil(caches.delete(KEPT));
    return;
  }
  if (request.method !== "GET" || !mayKeep(url)) return;
  if (PAGE.test(url.pathname) && request.mode !== "navigate") return;
  event.respondWith(answered(request));
});
