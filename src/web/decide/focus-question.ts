/** The form that had the focus is gone with what it did: the question is where one reads on. */
export function focusQuestion(): void {
  document.querySelector<HTMLElement>('article h2')?.focus()
}
