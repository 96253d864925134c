// The few requests that are not frames. Every failure is a Problem that can be shown as it is.
import type { Setup } from './client-frames'

export interface Choice {
  id: string
  title: string
  says: string
}

export interface SetupOptions {
  rounds: Choice[]
  levels: Choice[]
  modes: Choice[]
  minutes: { min: number; max: number; choices: number[] }
  engine: string
  notice: string
  topics: { id: string; title: string }[]
  documents: { longest: number; most: number }
}

export interface PromptTopic {
  topic: string
  title: string
  prompts: { id: string; asks: string; levels: string[] }[]
}

export interface PastInterview {
  interview: string
  setup: Setup
  started: string
  ended: boolean
  turns: number
  report: string | null
}

export class Problem extends Error {
  readonly code: string
  readonly retryable: boolean

  constructor(message: string, code: string, retryable: boolean) {
    super(message)
    this.code = code
    this.retryable = retryable
  }
}

export const setupOptions = () => request<SetupOptions>('GET', '/api/setup')

/** What can be rehearsed: prompts of the bank that ask for a story, by topic. */
export const storyPrompts = async () => (await request<{ topics: PromptTopic[] }>('GET', '/api/prompts')).topics

export const pastInterviews = async () =>
  (await request<{ interviews: PastInterview[] }>('GET', '/api/interviews')).interviews

/** Answers with the new interview's id. */
export const createInterview = async (setup: Setup) =>
  (await request<{ interview: string }>('POST', '/api/interviews', setup)).interview

export const deleteInterview = (id: string) => request<null>('DELETE', `/api/interviews/${encodeURIComponent(id)}`)

export async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  let response: Response
  try {
    response = await fetch(path, { method, signal: signal ?? null, ...sent })
  } catch {
    if (signal?.aborted) throw new Problem('Stopped.', 'stopped', true)
    throw new Problem('Candor cannot be reached. Is it still running?', 'unreachable', true)
  }
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? null : await response.json()) as T
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const { error } = (await response.json()) as { error: { code: string; message: string; retryable?: boolean } }
    return new Problem(error.message, error.code, error.retryable ?? false)
  } catch {
    return new Problem(`Something went wrong (${response.status}).`, 'internal', response.status >= 500)
  }
}
