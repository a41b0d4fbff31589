import { defineConfig } from 'vite'

/** Bundles the command line into .build: one read of few files starts in half the time of several hundred. */
export default defineConfig({
  build: { ssr: 'src/server/main.ts', outDir: '.build', emptyOutDir: true, target: 'node24', minify: false },
  ssr: { noExternal: ['zod', 'commander', 'uuidv7', 'yaml'] },
  publicDir: false,
})
