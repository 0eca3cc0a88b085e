import type { Form } from '../engine/form.ts';

/** The forms of one examination card, by the step and the person that fill them in. */
export interface CardForms {
  /** Step 2. */
  readonly measurement: readonly Form[];
  /** Steps 3 and 4: what is asked and looked at. */
  readonly service: readonly Form[];
  /** Asked in private, kept in the confidential document. */
  readonly confidential: readonly Form[];
  /** Values of blood, measured by nakes. */
  readonly lab: readonly Form[];
}
