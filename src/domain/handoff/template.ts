import type { HandoffDocument, ItemDocument } from './document.ts'
import { type ItemKind, itemKinds, type Template } from './kinds.ts'

export interface TemplateFacts {
  readonly areas: readonly string[]
  readonly offline: string | null
  /** Computed by the caller: the author's next window, the end of their leave, the end of their on-call span. */
  readonly back: string | null
  readonly to?: string
  readonly draftId?: string
  /** A prefill whose items the template keeps. */
  readonly prefill?: HandoffDocument
}

/** H11: what each template asks for. The words are prompts to show beside an empty line, never part of the handoff. */
export const templatePrompts: Readonly<Record<Template, Readonly<Partial<Record<ItemKind, string>>>>> = {
  weekend: {
    hold: 'What must nobody touch until you are back?',
    contingency: 'What may the weekend do by itself, and when?',
    blocker: 'What waits for somebody else?',
    work: 'What is half done, and is it safe to leave?',
    watch: 'What should somebody look at once a day?',
  },
  leave: {
    hold: 'What must wait for your return?',
    contingency: 'What may others do while you are away, and when?',
    blocker: 'What is stuck, and who can lift it?',
    question: 'What would you ask before you go, and whom?',
    work: 'What continues without you, and what comes next in it?',
    watch: 'What is due while you are away?',
  },
  oncall: {
    hold: 'What is frozen right now?',
    contingency: 'What should the next on call do if it happens again?',
    blocker: 'Which follow-up is stuck, and who can lift it?',
    work: 'Which incident or follow-up is still open?',
    watch: 'What was noisy, and what is normal?',
    done: 'What was resolved in this shift?',
  },
}

/** H11: the same items, with an empty line for each section that matters and has none yet. Empty lines are not published. */
export function templateDocument(template: Template, facts: TemplateFacts): HandoffDocument {
  const { areas, offline, back, prefill } = facts
  const items = prefill?.items ?? []
  const none = prefill?.none ?? []
  const asked = itemKinds.filter(kind => templatePrompts[template][kind] !== undefined)
  const wanted = asked.filter(kind => !none.includes(kind) && !items.some(item => item.kind === kind))
  return {
    draftId: facts.draftId ?? prefill?.draftId ?? null,
    to: facts.to ?? prefill?.to ?? 'on-next',
    areas,
    offline,
    back,
    template,
    summary: prefill?.summary ?? '',
    items: itemKinds.flatMap(kind => [
      ...items.filter(item => item.kind === kind),
      ...(wanted.includes(kind) ? [blankItem(kind)] : []),
    ]),
    none,
  }
}

/** An item that says nothing yet. */
export function blankItem(kind: ItemKind): ItemDocument {
  return {
    kind,
    text: '',
    next: null,
    due: null,
    owner: null,
    unblocker: null,
    why: null,
    until: null,
    condition: null,
    tried: null,
    may: null,
    limit: null,
    by: null,
    maxAge: null,
    carries: null,
  }
}
