import { afterEach, describe, expect, test } from 'vitest';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { valueOf } from '#lib/events/slots.ts';
import { makeDisk } from '#tests/support/make-device.ts';
import { makeWorld, openTestApp, PROFILE, until } from '#tests/support/make-app.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import type { App } from '../app.svelte.ts';
import { standingIds } from '../statement-data.ts';
import type { Records } from './records.svelte.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
});

const JULY = dateOf('2026-07-31');
const AUGUST = dateOf('2026-08-01');
const REFERRAL = { table: 'referral', subject: 'R1' } as const;

function dateOf(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`no date: ${text}`);
  return text;
}

async function openTablet(): Promise<App> {
  const app = await openTestApp(makeWorld(new MemoryServer(PROFILE).fetch), makeDisk());
  opened.push(app);
  await app.device.enrol('BENAR');
  await until(() => app.sessionDay !== undefined);
  await app.signIn.setPin('K1', '123456');
  return app;
}

async function openRecords(app: App): Promise<Records> {
  const records = await app.openRecords(['referral']);
  if (!records) throw new Error('not enrolled');
  opened.push(records);
  return records;
}

async function propose(records: Records, documentId: string, level: string) {
  const saved = await records.state(documentId, REFERRAL, [{ type: 'referral', slots: { level } }]);
  if (!saved.ok) throw new Error(saved.problem.code);
  return saved.value;
}

describe('records of a Posyandu', () => {
  test('one subject has a row in each document that speaks of it, and every open page follows', async () => {
    const app = await openTablet();
    const [records, other] = [await openRecords(app), await openRecords(app)];
    await propose(records, records.documentFor('visits', JULY), 'urgent');
    await propose(records, records.documentFor('visits', AUGUST), 'routine');
    await until(() => other.rows('referral').length === 2);
    const levels = other.rowsOf('referral', 'R1').map((row) => [row.documentId.slice(-7), valueOf(row, 'level')]);
    expect(levels.toSorted()).toEqual([
      ['2026-07', 'urgent'],
      ['2026-08', 'routine'],
    ]);
    expect(other.rowsOf('referral', 'R2')).toEqual([]);
  });

  test('what came while a form was open is kept beside the new value', async () => {
    const records = await openRecords(await openTablet());
    const documentId = records.documentFor('visits', JULY);
    const seen = standingIds(records.rowsOf('referral', 'R1')[0]);
    await propose(records, documentId, 'urgent');
    await records.state(documentId, REFERRAL, [{ type: 'referral', slots: { level: 'routine' } }], seen);
    expect(
      records
        .rowsOf('referral', 'R1')[0]
        ?.slots['level']?.map(({ value }) => value)
        .toSorted(),
    ).toEqual(['routine', 'urgent']);
  });

  test('saying again what stands writes nothing, and an entry can be taken back', async () => {
    const records = await openRecords(await openTablet());
    const documentId = records.documentFor('visits', JULY);
    const first = await propose(records, documentId, 'urgent');
    expect((await propose(records, documentId, 'urgent')).eventIds).toEqual([]);
    const changed = await propose(records, documentId, 'routine');
    expect(await records.undo(changed)).toMatchObject({ ok: true });
    expect(valueOf(records.rowsOf('referral', 'R1')[0], 'level')).toBe('urgent');
    expect(first.eventIds).toHaveLength(1);
  });
});
