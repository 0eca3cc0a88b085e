import { statSync } from 'node:fs';
import { join } from 'node:path';
import { contentPolicyOf } from './content-policy.ts';
import { PAGE, readBuild } from './static-app.ts';

/**
 * The content policy of the build that lies on the disk at this moment. A build that is replaced under a running server brings a page with other
 * inline parts; with the hashes of the old one no browser would start it. While a build is being replaced the last whole one counts.
 */
export class BuildPolicy {
  readonly #folder: string;
  readonly #publicOrigin: string | undefined;
  /** Which page the header was made from. */
  #mark = '';
  #header: string;

  constructor(buildFolder: string, publicOrigin: string | undefined) {
    this.#folder = buildFolder;
    this.#publicOrigin = publicOrigin;
    this.#header = this.#make({ page: '', scripts: [] });
    this.#look();
  }

  /** True once there has been a page. */
  get isBuilt(): boolean {
    return this.#mark !== '';
  }

  /** Value of `Content-Security-Policy`; costs one look at the page's time and size. */
  header(): string {
    this.#look();
    return this.#header;
  }

  #look(): void {
    try {
      const { mtimeMs, size, ino } = statSync(join(this.#folder, PAGE));
      const mark = `${mtimeMs} ${size} ${ino}`;
      if (mark === this.#mark) return;
      this.#header = this.#make(readBuild(this.#folder));
      this.#mark = mark;
    } catch {
      // No build, or one that is being written at this moment: looked at again with the next request.
    }
  }

  #make(parts: Parameters<typeof contentPolicyOf>[0]): string {
    return Object.entries(contentPolicyOf(parts, this.#publicOrigin))
      .map(([directive, sources]) => [directive, ...sources].join(' '))
      .join(';');
  }
}
