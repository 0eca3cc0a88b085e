import { editDistance } from '#lib/domain/people/letter-slips.ts';
import { isBlank, type Cell, type Sheet } from './cell.ts';

/** A column as the file's kind knows it. */
export interface Column {
  /** Heading as it is usually printed; how issues name the column. */
  readonly heading: string;
  /** Other headings met in the field. */
  readonly also?: readonly string[];
  /** A file without it is not of this kind. */
  readonly needed?: boolean;
}

export type Columns<Field extends string> = { readonly [field in Field]: Column };

/** Where the header of a table stands, and which of its columns were recognised. */
export interface Header<Field extends string> {
  readonly row: number;
  readonly places: { readonly [field in Field]?: number };
  /** Headings that no column of this kind answers to; what stands below them is not taken. */
  readonly unknown: readonly string[];
}

/** Title rows above the header are few. */
const ROWS_SEARCHED = 25;
/** Below this length a letter more or less is another word. */
const MIN_FUZZY_LENGTH = 6;

/** Finds the row that names the columns: the one among the first rows that names most of them. Undefined where needed ones are missing. */
export function findHeader<Field extends string>(sheet: Sheet, columns: Columns<Field>): Header<Field> | undefined {
  let best: Header<Field> | undefined;
  for (const [row, cells] of sheet.rows.slice(0, ROWS_SEARCHED).entries()) {
    const header = readHeader(row, cells, columns);
    if (count(header) > count(best)) best = header;
  }
  const needed = fieldsOf(columns).filter((field) => columns[field].needed);
  return best && needed.every((field) => best.places[field] !== undefined) ? best : undefined;
}

function count(header: Header<string> | undefined): number {
  return header ? Object.keys(header.places).length : 0;
}

function readHeader<Field extends string>(row: number, cells: readonly Cell[], columns: Columns<Field>): Header<Field> {
  const places: { [field in Field]?: number } = {};
  const open = new Set(cells.keys());
  const take = (fits: (heading: string, wanted: string) => boolean): void => {
    for (const field of fieldsOf(columns)) {
      if (places[field] !== undefined) continue;
      const wanted = [columns[field].heading, ...(columns[field].also ?? [])].map(plainHeading);
      const place = [...open].find((at) => wanted.some((one) => fits(plainHeading(cells[at]!.text), one)));
      if (place === undefined) continue;
      places[field] = place;
      open.delete(place);
    }
  };
  take((heading, wanted) => heading === wanted);
  // What no column answers to exactly may be misspelt.
  take((heading, wanted) => wanted.length >= MIN_FUZZY_LENGTH && editDistance(heading, wanted, 1) <= 1);
  const unknown = [...open].filter((at) => !isBlank(cells[at]!)).map((at) => cells[at]!.text.trim());
  return { row, places, unknown };
}

/** A heading without case, blanks and signs: `BB/U`, ` bb / u` and `BB_U` are one. */
function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function fieldsOf<Field extends string>(columns: Columns<Field>): Field[] {
  return Object.keys(columns).filter((key): key is Field => key in columns);
}
