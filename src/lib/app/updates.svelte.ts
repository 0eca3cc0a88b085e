import type { Workbox } from 'workbox-window';

/** New versions of the app: fetched in the background, taken only when the person says so. */
export class Updates {
  readonly #beforeReload: () => Promise<void>;
  #workbox: Workbox | undefined;
  #isAsked = false;
  #hasTakenOver = false;
  #isWaiting = $state.raw(false);
  #isOfflineReady = $state.raw(false);

  /** @param beforeReload puts away what must outlive the reload */
  constructor(beforeReload: () => Promise<void>) {
    this.#beforeReload = beforeReload;
  }

  /** A new version is ready. */
  get waiting(): boolean {
    return this.#isWaiting;
  }

  /** True once everything is on the device and the app opens without a network. */
  get offlineReady(): boolean {
    return this.#isOfflineReady;
  }

  /** Registers the service worker; does nothing in a browser that has none. Loaded late: the first screen does not wait for it. */
  async register(scriptUrl: string): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const { Workbox } = await import('workbox-window');
    const workbox = new Workbox(scriptUrl);
    workbox.addEventListener('waiting', () => (this.#isWaiting = true));
    workbox.addEventListener('controlling', () => this.#newVersionTookOver());
    this.#isOfflineReady = navigator.serviceWorker.controller !== null;
    this.#workbox = workbox;
    // Refused where site data are blocked: the app then works with a network only.
    await workbox.register().catch(() => undefined);
  }

  /** Looks whether there is a new version; asked when the network is back. */
  async check(): Promise<void> {
    await this.#workbox?.update().catch(() => undefined);
  }

  /** Puts drafts away and starts the new version. */
  async apply(): Promise<void> {
    if (!this.#isWaiting) return;
    await this.#beforeReload();
    this.#isAsked = true;
    if (this.#hasTakenOver) location.reload();
    else this.#workbox?.messageSkipWaiting();
  }

  /** The new version took over, asked for here or in another tab: this one then reloads when its person wants it. */
  #newVersionTookOver(): void {
    if (this.#isAsked) location.reload();
    else if (this.#isOfflineReady) {
      this.#hasTakenOver = true;
      this.#isWaiting = true;
    }
    this.#isOfflineReady = true;
  }
}
