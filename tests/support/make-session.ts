import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import { makeId, makeRandom } from './random.ts';

/** Makes the events of one invented session: every visitor arrives, is measured, asked and taught, on changing devices. */
export function makeSessionEvents({ visits = 60, devices = 5, seed = 1 } = {}): PosyanduEvent[] {
  const random = makeRandom(seed);
  const events: PosyanduEvent[] = [];
  let at = Date.UTC(2026, 7, 7, 1);
  const add = (type: string, subject: string, data: { [slot: string]: Json }): void => {
    const number = Math.floor(random() * devices);
    at += Math.floor(random() * 30_000);
    events.push({
      id: makeId(random),
      type,
      v: 1,
      subject,
      data,
      by: `cadre${number}`,
      role: 'cadre',
      device: `tablet${number}`,
      at,
    });
  };
  add('session', 'session', { state: 'open', groups: ['infant', 'toddler'] });
  for (let i = 0; i < visits; i++) {
    const person = makeId(random);
    add('attendance', person, { group: 'toddler', kiaBook: true, insured: random() > 0.3, queueNo: i + 1 });
    add('measurement', person, {
      weightKg: Math.round(80 + random() * 80) / 10,
      lengthHeightCm: Math.round(700 + random() * 300) / 10,
      position: random() > 0.5 ? 'standing' : 'recumbent',
      headCm: Math.round(430 + random() * 60) / 10,
      muacCm: Math.round(120 + random() * 50) / 10,
      oedema: false,
    });
    add('questionnaire', person, { tbCough: 'no', tbFever: 'no', tbWeight: 'no', tbContact: 'no' });
    add('education', person, { topics: ['isiPiringku'], nextVisitDate: '2026-09-07' });
  }
  return events;
}
