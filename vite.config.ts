import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the page into dist/web; in development (`bin/dev web`) its calls go to the server on PORT. */
const server = `http://localhost:${process.env.PORT ?? 8080}`

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
  },
  server: { proxy: { '/api': server, '/auth': server } },
})
