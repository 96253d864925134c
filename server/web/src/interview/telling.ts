// Tellings of a rehearsed story: which stands beside which, and what changed between them. Pure.
import type { StoryPart, TellingShown } from '../wire/server-frames'
import type { Entry } from './conversation'

export type Beside = 'before' | 'first'

/** Every telling, once, in order; a later reading of the same one replaces the earlier. */
export function tellingsOf(entries: readonly Entry[]): TellingShown[] {
  const byTurn = new Map<number, TellingShown>()
  for (const { telling } of entries) if (telling) byTurn.set(telling.turn, telling)
  return [...byTurn.values()].sort((a, b) => a.number - b.number)
}

/** What the page shows of the conversation: an answer whose telling is shown stands there, with its parts marked. */
export function withoutRepeats(entries: readonly Entry[]): Entry[] {
  const told = new Set(tellingsOf(entries).map(({ turn }) => turn))
  const last = new Map(entries.filter(({ telling }) => telling).map((entry) => [entry.telling?.turn, entry.key]))
  return entries.filter((entry) => {
    if (entry.telling) return last.get(entry.telling.turn) === entry.key
    return entry.who !== 'candidate' || entry.turn === undefined || !told.has(entry.turn)
  })
}

/** The telling to show on the left; null where there is none before. */
export function beside(tellings: readonly TellingShown[], number: number, which: Beside): TellingShown | null {
  const earlier = tellings.filter((one) => one.number < number)
  return (which === 'first' ? earlier[0] : earlier.at(-1)) ?? null
}

export interface Row {
  name: string
  title: string
  before: StoryPart | null
  after: StoryPart | null
  was: number | null
  is: number | null
}

/** A row for every part, then for the scores of the whole. */
export function rowsOf(after: TellingShown, before: TellingShown | null): Row[] {
  const parts = after.parts.map((part): Row => {
    const old = before?.parts.find((one) => one.part === part.part) ?? null
    return { name: part.part, title: part.title, before: old, after: part, was: old?.points ?? null, is: part.points ?? null }
  })
  const whole = Object.entries(after.scores).map(([name, points]): Row => ({
    name,
    title: name.charAt(0).toUpperCase() + name.slice(1),
    before: null,
    after: null,
    was: before?.scores[name] ?? null,
    is: points,
  }))
  return [...parts, ...whole]
}

/** "+1.4", "−0.3", "as before"; nothing where one of the two has no score. */
export function movedBy({ was, is }: Row): string {
  if (was === null || is === null) return ''
  const by = Math.round(is * 10) - Math.round(was * 10)
  if (by === 0) return 'as before'
  return `${by > 0 ? '+' : '−'}${(Math.abs(by) / 10).toFixed(1)}`
}
