import { choiceField, type Field } from '../../engine/field.ts';
import { options } from './options.ts';

/** Finger-counting test of each eye and whisper test of each ear. @source Kartu ILP; lifecycle.md 4 and 5 */
export const senseFields: readonly Field[] = (['eyeR', 'eyeL', 'earR', 'earL'] as const).map((code) =>
  choiceField({
    code,
    label: `senses.${code}`,
    ...(code === 'eyeR' || code === 'earR' ? { help: `senses.${code}.help` } : {}),
    source: 'Kartu ILP; lifecycle.md 4 and 5',
    options: options('senses', ['normal', 'gangguan']),
  }),
);
