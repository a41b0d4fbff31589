const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** `one line`, `two lines`, `12 lines`. */
export function counted(count: number, one: string, many: string): string {
  return `${small[count] ?? count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** `Ana`, `Ana and Li`, `Ana, Li and Noor`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
