import { drillLoss, WITHIN_MS } from '../e2e/support/loss-drill.ts';
import { percentile, type Figure } from './figure.ts';

/** `npm run bench -- loss --times 200` is the drill of issue 6. */
const TIMES = 10;
const SEED = 1;

/** A browser that dies within 200 ms after "tersimpan", again and again. */
export async function measure({ times = TIMES }: { readonly times?: number | undefined }): Promise<Figure[]> {
  const { kills, lostOnTablet, lostAtServer, killedAfterMs } = await drillLoss({
    times,
    seed: SEED,
    onRound: (done, lost) => console.error(`${done} of ${times} kills, ${lost} lost`),
  });
  const late = killedAfterMs.filter((ms) => ms > WITHIN_MS).length;
  const ms = (share: number) => `${percentile(killedAfterMs, share).toFixed(0)} ms`;
  return [
    { what: 'kills after "tersimpan"', budget: '', figure: String(kills) },
    { what: 'killed after, median', budget: `<= ${WITHIN_MS} ms`, figure: ms(0.5) },
    { what: 'killed after, longest', budget: '', figure: ms(1) },
    { what: `kills later than ${WITHIN_MS} ms`, budget: '', figure: String(late) },
    { what: 'lost on the tablet', budget: '0', figure: String(lostOnTablet), met: lostOnTablet === 0 },
    { what: 'lost at the server', budget: '0', figure: String(lostAtServer), met: lostAtServer === 0 },
  ];
}
