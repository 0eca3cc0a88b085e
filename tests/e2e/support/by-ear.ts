import { expect, type Page } from '@playwright/test';

/** More steps than any page has. */
const STEPS = 120;

/** Somebody who sees nothing: she goes from one thing to the next by the Tab key, and knows of each what a screen reader says of it. */
export class ByEar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes on until she hears this, as "button Simpan"; fails where she comes to something that has no name, or never hears it. */
  async goTo(sought: RegExp): Promise<void> {
    const heard: string[] = [];
    for (let step = 0; step < STEPS; step++) {
      await this.#page.keyboard.press('Tab');
      const said = await this.hear();
      // At the end of a page she begins again at its top.
      if (said === '') continue;
      expect(said, 'everything that can be reached says what it is').toMatch(/^\S+ \S/);
      if (sought.test(said)) return;
      heard.push(said);
    }
    throw new Error(`${String(sought)} was not among: ${[...new Set(heard)].join(' | ')}`);
  }

  /** Goes there and presses it. */
  async press(sought: RegExp): Promise<void> {
    await this.goTo(sought);
    await this.#page.keyboard.press('Enter');
  }

  /** Goes to a field and fills it. */
  async type(sought: RegExp, text: string): Promise<void> {
    await this.goTo(sought);
    await this.#page.keyboard.type(text);
  }

  /** What is said of where she is: role, name and state in one line; empty at no thing in particular. */
  async hear(): Promise<string> {
    const at = this.#page.locator(':focus');
    if ((await at.count()) === 0) return '';
    const [line = ''] = (await at.ariaSnapshot()).split('\n');
    // The line is YAML: put in quotes where it has a colon.
    return line.replace(/^- '?/, '').replace(/'?:?$/, '').replaceAll(/["\\]/g, '');
  }
}
