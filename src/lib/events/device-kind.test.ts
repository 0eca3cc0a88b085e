import { expect, test } from 'vitest';
import { DOCUMENT_KINDS } from './catalogue.ts';
import { checkEvent, WRITERS } from './check.ts';
import { mayHold } from './device-kind.ts';
import { ROLES, type PosyanduEvent } from './envelope.ts';

const event: PosyanduEvent = {
  id: 'e1',
  type: 'measurement',
  v: 1,
  subject: 'person-1',
  data: { weightKg: 8.4 },
  by: 'ac_1',
  role: 'cadre',
  device: 'dv_1',
  at: 0,
};

test.each([
  ['dv_7k2m', ['cadre', 'cadre_lead']],
  ['dn_7k2m', ['village_nurse', 'health_officer']],
])('[E11] %s holds events in the roles %j and no others', (device, roles) => {
  expect(ROLES.filter((role) => mayHold(device, role))).toEqual(roles);
});

test('[E11] an event in a role that its device does not hold is put aside, everywhere and also where the role may write', () => {
  expect(checkEvent(event, 'session')).toBeUndefined();
  expect(checkEvent({ ...event, role: 'village_nurse' }, 'session')).toEqual({
    code: 'event.roleNotOfDevice',
    role: 'village_nurse',
  });
  expect(checkEvent({ ...event, device: 'dn_1', role: 'village_nurse' }, 'session')).toBeUndefined();
  expect(checkEvent({ ...event, device: 'dn_1' }, 'session')).toEqual({ code: 'event.roleNotOfDevice', role: 'cadre' });
});

test('[E11] no tablet speaks as the server', () => {
  for (const kind of DOCUMENT_KINDS.filter((one) => WRITERS[one].includes('system'))) {
    expect(mayHold('dv_1', 'system') || mayHold('dn_1', 'system'), kind).toBe(false);
  }
});
