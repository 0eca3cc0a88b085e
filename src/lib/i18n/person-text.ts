import { makeCatalogue } from './catalogue.ts';
import { app } from './messages/app.ts';
import { person } from './messages/person.ts';
import { session } from './messages/session.ts';

/** The texts of a person's page and of the register; a catalogue of its own, so that no first screen loads it. */
export const {
  t: tp,
  textOf: personTextOf,
  hasText: hasPersonText,
} = makeCatalogue({
  messages: { ...app, ...session, ...person },
  problems: {},
  unknownProblem: ['', '', ''],
});
