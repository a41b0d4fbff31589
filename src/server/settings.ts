/** A setting of the environment, as the page of settings tells it. */
export interface Setting {
  readonly name: string
  readonly unless: string
  readonly means: string
}

/** Every variable of the environment that is read, in the order of the page. */
export const settings: readonly Setting[] = [
  { name: 'PORT', unless: '7014', means: 'Port of the server; `--port` wins over it.' },
  { name: 'LOCUM_HOST', unless: '127.0.0.1', means: 'Address the server listens on.' },
  { name: 'LOCUM_DATA', unless: './data', means: 'The data folder; `--data` wins over it.' },
  {
    name: 'DATABASE_URL',
    unless: 'the file in the data folder',
    means: 'PostgreSQL instead, `postgres://…`; several servers may share it.',
  },
  {
    name: 'LOCUM_PUBLIC_URL',
    unless: 'localhost',
    means: 'Where browsers reach it behind a proxy: https, without a path.',
  },
  {
    name: 'LOCUM_RATE_LIMIT',
    unless: '200',
    means: 'Requests per second of one token; ten times as many at once.',
  },
  {
    name: 'LOCUM_KEY',
    unless: '`keys/locum.key`',
    means: 'Hashes reserved handles and paths; 32 bytes or more in hexadecimal.',
  },
  {
    name: 'LOCUM_SEALING_KEY',
    unless: '`keys/sealing.key`',
    means: 'Signs checkpoints; 32 bytes in hexadecimal. The same for all servers on one database.',
  },
  {
    name: 'LOCUM_ANCHOR',
    unless: 'nowhere',
    means: 'Where checkpoints are remembered: `git:FOLDER`, `git:FOLDER#BRANCH` or `file:PATH`.',
  },
  { name: 'LOCUM_ANCHOR_MINUTES', unless: '60', means: 'How often.' },
  {
    name: 'LOCUM_ORG',
    unless: 'the only one',
    means: 'Command line only: which organisation; `--org` wins over it.',
  },
  { name: 'LOCUM_URL', unless: 'this machine', means: 'Command line only: the server its commands go to.' },
  { name: 'LOCUM_TOKEN', unless: 'none', means: 'Command line only: who it is there.' },
  {
    name: 'LOCUM_AS',
    unless: 'the first administrator',
    means: 'Command line on a data folder: who acts; `--as` wins over it.',
  },
]

/** The page `docs/SETTINGS.md`. */
export function settingsPage(): string {
  const rows = settings.map(({ name, unless, means }) => `| \`${name}\` | ${unless} | ${means} |`)
  return `# Settings

Everything Locum reads from its environment. What is wrong is told at the start, all of it together, and nothing begins.

| variable | when not set | what it is |
|---|---|---|
${rows.join('\n')}

This page is made by \`scripts/build-settings.ts\` from \`src/server/settings.ts\`.
`
}
