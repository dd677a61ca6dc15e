// What takes the worker's place where the host keeps nothing: deletes what was kept before, and itself.

async function slutt() {
  await caches.delete(registration.scope)
  await registration.unregister()
}

addEventListener('install', () => skipWaiting())
addEventListener('activate', (hendelse) => hendelse.waitUntil(slutt()))
