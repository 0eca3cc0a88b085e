import { expect, test } from 'vitest';
import { Caller } from '../support/caller.ts';
import { CAST_PASSWORD, makeCast } from '../support/cast.ts';
import { openTestApp, until } from '../support/make-app.ts';
import { makeDisk } from '../support/make-device.ts';
import { makeRegisterFile } from '../support/make-files.ts';
import { makeServedWorld } from '../support/served-world.ts';
import { startTestServer } from '../support/test-server.ts';

const CHILD = { name: 'Rahajeng Kumalasari', nik: '3507010202250001', motherName: 'Wulandari Setyo' };
const CADRE = 'Sulastri Kadernya';

test('a day of signing in, recording, syncing, importing and looking at names leaves no name in log lines or addresses', async () => {
  await using server = await startTestServer({ LOG_LEVEL: 'debug' });
  const { players, posyandu } = await makeCast(server);
  const asked: string[] = [];
  const world = makeServedWorld(server);
  const app = await openTestApp(
    Object.assign(world, {
      fetch: ((input, init) => {
        asked.push(String(input));
        return fetch(`${server.address}${String(input)}`, init);
      }) satisfies typeof fetch,
    }),
    makeDisk(),
  );
  const scope = { kind: 'posyandu', unitIds: [posyandu.posyanduId] } as const;
  await server.rooms.auth.accounts.add({ role: 'cadre', displayName: CADRE, scope, pin: '271828' });
  const { code } = await server.rooms.auth.enrolment.issueCode(posyandu, 'test');
  await app.device.enrol(code);
  await app.signIn.enter(app.signIn.accounts[0]!.accountId, '271828');
  await app.sessionDay!.open(['toddler']);
  const person = await app.register!.registerPerson({ ...CHILD, sex: 'f', birthDate: '2025-02-02' });
  const personId = person.ok ? person.value.personId : '';
  await app.sessionDay!.attend(personId, { group: 'toddler' });
  await app.sessionDay!.recordMeasurement(personId, { weightKg: 8.765 });
  await app.sync.syncNow();
  await until(() => app.sync.unsent === 0);
  await app.close();

  const officer = players.get('officer')!.caller;
  const names = `/api/puskesmas/names?month=2026-08&unitId=${posyandu.posyanduId}&fact=S`;
  await until(async () => JSON.stringify((await officer.get(names)).body).includes(CHILD.name));
  const { file, bytes } = makeRegisterFile([{ Nama: 'Anggraini Tersembunyi', 'Tgl Lahir': 'entah' }]);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), file);
  await (await officer.upload('/api/puskesmas/imports', form)).text();
  await new Caller(server).post('/api/sign-in', { userName: 'u.salahketik', password: CAST_PASSWORD });

  const text = server.logText();
  expect(text).toContain('/api/puskesmas/names');
  expect(text).toContain('/api/sync');
  const secrets = [
    ...Object.values(CHILD),
    CADRE,
    'Tersembunyi',
    'salahketik',
    CAST_PASSWORD,
    'Petugas',
    '8.765',
    code,
  ];
  for (const secret of [...secrets, posyandu.name, '271828']) {
    expect(text.toLowerCase(), secret).not.toContain(secret.toLowerCase());
    expect(asked.join('\n').toLowerCase(), secret).not.toContain(secret.toLowerCase());
  }
  expect(asked.length).toBeGreaterThan(4);
});
