// node unpack-chromium.mjs FOLDER: unpack the pinned headless Chromium, its fonts and its libraries.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.argv[2]
mkdirSync(folder, { recursive: true })
process.env.TMPDIR = folder // where the package unpacks to
const chromium = await import('@sparticuz/chromium')
const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
await chromium.default.executablePath(packed)
await chromium.inflate(join(packed, 'al2023.tar.br')) // libraries that a bare machine lacks
