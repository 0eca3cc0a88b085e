/** Status by problem code where it is not 400; a client decides by the code. */
const STATUS: { readonly [code: string]: number } = {
  'http.signInFirst': 401,
  'http.noRight': 403,
  'http.foreignOrigin': 403,
  'http.notFound': 404,
  'http.tooLarge': 413,
  'http.wrongType': 415,
  'http.tooMany': 429,
  'http.failed': 500,
  'http.notReady': 503,
  'signIn.wrong': 401,
  'signIn.wait': 429,
  'signIn.codeNeeded': 401,
  'signIn.codeWrong': 401,
  'signIn.newPasswordNeeded': 401,
  'signIn.passwordExpired': 401,
  'secondFactor.codeWrong': 403,
  'secondFactor.notBegun': 409,
  'secondFactor.alreadyOn': 409,
  'account.passwordWrong': 403,
  'account.self': 409,
  'firstAdmin.codeWrong': 403,
  'firstAdmin.alreadyDone': 409,
  'account.userNameTaken': 409,
  'account.unknown': 404,
  'account.pinAlreadySet': 409,
  'device.codeWrong': 404,
  'device.codeExpired': 410,
  'device.codeUsed': 409,
  'device.wait': 429,
  'device.unknown': 404,
  'device.revoked': 403,
  'device.notForRole': 403,
  'device.scopeTooWide': 409,
  'unit.unknown': 404,
  'person.unknown': 404,
  'satusehat.notConfigured': 409,
  'satusehat.noOrganization': 409,
  'unit.nameTaken': 409,
  'cadre.unknown': 404,
  'plan.unknown': 404,
  'stock.unknown': 404,
  'equipment.unknown': 404,
  'import.unknown': 404,
  'period.noSession': 409,
  'period.notValidated': 409,
  'period.alreadyReported': 409,
  'period.notReported': 409,
  'period.alreadyLocked': 409,
  'period.noCopy': 404,
  'import.busy': 409,
  'narrative.unknown': 404,
  'export.unknownRun': 404,
  'export.cancelled': 409,
};

/** HTTP status of a problem code; 400 for one without a line above. */
export function statusOf(code: string): number {
  return STATUS[code] ?? 400;
}

/** Thrown inside a request to end it with `{ code }`; ordinary problems are returned instead. */
export class HttpProblem extends Error {
  readonly code: string;
  readonly statusCode: number;

  constructor(code: string) {
    super(code);
    this.name = 'HttpProblem';
    this.code = code;
    this.statusCode = statusOf(code);
  }
}
