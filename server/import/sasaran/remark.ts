import type { IssueCode, IssueDetails } from '../issue.ts';
import type { SasaranField } from './columns.ts';

/** Says something about a cell of the row that is read. */
export type Remark = (field: SasaranField, code: IssueCode, details?: IssueDetails) => void;
