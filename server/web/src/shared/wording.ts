// Words for what the server names by a slug, for pages that have to speak before /api/setup has answered.
import type { Setup } from '../wire/client-frames'

const ROUNDS: Record<string, string> = {
  technical: 'Technical',
  project: 'Project deep dive',
  behavioral: 'Behavioral',
  full: 'Full loop',
}
const LEVELS: Record<string, string> = { junior: 'Junior', mid: 'Mid', senior: 'Senior' }
const MODES: Record<string, string> = { real: 'Real', coach: 'Coach', rehearsal: 'Rehearsal' }

export function roundTitle(setup: Setup): string {
  if (setup.mode === 'rehearsal') return 'Rehearsal'
  const drilled = (setup.question_ids?.length ?? 0) + (setup.own_questions?.length ?? 0)
  if (drilled > 0) return drilled === 1 ? 'Drill, one question' : `Drill, ${drilled} questions`
  return ROUNDS[setup.round ?? 'full'] ?? setup.round ?? ''
}

/** "Mid level, coach mode, 30 minutes"; a rehearsal takes as long as it takes. */
export function setupDetails(setup: Setup): string {
  const level = LEVELS[setup.level ?? 'mid'] ?? setup.level
  if (setup.mode === 'rehearsal') return `${level} level, one story`
  const mode = (MODES[setup.mode ?? 'real'] ?? setup.mode ?? '').toLowerCase()
  return `${level} level, ${mode} mode, ${setup.minutes ?? 30} minutes`
}

/** "Thursday 20 November, 10:17", in the reader's own time zone; the year only when it is another one. */
export function dayAndTime(iso: string, now: Date): string {
  const date = new Date(iso)
  if (Number.isNaN(date.valueOf())) return ''
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  const day = date.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', ...year })
  return `${day}, ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
}
