import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', strict: true }),
    // The service worker is registered by src/lib/app/updates.ts, which also asks before it updates.
    serviceWorker: { register: false },
    version: { pollInterval: 0 },
    // A static host sends no nonces: hashes keep the policy free of unsafe-inline.
    csp: { mode: 'hash', directives: { 'script-src': ['self'] } },
  },
};
