import { describe, expect, it } from 'vitest'
import { embedded, inContext, pronounRead } from './context.ts'

describe('a question after what led to it', () => {
  it('is the last sentence that asks', () => {
    expect(inContext('We are on 412. It is slow! Who may roll it back? Thanks.')).toEqual({
      context: 'We are on 412. It is slow!',
      core: 'Who may roll it back?',
    })
  })

  it('is the one before a short one that only goes on with it', () => {
    expect(inContext('I was on leave... Did we keep the old crane? And until when?')).toEqual({
      context: 'I was on leave...',
      core: 'Did we keep the old crane?',
    })
  })

  it.each(['Who may deploy?', 'Who may deploy, i.e. now?', 'Ship it. Thanks.', 'Is 4.5 EUR much?', ''])(
    '%j has nothing before it',
    question => expect(inContext(question)).toBeNull(),
  )

  it('has its pronoun stand for the last thing named, then for those before it', () => {
    expect(pronounRead({ context: 'The bridge holds the old crane.', core: 'is it safe to touch?' })).toEqual(
      ['is the old crane safe to touch?', 'is The bridge holds the old crane safe to touch?'],
    )
    expect(pronounRead({ context: 'It cost the $& crane', core: 'is it safe?' })).toEqual([
      'is the $& crane safe?',
    ])
    expect(pronounRead({ context: 'The crane is old.', core: 'who may decide?' })).toEqual([])
  })

  it('may stand inside a sentence', () => {
    expect(embedded('I would like to thank whoever mended the crane')).toEqual(['whoever mended the crane'])
    expect(embedded('who mended the crane')).toEqual([])
  })
})
