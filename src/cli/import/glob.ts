/** A pattern for paths: `*` and `?` stay inside one folder, `**` crosses folders. A pattern without `/` is for the file's name, anywhere. */
export function glob(pattern: string): RegExp {
  const anchored = pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`
  const source = anchored.replace(/\*\*\/|\*\*|[*?]|[\\^$.|+()[\]{}/-]/g, sign => signs[sign] ?? `\\${sign}`)
  return new RegExp(`^${source}$`, 'u')
}

const signs: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/)*',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '-': '-',
}
