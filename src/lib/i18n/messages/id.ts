import { app } from './app.ts';
import { forms } from './forms.ts';
import { results } from './results.ts';
import { session } from './session.ts';

/** Every text of the app in Bahasa Indonesia, the base language, by key. `{name}` is a place to be filled in. */
export const id = { ...app, ...forms, ...results, ...session } as const;
