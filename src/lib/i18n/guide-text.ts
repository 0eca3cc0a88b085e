import { makeCatalogue } from './catalogue.ts';
import { guides } from './messages/guides.ts';

/** The texts of guides to fields; a catalogue of its own, which comes when a guide is opened. */
export const {
  t: tg,
  textOf: guideTextOf,
  hasText: hasGuideText,
} = makeCatalogue({ messages: guides, problems: {}, unknownProblem: ['', '', ''] });
