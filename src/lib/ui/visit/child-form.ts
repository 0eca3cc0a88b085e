/** The form of children, for pages, which compose and know no definitions. */
export { childForm } from '#lib/forms/definitions/child.ts';
