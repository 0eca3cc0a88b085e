import { expect, type Page } from '@playwright/test';
import type { MorningChild } from './morning.ts';
import { PIN } from './stage.ts';

/** What somebody did with her fingers. */
export interface Fingers {
  /** Presses of anything on the screen, keys of the PIN among them. */
  readonly taps: number;
  /** Letters and digits typed on the phone's own keyboard. */
  readonly typed: number;
  /** Numbers read off an instrument. */
  readonly measured: number;
}

/** Seconds of somebody who sees each screen for the first time; a measuring cadre's as in the contract on forms. @source design default */
const SECONDS = { tap: 2, letter: 0.7, number: 4 };

/** How long it takes her, without what the phone takes. */
export function secondsOf({ taps, typed, measured }: Fingers): number {
  return taps * SECONDS.tap + typed * SECONDS.letter + measured * SECONDS.number;
}

/**
 * A cadre who has just been handed a tablet and a code, up to her first weighing that is saved. Nothing was shown to her before: every press follows from what the screen says.
 * @param child somebody who stands in the register
 */
export async function takeFirstSteps(page: Page, code: string, cadre: string, child: MorningChild): Promise<Fingers> {
  const fingers = { taps: 0, typed: 0, measured: 0 };
  const tap = async (name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> => {
    await page.getByRole(role, { name, exact: true }).first().click();
    fingers.taps += 1;
  };
  const type = async (label: string, text: string): Promise<void> => {
    const field = page.getByLabel(label, { exact: true });
    await field.click();
    await field.pressSequentially(text);
    fingers.taps += 1;
    fingers.typed += text.length;
  };

  await type('Kode', code);
  await tap('Hubungkan HP ini');
  await page.waitForURL('**/siapa');
  await tap(new RegExp(cadre));
  for (const digit of PIN) await tap(digit);
  await page.waitForURL('**/hari-buka');
  await tap('Buka hari ini');
  await tap('Cari atau daftarkan', 'link');
  const search = page.getByRole('searchbox');
  await expect(search).toBeFocused();
  await search.pressSequentially(child.typed);
  fingers.typed += child.typed.length;
  await tap(new RegExp(child.name), 'link');
  await tap('Hadir, ke Langkah 2');
  await page.waitForURL('**/hari-buka/cari');
  await tap('Hari buka', 'link');
  await tap(new RegExp(child.name), 'link');
  const weight = String(child.measured.weightKg).replace('.', ',');
  await type('Berat badan', weight);
  fingers.typed -= weight.length;
  fingers.measured += 1;
  await tap('Simpan');
  await expect(page.getByRole('status').filter({ hasText: 'Tersimpan' })).toBeVisible();
  return fingers;
}
