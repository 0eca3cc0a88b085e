import { expect, test } from 'vitest';
import { makeCast, type Cast, type Player } from '../support/cast.ts';
import { startTestServer } from '../support/test-server.ts';

/** Doors that name something of a unit: staff of another unit find it as unknown as what does not exist. */
const NAMING: readonly (readonly [door: string, code: string, body?: object])[] = [
  ['POST /api/device-codes', 'unit.unknown', { posyanduId: '{posyandu}' }],
  ['PATCH /api/devices/{device}', 'device.unknown', { name: 'Milik saya' }],
  ['POST /api/devices/{device}/revoke', 'device.unknown'],
  ['GET /api/puskesmas/names?month=2026-08&unitId={posyandu}&fact=S', 'unit.unknown'],
  ['GET /api/puskesmas/names?month=2026-08&unitId={village}&fact=S', 'unit.unknown'],
  ['GET /api/pws?month=2026-08&unit={village}', 'unit.unknown'],
  ['GET /api/pws/trend?month=2026-08&indicator=G01&unit={posyandu}', 'unit.unknown'],
  ['GET /api/pws/names?month=2026-08&unit={posyandu}&fact=S', 'unit.unknown'],
  ['GET /api/pws/problems?unit={village}', 'unit.unknown'],
  ['PATCH /api/accounts/{account}', 'account.unknown', { active: false }],
  ['POST /api/accounts/{account}/password', 'account.unknown'],
  ['DELETE /api/accounts/{account}/pin', 'account.unknown'],
  ['DELETE /api/accounts/{account}/second-factor', 'account.unknown'],
  ['GET /api/cadres?unit={posyandu}', 'unit.unknown'],
  ['GET /api/stock?unit={village}&month=2026-08', 'unit.unknown'],
  ['GET /api/equipment?unit={posyandu}', 'unit.unknown'],
  ['GET /api/calendar?unit={village}&month=2026-08', 'unit.unknown'],
  ['GET /api/targets?unit={posyandu}&year=2026', 'unit.unknown'],
  ['PATCH /api/management/units/{posyandu}', 'unit.unknown', { name: 'Milik saya' }],
  ['POST /api/management/population', 'unit.unknown', { unitId: '{village}', year: 2026, population: {} }],
  ['POST /api/calendar', 'unit.unknown', { posyanduId: '{posyandu}', date: '2026-08-07', packages: [] }],
];
/** Doors that list. */
const LISTING = [
  'GET /api/units',
  'GET /api/devices',
  'GET /api/accounts',
  'GET /api/audit',
  'GET /api/puskesmas/skdn?month=2026-08',
  'GET /api/pws?month=2026-08',
  'GET /api/pws/trend?month=2026-08&indicator=G01',
  'GET /api/puskesmas/imports',
  'GET /api/puskesmas/alerts',
  'GET /api/management/units?year=2026',
  'GET /api/device/profile',
  'GET /api/device/documents',
];

test('staff of another unit change and see nothing of this one, whatever they name', async () => {
  await using server = await startTestServer();
  const cast = await makeCast(server);
  let passed = 0;
  for (const [who, player] of farPlayers(cast)) {
    for (const [door, code, body] of NAMING) {
      const answer = await ask(player, fillIn(door, cast), body && JSON.parse(fillIn(JSON.stringify(body), cast)));
      const found = (answer.body as { code?: string }).code;
      if (found === code) passed += 1;
      expect([code, 'http.noRight'], `${who} ${door}`).toContain(found);
    }
  }
  expect(passed).toBeGreaterThan(NAMING.length);
});

test('no list that staff or devices of another unit get names anything of this one', async () => {
  await using server = await startTestServer();
  const cast = await makeCast(server);
  const { posyandu, players } = cast;
  const own = [posyandu.posyanduId, posyandu.villageId, posyandu.puskesmasId, players.get('tablet')!.deviceId!];
  let listed = 0;
  for (const [who, player] of farPlayers(cast)) {
    for (const door of LISTING) {
      const { status, body } = await ask(player, door);
      if (status === 200) listed += 1;
      for (const id of own) expect(JSON.stringify(body), `${who} ${door}`).not.toContain(id);
    }
  }
  expect(listed).toBeGreaterThan(LISTING.length);
});

function farPlayers({ players }: Cast): [string, Player][] {
  return [...players].filter(([who]) => who.startsWith('far '));
}

function ask({ caller }: Player, door: string, body?: unknown) {
  const [method = '', path = ''] = door.split(' ');
  return caller.call(method, path, body);
}

function fillIn(text: string, { posyandu, players }: Cast): string {
  return text
    .replaceAll('{posyandu}', posyandu.posyanduId)
    .replaceAll('{village}', posyandu.villageId)
    .replaceAll('{device}', players.get('tablet')!.deviceId!)
    .replaceAll('{account}', players.get('head')!.accountId!);
}
