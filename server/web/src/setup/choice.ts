// What the set-up page starts from: a drill link's wishes first, then what was chosen last time, then the usual. Pure.
import type { SetupOptions } from '../wire/http'
import type { Setup } from '../wire/client-frames'

/** What is rehearsed: drawn by the seed, a prompt of the bank, or the candidate's own. */
export interface Story {
  from: 'draw' | 'bank' | 'own'
  prompt: string
  own: string
}

/** A question that the candidate brings; `reference` is what they hold to be right. */
export interface Own {
  asks: string
  reference: string
  kind: 'technical' | 'behavioral'
}

/** `questions` of the bank and `own` ones make a drill: those, and nothing else. */
export interface Chosen {
  round: string
  level: string
  mode: string
  minutes: number
  questions: string[]
  own: Own[]
  focus: string
  story: Story
}

export const SHORTEST_PROMPT = 10
export const LONGEST_PROMPT = 600
export const LONGEST_REFERENCE = 4000
export const LONGEST_FOCUS = 300
const MOST_OWN = 10
const MOST_QUESTIONS = 20
const MINUTES_A_QUESTION = 8
export const LARGEST_SEED = 2 ** 31 - 1

/**
 * `query` is the address's, `last` the JSON of the last choice. What either names and the server does not offer is
 * passed over.
 */
export function startingFrom(options: SetupOptions, query: URLSearchParams, last: string | null): Chosen {
  const before = parsed(last)
  const questions = drillOf(query.get('drill'))
  const one = (offered: { id: string }[], wishes: unknown[], usual: string) =>
    [...wishes, usual, offered[0]?.id].find((wish) => offered.some(({ id }) => id === wish)) as string
  const own = (query.get('story') ?? '').slice(0, LONGEST_PROMPT)
  if (query.get('mode') === 'rehearsal' && options.modes.some(({ id }) => id === 'rehearsal')) {
    const usual = startingFrom(options, withoutQuestions(query), last)
    const prompt = questions[0] ?? ''
    return { ...usual, mode: 'rehearsal', story: { from: own ? 'own' : prompt ? 'bank' : 'draw', prompt, own } }
  }
  const asked = ownOf(query)
  const drilled = questions.length + asked.length
  const mode = drilled > 0 ? 'coach' : before.mode
  return {
    round: one(options.rounds, [query.get('round'), before.round], 'full'),
    level: one(options.levels, [query.get('level'), before.level], 'mid'),
    mode: one(options.modes, [query.get('mode'), mode], 'real'),
    minutes: drilled > 0 ? drillMinutes(drilled, options) : within(Number(before.minutes) || 30, options),
    questions,
    own: asked,
    focus: '',
    story: { from: 'draw', prompt: '', own: '' },
  }
}

/** Ids of the documents that were in use last. */
export function usedLast(json: string | null): string[] {
  const { used } = parsed(json)
  return Array.isArray(used) ? used.filter((id) => typeof id === 'string') : []
}

/** One question of the candidate's, alone, at what else was chosen. */
export function askedAlone(chosen: Chosen, own: Own, options: SetupOptions): Chosen {
  return { ...chosen, questions: [], own: [own], minutes: drillMinutes(1, options) }
}

/** Why an own question cannot be asked yet, in words; null when it can. */
export function shortOf({ asks }: Own): string | null {
  const short = asks.trim().length < SHORTEST_PROMPT
  return short ? `Write your question first, in ${SHORTEST_PROMPT} characters or more.` : null
}

/** Why the interview cannot start yet, in words; null when it can. */
export function missingOf({ mode, own, story }: Chosen): string | null {
  const unready = own.map(shortOf).find((why) => why !== null)
  if (unready) return unready
  if (mode !== 'rehearsal') return null
  if (story.from === 'bank' && !story.prompt) return 'Choose a prompt first.'
  const short = story.from === 'own' && story.own.trim().length < SHORTEST_PROMPT
  return short ? `Write your prompt first, in ${SHORTEST_PROMPT} characters or more.` : null
}

/** `documents` are ids of those that the interview uses. */
export function asSetup(chosen: Chosen, random: number, documents: string[] = []): Setup {
  const { round, level, mode, minutes, questions, own } = chosen
  const seed = Math.floor(random * LARGEST_SEED)
  if (mode === 'rehearsal') return { ...asRehearsal(chosen), seed, documents }
  const drilled = questions.length + own.length > 0
  return {
    ...({ round, level, mode } as Pick<Setup, 'round' | 'level' | 'mode'>),
    minutes,
    seed,
    question_ids: questions,
    own_questions: own.map(asked),
    focus: drilled ? '' : chosen.focus.trim(),
    documents,
  }
}

/** Only technical answers are held to one of the candidate's. */
function asked({ asks, reference, kind }: Own): NonNullable<Setup['own_questions']>[number] {
  return { asks: asks.trim(), reference: kind === 'technical' ? reference.trim() : '', kind }
}

function asRehearsal({ level, minutes, story }: Chosen): Setup {
  const { from, prompt, own } = story
  return {
    round: 'behavioral',
    level: level as NonNullable<Setup['level']>,
    mode: 'rehearsal',
    minutes,
    question_ids: from === 'bank' ? [prompt] : [],
    own_questions: from === 'own' ? [{ asks: own.trim(), kind: 'behavioral' }] : [],
  }
}

/** Links ask one question or several: `ask` technical ones, `story` behavioral ones. */
function ownOf(query: URLSearchParams): Own[] {
  const of = (name: string, kind: Own['kind']) =>
    query.getAll(name).map((asks) => ({ asks: asks.trim().slice(0, LONGEST_PROMPT), reference: '', kind }))
  const all = [...of('ask', 'technical'), ...of('story', 'behavioral')]
  return all.filter(({ asks }) => asks !== '').slice(0, MOST_OWN)
}

function withoutQuestions(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query)
  for (const name of ['drill', 'ask', 'story', 'mode']) rest.delete(name)
  return rest
}

function drillOf(list: string | null): string[] {
  const ids = (list ?? '').split(',').map((id) => id.trim())
  return [...new Set(ids.filter(Boolean))].slice(0, MOST_QUESTIONS)
}

function drillMinutes(questions: number, options: SetupOptions): number {
  const needed = questions * MINUTES_A_QUESTION
  return options.minutes.choices.find((usual) => usual >= needed) ?? within(needed, options)
}

function within(minutes: number, { minutes: { min, max } }: SetupOptions): number {
  return Math.min(max, Math.max(min, Math.round(minutes)))
}

function parsed(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
