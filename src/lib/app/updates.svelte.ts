/** New versions of the app: fetched in the background, taken only when the person says so. */
export interface Updates {
  /** A new version is ready. */
  readonly waiting: boolean;
  /** True once everything is on the device and the app opens without a network. */
  readonly offlineReady: boolean;
  /** Puts drafts away and starts the new version. */
  apply(): Promise<void>;
}
