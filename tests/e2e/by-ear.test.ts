import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { ByEar } from './support/by-ear.ts';
import { readJournal } from './support/device-disk.ts';
import { importExampleVillage } from './support/example-village.ts';
import { readMorning } from './support/morning.ts';
import { PIN, setStage } from './support/stage.ts';
import { Tablet } from './support/tablet.ts';

const EIGHT_O_CLOCK = new Date('2026-08-07T08:00:00+07:00');

test('a whole visit without a look and without a finger: by the keyboard, and by what is said of each thing', async () => {
  await using stage = await setStage();
  await importExampleVillage(stage);
  const tablet = new Tablet('by ear', join(stage.folder, 'by-ear'), EIGHT_O_CLOCK);
  try {
    await tablet.open(stage.address);
    const { page } = tablet;
    const her = new ByEar(page);
    const child = readMorning().children[0]!;
    const name = new RegExp(`^link .*${child.name}`);

    await her.type(/^textbox Kode/, await stage.makeCode('Melati 1'));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/siapa');
    await her.press(/^button .*Sulastri/);
    await expect(page.getByRole('group', { name: /PIN/ })).toBeVisible();
    await page.keyboard.type(PIN);
    await page.waitForURL('**/hari-buka');
    await her.press(/^button Buka hari ini/);
    await her.press(/^link Cari atau daftarkan/);
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type(child.typed);
    await her.press(name);
    await her.press(/^button Hadir, ke Langkah 2/);
    await page.waitForURL('**/hari-buka/cari');
    await her.press(/^link Hari buka/);
    await her.press(name);
    await her.type(/^textbox Berat badan/, String(child.measured.weightKg).replace('.', ','));
    await her.press(/^button Simpan/);
    await expect(page.getByRole('status').filter({ hasText: 'Tersimpan' })).toBeVisible();
    await her.press(/^button Selesai, ke Layanan/);
    await her.press(/^button Selesai, ke Edukasi/);
    await her.press(/^button Selesai, boleh pulang/);
    await expect(page.getByRole('button', { name: 'Selesai, boleh pulang' })).toBeHidden();

    expect((await readJournal(page)).length).toBeGreaterThanOrEqual(6);
  } finally {
    await tablet.keepPicture();
    await tablet.close();
  }
});
