import { useMemo } from 'react'
import { useRead } from '../api/query.ts'
import { saysMore } from '../area/says-more.ts'
import { declaredIn } from '../record/declared.ts'
import { useAreas, useEveryone } from '../team/everyone.ts'
import { shell } from '../words/shell.ts'
import type { KeyAct } from './keys.ts'
import { morePages, pages } from './pages.ts'
import type { Option } from './palette-options.ts'
import { chooseTheme, chosenTheme, nextTheme } from './theme.ts'

const words = shell.palette
/** Keys that only mean something on the page, not in a list. */
const onPageOnly = /^(?:j|k|Enter|Escape|mod\+k|\/|c|g .)$/

/** Everything the palette can find now: pages, people, areas, what was said last, and what keys do on this page. */
export function useOptions(keyed: readonly KeyAct[], signOut: () => void): readonly Option[] {
  const { items: people } = useEveryone()
  const { items: areas } = useAreas()
  const entries = useRead('record.list', {
    kind: 'item.published,handoff.published,question.asked',
    newestFirst: true,
    limit: 60,
  }).data?.items
  return useMemo(() => {
    const options: Option[] = [
      ...[...pages, ...morePages].map(
        (page): Option => ({
          key: page.to,
          group: 'pages',
          words: page.word,
          ...('keys' in page && { keys: page.keys }),
          open: navigate => void navigate({ to: page.to }),
        }),
      ),
      ...keyed
        .filter(({ keys }) => !onPageOnly.test(keys))
        .map(
          ({ keys, words, act }): Option => ({
            key: keys,
            group: 'acts',
            words,
            keys,
            open: () => void act(),
          }),
        ),
      { key: 'theme', group: 'acts', words: words.theme, open: () => chooseTheme(nextTheme(chosenTheme())) },
      { key: 'out', group: 'acts', words: words.signOut, open: signOut },
    ]
    for (const { path, name } of areas)
      options.push({
        key: path,
        group: 'areas',
        words: path,
        more: saysMore(name, path) ? name : '',
        open: navigate => void navigate({ to: '/area/$', params: { _splat: path } }),
      })
    for (const { handle, name } of people)
      options.push({
        key: `@${handle}`,
        group: 'people',
        words: name ?? handle,
        more: handle,
        open: navigate => void navigate({ to: '/team/$handle', params: { handle } }),
      })
    for (const entry of entries ?? []) {
      const said = declaredIn(entry)[0]
      if (said === undefined) continue
      options.push({
        key: entry.id,
        group: 'entries',
        words: said.text,
        ...(entry.actor !== null && { more: entry.actor }),
        isDeclared: true,
        open: navigate => void navigate({ to: '/record/$id', params: { id: entry.id } }),
      })
    }
    return options
  }, [people, areas, entries, keyed, signOut])
}
