/* Keeps what was read for reading offline: the network first, the kept copy when it fails. */
"use strict";
const KEPT = "litsite-read";
const MOST = 400; // files; the oldest go first

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function answer(request) {
  const cache = await caches.open(KEPT);
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic") {
      await cache.put(request, response.clone());
      const kept = await cache.keys();
      await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((old) => cache.delete(old)));
    }
    return response;
  } catch (offline) {
    // The search page is one file whatever is asked of it.
    const held = await cache.match(request, { ignoreSearch: true });
    if (held) return held;
    throw offline;
  }
}

self.addEventListener("fetch", (event) => {
  const same = new URL(event.request.url).origin === self.location.origin;
  if (same && event.request.method === "GET") event.respondWith(answer(event.request));
});
