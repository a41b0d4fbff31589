import { defineConfig, type Plugin } from 'vite'

/**
 * Bundles the program into .build: one read of few files starts in half the time of several hundred. The entry and its
 * chunks lie two folders below the root, as the sources do, so that both find what lies beside them. CommonJS, which
 * loads what the run-time brings piece by piece. Earlier chunks stay for what still runs from them; bin/build drops
 * them after a week.
 */
export default defineConfig({
  build: {
    ssr: 'src/server/main.ts',
    outDir: '.build',
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rollupOptions: {
      output: {
        format: 'cjs',
        entryFileNames: 'program/main.cjs',
        chunkFileNames: 'program/[name]-[hash].cjs',
      },
    },
  },
  ssr: { noExternal: true, external: ['pg', 'pino'] },
  plugins: [lateChildProcess(), plainLetters()],
  publicDir: false,
})

/** Commander loads `node:child_process`, and the network with it, for commands that are programs of their own. */
function lateChildProcess(): Plugin {
  const late = '\0late-child-process'
  return {
    name: 'late-child-process',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source === 'node:child_process' && importer?.includes('/commander/') ? late : null,
    load: id =>
      id === late
        ? "export default { spawn: (...given) => process.getBuiltinModule('node:child_process').spawn(...given) }"
        : null,
  }
}

/** A file of ASCII alone is read at once; one letter beyond it makes the run-time decode all of it. */
function plainLetters(): Plugin {
  const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  return {
    name: 'plain-letters',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') file.code = file.code.replace(/[\u0080-\uffff]/g, escaped)
    },
  }
}
