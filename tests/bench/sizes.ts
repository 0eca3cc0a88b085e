import { printFigures } from './figure.ts';
import { measure } from './sizes-figures.ts';

/** The size budgets, which fail the build: `npm run check:size`. */
const figures = await measure();
printFigures('Sizes of the built app', figures);
process.exit(figures.some((figure) => figure.met === false) ? 1 : 0);
