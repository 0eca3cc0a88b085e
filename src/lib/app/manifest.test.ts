import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHARE_PATH } from './peer/shared-file.ts';

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
  readonly form_factor?: string;
  readonly label?: string;
}

interface Manifest {
  readonly id: string;
  readonly name: string;
  readonly short_name: string;
  readonly lang: string;
  readonly start_url: string;
  readonly scope: string;
  readonly display: string;
  readonly theme_color: string;
  readonly background_color: string;
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string; readonly icons: readonly Picture[] }[];
  readonly share_target: { readonly action: string; readonly method: string; readonly enctype: string };
  readonly file_handlers: readonly { readonly action: string; readonly accept: { readonly [type: string]: unknown } }[];
}

const manifest = JSON.parse(readFileSync('static/manifest.webmanifest', 'utf8')) as Manifest;

/** Width and height in the header of a PNG, as `360x640`. */
function sizeOfPng(src: string): string {
  const bytes = readFileSync(join('static', src));
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

test('Chromium may install it: name, start inside the scope, a display of its own, icons of 192 and 512', () => {
  expect(manifest.name.length).toBeGreaterThan(0);
  expect(manifest.short_name.length).toBeLessThanOrEqual(12);
  expect(manifest.id).toBe('/');
  expect(manifest.start_url.startsWith(manifest.scope)).toBe(true);
  expect(['standalone', 'fullscreen', 'minimal-ui']).toContain(manifest.display);
  const whole = manifest.icons.filter(({ purpose = 'any' }) => purpose.split(' ').includes('any'));
  expect(whole.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
});

test('Android may cut the maskable icon to its own shape', () => {
  const maskable = manifest.icons.filter(({ purpose }) => purpose === 'maskable');
  expect(maskable.map(({ sizes }) => sizes)).toContain('512x512');
});

test('every picture is what the manifest says of it', () => {
  const pictures = [
    ...manifest.icons,
    ...manifest.screenshots,
    ...manifest.shortcuts.flatMap(({ icons }) => icons),
  ].filter(({ type }) => type === 'image/png');
  expect(pictures.length).toBeGreaterThan(6);
  for (const { src, sizes } of pictures) expect(`${src} ${sizeOfPng(src)}`).toBe(`${src} ${sizes}`);
});

test('screenshots for phone and desktop lie within the sides that browsers take, 320 to 3840, and are told in words', () => {
  expect(new Set(manifest.screenshots.map(({ form_factor }) => form_factor))).toEqual(new Set(['narrow', 'wide']));
  for (const { sizes, label } of manifest.screenshots) {
    const sides = sizes.split('x').map(Number);
    expect(Math.min(...sides)).toBeGreaterThanOrEqual(320);
    expect(Math.max(...sides)).toBeLessThanOrEqual(3840);
    expect(Math.max(...sides) / Math.min(...sides)).toBeLessThanOrEqual(2.3);
    expect(label).toMatch(/\w{4}/);
  }
});

test('shortcuts lead to pages there are', () => {
  expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/hari-buka', '/sasaran', '/kunjungan']);
  for (const { url } of manifest.shortcuts)
    expect(readFileSync(join('src/routes/(kader)/(meja)', url, '+page.svelte'), 'utf8').length).toBeGreaterThan(0);
});

test('a file of another device comes in where the service worker takes it', () => {
  expect(manifest.share_target).toMatchObject({ action: SHARE_PATH, method: 'POST', enctype: 'multipart/form-data' });
  expect(manifest.file_handlers.map(({ action }) => action)).toEqual(['/hp-lain']);
});

test('the bar of the phone has the colour that the page asks for', () => {
  expect(readFileSync('src/app.html', 'utf8')).toContain(`name="theme-color" content="${manifest.theme_color}"`);
  expect(manifest.background_color).toMatch(/^#[0-9a-f]{6}$/);
});
