import { makeCatalogue } from './catalogue.ts';
import { app } from './messages/app.ts';
import { help } from './messages/help.ts';
import { session } from './messages/session.ts';

/** The texts of the pages of help; a catalogue of its own, so that no other page loads it. */
export const {
  t: th,
  textOf: helpTextOf,
  hasText: hasHelpText,
} = makeCatalogue({
  messages: { ...app, ...session, ...help },
  problems: {},
  unknownProblem: ['', '', ''],
});
