/**
 * Whether somebody is at this page: they touched it since it last read afresh by itself. What it asks by itself is no
 * use of the session, which ends after hours without any (docs/SIGN-IN.md).
 */
let isAttended = true

const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

for (const touch of touches) {
  globalThis.document?.addEventListener(
    touch,
    () => {
      isAttended = true
    },
    { capture: true, passive: true },
  )
}

/** From here on the page asks by itself, until somebody touches it. */
export function readsByItself(): void {
  isAttended = false
}

/** What requests say when nobody asked but the page. */
export function attendance(): Record<string, string> {
  return isAttended ? {} : { 'Locum-Unattended': '1' }
}
