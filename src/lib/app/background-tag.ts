/** Name of the background sync that the service worker answers with a catch-up. */
export const CATCH_UP_TAG = 'catch-up';
