/**
 * How a column of a WHO table becomes text and back. The figures change so evenly from row to row that the difference of
 * their differences is nearly always a digit between -3 and 3; each goes as a base-64 variable-length quantity (as in
 * source maps), so most rows cost one character and all ten tables 8 kB after gzip, instead of 175 kB.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGIT_OF_CHARACTER = new Uint8Array(128);
for (let digit = 0; digit < ALPHABET.length; digit++) DIGIT_OF_CHARACTER[ALPHABET.charCodeAt(digit)] = digit;

/** Bit 5 of a digit says that more digits follow; the five bits below carry the number. */
const MORE = 32;

/** Writes whole numbers (below 2^30 in size) as text. */
export function encodeColumn(values: readonly number[]): string {
  let text = '';
  let previous = 0;
  let step = 0;
  for (const value of values) {
    const nextStep = value - previous;
    text += encodeNumber(nextStep - step);
    step = nextStep;
    previous = value;
  }
  return text;
}

/**
 * Reads what `encodeColumn` wrote.
 * @param rows how many numbers the text holds
 * @param scale every number is divided by it. Whole number and power of ten are exact, so the quotient is the very double
 *   that the printed decimal stands for.
 */
export function decodeColumn(text: string, rows: number, scale: number): Float64Array {
  const values = new Float64Array(rows);
  let at = 0;
  let value = 0;
  let step = 0;
  for (let row = 0; row < rows; row++) {
    let folded = 0;
    let shift = 0;
    let digit = MORE;
    while (digit & MORE) {
      digit = DIGIT_OF_CHARACTER[text.charCodeAt(at++)]!;
      folded |= (digit & (MORE - 1)) << shift;
      shift += 5;
    }
    step += folded & 1 ? -(folded >> 1) : folded >> 1;
    value += step;
    values[row] = value / scale;
  }
  return values;
}

/** The sign goes to the lowest bit, so that small negative numbers stay short. */
function encodeNumber(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const digit = rest & (MORE - 1);
    rest >>= 5;
    text += ALPHABET.charAt(rest > 0 ? digit | MORE : digit);
  } while (rest > 0);
  return text;
}
