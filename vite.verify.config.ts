import { defineConfig } from 'vite'

/** The verifier as one file that anybody may keep and read: no packages, nothing beyond Node. */
export default defineConfig({
  build: {
    ssr: 'src/verify/main.ts',
    outDir: 'dist/verify',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rollupOptions: { output: { format: 'es', entryFileNames: 'locum-verify.mjs' } },
  },
  ssr: { noExternal: true },
  publicDir: false,
})
