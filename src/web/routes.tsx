import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { BriefPage } from './brief/brief-page.tsx'
import { late } from './shell/late.ts'
import { NotFound } from './shell/not-found.tsx'
import { PageFault } from './shell/page-fault.tsx'
import { Shell } from './shell/shell.tsx'

/** Search parameters as they stand in the URL; each page reads and writes its own. */
type Search = Readonly<Record<string, string | number | boolean | undefined>>
const anySearch = (search: Record<string, unknown>): Search => search as Search

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

const brief = createRoute({ getParentRoute: () => inside, path: '/', component: BriefPage })
const area = createRoute({
  getParentRoute: () => inside,
  path: '/area/$',
  component: late(() => import('./area/area-page.tsx'), 'AreaPage'),
})
const handOff = createRoute({
  getParentRoute: () => inside,
  path: '/hand-off',
  validateSearch: anySearch,
  component: late(() => import('./hand-off/hand-off-page.tsx'), 'HandOffPage'),
})
const handoff = createRoute({
  getParentRoute: () => inside,
  path: '/handoff/$id',
  component: late(() => import('./hand-off/handoff-page.tsx'), 'HandoffPage'),
})
const returns = createRoute({
  getParentRoute: () => inside,
  path: '/returns',
  component: late(() => import('./returns/returns-page.tsx'), 'ReturnsPage'),
})
const dayLine = createRoute({
  getParentRoute: () => inside,
  path: '/day-line',
  validateSearch: anySearch,
  component: late(() => import('./day-line/day-line-page.tsx'), 'DayLinePage'),
})
const authority = createRoute({
  getParentRoute: () => inside,
  path: '/authority',
  validateSearch: anySearch,
  component: late(() => import('./authority/authority-page.tsx'), 'AuthorityPage'),
})
const decide = createRoute({
  getParentRoute: () => inside,
  path: '/decide',
  validateSearch: anySearch,
  component: late(() => import('./decide/decide-page.tsx'), 'DecidePage'),
})
const record = createRoute({
  getParentRoute: () => inside,
  path: '/record',
  validateSearch: anySearch,
  component: late(() => import('./record/record-page.tsx'), 'RecordPage'),
})
const ask = createRoute({
  getParentRoute: () => inside,
  path: '/ask',
  validateSearch: anySearch,
  component: late(() => import('./ask/ask-page.tsx'), 'AskPage'),
})
const entry = createRoute({
  getParentRoute: () => inside,
  path: '/record/$id',
  component: late(() => import('./record/entry-page.tsx'), 'EntryPage'),
})
const team = createRoute({
  getParentRoute: () => inside,
  path: '/team',
  validateSearch: anySearch,
  component: late(() => import('./team/team-page.tsx'), 'TeamPage'),
})
const person = createRoute({
  getParentRoute: () => inside,
  path: '/team/$handle',
  component: late(() => import('./team/person-page.tsx'), 'PersonPage'),
})
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: late(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
})
const privacy = createRoute({
  getParentRoute: () => inside,
  path: '/settings/privacy',
  component: late(() => import('./settings/privacy-page.tsx'), 'PrivacyPage'),
})
const glossary = createRoute({
  getParentRoute: () => inside,
  path: '/glossary',
  component: late(() => import('./glossary/glossary-page.tsx'), 'GlossaryPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: anySearch,
  component: late(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: late(() => import('./first-run/welcome-page.tsx'), 'WelcomePage'),
})

const tree = root.addChildren([
  inside.addChildren([
    brief,
    area,
    handOff,
    handoff,
    returns,
    dayLine,
    decide,
    authority,
    record,
    ask,
    entry,
    team,
    person,
    settings,
    privacy,
    glossary,
  ]),
  signIn,
  welcome,
])

/** Every page, its URL, and what it loads. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageFault,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
