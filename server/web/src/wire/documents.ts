// The candidate's documents on the wire: what the server says of them, and the requests for them. Items are those of
// candor/interview/background.py.
import { Problem, request } from './http'

export type Kind = 'resume' | 'job' | 'company' | 'notes'
export type Level = 'junior' | 'mid' | 'senior'

/** `line` counts from 1 in the document's text, 0 for what was written in by hand; `quote` stands in that line. */
export interface Told {
  line: number
  quote: string
}

export interface ClaimedSkill extends Told {
  skill: string
  topics: string[]
}

/** Months as `2021-04` or `2021`; `end` is empty while it lasts. */
export interface Job extends Told {
  title: string
  employer: string
  start: string
  end: string
  current: boolean
}

export interface Project extends Told {
  title: string
  about: string
}

export interface NumberClaimed extends Told {
  number: string
}

export interface RequiredSkill extends Told {
  skill: string
  topics: string[]
  weight: number
}

export interface TopicWeight {
  topic: string
  weight: number
}

export interface CompanyFact extends Told {
  text: string
  about: 'product' | 'data' | 'team' | 'other'
}

export interface Understood {
  skills: ClaimedSkill[]
  jobs: Job[]
  projects: Project[]
  numbers: NumberClaimed[]
  role: string
  level: Level | null
  required: RequiredSkill[]
  topics: TopicWeight[]
  company: string
  facts: CompanyFact[]
}

export interface Hidden {
  way: string
  excerpt: string
  where: string
}

export interface DocumentLine {
  id: string
  kind: Kind
  name: string
  format: 'pdf' | 'docx' | 'text'
  created: string
  characters: number
  hidden: number
}

export interface Document extends Omit<DocumentLine, 'characters' | 'hidden'> {
  text: string
  understood: Understood
  hidden: Hidden[]
}

export interface Change {
  kind?: Kind
  understood?: Understood
}

/** How far a file has gone: `share` from 0 to 1 of its bytes; at 1 it is being read. */
export type Progress = (share: number) => void

const PLACE = '/api/documents'
const LONGEST_NAME = 400
const placeOf = (id: string) => `${PLACE}/${encodeURIComponent(id)}`

/** What the page needs of the documents; in tests, somebody else's. */
export const library = {
  list: async () => (await request<{ documents: DocumentLine[] }>('GET', PLACE)).documents,
  read: (id: string) => request<Document>('GET', placeOf(id)),
  paste: (text: string, name: string, kind: Kind | null, signal: AbortSignal) =>
    request<Document>('POST', PLACE, { text, name, kind }, signal),
  change: (id: string, change: Change) => request<Document>('PATCH', placeOf(id), change),
  remove: (id: string) => request<null>('DELETE', placeOf(id)),
  send,
}
export type Library = typeof library

/** A file as it is, with progress, which `fetch` does not tell. Fails with a Problem; with `stopped` when it was. */
async function send(file: File, progress: Progress, signal: AbortSignal): Promise<Document> {
  await openable(file)
  return new Promise((resolve, reject) => {
    const line = new XMLHttpRequest()
    line.open('POST', `${PLACE}?name=${encodeURIComponent(file.name.slice(0, LONGEST_NAME))}`)
    line.setRequestHeader('content-type', 'application/octet-stream') // what it is, its content says
    line.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    line.upload.onload = () => progress(1)
    line.onerror = () => reject(new Problem('Candor cannot be reached. Is it still running?', 'unreachable', true))
    line.onabort = () => reject(new Problem('Stopped.', 'stopped', true))
    line.onload = () => {
      const said = parsed(line.responseText)
      if (line.status === 201) resolve(said as unknown as Document)
      else reject(problemIn(said, line.status))
    }
    signal.addEventListener('abort', () => line.abort())
    if (signal.aborted) reject(new Problem('Stopped.', 'stopped', true))
    else line.send(file)
  })
}

/** A folder, or a file that is gone by now, only fails when it is read. */
async function openable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch {
    throw new Problem('it could not be opened', 'unopened', false)
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

function problemIn(said: Record<string, unknown>, status: number): Problem {
  const { code, message, retryable } = (said.error ?? {}) as { code?: string; message?: string; retryable?: boolean }
  return new Problem(message ?? `Something went wrong (${status}).`, code ?? 'internal', retryable ?? status >= 500)
}
