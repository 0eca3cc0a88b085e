import type { LocalDate } from '#lib/domain/dates.ts';
import type { ReferralActor } from '#lib/domain/referral/referral-state.ts';
import { isNakes } from '../care/care-ports.ts';
import type { Records } from '../records/records.svelte.ts';

/** What the work outside the session day writes with. */
export interface OutreachPorts {
  readonly records: Pick<Records, 'state' | 'documentFor' | 'newId' | 'rowsOf'>;
  readonly today: () => LocalDate;
  /** Who is using the device. */
  readonly author: () => { readonly accountId: string; readonly role: string } | undefined;
}

/** Cadre or nakes, as far as rights go. */
export function actorOf({ author }: Pick<OutreachPorts, 'author'>): ReferralActor {
  return isNakes(author()?.role) ? 'nakes' : 'cadre';
}
