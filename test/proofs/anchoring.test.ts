import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeNamed } from '../../src/server/anchoring/place-named.ts'
import { anchor } from '../../src/services/sealing/anchor.ts'
import { sealRecord } from '../../src/services/sealing/seal-record.ts'
import { listOrganisations } from '../../src/storage/organisations.ts'
import { openWorld, type World } from '../world.ts'
import { grown, temporaryFolder } from './exported.ts'
import { sealerOf } from './sealer.ts'

/* R2: checkpoints remembered where the operator cannot reach. Ana administers. */

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' })

describe('anchoring', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let world: World
  beforeEach(async () => {
    folder = temporaryFolder()
    world = await openWorld('sqlite')
  })
  afterEach(async () => {
    await world.close()
    folder.remove()
  })

  const seal = async () => {
    const sealed = await sealRecord(world.env, 1, sealerOf(1))
    return sealed.is === 'sealed' ? (sealed.checkpoint?.note ?? '') : ''
  }
  const anchored = async (name: string, of = world) => {
    const place = placeNamed(name)
    if (!place.ok) throw new Error(place.refusal.message)
    const [org] = await of.store.read(0, listOrganisations)
    if (org === undefined) throw new Error('no organisation')
    return { org: org.id, outcome: await anchor(of.env, org, place.value) }
  }
  const state = async () => (await world.must('ana', 'record.list', { limit: 1 })).items[0].state

  it('into a bare repository is a commit for each checkpoint on a branch of its own', async () => {
    const bare = join(folder.dir, 'kept.git')
    execFileSync('git', ['init', '--quiet', '--bare', bare])
    const first = await seal()
    const { org, outcome } = await anchored(`git:${bare}`)
    expect(outcome).toMatchObject({ ok: true, value: { before: null } })
    expect(git(bare, 'show', `locum:${org}/checkpoint`)).toBe(first)
    expect(await state()).toBe('anchored')
    await grown(world, sealerOf(1), 3)
    const second = await seal()
    expect((await anchored(`git:${bare}`)).outcome).toMatchObject({ ok: true, value: { before: 3 } })
    expect(git(bare, 'show', `locum:${org}/checkpoint`)).toBe(second)
    expect(git(bare, 'log', '--format=%s', 'locum').trim().split('\n')).toHaveLength(2)
  })

  it('through a clone is pushed to where it came from, and touches no file of the clone', async () => {
    const bare = join(folder.dir, 'kept.git')
    const clone = join(folder.dir, 'clone')
    execFileSync('git', ['init', '--quiet', '--bare', bare])
    execFileSync('git', ['clone', '--quiet', bare, clone], { stdio: 'ignore' })
    const note = await seal()
    const { org } = await anchored(`git:${clone}#proofs`)
    expect(git(bare, 'show', `proofs:${org}/checkpoint`)).toBe(note)
    expect(git(clone, 'status', '--short')).toBe('')
    expect((await anchored(`git:${clone}#proofs`)).outcome).toMatchObject({ ok: true })
    expect(git(bare, 'log', '--format=%s', 'proofs').trim().split('\n')).toHaveLength(1)
  })

  it('into a file leaves it as it is where it remembers another record', async () => {
    const file = join(folder.dir, 'kept.txt')
    await seal()
    await anchored(`file:${file}`)
    const kept = readFileSync(file, 'utf8')
    const other = await openWorld('sqlite')
    await sealRecord(other.env, 1, sealerOf(1))
    expect((await anchored(`file:${file}`, other)).outcome).toMatchObject({
      ok: false,
      refusal: { code: 'anchor_inconsistent' },
    })
    await other.close()
    expect(readFileSync(file, 'utf8')).toBe(kept)
  })

  it('a place that cannot be used is told, with what to do, and nothing counts as anchored', async () => {
    await seal()
    const missing = join(folder.dir, 'missing')
    const plain = join(folder.dir, 'plain')
    mkdirSync(plain)
    const lost = join(folder.dir, 'lost')
    execFileSync('git', ['init', '--quiet', lost])
    git(lost, 'remote', 'add', 'origin', join(folder.dir, 'nowhere.git'))
    const places: [string, RegExp, RegExp][] = [
      [`git:${missing}`, /cannot change to/, /git init --bare/],
      [`git:${plain}`, /not a git repository/, /git init --bare/],
      [`git:${lost}`, /does not appear to be a git repository/, /remote origin/],
      [`file:${join(missing, 'kept.txt')}`, /no such file or directory/, /Make the folder/],
      ['file:/proc/kept.txt', /\/proc\/kept\.txt/, /Make the folder/],
    ]
    for (const [name, why, next] of places) {
      const { outcome } = await anchored(name)
      expect(outcome, name).toMatchObject({
        ok: false,
        refusal: {
          code: 'anchor_unusable',
          message: expect.stringMatching(why),
          next: expect.stringMatching(next),
        },
      })
    }
    expect(await state()).toBe('sealed')
  })

  it('a branch that moved on otherwise meanwhile is left as it is, and anchored the next time', async () => {
    const bare = join(folder.dir, 'kept.git')
    const clone = join(folder.dir, 'clone')
    execFileSync('git', ['init', '--quiet', '--bare', bare])
    execFileSync('git', ['clone', '--quiet', bare, clone], { stdio: 'ignore' })
    await seal()
    await anchored(`git:${clone}`)
    await grown(world, sealerOf(1), 2)
    await seal()
    // As another server would, between our look at the branch and our push.
    const hook = join(clone, '.git', 'hooks', 'pre-push')
    const other = `commit-tree "locum^{tree}" -p locum -m Other`
    const by = 'env -u GIT_DIR -u GIT_WORK_TREE git -c user.name=Other -c user.email=other@localhost'
    writeFileSync(hook, `#!/bin/sh\ncd ${bare} && ${by} update-ref refs/heads/locum $(${by} ${other})\n`, {
      mode: 0o755,
    })
    expect((await anchored(`git:${clone}`)).outcome).toMatchObject({
      ok: false,
      refusal: { code: 'anchor_unusable', next: expect.stringContaining('run this again') },
    })
    rmSync(hook)
    expect((await anchored(`git:${clone}`)).outcome).toMatchObject({ ok: true, value: { before: 3 } })
    expect(git(bare, 'log', '--format=%s', 'locum').trim().split('\n')[1]).toBe('Other')
  })

  it('knows no other places, and nothing to remember before something is sealed', async () => {
    expect(placeNamed('https://example.com/x')).toMatchObject({ ok: false, refusal: { code: 'bad_place' } })
    expect((await anchored(`file:${join(folder.dir, 'a')}`)).outcome).toMatchObject({
      ok: false,
      refusal: { code: 'not_sealed' },
    })
    expect(existsSync(join(folder.dir, 'a'))).toBe(false)
  })
})
