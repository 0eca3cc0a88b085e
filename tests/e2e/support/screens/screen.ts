/** Who looks at a screen; each signs in once. */
export type ScreenRole = 'head' | 'officer' | 'admin' | 'district' | 'villageGov' | 'midwife' | 'cadre' | 'nurse';

/** One screen of the app: how it is called, where it is, and who looks at it. */
export interface Screen {
  /** Names its picture; kebab-case. */
  readonly name: string;
  /** Address below the app's; `{village}`, `{posyandu}` and `{month}` stand for those of the store that is looked at. */
  readonly path: string;
  readonly role: ScreenRole;
  /** Start of the address of the link that is followed from there: the first one in a list. */
  readonly follow?: string | readonly string[];
  /** Names of the buttons that are pressed there, in turn: what opens above a page. */
  readonly press?: readonly RegExp[];
}

/** Width and height of what is looked at, px. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** Laptop and phone of staff. */
export const STAFF_SIZES: readonly ScreenSize[] = [
  { width: 1366, height: 768 },
  { width: 360, height: 640 },
];

/** The narrowest phone that is promised to work, and the usual one. */
export const CADRE_SIZES: readonly ScreenSize[] = [
  { width: 320, height: 640 },
  { width: 360, height: 640 },
];
