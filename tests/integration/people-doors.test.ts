import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import { interpretVisit } from '#lib/domain/interpretation/interpret-visit.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { AuthTables } from '#server/auth/auth-tables.ts';
import { appendChecked } from '../support/append-checked.ts';
import { makeCast, type Cast } from '../support/cast.ts';
import { localDate } from '../support/local-date.ts';
import { makeEvent } from '../support/make-event.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const NURSE = { role: 'village_nurse', device: 'dn_bidan', by: 'ab_bidan' } as const;
const BORN = '2025-02-10';
const MEASURED = { weightKg: 6.4, lengthHeightCm: 72, muacCm: 12.1 };
const NAMES = ['Wagini Contoh', 'Bagus Contoh', 'Orang Lain'];

interface Member {
  readonly personId: string;
  readonly name: string;
  readonly last: { readonly date: string; readonly colour: string } | null;
  readonly pregnancy: { readonly weeks: number | null } | null;
  readonly problems: readonly { readonly kind: string }[];
}
interface FamilyAnswer {
  readonly path: readonly { readonly level: string; readonly name: string }[];
  readonly household: { readonly headName: string; readonly rt: string } | null;
  readonly members: readonly Member[];
}
interface PersonAnswer extends Member {
  readonly visits: readonly { readonly date: string; readonly result: unknown; readonly growth: unknown }[];
  readonly weighings: readonly { readonly date: string; readonly weightKg: number }[];
  readonly months: readonly { readonly month: string; readonly facts: readonly string[] }[];
}

/** A mother who is pregnant again and her thin child, of one house; somebody else next door; and an answer told in confidence. */
async function writeFamily(server: TestServer, { posyandu }: Cast): Promise<void> {
  const { posyanduId, puskesmasId } = posyandu;
  const home = { householdId: 'k_contoh', hamlet: 'Krajan', rt: '3' };
  const say = async (
    document: string,
    type: string,
    subject: string,
    data: { readonly [slot: string]: Json },
    author = {},
  ) => {
    const doc = new Y.Doc();
    appendEvents(doc, [makeEvent({ id: `e-${document}-${type}-${subject}`, type, subject, data, ...author })]);
    const documentId = document.replace(':', `:${posyanduId}:`).replace(/:$/, '');
    await appendChecked(server.rooms.log, { puskesmasId, documentId }, Y.encodeStateAsUpdate(doc));
  };
  let tablet = 0;
  const other = () => ({ device: `dv_${++tablet}` });
  const person = (id: string, data: { readonly [slot: string]: Json }) => say('register:', 'person', id, data, other());
  await person('p_ibu', { name: NAMES[0]!, sex: 'f', birthDate: '1998-05-05', ...home });
  await person('p_anak', { name: NAMES[1]!, sex: 'm', birthDate: BORN, motherName: NAMES[0]!, ...home });
  await person('p_lain', { name: NAMES[2]!, sex: 'f', birthDate: '1990-01-01' });
  await say('register:', 'household', 'k_contoh', { headName: 'Slamet', hamlet: 'Krajan', rt: '3' }, other());
  await say('register:', 'pregnancy', 'g_1', { personId: 'p_ibu', lmp: '2026-04-03' }, other());
  await say('session:2026-07-03', 'measurement', 'p_anak', { weightKg: 6.2 }, other());
  await say('session:2026-08-04', 'measurement', 'p_anak', MEASURED, other());
  const confided = { personId: 'p_ibu', visitDate: '2026-08-04', suicidal: true };
  await say('confidential:2026-08', 'sensitive', 's_1', confided, NURSE);
  await server.projection.catchUp();
}

const open = async () => {
  const server = await startTestServer();
  const cast = await makeCast(server);
  await writeFamily(server, cast);
  return { server, cast, get: (who: string, path: string) => cast.players.get(who)!.caller.get(path) };
};

test('a member opens her family, each with what he or she has; a household opens the same', async () => {
  const { server, get } = await open();
  await using _ = server;
  const { status, body } = await get('nurse', '/api/families/p_ibu');
  expect(status).toBe(200);
  const { path, household, members } = body as FamilyAnswer;
  expect(path.at(-1)).toMatchObject({ level: 'posyandu', name: 'Melati 1' });
  expect(household).toMatchObject({ headName: 'Slamet', rt: '3' });
  expect(members.map(({ name }) => name)).toEqual([NAMES[1], NAMES[0]]);
  expect(members[0]?.last).toEqual({ date: '2026-08-04', colour: 'MERAH_TUA', referralLevel: 'emergency' });
  expect(members[0]?.problems).toContainEqual(expect.objectContaining({ kind: 'severeWasting', since: '2026-08-04' }));
  expect(members[1]).toMatchObject({ last: null, pregnancy: { weeks: 18 } });
  expect((await get('head', '/api/families/k_contoh')).body).toEqual(body);
  const alone = (await get('nurse', '/api/families/p_lain')).body as FamilyAnswer;
  expect(alone.household).toBeNull();
  expect(alone.members.map(({ name }) => name)).toEqual([NAMES[2]]);
});

test('a person opens with each visit as the rules of the domain judge it, and with the facts of the months', async () => {
  const { server, get } = await open();
  await using _ = server;
  const { visits, weighings, months } = (await get('officer', '/api/people/p_anak')).body as PersonAnswer;
  const date = localDate('2026-08-04');
  const judged = interpretVisit('child', {
    person: { sex: 'm', birthDate: localDate(BORN) },
    date,
    answers: MEASURED,
    weighings: [{ date: localDate('2026-07-03'), weightKg: 6.2 }],
  });
  expect(judged.findings.map(({ field }) => field)).toContain('BB_U');
  expect(visits.map((visit) => visit.date)).toEqual(['2026-08-04', '2026-07-03']);
  expect(visits[0]?.result).toMatchObject({
    findings: judged.findings,
    colour: judged.colour,
    reasons: judged.reasons,
  });
  expect(visits[0]?.growth).toMatchObject({ gainG: 200 });
  expect(weighings.map(({ weightKg }) => weightKg)).toEqual([6.2, 6.4]);
  expect(months.map(({ month }) => month)).toEqual(['2026-07', '2026-08']);
  expect(months[1]?.facts).toEqual(expect.arrayContaining(['S', 'D', 'severeWasted']));
});

test('who may not see names gets none; another desa gets none; what was told in confidence reaches nobody', async () => {
  const { server, get } = await open();
  await using _ = server;
  for (const path of ['/api/families/p_ibu', '/api/people/p_ibu']) {
    for (const who of ['district', 'gov', 'admin', 'tablet', 'nobody']) {
      const { status, body } = await get(who, path);
      expect([who, status]).toEqual([who, who === 'nobody' ? 401 : 403]);
      for (const name of [...NAMES, 'p_anak']) expect(JSON.stringify(body)).not.toContain(name);
    }
    for (const who of ['far nurse', 'far head']) {
      expect(await get(who, path)).toMatchObject({ status: 404, body: { code: 'person.unknown' } });
    }
    expect(await get('nurse', path.replace('p_ibu', 'p_nobody'))).toMatchObject({ status: 404 });
    for (const who of ['nurse', 'head']) {
      const bytes = JSON.stringify((await get(who, path)).body);
      expect(bytes).toContain(NAMES[0]);
      expect(bytes).not.toMatch(/suicidal|mental/i);
    }
  }
});

test('whoever looks is written down, by id', async () => {
  const { server, get } = await open();
  await using _ = server;
  await get('nurse', '/api/families/p_ibu');
  await get('nurse', '/api/people/p_anak');
  await get('far nurse', '/api/people/p_anak');
  const { kysely } = server.rooms.database;
  const lines = await kysely.$extendTables<AuthTables>().selectFrom('audit').selectAll().execute();
  const looked = lines.filter(({ action }) => action === 'namesRead');
  expect(looked.map(({ subject }) => subject).sort()).toEqual(['family:p_ibu', 'person:p_anak']);
});
