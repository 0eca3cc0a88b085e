import { redirect } from '@sveltejs/kit';
import { placeFor } from '../place.ts';

/** These pages belong to someone who has said who she is; asked again at each step from page to page. */
export async function load({ parent, url }) {
  const { app } = await parent();
  const place = placeFor(app);
  if (url.pathname !== place && place !== '/hari-buka') redirect(307, place);
}
