import { redirect } from '@sveltejs/kit';

/** A device that belongs to no Posyandu has no names to choose from. */
export async function load({ parent }) {
  const { app } = await parent();
  if (app.device.standing.kind === 'notEnrolled') redirect(307, '/mulai');
}
