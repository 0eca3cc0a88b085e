import type { Row } from '#lib/events/fold.ts';
import type { UnitsPort } from '../../units/port.ts';
import { isHeld, type MonthSession } from './month-sessions.ts';
import { periodOf, type AccountNames, type Periods, type VillageMonth } from './periods.ts';

/** What the description of a month needs besides the month. */
export interface DescribePorts {
  readonly periods: Pick<Periods, 'listCorrections'>;
  readonly accounts: AccountNames;
  readonly units: Pick<UnitsPort, 'findPuskesmas'>;
}

/** The month of a desa as the page shows it: counts, dates and the names of accounts; nobody who was served. */
export async function describeMonth(found: VillageMonth, { periods, accounts, units }: DescribePorts) {
  const { village, posyandu, sessions, latest, signatures } = found;
  const { puskesmasId, villageId, name } = village;
  const held = sessions.filter(isHeld);
  const unitNames = new Map([
    ...posyandu.map((unit) => [unit.posyanduId, unit.name] as const),
    [villageId, name] as const,
    [puskesmasId, (await units.findPuskesmas(puskesmasId))?.name ?? ''] as const,
  ]);
  const nameOf = async (accountId: string) => (await accounts.find(puskesmasId, accountId))?.displayName ?? accountId;
  const corrections = latest?.locked ? await periods.listCorrections(village, latest.month) : [];
  return {
    villageId,
    name,
    state: periodOf(latest),
    version: latest?.version ?? 0,
    reason: latest?.reason ?? null,
    held: held.length,
    validated: held.filter(({ view }) => view.isApproved).length,
    corrections: corrections.length,
    reportedBy: latest?.reported ? { name: latest.reported.name, at: latest.reported.at } : null,
    signatures: signatures.map(({ role, name: signer, unitId, at }) => ({
      role,
      name: signer,
      unit: unitNames.get(unitId) ?? '',
      at,
    })),
    posyandu: await Promise.all(
      posyandu.map(async (unit) => ({
        posyanduId: unit.posyanduId,
        name: unit.name,
        sessions: await Promise.all(
          sessions.filter(({ posyanduId }) => posyanduId === unit.posyanduId).map((one) => describe(one, nameOf)),
        ),
      })),
    ),
  };
}

async function describe({ documentId, date, visits, view }: MonthSession, nameOf: (id: string) => Promise<string>) {
  const { state, sentBack, late, changed, closedBy, approval } = view;
  return {
    documentId,
    date,
    state,
    sentBack,
    attended: visits.filter(hasCome).length,
    late: late.length,
    changed: changed.length,
    closedAt: closedBy?.at ?? null,
    approvedAt: approval?.at ?? null,
    approvedBy: approval ? await nameOf(approval.by) : null,
  };
}

/** True when somebody has stated anything that still stands: an arrival that was undone leaves nothing. */
function hasCome(row: Row): boolean {
  return Object.values(row.slots).some((readings) => readings.some(({ value }) => value !== null));
}
