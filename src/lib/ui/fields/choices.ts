/**
 * The codes that are chosen after a tap on one of them. Codes that stand alone (none, unknown) push the others out, and are pushed out by them.
 * @param order all codes in the order of the form, so that equal choices are equal lists
 */
export function toggleChoice(
  chosen: readonly string[],
  code: string,
  { order, exclusive = [] }: { order: readonly string[]; exclusive?: readonly string[] },
): string[] {
  if (chosen.includes(code)) return chosen.filter((one) => one !== code);
  if (exclusive.includes(code)) return [code];
  const kept = new Set([...chosen.filter((one) => !exclusive.includes(one)), code]);
  return order.filter((one) => kept.has(one));
}
