import type { World } from '../world.ts'

/** Ana and Ben in Berlin, Noor and Sam in San Francisco, Li and Asha in Bengaluru: one team that holds payments. */
export async function payments(world: World): Promise<void> {
  const add = (handle: string, name: string, zone: string) =>
    world.must('ana', 'person.add', { handle, name, zone })
  await add('ben', 'Ben Vogel', 'Europe/Berlin')
  await add('noor', 'Noor Haddad', 'America/Los_Angeles')
  await add('sam', 'Sam Ortiz', 'America/Los_Angeles')
  await add('li', 'Li Wei', 'Asia/Kolkata')
  await add('asha', 'Asha Rao', 'Asia/Kolkata')
  const members = ['ana', 'noor', 'sam', 'li', 'asha', 'ben']
  await world.must('ana', 'team.set', { name: 'payments', members })
  await world.must('ana', 'area.add', { path: 'payments', team: 'payments', techLeads: ['ana'] })
  for (const [handle, zone] of [
    ['ana', 'Europe/Berlin'],
    ['ben', 'Europe/Berlin'],
    ['noor', 'America/Los_Angeles'],
    ['sam', 'America/Los_Angeles'],
    ['li', 'Asia/Kolkata'],
    ['asha', 'Asia/Kolkata'],
  ] as const) {
    await world.must(handle, 'window.set', { windows: 'mon-fri 09:00-18:00', zone })
  }
}

export interface Lines {
  readonly to?: string
  readonly offline?: string
  readonly back?: string
  readonly draftId?: string
  readonly hold?: string
  readonly contingency?: string
  readonly work?: readonly string[]
}

/** A handoff file; what is left out is said to be none. */
export function file(lines: Lines): string {
  const { to = 'on-next', offline = '2026-11-19T18:00', back = '2026-11-20T09:00', draftId } = lines
  const section = (title: string, items: readonly string[]) =>
    `## ${title}\n${items.length === 0 ? '- none\n' : items.map(item => `- ${item}\n`).join('')}`
  return [
    `---\nto: ${to}\narea: payments\noffline: ${offline}[Europe/Berlin]\nback: ${back}[Europe/Berlin]\n`,
    draftId === undefined ? '' : `id: ${draftId}\n`,
    '---\nThe ledger migration is half done.\n\n',
    section('Hold', lines.hold === undefined ? [] : [lines.hold]),
    lines.contingency === undefined ? '' : section('If', [lines.contingency]),
    section('Blocked', []),
    section('Work', lines.work ?? []),
    section('Watch', []),
  ].join('')
}

export const backfill =
  'Backfill at 62 %. condition: fragile tried: in parallel, it locks next: compare the counts'
export const refunds = 'Refund tests next: add the two cases'
