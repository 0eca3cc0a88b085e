import type { ImportIssue } from './issue.ts';
import type { DocumentPlan } from './planned-events.ts';

/** What one file, or several read together, come to. */
export interface PlannedFile {
  readonly documents: readonly DocumentPlan[];
  readonly issues: readonly ImportIssue[];
  readonly files: readonly {
    readonly file: string;
    /** Rows below the header that are not empty. */
    readonly rowCount: number;
    readonly unknownHeadings: readonly string[];
  }[];
}
