/** THE mapping of refusal codes to what each surface says; nothing else decides a status or an exit code. */
const statuses: Readonly<Record<string, number>> = {
  malformed: 400,
  invalid_input: 400,
  bad_json: 400,
  bad_utf8: 400,
  bad_text: 400,
  bad_number: 400,
  bad_cursor: 400,
  bad_header: 400,
  bad_instant: 400,
  bad_seq: 400,
  too_deep: 400,
  not_an_object: 400,
  at_on_write: 400,
  at_and_seq: 400,
  bad_idempotency_key: 400,
  unauthenticated: 401,
  no_credential: 401,
  bad_token: 401,
  invalid_token: 401,
  forbidden: 403,
  not_permitted: 403,
  not_administrator: 403,
  not_a_member: 403,
  not_human: 403,
  auditor_only_reads: 403,
  out_of_scope: 403,
  foreign_host: 403,
  foreign_origin: 403,
  passkey_refused: 403,
  invalid_link: 403,
  not_found: 404,
  method_not_allowed: 405,
  already_accepted: 409,
  already_published: 409,
  already_settled: 409,
  offer_withdrawn: 409,
  too_large: 413,
  not_json: 415,
  too_many_requests: 429,
  clock_behind: 503,
  database_unreachable: 503,
  not_confirmed: 503,
  not_yet: 503,
  stopping: 503,
}

/** The HTTP status of a refusal: 404 for what is unknown, 422 for whatever a rule refuses. */
export function statusOf(code: string): number {
  return statuses[code] ?? (code.startsWith('unknown_') ? 404 : 422)
}

/** Whether the same request may succeed later without being changed. */
export function isRetryable(code: string): boolean {
  return [429, 503].includes(statusOf(code))
}

/** The exit code of a refusal: 3 where HTTP answers 404, else 4. */
export function exitCodeFor(code: string): 3 | 4 {
  return statusOf(code) === 404 ? 3 : 4
}
