import type { ReferralReason } from '#lib/domain/referral/confidential-reason.ts';
import type { Row } from '#lib/events/fold.ts';
import { conflictsOf, textOf } from '#lib/events/slots.ts';
import { reasonsIn, type ReferralRecord } from '#lib/events/referral-view.ts';
import type { App } from '../app.svelte.ts';

/** Reasons given in confidence, where this device holds them. @param rows of the table `sensitive` about one referral */
export function heldReasons(rows: readonly Row[]): readonly ReferralReason[] {
  return rows.flatMap((row) => reasonsIn(row));
}

/** The diagnosis that nakes wrote; undefined on every device that may not hold it. */
export function heldDiagnosis(rows: readonly Row[]): string | undefined {
  return rows.map((row) => textOf(row, 'diagnosis')).find((text) => text !== undefined);
}

/** The name of an account, as far as this device knows it. */
export function nameOfAccount(app: Pick<App, 'device'>, accountId: string): string | undefined {
  return app.device.profile?.accounts.find((one) => one.accountId === accountId)?.displayName;
}

/** A slot of a referral in which devices contradict each other, with what each of them says. */
export interface ReferralConflict {
  readonly slot: string;
  readonly values: readonly string[];
}

/** What different tablets wrote differently about one referral: all of it is kept and shown. */
export function referralConflicts({ row }: Pick<ReferralRecord, 'row'>): ReferralConflict[] {
  return conflictsOf(row)
    .filter((slot) => TOLD.has(slot))
    .map((slot) => ({ slot, values: (row.slots[slot] ?? []).map(({ value }) => String(value)) }));
}

/** Slots with a name on the page of a referral. */
const TOLD: ReadonlySet<string> = new Set(['to', 'escort', 'transport', 'action', 'notes', 'endReason']);
