import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import config from '../playwright.config.ts';

/** A tablet with a disk of its own: it can lose its power and come back. */
export class Tablet {
  readonly name: string;
  readonly #folder: string;
  readonly #now: Date | undefined;
  #context: BrowserContext | undefined;
  #page: Page | undefined;

  /** @param now what its clock shows when it starts; the machine's own where left out */
  constructor(name: string, folder: string, now?: Date) {
    this.name = name;
    this.#folder = folder;
    this.#now = now;
  }

  get page(): Page {
    if (!this.#page) throw new Error(`${this.name} is switched off`);
    return this.#page;
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error(`${this.name} is switched off`);
    return this.#context;
  }

  /** Switches it on and opens an address. */
  async open(address: string): Promise<void> {
    const { use = {} } = config;
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      ...use.launchOptions,
      viewport: use.viewport ?? null,
      locale: use.locale ?? 'id-ID',
      timezoneId: use.timezoneId ?? 'Asia/Jakarta',
      hasTouch: true,
    });
    this.#context.setDefaultTimeout(use.actionTimeout ?? 20_000);
    if (this.#now) await this.#context.clock.setFixedTime(this.#now);
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage());
    await this.#page.goto(address);
  }

  /** Ends the browser's processes at once, as an empty battery does: nothing can be saved any more. */
  async kill(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.context.once('close', () => resolve()));
    for (const pid of processesOf(this.#folder)) killIfRunning(pid);
    await gone;
    this.#context = undefined;
    this.#page = undefined;
  }

  /** Keeps a picture of the screen for whoever looks into a failure, where the machine still has time for one. */
  async keepPicture(): Promise<void> {
    try {
      await this.#page?.screenshot({ path: `test-results/${this.name}.png` });
    } catch (error) {
      // What failed before is what counts: a picture that fails too must not be told in its place.
      console.warn(`no picture of ${this.name}: ${String(error)}`);
    }
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
    this.#page = undefined;
  }
}

/** Process ids of the browser that works on a profile folder; the first one is the parent of the others. */
function processesOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => commandOf(pid).includes(`--user-data-dir=${folder}`));
}

function killIfRunning(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended with its parent, between the listing and the signal.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended between the listing and the look.
    return '';
  }
}
