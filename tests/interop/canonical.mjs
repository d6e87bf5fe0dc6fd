// Prints a JSON-LD document as canonical N-Quads (RDFC-1.0), by jsonld.js; fetches nothing.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const jsonld = createRequire(process.env.INTEROP_TOOLS + '/')('jsonld')
const documentLoader = address => { throw new Error(`asks for ${address}`) }
const document = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const options = { algorithm: 'RDFC-1.0', format: 'application/n-quads', documentLoader }
process.stdout.write(await jsonld.canonize(document, options))
