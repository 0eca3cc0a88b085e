import { expect, test } from 'vitest';
import { findReportAlerts } from '#lib/domain/surveillance/alerts.ts';
import { readReports } from '#lib/events/report-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeOutreach } from '#tests/support/make-outreach.ts';
import { followUpReport, reportEvent, type ReportDraft } from './report.ts';

const TODAY = localDate('2026-08-07');
const DRAFT: ReportDraft = {
  eventType: 'diarrhoea',
  date: TODAY,
  hamlet: 'Krajan',
  cases: 1,
  deaths: 0,
  ageGroups: ['under5'],
};

test('one case of what is listed alerts at once, others only together', async () => {
  const desk = makeOutreach(TODAY);
  await reportEvent(desk.ports, DRAFT);
  expect(findReportAlerts(readReports(desk.rows()))).toEqual([]);
  await reportEvent(desk.ports, { ...DRAFT, hamlet: 'krajan ' });
  await reportEvent(desk.ports, { ...DRAFT, eventType: 'measles' });
  const alerts = findReportAlerts(readReports(desk.rows()));
  expect(alerts.map(({ report, atOnce, cluster }) => [report.eventType, atOnce, cluster?.cases])).toEqual(
    expect.arrayContaining([
      ['diarrhoea', false, 2],
      ['diarrhoea', false, 2],
      ['measles', true, undefined],
    ]),
  );
});

test('nakes follow a report up, and only what they have closed ends its alert', async () => {
  const desk = makeOutreach(TODAY);
  await reportEvent(desk.ports, { ...DRAFT, eventType: 'deathNeonate', deaths: 1 });
  const [report] = readReports(desk.rows());
  if (!report) throw new Error('no report');
  expect(await followUpReport(desk.ports, report, { state: 'visited' })).toMatchObject({
    problem: { code: 'care.nakesOnly' },
  });
  desk.become('village_nurse');
  await followUpReport(desk.ports, report, { state: 'visited', note: 'Sudah ke rumah' });
  expect(readReports(desk.rows())[0]?.followUp).toMatchObject({
    state: 'visited',
    note: 'Sudah ke rumah',
    date: TODAY,
  });
  expect(findReportAlerts(readReports(desk.rows()))).toHaveLength(1);
  await followUpReport(desk.ports, report, { state: 'closed' });
  expect(findReportAlerts(readReports(desk.rows()))).toEqual([]);
});

test('what turned out to be no case makes no cluster', async () => {
  const desk = makeOutreach(TODAY, 'village_nurse');
  for (let count = 0; count < 2; count++) await reportEvent(desk.ports, DRAFT);
  const [first] = readReports(desk.rows());
  if (first) await followUpReport(desk.ports, first, { state: 'noCase' });
  expect(findReportAlerts(readReports(desk.rows()))).toEqual([]);
});
