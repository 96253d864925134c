// What the set-up page starts from: a drill link's wishes first, then what was chosen last time, then the usual. Pure.
import type { SetupOptions } from '../wire/http'
import type { Setup } from '../wire/client-frames'

export interface Chosen {
  round: string
  level: string
  mode: string
  minutes: number
  questions: string[]
}

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
  const mode = questions.length > 0 ? 'coach' : before.mode
  return {
    round: one(options.rounds, [query.get('round'), before.round], 'full'),
    level: one(options.levels, [query.get('level'), before.level], 'mid'),
    mode: one(options.modes, [query.get('mode'), mode], 'real'),
    minutes:
      questions.length > 0 ? drillMinutes(questions.length, options) : within(Number(before.minutes) || 30, options),
    questions,
  }
}

export function asSetup(chosen: Chosen, random: number): Setup {
  const { round, level, mode, minutes, questions } = chosen
  const seed = Math.floor(random * LARGEST_SEED)
  return {
    ...({ round, level, mode } as Pick<Setup, 'round' | 'level' | 'mode'>),
    minutes,
    seed,
    question_ids: questions,
  }
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
