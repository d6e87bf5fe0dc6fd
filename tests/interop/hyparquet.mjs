// Prints for each Parquet file what hyparquet reads: [rows, {column: type of its values}, {column: nulls}].
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const installed = createRequire(process.env.INTEROP_TOOLS + '/')
const load = async name => import(pathToFileURL(installed.resolve(name)).href)
const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } = await load('hyparquet')
const { compressors } = await load('hyparquet-compressors')

const typeOf = value => (value instanceof Date ? 'Date' : typeof value)

async function read(path) {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  const rows = await parquetReadObjects({ file, metadata, compressors })
  const types = {}
  const nulls = {}
  for (const { element } of parquetSchema(metadata).children) {
    const values = rows.map(row => row[element.name])
    const known = values.filter(value => value !== null && value !== undefined)
    const kinds = [...new Set(known.map(typeOf))]
    types[element.name] = kinds.length > 1 ? kinds.join('|') : (kinds[0] ?? null)
    nulls[element.name] = values.length - known.length
  }
  return [rows.length, types, nulls]
}

const found = []
for (const path of process.argv.slice(2)) found.push(await read(path))
console.log(JSON.stringify(found))
