import { readExampleSession, type ExampleSession, type ExampleVisitor } from '../../support/example-session.ts';
import type { Measured } from './cadre-pages.ts';

/** A child of the example day: how to find it, and what its first measurement says. */
export interface MorningChild {
  readonly visitor: string;
  readonly name: string;
  /** What a cadre types to find it: the end of the NIK, or the name where there is none. */
  readonly typed: string;
  readonly measured: Measured;
}

/** The register has the mother's NIK for this child (NIK_SHARED in the answers): it is found by name. */
const sharedNik = new Set(['3508915001247846']);

const CHILD_GROUPS = new Set(['infant', 'toddler', 'preschool']);

/** The children of the example day in the order of its entries, and the day itself. */
export function readMorning(): { day: ExampleSession; children: MorningChild[] } {
  const day = readExampleSession();
  const children = day.visitors.filter((one) => CHILD_GROUPS.has(one.group)).map((one) => childOf(day, one));
  return { day, children };
}

function childOf(day: ExampleSession, { visitor, name, nik }: ExampleVisitor): MorningChild {
  const entries = day.entries.filter((entry) => entry.visitor === visitor && entry.kind === 'entry');
  const values = entries.find((entry) => entry.step === 'measurement')?.values ?? {};
  const asked = entries.find((entry) => entry.step === 'recording' && 'edema' in entry.values)?.values ?? {};
  return {
    visitor,
    name,
    typed: sharedNik.has(nik) || nik === '' ? name : nik.slice(-4),
    measured: {
      weightKg: numberIn(values.weightKg),
      lengthHeightCm: numberIn(values.heightCm),
      position: values.measurePosition === 'standing' ? 'standing' : 'recumbent',
      headCm: numberIn(values.headCm),
      muacCm: numberIn(values.muacCm),
      oedema: asked.edema === 'ya',
    },
  };
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
