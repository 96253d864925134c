// The TypeScript of the socket's frames, generated from `socket.schema.json`. `render` is what the test compares with
// the checked-in files; run as a script, this writes them.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compile } from 'json-schema-to-typescript'

const ROOT = new URL('..', import.meta.url)
const BANNER = '// Generated from socket.schema.json by `npm run types`. Do not edit.\n'

/** Both directions: the file (from the root of the application), its root type, and where the schema keeps it. */
export const TARGETS = [
  { side: 'client', name: 'ClientFrame', file: 'src/wire/client-frames.ts' },
  { side: 'server', name: 'ServerFrame', file: 'src/wire/server-frames.ts' },
]

/** One direction as a schema of its own: references point at its root, and only definitions keep a title. */
function standalone(schema, { side, name }) {
  const text = JSON.stringify(schema[side]).replaceAll(`#/${side}/$defs/`, '#/$defs/')
  const alone = JSON.parse(text)
  delete alone.discriminator
  for (const definition of Object.values(alone.$defs)) {
    const tags = []
    for (const [key, property] of Object.entries(definition.properties ?? {})) {
      delete property.title
      if ('const' in property) tags.push(key) // a tag is always written, even where the class has a default for it
    }
    definition.required = [...new Set([...(definition.required ?? []), ...tags])]
  }
  return { ...alone, title: name }
}

export async function render(target) {
  const schema = JSON.parse(readFileSync(new URL('socket.schema.json', ROOT), 'utf8'))
  return compile(standalone(schema, target), target.name, {
    bannerComment: BANNER,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { semi: false, singleQuote: true, printWidth: 120 },
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const target of TARGETS) writeFileSync(fileURLToPath(new URL(target.file, ROOT)), await render(target))
}
