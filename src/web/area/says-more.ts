/** Whether the name of an area tells anything that the path beside it does not. */
export function saysMore(name: string | null, path: string): name is string {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
  return name !== null && name !== '' && plain(name) !== plain(path.slice(path.lastIndexOf('/') + 1))
}
