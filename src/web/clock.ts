/** The only reader of the browser's clock. Everything else is handed an instant. */
export function browserNow(): number {
  return Date.now()
}
