import { expect, test } from 'vitest';
import { AlertDesk, loadAlerts } from './alerts.svelte.ts';
import { makeAsk } from './ask.ts';

const ALERT = {
  reportId: 'L1',
  posyandu: 'Melati 1',
  village: 'Sukamaju',
  hamlet: 'Krajan',
  eventType: 'measles',
  date: '2026-08-07',
  cases: 2,
  deaths: 0,
  atOnce: true,
  cluster: null,
  followUp: null,
  reportedAt: 1,
};

const answering = (body: unknown) => makeAsk(() => Promise.resolve(Response.json(body)));

test('alerts are read, and what they are not is refused', async () => {
  expect(await loadAlerts(answering({ computedAt: 1, alerts: [ALERT] }))).toMatchObject({ ok: true, value: [ALERT] });
  const strange = { ...ALERT, eventType: 'hologram' };
  expect(await loadAlerts(answering({ computedAt: 1, alerts: [strange] }))).toMatchObject({
    problem: { code: 'api.unreadable' },
  });
});

test('the desk keeps what it has while the network is away', async () => {
  let reachable = true;
  const ask = makeAsk(() =>
    reachable ? Promise.resolve(Response.json({ computedAt: 1, alerts: [ALERT] })) : Promise.reject(new TypeError()),
  );
  const silent = { addEventListener: () => undefined, close: () => undefined, readyState: 0 };
  const desk = new AlertDesk(ask, () => silent);
  await desk.reload();
  reachable = false;
  await desk.reload();
  expect(desk.alerts).toHaveLength(1);
  expect(desk.problem).toEqual({ code: 'api.noNetwork' });
  desk.close();
});
