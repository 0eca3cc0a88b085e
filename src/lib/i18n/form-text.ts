import { addVisitTexts } from './visit-text.ts';

/** The cards that have words of their own. */
export type CardWords = 'pregnant' | 'postpartum' | 'child' | 'school_teen' | 'adult' | 'elderly';

type Words = { readonly words: { readonly [key: string]: string } };

const LOAD: { readonly [card in CardWords]: () => Promise<Words> } = {
  pregnant: () => import('./messages/forms/pregnant.ts'),
  postpartum: () => import('./messages/forms/postpartum.ts'),
  child: () => import('./messages/forms/child.ts'),
  school_teen: () => import('./messages/forms/school-teen.ts'),
  adult: () => import('./messages/forms/adult.ts'),
  elderly: () => import('./messages/forms/elderly.ts'),
};

/** Loads the words of a card's forms; from then on `textOf` of `visit-text.ts` knows them. */
export async function loadCardWords(card: CardWords): Promise<void> {
  addVisitTexts((await LOAD[card]()).words);
}
