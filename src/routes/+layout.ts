/** The app is a single page that lives on the device: nothing is rendered on a server. */
export const ssr = false;
export const prerender = false;
