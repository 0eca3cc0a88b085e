import type { Register } from '#lib/app/register.svelte.ts';

/** Answers of a form, as the use cases take them. */
export type Answers = Parameters<Register['registerPerson']>[0];
/** One person of the register. */
export type PersonRecord = Register['people'][number];
/** One person at one session. */
export type VisitRecord = Awaited<ReturnType<Register['loadVisits']>>[number];
