import type { Card } from '#lib/domain/interpretation/card.ts';
import type { CardForms } from './definitions/card-forms.ts';
import type { Form } from './engine/form.ts';

/** The steps that have forms of a card. `service` is asked at the steps of recording and of service. */
export type FormStep = 'measurement' | 'service';

const LOAD: { readonly [card in Card]: () => Promise<{ readonly forms: CardForms }> } = {
  pregnant: () => import('./definitions/pregnant.ts'),
  postpartum: () => import('./definitions/postpartum.ts'),
  child: () => import('./definitions/child-card.ts'),
  school_teen: () => import('./definitions/school-teen.ts'),
  adult: () => import('./definitions/adult.ts'),
  elderly: () => import('./definitions/elderly.ts'),
};

/** The forms of a card at a step, in the order they are filled in; the card's file is loaded with the first call. */
export async function formsOf(card: Card, step: FormStep): Promise<readonly Form[]> {
  return (await LOAD[card]()).forms[step];
}

/** The forms of a card that are asked in private; their answers belong in the confidential document. */
export async function confidentialForms(card: Card): Promise<readonly Form[]> {
  return (await LOAD[card]()).forms.confidential;
}

/** The forms of a card for what nakes measure in blood. */
export async function labForms(card: Card): Promise<readonly Form[]> {
  return (await LOAD[card]()).forms.lab;
}

/** All forms of a card. */
export async function formsOfCard(card: Card): Promise<readonly Form[]> {
  const { measurement, service, confidential, lab } = (await LOAD[card]()).forms;
  return [...measurement, ...service, ...confidential, ...lab];
}
