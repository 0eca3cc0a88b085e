/** Nothing may be fetched, sent, or opened by script, and no form goes anywhere; the page's own files still load. */
const POLICY = "connect-src 'none'; form-action 'none'";

/**
 * Has the browser itself refuse every request, socket and beacon of this page from now on, until it is left: what reaches for the network past the app's
 * own port finds nothing either.
 */
export function closeNetwork(page: Document): void {
  const wall = page.createElement('meta');
  wall.httpEquiv = 'Content-Security-Policy';
  wall.content = POLICY;
  page.head.append(wall);
}
