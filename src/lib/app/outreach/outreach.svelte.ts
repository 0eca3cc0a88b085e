import type { LocalDate } from '#lib/domain/dates.ts';
import type { Row } from '#lib/events/fold.ts';
import { readHomeVisits, type HomeVisitRecord } from '#lib/events/home-visit-view.ts';
import { readHousehold, type HouseholdRecord } from '#lib/events/household-view.ts';
import { readReferrals, type ReferralRecord } from '#lib/events/referral-view.ts';
import { readReports, type ReportRecord } from '#lib/events/report-view.ts';
import type { App } from '../app.svelte.ts';
import { isNakes } from '../care/care-ports.ts';
import type { Records } from '../records/records.svelte.ts';
import type { OutreachPorts } from './outreach-ports.ts';
import { visibleRows } from './visible-rows.ts';

/** Tables of the work outside the session day. */
export const OUTREACH_TABLES = ['referral', 'homeVisit', 'communityReport', 'household', 'sensitive'] as const;

/** What an `App` gives for it. */
export type OutreachApp = Pick<App, 'openRecords' | 'sessionDay' | 'signIn'>;

/** Referrals, home visits, reports and families of a Posyandu, live; and what their use cases write with. */
export class Outreach implements OutreachPorts {
  readonly records: Records;
  readonly #app: OutreachApp;
  readonly #referrals = $derived.by(() => readReferrals(this.records.rows('referral')));
  readonly #homeVisits = $derived.by(() => readHomeVisits(this.records.rows('homeVisit')));
  readonly #reports = $derived.by(() => readReports(this.records.rows('communityReport')));
  readonly #households = $derived.by(() => this.records.rows('household').flatMap((row) => readHousehold(row) ?? []));
  readonly #day: LocalDate;

  private constructor(records: Records, app: OutreachApp, day: LocalDate) {
    this.records = records;
    this.#app = app;
    this.#day = day;
  }

  /** Opens it; close it when the page goes. Undefined before the device is enrolled. */
  static async open(app: OutreachApp): Promise<Outreach | undefined> {
    const records = await app.openRecords(OUTREACH_TABLES);
    if (records && app.sessionDay) return new Outreach(records, app, app.sessionDay.date);
    await records?.close();
    return undefined;
  }

  /** The day of the Posyandu's own place; also over midnight. */
  readonly today = (): LocalDate => this.#app.sessionDay?.date ?? this.#day;
  readonly author = (): OutreachApp['signIn']['current'] => this.#app.signIn.current;

  /** True where the person at the device may decide on referrals and follow reports up. */
  get isNakes(): boolean {
    return isNakes(this.author()?.role);
  }

  /** In the order of their ids; a list of a day is made by `listReferrals`. */
  get referrals(): readonly ReferralRecord[] {
    return this.#referrals;
  }

  /** The newest first. */
  get homeVisits(): readonly HomeVisitRecord[] {
    return this.#homeVisits;
  }

  /** The newest first. */
  get reports(): readonly ReportRecord[] {
    return this.#reports;
  }

  get households(): readonly HouseholdRecord[] {
    return this.#households;
  }

  /** What is held in confidence about one referral, visit or family, as far as whoever uses the device may see it. */
  confidentialOf(subject: string): readonly Row[] {
    return visibleRows(this.records.rowsOf('sensitive', subject), this.author());
  }

  close(): Promise<void> {
    return this.records.close();
  }
}
