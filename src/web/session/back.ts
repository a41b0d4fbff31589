/** Where to go after signing in: a page of ours, never another site. */
export function backTo(search: unknown): string {
  const back = typeof search === 'object' && search !== null ? (search as { back?: unknown }).back : null
  if (typeof back !== 'string' || !/^\/(?![/\\])/.test(back)) return '/'
  return /^\/(?:sign-in|welcome)\b/.test(back) ? '/' : back
}
