import type { GovernanceTerms } from '../../domain/people/kinds.ts'
import { saysMore } from '../area/says-more.ts'
import { counted } from '../words/counting.ts'
import { settingsText, type Told } from './reading.ts'
import type { Sentences } from './sentence.ts'

type Kind =
  | Exclude<keyof GovernanceTerms, 'window.set' | 'window.confirmed'>
  | 'record.erased'
  | LogKind
  | ProposalKind
type LogKind = 'key.rotated' | 'log.forked'
type ProposalKind = 'proposal.made' | 'proposal.confirmed' | 'proposal.declined'

const holders = (t: Told): string => {
  const name = t.words.name === undefined ? null : t.text('name')
  const parts = [
    saysMore(name, t.place('area')) && `called ${name}`,
    t.has('team') && `held by the team ${t.text('team')}`,
    t.count('techLeads') > 0 && `led by ${t.names('techLeads')}`,
    t.count('managers') > 0 && `managed by ${t.names('managers')}`,
    t.terms.restricted === true && 'restricted to its people',
  ].filter(part => part !== false)
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`
}

const changes = (t: Told): string => {
  const parts = [
    t.terms.team !== undefined && (t.has('team') ? `its team is ${t.text('team')}` : 'it has no team'),
    t.terms.techLeads !== undefined &&
      (t.count('techLeads') > 0 ? `led by ${t.names('techLeads')}` : 'without a tech lead'),
    t.terms.managers !== undefined &&
      (t.count('managers') > 0 ? `managed by ${t.names('managers')}` : 'without a manager'),
    t.terms.restricted !== undefined &&
      (t.terms.restricted === true ? 'restricted to its people' : 'open to all'),
    t.words.name !== undefined && `called ${t.text('name')}`,
  ].filter(part => part !== false)
  return parts.join(', ')
}

const personChanges = (t: Told): string => {
  const parts = [
    t.words.name !== undefined && `the name is ${t.text('name')}`,
    t.words.handle !== undefined && `the handle is ${t.text('handle')}`,
    t.has('zone') && `the time zone is ${t.text('zone')}`,
    t.terms.auditor !== undefined &&
      (t.terms.auditor === true ? 'reads everything as an auditor' : 'is no longer an auditor'),
  ].filter(part => part !== false)
  return parts.length === 0 ? 'as it was' : parts.join(', ')
}

export const organisationSentences: Sentences<Kind> = {
  'org.created': t =>
    `The organisation${t.words.slug === undefined ? '' : ` ${t.text('slug')}`} began${t.terms.simulated === true ? ', as a rehearsal' : ''}.`,
  'org.set': t => `${t.who} changed the defaults: ${settingsText(t.terms.settings)}.`,
  'zone.adopted': t => `${t.who} adopted the time zone data ${t.text('version')}.`,
  'rules.adopted': t => `${t.who} adopted version ${t.text('version')} of the rules.`,
  'clock.set': t => `${t.who} moved the clock of the rehearsal to ${t.moment('to')}.`,
  'clock.reset': t =>
    `${t.who} accepted that the clock went back, from ${t.moment('from')} to ${t.moment('to')}.`,
  'person.added': t =>
    t.terms.agent === true
      ? `${t.who} added the software account ${t.name('person')}; ${t.name('sponsor')} answers for it.`
      : `${t.who} added ${t.name('person')}.`,
  'person.set': t =>
    `${t.who} changed ${t.own ? 'their own details' : t.name('person')}: ${personChanges(t)}.`,
  'person.merged': t => `${t.who} said that ${t.name('from')} and ${t.name('into')} are one person.`,
  'person.left': t => `${t.name('person')} left the organisation.`,
  'admin.added': t => `${t.who} made ${t.name('person')} an administrator.`,
  'team.set': t =>
    `${t.who} set the team ${t.text('team')}: ${counted(t.count('members'), 'member', 'members')}.`,
  'team.retired': t => `${t.who} retired the team ${t.text('team')}.`,
  'area.added': t => `${t.who} added the area ${t.place('area')}${holders(t)}.`,
  'area.set': t => `${t.who} changed the area ${t.place('area')}: ${changes(t) || 'as it was'}.`,
  'area.moved': t => `${t.who} moved an area; it is now ${t.place('area')}.`,
  'area.retired': t => `${t.who} retired the area ${t.place('area')}.`,
  'area.followed': t => `${t.who} follows ${t.place('area')}.`,
  'area.unfollowed': t => `${t.who} no longer follows ${t.place('area')}.`,
  'record.erased': t =>
    t.has('person')
      ? `${t.who} erased the name of a person, and what was asked with it.`
      : `${t.who} erased the words of ${counted(t.count('entries'), 'entry', 'entries')}.`,
  'key.rotated': () => 'From here on another key seals the record; both keys signed that it does.',
  'log.forked': () =>
    'An older state was restored although more had been sealed; the log goes on under another name.',
  'proposal.made': t =>
    `The software account ${t.name('agent')} proposed something; it has no effect until ${t.name('sponsor')} confirms it.`,
  'proposal.confirmed': t => `${t.who} confirmed what a software account proposed.`,
  'proposal.declined': t =>
    t.text('because') === 'erased'
      ? 'What a software account proposed was erased, so that nothing is left to confirm.'
      : `${t.who} declined what a software account proposed.`,
}
