import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where `npm start` serves the API while the web app is developed with `npx vite`. */
const api = process.env.API_URL ?? 'http://127.0.0.1:3000'

/** Libraries that only some pages need, and those that every page needs but that change rarely. */
const chunks = [
  { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
  { name: 'editor', test: /node_modules\/(@tiptap|prosemirror-[^/]+)\// },
  { name: 'flow', test: /node_modules\/@xyflow\// },
  { name: 'pinyin', test: /node_modules\/pinyin-pro\// },
  { name: 'icons', test: /node_modules\/@ant-design\/icons(-svg)?\// },
  {
    name: 'react',
    test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-)?(query|router|store|history)[^/]*)\//,
  },
]

/** Below this size a compressed copy saves nothing. */
const SMALLEST_BYTES = 1024

/** Writes `.br` and `.gz` beside each text file, so that the server need not compress while it serves. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    // Vite changes the code of chunks until the last moment, so only what is on the disk counts.
    async writeBundle({ dir = '.' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(js|css|svg|json)$/.test(file))) {
        const file = join(dir, name)
        const source = await readFile(file)
        if (source.length < SMALLEST_BYTES) continue
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
        await writeFile(`${file}.br`, brotliCompressSync(source, { params }))
        await writeFile(`${file}.gz`, gzipSync(source, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  plugins: [react(), precompress()],
  publicDir: 'public',
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The editor and the charts are large and are loaded when needed.
    chunkSizeWarningLimit: 1200,
    // Without their dependencies: what a page shares with the editor must not bring the editor along.
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: chunks } } },
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: api } } } },
})
