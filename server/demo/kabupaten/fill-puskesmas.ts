import type { LocalDate } from '#lib/domain/dates.ts';
import type { LogPort } from '../../log/port.ts';
import type { UnitsPort } from '../../units/port.ts';
import { registerId } from '#lib/doc/document-id.ts';
import { appendDocuments } from './append-documents.ts';
import type { Crew } from './documents.ts';
import { NOWHERE, type PlannedPuskesmas } from './layout.ts';
import { NikMaker } from './people.ts';
import { makePosyanduYear, monthsUntil } from './posyandu-year.ts';

/** The rooms that filling needs, and when it is. */
export interface FillRooms {
  readonly log: Pick<LogPort, 'append' | 'listDocuments'>;
  readonly units: UnitsPort;
  readonly now: () => number;
  /** The last day that anything is written of. */
  readonly today: LocalDate;
}

/** What filling came to. */
export interface Filled {
  readonly puskesmasId: string;
  readonly people: number;
  /** Written now; 0 where all was there. */
  readonly events: number;
}

/**
 * Makes the units of a Puskesmas and fills each of its Posyandu with a year. What is there already is passed over, so that a run that was
 * stopped goes on where it stood.
 */
export async function fillPuskesmas(planned: PlannedPuskesmas, rooms: FillRooms): Promise<Filled> {
  const { units, log, now, today } = rooms;
  const { puskesmasId } = await units.ensurePuskesmas(planned.name);
  const known = new Set((await log.listDocuments({ puskesmasId })).map(({ documentId }) => documentId));
  const niks = new NikMaker(`${NOWHERE}${String(planned.number).padStart(2, '0')}`);
  const months = monthsUntil(today);
  let people = 0;
  let events = 0;
  for (const { name, code, posyandu } of planned.villages) {
    const { villageId } = await units.ensureVillage(puskesmasId, name, code);
    for (const one of posyandu) {
      const { posyanduId } = await units.ensurePosyandu(villageId, one.name, one.hamlet);
      // NIKs go on counting also past those who are there.
      const documents = makePosyanduYear({ planned: one, posyanduId, crew: crewOf(posyanduId), niks, today, months });
      people += one.people;
      if (!known.has(registerId(posyanduId))) events += await appendDocuments(log, puskesmasId, documents, now());
    }
  }
  return { puskesmasId, people, events };
}

function crewOf(posyanduId: string): Crew {
  const own = posyanduId.slice(3);
  return {
    cadre: { accountId: `ac_${own}`, role: 'cadre' },
    nurse: { accountId: `ab_${own}`, role: 'village_nurse' },
    tablet: `dv_${own}`,
    laptop: `dn_${own}`,
  };
}
