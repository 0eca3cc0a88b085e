declare namespace App {
  /** What a page hands to the next one without writing it into the address bar. */
  interface PageState {
    /** Text of a search that found nobody: the new person's name, perhaps. */
    typed?: string;
  }
}
