/**
 * What was measured and asked of one person at one visit, by field code of lifecycle.md. Blanks with a reason, values of
 * another kind and missing codes all count as not answered.
 */
export type Answers = { readonly [code: string]: unknown };

/** The answer when it is a finite number. */
export function numberIn(answers: Answers, code: string): number | undefined {
  const value = answers[code];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The answer when it is text: the code of a choice, or a date. */
export function textIn(answers: Answers, code: string): string | undefined {
  const value = answers[code];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Yes or no, also where the paper's words `ya` and `tidak` or 1 and 0 were kept. */
export function yesIn(answers: Answers, code: string): boolean | undefined {
  const value = answers[code];
  if (value === true || value === 'ya' || value === 1) return true;
  if (value === false || value === 'tidak' || value === 0) return false;
  return undefined;
}

/** The chosen codes; undefined where the question was not asked, empty where nothing applied. */
export function choicesIn(answers: Answers, code: string): readonly string[] | undefined {
  const value = answers[code];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

/** How many of these questions were answered with yes, and whether all of them were answered. */
export function countYes(answers: Answers, codes: readonly string[]): { yes: number; complete: boolean } {
  const given = codes.map((code) => yesIn(answers, code));
  return { yes: given.filter((answer) => answer === true).length, complete: !given.includes(undefined) };
}

/** The sum of scored items, or undefined where one is missing. */
export function sumOf(answers: Answers, codes: readonly string[]): number | undefined {
  let sum = 0;
  for (const code of codes) {
    const points = numberIn(answers, code);
    if (points === undefined) return undefined;
    sum += points;
  }
  return sum;
}
