import { foldDocument } from '#lib/events/fold.ts';
import { computeZScores } from '#lib/domain/growth/z-scores.ts';
import { makeSessionEvents } from '../support/make-session.ts';
import { median, type Figure } from './figure.ts';

/** First figures of the rules: z-scores a second, and the fold of a Posyandu year of visits. */
export async function measure(): Promise<Figure[]> {
  return [measureZScores(), measureFold()];
}

function measureZScores(): Figure {
  const count = 100_000;
  const rates = repeat(5, () => {
    for (let i = 0; i < count; i++) {
      computeZScores({
        sex: i % 2 ? 'm' : 'f',
        ageDays: (i * 37) % 1826,
        weightKg: 3 + ((i * 13) % 150) / 10,
        lengthHeightCm: 50 + ((i * 7) % 600) / 10,
        position: i % 3 ? 'recumbent' : 'standing',
      });
    }
  }).map((ms) => count / (ms / 1000));
  const rate = median(rates);
  return {
    what: 'children interpreted (4 indices each)',
    budget: '>= 50,000 a second',
    figure: `${Math.round(rate).toLocaleString('en')} a second`,
    met: rate >= 50_000,
  };
}

function measureFold(): Figure {
  const sessions = 400;
  const perSession = 60;
  const documents = Array.from({ length: sessions }, (_, i) => ({
    id: `session:pos:2026-01-${i}`,
    events: makeSessionEvents({ visits: perSession, devices: 5, seed: i }),
  }));
  let rows = 0;
  const times = repeat(5, () => {
    rows = documents.reduce((sum, one) => sum + foldDocument(one.id, 'session', one.events).rows.length, 0);
  });
  return {
    what: `fold of ${(sessions * perSession).toLocaleString('en')} visits (${rows.toLocaleString('en')} rows)`,
    budget: '<= 2,000 ms',
    figure: `${median(times).toFixed(0)} ms`,
    met: median(times) <= 2000,
  };
}

function repeat(times: number, work: () => void): number[] {
  work();
  return Array.from({ length: times }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
}
