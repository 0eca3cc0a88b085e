import { describe, expect, test } from 'vitest';
import { DOCUMENT_KINDS } from '#lib/events/catalogue.ts';
import { WRITERS } from '#lib/events/check.ts';
import { ROLES, type Role } from '#lib/events/envelope.ts';
import { STAFF_ROLES, covers, type Actor, type DeviceOwner, type Scope } from './actor.ts';
import { DOCUMENT_RIGHTS, DOOR_RIGHTS, may, type Access, type Caller, type Door } from './rights.ts';

const unit = { posyanduId: 'pm_melati', villageId: 'ds_suka', puskesmasId: 'pk_contoh' };

/** The table as people agreed on it, written out a second time on purpose. */
const DOCUMENTS = `
role             register session visits care  confidential
system           none     none    none   none  none
cadre            both     both    both   read  write
cadre_lead       both     both    both   read  write
village_nurse    both     both    both   both  both
health_officer   both     both    both   both  both
phc_head         none     none    none   none  none
district         none     none    none   none  none
village_gov      none     none    none   none  none
admin            none     none    none   none  none
`;

const DOORS = `
caller         open self profile ownDevice sync units devices accounts audit aggregates alerts names imports management unitChanges periods periodReport periodLock reports exports satusehat dhis2
nobody         yes  no   no      no        no   no    no      no       no    no         no     no    no      no         no          no      no           no         no      no      no        no
device         yes  no   yes     no        yes  no    no      no       no    no         no     no    no      no         no          no      no           no         no      no      no        no
village_nurse  yes  yes  no      yes       yes  yes   yes     no       no    yes        yes    yes   no      yes        no          yes     yes          no         yes     yes     no        no
health_officer yes  yes  no      yes       yes  yes   yes     no       no    yes        yes    yes   yes     yes        yes         yes     yes          no         yes     yes     yes       yes
phc_head       yes  yes  no      no        no   yes   no      no       no    yes        yes    yes   no      yes        yes         yes     no           yes        yes     yes     yes       yes
district       yes  yes  no      no        no   yes   no      no       no    yes        no     no    no      no         no          no      no           no         no      no      no        no
village_gov    yes  yes  no      no        no   yes   no      no       no    yes        no     no    no      no         no          no      no           no         no      no      no        no
admin          yes  yes  no      no        no   yes   yes     yes      yes   yes        no     no    yes     no         yes         no      no           no         no      no      no        no
`;

describe('documents', () => {
  const [kinds, rows] = readTable(DOCUMENTS);

  test('the table knows every role and every kind of document', () => {
    expect(rows.map(([role]) => role).sort()).toEqual([...ROLES].sort());
    expect([...kinds].sort()).toEqual([...DOCUMENT_KINDS].sort());
  });

  test.each(rows.flatMap(([role, cells]) => kinds.map((kind, i) => [role, kind, cells[i]])))(
    '%s has to %s the access %s',
    (role, kind, access) => {
      expect(DOCUMENT_RIGHTS[role as Role][kind as 'register']).toBe(access);
    },
  );

  test('a role may write exactly where the fold counts its events; the system writes inside the server', () => {
    const writes = (access: Access) => access === 'both' || access === 'write';
    for (const kind of DOCUMENT_KINDS) {
      const writers = ROLES.filter((role) => writes(DOCUMENT_RIGHTS[role][kind]));
      expect(writers.sort()).toEqual(WRITERS[kind].filter((role) => role !== 'system').sort());
    }
  });

  test('write alone adds without seeing', () => {
    const tablet = device({ kind: 'posyandu', unitIds: ['pm_melati'] });
    expect(may(tablet, { kind: 'write', document: 'confidential', unit })).toBe(true);
    expect(may(tablet, { kind: 'read', document: 'confidential', unit })).toBe(false);
  });

  test('outside its scope nobody reads or writes anything', () => {
    for (const actor of [device({ kind: 'posyandu', unitIds: ['pm_mawar'] }), staff('village_nurse', 'ds_lain')]) {
      for (const document of DOCUMENT_KINDS) {
        expect(may(actor, { kind: 'read', document, unit })).toBe(false);
        expect(may(actor, { kind: 'write', document, unit })).toBe(false);
      }
    }
  });
});

test('a nakes’s own device has her rights, that of a Posyandu a cadre’s; neither passes a door of staff', () => {
  const own = device({ kind: 'posyandu', unitIds: ['pm_melati'] }, { accountId: 'ac_1', role: 'village_nurse' });
  const shared = device({ kind: 'posyandu', unitIds: ['pm_melati'] });
  for (const document of DOCUMENT_KINDS) {
    for (const [actor, role] of [
      [own, 'village_nurse'],
      [shared, 'cadre'],
    ] as const) {
      const access = DOCUMENT_RIGHTS[role][document];
      expect(may(actor, { kind: 'read', document, unit })).toBe(access === 'both' || access === 'read');
      expect(may(actor, { kind: 'write', document, unit })).toBe(access === 'both' || access === 'write');
    }
  }
  for (const door of ['self', 'ownDevice', 'devices', 'names', 'aggregates'] as const) {
    expect(may(own, { kind: 'pass', door })).toBe(false);
  }
});

describe('doors', () => {
  const [doors, rows] = readTable(DOORS);

  test('the table knows every door and everybody who can stand before one', () => {
    expect([...doors].sort()).toEqual(Object.keys(DOOR_RIGHTS).sort());
    expect(rows.map(([caller]) => caller).sort()).toEqual(['nobody', 'device', ...STAFF_ROLES].sort());
  });

  test.each(rows.flatMap(([caller, cells]) => doors.map((door, i) => [caller, door, cells[i]])))(
    '%s before %s: %s',
    (caller, door, passes) => {
      expect(may(actorOf(caller as Caller | 'nobody'), { kind: 'pass', door: door as Door })).toBe(passes === 'yes');
    },
  );

  test('managing asks for the door and for the unit', () => {
    const manage = { kind: 'manage', door: 'devices', unit } as const;
    expect(may(staff('village_nurse', 'ds_suka'), manage)).toBe(true);
    expect(may(staff('village_nurse', 'ds_lain'), manage)).toBe(false);
    expect(may(staff('village_gov', 'ds_suka'), manage)).toBe(false);
    expect(may(undefined, manage)).toBe(false);
  });
});

test('a scope holds what lies below it', () => {
  expect(covers({ kind: 'all' }, unit)).toBe(true);
  expect(covers({ kind: 'puskesmas', unitIds: ['pk_contoh'] }, unit)).toBe(true);
  expect(covers({ kind: 'village', unitIds: ['ds_lain', 'ds_suka'] }, unit)).toBe(true);
  expect(covers({ kind: 'posyandu', unitIds: ['pm_melati'] }, unit)).toBe(true);
  expect(covers({ kind: 'posyandu', unitIds: ['pk_contoh', 'ds_suka'] }, unit)).toBe(false);
});

function readTable(text: string): [head: string[], rows: (readonly [name: string, cells: string[]])[]] {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/));
  return [head.slice(1), rows.map(([name = '', ...cells]) => [name, cells])];
}

function actorOf(caller: Caller | 'nobody'): Actor | undefined {
  if (caller === 'nobody' || caller === 'anyone') return undefined;
  return caller === 'device' ? device({ kind: 'posyandu', unitIds: ['pm_melati'] }) : staff(caller, 'ds_suka');
}

function device(scope: Exclude<Scope, { kind: 'all' }>, owner: DeviceOwner | null = null): Actor {
  return { kind: 'device', deviceId: 'dv_1', puskesmasId: 'pk_contoh', scope, owner };
}

function staff(role: (typeof STAFF_ROLES)[number], villageId: string): Actor {
  const scope = { kind: 'village', unitIds: [villageId] } as const;
  return { kind: 'staff', accountId: 'ac_1', puskesmasId: 'pk_contoh', role, scope };
}
