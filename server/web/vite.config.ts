import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  base: '/static/',
  plugins: [svelte()],
  build: {
    outDir: '../candor/web/static',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the page's policy allows files of its own only, so nothing may become a data: address
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['src/main.ts', 'src/report.ts'] },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
