import { redirect } from '@sveltejs/kit';
import { placeFor } from './place.ts';

/** Goes where the device stands: the code, the name, or the day. */
export async function load({ parent }) {
  const { app } = await parent();
  redirect(307, placeFor(app));
}
