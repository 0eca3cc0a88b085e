import { choiceField } from '../../engine/field.ts';
import { options } from './options.ts';

/** Whether something happened after the last immunisation (KIPI). @source immunisation.md 3 */
export const adverseEventField = choiceField({
  code: 'aefi',
  label: 'aefi',
  help: 'aefi.help',
  source: 'immunisation.md 3',
  options: options('aefi', ['tidak', 'ringan', 'berat']),
});
