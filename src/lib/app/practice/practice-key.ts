/** Where a tab remembers, in its `sessionStorage`, that it practises: it goes with the tab, and no other tab sees it. */
export const PRACTICE_SWITCH = 'practice';
