import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { mayHold } from '#lib/events/device-kind.ts';
import { DeviceNames } from './device-names.ts';

const names = new DeviceNames('the key of this store', randomBytes);
const melati = { puskesmasId: 'pm_a', posyanduId: 'py_melati' };
const mawar = { puskesmasId: 'pm_a', posyanduId: 'py_mawar' };
const elsewhere = { puskesmasId: 'pm_b', posyanduId: 'py_melati' };

test('a tablet’s name is good for its Posyandu, that of a nakes’s own device for her Puskesmas', () => {
  const [tablet, laptop] = [names.nameTablet(melati), names.nameOwn('pm_a')];
  expect([melati, mawar, elsewhere].map((place) => names.isOurs(tablet, place))).toEqual([true, false, false]);
  expect([melati, mawar, elsewhere].map((place) => names.isOurs(laptop, place))).toEqual([true, true, false]);
  expect([mayHold(tablet, 'cadre'), mayHold(laptop, 'village_nurse')]).toEqual([true, true]);
});

test('no other name is: made up, changed, of another store, or from before names said so', () => {
  const tablet = names.nameTablet(melati);
  const changed = tablet.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const foreign = new DeviceNames('another key', randomBytes).nameTablet(melati);
  for (const name of [changed, foreign, 'dv_7k2m4n8p7k2m4n8p', 'import', `dn${tablet.slice(2)}`, '']) {
    expect(names.isOurs(name, melati)).toBe(false);
  }
});
