/* Keeps what was read for reading offline: the network first, the kept copy when it fails. */
"use strict";
const KEPT = "litsite-read";
const MOST = 400; // files; the oldest go first

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function keep(request, response) {
  // Whole before it is put: a reader who leaves meanwhile must not lose the copy it replaces.
  const body = await response.blob();
  const { status, statusText, headers } = response;
  const cache = await caches.open(KEPT);
  await cache.put(request, new Response(body, { status, statusText, headers }));
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((old) => cache.delete(old)));
}

async function answer(request) {
  try {
    const response = await fetch(request);
    if (response.ok && response.type === "basic") {
      // Where no more can be kept, as on a full disk, what came is read all the same.
      await keep(request, response.clone()).catch(() => {});
    }
    return response;
  } catch (offline) {
    // The search page is one file whatever is asked of it.
    const held = await caches.match(request, { cacheName: KEPT, ignoreSearch: true });
    if (held) return held;
    throw offline;
  }
}

self.addEventListener("fetch", (event) => {
  const same = new URL(event.request.url).origin === self.location.origin;
  if (same && event.request.method === "GET") event.respondWith(answer(event.request));
});
