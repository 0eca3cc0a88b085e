import { expect, test } from 'vitest';
import { makeCast, type Cast } from '../support/cast.ts';
import { listDoors } from '../support/door-list.ts';
import { startTestServer } from '../support/test-server.ts';

/** Who passes which door of the API, as people agreed on it: `y` in, `-` refused. A new door needs a row. */
const TABLE = `
door                                              nobody tablet own nurse officer head district gov admin
GET    /healthz                                   y      y      y   y     y       y    y        y   y
GET    /readyz                                    y      y      y   y     y       y    y        y   y
GET    /metrics                                   y      y      y   y     y       y    y        y   y
GET    /api/docs                                  y      y      y   y     y       y    y        y   y
GET    /api/docs/openapi.json                     y      y      y   y     y       y    y        y   y
POST   /api/sign-in                               y      y      y   y     y       y    y        y   y
POST   /api/first-admin                           y      y      y   y     y       y    y        y   y
POST   /api/devices/enrol                         y      y      y   y     y       y    y        y   y
GET    /api/me                                    -      -      -   y     y       y    y        y   y
POST   /api/me/password                           -      -      -   y     y       y    y        y   y
POST   /api/me/second-factor                      -      -      -   y     y       y    y        y   y
POST   /api/me/second-factor/confirm              -      -      -   y     y       y    y        y   y
POST   /api/me/second-factor/remove               -      -      -   y     y       y    y        y   y
POST   /api/me/device                             -      -      -   y     y       -    -        -   -
DELETE /api/me/pin                                -      -      -   y     y       -    -        -   -
GET    /api/device/profile                        -      y      y   -     -       -    -        -   -
GET    /api/device/documents                      -      y      y   -     -       -    -        -   -
POST   /api/device/accounts/{accountId}/pin       -      y      y   -     -       -    -        -   -
POST   /api/device/key                            -      y      y   -     -       -    -        -   -
POST   /api/courier                               -      y      y   y     y       -    -        -   -
POST   /api/ticket                                -      y      y   y     y       -    -        -   -
POST   /api/sync                                  -      y      y   y     y       -    -        -   -
GET    /api/units                                 -      -      -   y     y       y    y        y   y
GET    /api/devices                               -      -      -   y     y       -    -        -   y
POST   /api/device-codes                          -      -      -   y     y       -    -        -   y
PATCH  /api/devices/{deviceId}                    -      -      -   y     y       -    -        -   y
POST   /api/devices/{deviceId}/revoke             -      -      -   y     y       -    -        -   y
GET    /api/accounts                              -      -      -   -     -       -    -        -   y
POST   /api/accounts                              -      -      -   -     -       -    -        -   y
PATCH  /api/accounts/{accountId}                  -      -      -   -     -       -    -        -   y
POST   /api/accounts/{accountId}/password         -      -      -   -     -       -    -        -   y
DELETE /api/accounts/{accountId}/second-factor    -      -      -   -     -       -    -        -   y
DELETE /api/accounts/{accountId}/pin              -      -      -   -     -       -    -        -   y
GET    /api/audit                                 -      -      -   -     -       -    -        -   y
GET    /api/puskesmas/months                      -      -      -   y     y       y    y        y   y
GET    /api/puskesmas/skdn                        -      -      -   y     y       y    -        -   -
GET    /api/puskesmas/live                        -      -      -   y     y       y    y        y   y
GET    /api/puskesmas/alerts                      -      -      -   y     y       y    -        -   -
GET    /api/puskesmas/names                       -      -      -   y     y       y    -        -   -
GET    /api/pws                                   -      -      -   y     y       y    y        y   y
GET    /api/pws/trend                             -      -      -   y     y       y    y        y   y
GET    /api/pws/names                             -      -      -   y     y       y    -        -   -
GET    /api/pws/problems                          -      -      -   y     y       y    -        -   -
GET    /api/families/{memberId}                   -      -      -   y     y       y    -        -   -
GET    /api/people/{personId}                     -      -      -   y     y       y    -        -   -
GET    /api/periods                               -      -      -   y     y       y    -        -   -
GET    /api/periods/corrections                   -      -      -   y     y       y    -        -   -
GET    /api/periods/copy                          -      -      -   y     y       y    -        -   -
POST   /api/periods/report                        -      -      -   y     y       -    -        -   -
POST   /api/periods/lock                          -      -      -   -     -       y    -        -   -
POST   /api/puskesmas/imports/inspect             -      -      -   -     y       -    -        -   y
POST   /api/puskesmas/imports                     -      -      -   -     y       -    -        -   y
GET    /api/puskesmas/imports                     -      -      -   -     y       -    -        -   y
GET    /api/puskesmas/imports/{runId}/issues      -      -      -   -     y       -    -        -   y
GET    /api/puskesmas/imports/{runId}/issues.csv  -      -      -   -     y       -    -        -   y
GET    /api/reports/{kind}                        -      -      -   y     y       y    -        -   -
GET    /api/reports/{kind}/xlsx                   -      -      -   y     y       y    -        -   -
GET    /api/narrative                             -      -      -   y     y       y    -        -   -
POST   /api/narrative                             -      -      -   y     y       y    -        -   -
PATCH  /api/narrative/{entryId}                   -      -      -   y     y       y    -        -   -
DELETE /api/narrative/{entryId}                   -      -      -   y     y       y    -        -   -
GET    /api/exports                               -      -      -   y     y       y    -        -   -
POST   /api/exports                               -      -      -   y     y       y    -        -   -
GET    /api/management/units                      -      -      -   y     y       y    y        y   y
POST   /api/management/units                      -      -      -   -     y       y    -        -   y
PATCH  /api/management/units/{unitId}             -      -      -   -     y       y    -        -   y
POST   /api/management/places                     -      -      -   -     y       y    -        -   y
PATCH  /api/management/places/{placeId}           -      -      -   -     y       y    -        -   y
POST   /api/management/population                 -      -      -   -     y       y    -        -   y
POST   /api/management/rollout                    -      -      -   -     y       y    -        -   y
GET    /api/targets                               -      -      -   y     y       y    y        y   y
GET    /api/targets/history                       -      -      -   y     y       y    y        y   y
POST   /api/targets                               -      -      -   -     y       y    -        -   y
GET    /api/cadres                                -      -      -   y     y       y    -        -   -
POST   /api/cadres                                -      -      -   y     y       y    -        -   -
PATCH  /api/cadres/{cadreId}                      -      -      -   y     y       y    -        -   -
POST   /api/cadres/{cadreId}/assessments          -      -      -   y     y       y    -        -   -
POST   /api/cadres/{cadreId}/badges               -      -      -   y     y       y    -        -   -
GET    /api/calendar                              -      -      -   y     y       y    y        y   y
POST   /api/calendar                              -      -      -   y     y       y    -        -   -
POST   /api/calendar/{planId}/cancel              -      -      -   y     y       y    -        -   -
GET    /api/stock                                 -      -      -   y     y       y    -        -   -
POST   /api/stock                                 -      -      -   y     y       y    -        -   -
DELETE /api/stock/{entryId}                       -      -      -   y     y       y    -        -   -
GET    /api/equipment                             -      -      -   y     y       y    -        -   -
POST   /api/equipment                             -      -      -   y     y       y    -        -   -
POST   /api/equipment/{equipmentId}/calibrations  -      -      -   y     y       y    -        -   -
POST   /api/equipment/{equipmentId}/retire        -      -      -   y     y       y    -        -   -
GET    /api/satusehat                             -      -      -   -     y       y    -        -   -
POST   /api/satusehat/codes                       -      -      -   -     y       y    -        -   -
POST   /api/satusehat/send                        -      -      -   -     y       y    -        -   -
GET    /api/dhis2                                 -      -      -   -     y       y    -        -   -
POST   /api/dhis2/settings                        -      -      -   -     y       y    -        -   -
GET    /api/dhis2/preview                         -      -      -   -     y       y    -        -   -
GET    /api/dhis2/file                            -      -      -   -     y       y    -        -   -
POST   /api/me/sessions/end                       -      -      -   y     y       y    y        y   y
POST   /api/sign-out                              y      y      y   y     y       y    y        y   y
`;
const [PLAYERS, DOORS] = readTable(TABLE);
const NAMES: { readonly [column: string]: string } = { own: "nurse's device" };

test('every door that the server documents has a row; the socket has a test of its own', async () => {
  await using server = await startTestServer();
  const mounted = (await listDoors(server)).filter((door) => door !== 'GET /sync/{document}');
  expect(DOORS.map(([door]) => door).sort()).toEqual(mounted.sort());
});

test('everybody before every door: in or out as the table says, nothing else', async () => {
  await using server = await startTestServer();
  const cast = await makeCast(server);
  // In the order of the table: the last doors end sessions.
  for (const [door, cells] of DOORS) {
    const found: string[] = [];
    for (const column of PLAYERS) found.push(await knock(cast, NAMES[column] ?? column, door));
    expect([door, ...found].join(' ')).toBe([door, ...cells].join(' '));
  }
});

test('a revoked device passes the doors that are open to all, and is told so at every other', async () => {
  await using server = await startTestServer();
  const { players } = await makeCast(server);
  for (const who of ['revoked tablet', "revoked nurse's device"]) {
    for (const [door, [nobody]] of DOORS) {
      const [method = '', path = ''] = door.split(' ');
      const { body } = await players.get(who)!.caller.knock(method, fill(path));
      const isOut = (body as { code?: string } | undefined)?.code === 'device.revoked';
      expect(`${who} ${door} ${isOut}`).toBe(`${who} ${door} ${nobody === '-'}`);
    }
  }
});

/** Asks without a body. @returns `y` where it got past the door, whatever came of it there */
async function knock({ players }: Cast, who: string, door: string): Promise<string> {
  const [method = '', path = ''] = door.split(' ');
  // Live streams stay open; that the door let somebody in is in the status.
  const { body } = await players.get(who)!.caller.knock(method, fill(path));
  const code = (body as { code?: string } | undefined)?.code;
  return code === 'http.signInFirst' || code === 'http.noRight' ? '-' : 'y';
}

function fill(path: string): string {
  return path.replaceAll(/\{\w+\}/g, 'x');
}

function readTable(text: string): [players: string[], doors: (readonly [door: string, cells: string[]])[]] {
  const [[, ...players] = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
  return [players, rows.map(([method = '', path = '', ...cells]) => [`${method} ${path}`, cells])];
}
