import type { LocalMonth } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { SessionFacts } from '#lib/domain/validation/session-standing.ts';
import type { Follower } from '../../projection/follower.ts';
import type { ProjectionReader } from '../../projection/reader.ts';
import type { Posyandu, UnitsPort, Village } from '../../units/port.ts';
import { listCorrections, type Correction } from './corrections.ts';
import { makeCopies } from './freeze.ts';
import { freezeSession, isHeld, readMonthSessions, type MonthSession } from './month-sessions.ts';
import type { FrozenReport, PeriodActor, PeriodStore, PeriodVersion, Signature } from './period-store.ts';
import type { ReportMaker } from './report-maker.ts';

/** Names of those who act, for signatures. */
export interface AccountNames {
  find(puskesmasId: string, accountId: string): Promise<{ readonly displayName: string } | undefined>;
}

/** What reported and locked months stand on. */
export interface PeriodPorts {
  readonly store: PeriodStore;
  readonly units: Pick<UnitsPort, 'findVillage' | 'listVillages' | 'listPosyandu'>;
  readonly reader: Pick<ProjectionReader, 'listSessions' | 'readDocument' | 'listEvents'>;
  readonly accounts: AccountNames;
  readonly follower: Pick<Follower, 'catchUp'>;
  readonly makers: readonly ReportMaker[];
}

/** Why a month could not be reported or locked. */
export type PeriodProblem =
  /** No session was held. */
  | { readonly code: 'period.noSession' }
  /** A session of the month waits for a nakes or for the cadres. */
  | { readonly code: 'period.notValidated' }
  | { readonly code: 'period.alreadyReported' }
  /** The Pustu has not reported it. */
  | { readonly code: 'period.notReported' }
  | { readonly code: 'period.alreadyLocked' }
  /** A locked month gets a new version only with a reason. */
  | { readonly code: 'period.reasonMissing' };

/** The month of a desa with its sessions. */
export interface VillageMonth {
  readonly village: Village;
  readonly posyandu: readonly Posyandu[];
  readonly sessions: readonly MonthSession[];
  readonly latest: PeriodVersion | undefined;
  readonly signatures: readonly Signature[];
}

/** A report as it was when its month was locked. */
export interface FrozenCopy extends FrozenReport {
  readonly version: number;
  /** Who answers for it; `unit` names the Posyandu or desa, and is empty for the Puskesmas itself. */
  readonly signatures: readonly (Signature & { readonly unit: string })[];
}

/** Reported and locked months: who is awaited, what was frozen, and what came after. */
export class Periods {
  readonly #ports: PeriodPorts;

  constructor(ports: PeriodPorts) {
    this.#ports = ports;
  }

  /** The month of every desa of a Puskesmas that is asked for, by name. */
  async readMonth(puskesmasId: string, month: LocalMonth, villageIds: ReadonlySet<string>): Promise<VillageMonth[]> {
    const { units, store, reader } = this.#ports;
    const posyandu = (await units.listPosyandu(puskesmasId)).filter(({ villageId }) => villageIds.has(villageId));
    const latest = newestOf(await store.listVersions(puskesmasId, { month }));
    const villageOf = new Map(posyandu.map(({ posyanduId, villageId }) => [posyanduId, villageId]));
    const sessions = await readMonthSessions(reader, puskesmasId, month, (posyanduId) => {
      const villageId = villageOf.get(posyanduId);
      return villageId === undefined ? undefined : periodOf(latest.get(villageId));
    });
    const villages = (await units.listVillages(puskesmasId)).filter(({ villageId }) => villageIds.has(villageId));
    return await Promise.all(
      villages.map(async (village): Promise<VillageMonth> => {
        const version = latest.get(village.villageId);
        const key = { puskesmasId, villageId: village.villageId, month };
        return {
          village,
          posyandu: posyandu.filter(({ villageId }) => villageId === village.villageId),
          sessions: sessions.filter(({ posyanduId }) => villageOf.get(posyanduId) === village.villageId),
          latest: version,
          signatures: version?.locked ? await store.listSignatures(key, version.version) : [],
        };
      }),
    );
  }

  /**
   * The Pustu hands the month of its desa in. Every session held must be validated.
   * @param reason why a month that is locked gets a new version
   */
  async report(
    village: Village,
    month: LocalMonth,
    actor: PeriodActor,
    reason = '',
  ): Promise<Result<PeriodVersion, PeriodProblem>> {
    const found = await this.#readVillage(village, month);
    const { latest } = found;
    if (latest && !latest.locked) return err({ code: 'period.alreadyReported' });
    if (latest?.locked && reason.trim() === '') return err({ code: 'period.reasonMissing' });
    const problem = checkValidated(found);
    if (problem) return err(problem);
    const version = (latest?.version ?? 0) + 1;
    const { puskesmasId, villageId } = village;
    const key = { puskesmasId, villageId, month };
    const why = latest?.locked ? reason.trim() : undefined;
    if (!(await this.#ports.store.report(key, version, actor, why))) return err({ code: 'period.alreadyReported' });
    return ok({ ...key, version, reported: actor, ...(why === undefined ? {} : { reason: why }) });
  }

  /** The head locks a reported month: its reports are frozen as they are now, with the names of those who answer for them. */
  async lock(village: Village, month: LocalMonth, actor: PeriodActor): Promise<Result<PeriodVersion, PeriodProblem>> {
    const found = await this.#readVillage(village, month);
    const { latest, sessions, posyandu } = found;
    if (!latest?.reported) return err({ code: 'period.notReported' });
    if (latest.locked) return err({ code: 'period.alreadyLocked' });
    const problem = checkValidated(found);
    if (problem) return err(problem);
    const posyanduIds = posyandu.map(({ posyanduId }) => posyanduId);
    const isLocked = await this.#ports.store.lock(latest, {
      actor,
      version: latest.version,
      signatures: await this.#sign(found, latest.reported, actor),
      reports: await makeCopies(this.#ports.makers, village, posyanduIds, month),
      sessions: sessions.map(freezeSession),
    });
    return isLocked ? ok({ ...latest, locked: actor }) : err({ code: 'period.alreadyLocked' });
  }

  /** What came after the newest lock of a month: corrections of the next period. None while it is not locked. */
  async listCorrections(village: Village, month: LocalMonth): Promise<Correction[]> {
    const { puskesmasId, villageId } = village;
    const key = { puskesmasId, villageId, month };
    const versions = await this.#ports.store.listVersions(puskesmasId, { villageId, month });
    const locked = versions.find((one) => one.locked);
    if (!locked) return [];
    const frozen = new Map(
      (await this.#ports.store.listSessions(key, locked.version)).map((one) => [one.documentId, one]),
    );
    const { sessions } = await this.#readVillage(village, month);
    const corrections: Correction[] = [];
    for (const session of sessions) {
      const events = await this.#ports.reader.listEvents(puskesmasId, session.documentId);
      corrections.push(...listCorrections(session, events, frozen.get(session.documentId)));
    }
    return corrections;
  }

  /** The newest frozen copy of a report; undefined while its month is not locked, or where there is no copy of this kind. */
  async frozenReport(
    puskesmasId: string,
    unitId: string,
    month: LocalMonth,
    kind: string,
  ): Promise<FrozenCopy | undefined> {
    const { store, units } = this.#ports;
    const found = await store.findReport(puskesmasId, { unitId, month, kind });
    if (!found) return undefined;
    const { villageId, ...report } = found;
    const signed = await store.listSignatures({ puskesmasId, villageId, month }, report.version);
    const names = new Map((await units.listPosyandu(puskesmasId)).map((one) => [one.posyanduId, one.name]));
    names.set(villageId, (await units.findVillage(villageId))?.name ?? '');
    return { ...report, signatures: signed.map((one) => Object.assign(one, { unit: names.get(one.unitId) ?? '' })) };
  }

  /** As the server has it after everything that has come. */
  async #readVillage(village: Village, month: LocalMonth): Promise<VillageMonth> {
    await this.#ports.follower.catchUp();
    const [found] = await this.readMonth(village.puskesmasId, month, new Set([village.villageId]));
    if (!found) throw new Error(`no desa: ${village.villageId}`);
    return found;
  }

  /** Who closed the last day of each Posyandu, who reported the month, who locks it. */
  async #sign({ village, posyandu, sessions }: VillageMonth, reported: PeriodActor, head: PeriodActor) {
    const { puskesmasId, villageId } = village;
    const signatures: Signature[] = [];
    for (const { posyanduId } of posyandu) {
      const closing = sessions.findLast((one) => one.posyanduId === posyanduId && one.view.closedBy)?.view.closedBy;
      if (!closing) continue;
      const account = await this.#ports.accounts.find(puskesmasId, closing.by);
      const { by: accountId, role, at } = closing;
      signatures.push({ unitId: posyanduId, accountId, name: account?.displayName ?? accountId, role, at });
    }
    return [...signatures, { ...reported, unitId: villageId }, { ...head, unitId: puskesmasId }];
  }
}

/** What the Puskesmas has decided about a month. */
export function periodOf(version: PeriodVersion | undefined): SessionFacts['period'] {
  if (!version) return 'open';
  return version.locked ? 'locked' : 'reported';
}

function newestOf(versions: readonly PeriodVersion[]): Map<string, PeriodVersion> {
  const newest = new Map<string, PeriodVersion>();
  for (const version of versions) {
    const known = newest.get(version.villageId);
    if (!known || known.version < version.version) newest.set(version.villageId, version);
  }
  return newest;
}

/** Locked months answer for themselves: whether their sessions are validated is asked of the documents, not of the lock. */
function checkValidated({ sessions }: VillageMonth): PeriodProblem | undefined {
  const held = sessions.filter(isHeld);
  if (held.length === 0) return { code: 'period.noSession' };
  return held.some(({ view }) => !view.isApproved) ? { code: 'period.notValidated' } : undefined;
}
