// Words for what is known of the candidate's documents: kinds, sizes, months, refusals, text that was left out. Pure.
import type { Hidden, Kind, Told, Understood } from '../../wire/documents'
import type { Problem } from '../../wire/http'

export const KINDS: readonly { id: Kind; title: string }[] = [
  { id: 'resume', title: 'Résumé' },
  { id: 'job', title: 'Job description' },
  { id: 'company', title: 'Company note' },
  { id: 'notes', title: 'Notes' },
]
export const MOST_USED = 8 // documents of one interview

const MIB = 1024 * 1024

/** What was wrong with a file, and what to do about it. */
export interface Refusal {
  wrong: string
  todo: string
  again: boolean // whether sending the same file once more may help
  paste: boolean // whether its text may go in by hand
}

type Advice = Omit<Refusal, 'wrong'>
const NO_FILE = { again: false, paste: true }
const ADVICE: Record<string, Advice> = {
  document_too_large: { todo: 'Save a shorter copy, or paste the part that matters.', ...NO_FILE },
  document_unsupported: { todo: 'Save it as one of these and choose it again, or paste its text.', ...NO_FILE },
  document_locked: { todo: 'Then choose it again; or paste its text.', ...NO_FILE },
  document_broken: {
    todo: 'Open it where it was made, save it again, and choose it again; or paste its text.',
    ...NO_FILE,
  },
  document_empty: { todo: 'You can paste its text instead.', ...NO_FILE },
  document_too_costly: { todo: 'Save it as a plainer file, or paste its text.', ...NO_FILE },
  library_full: { todo: 'Delete one below that you no longer need, then try again.', again: true, paste: false },
  too_fast: { todo: 'Nothing is wrong with the file.', again: true, paste: false },
  unopened: { todo: 'Is it a folder, or has it been moved? Choose the file itself.', ...NO_FILE },
  unreachable: { todo: 'The file was not sent.', again: true, paste: false },
}
const UNFORESEEN: Advice = { todo: 'Try again; if it fails once more, paste the text.', again: true, paste: true }

export function refusalOf({ code, message }: Problem): Refusal {
  return { wrong: sentence(message), ...(ADVICE[code] ?? UNFORESEEN) }
}

/** What the server says of a problem, as a sentence of its own. */
export function sentence(message: string): string {
  const said = message.trim()
  const whole = /[.?!]$/.test(said) ? said : `${said}.`
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

/** Why a file is not even sent; null when it may go. */
export function tooLarge(size: number, longest: number): string | null {
  return size > longest
    ? `the file has ${(size / MIB).toFixed(1)} MB; at most ${Math.floor(longest / MIB)} are read`
    : null
}

export const megabytes = (bytes: number) => `${Math.floor(bytes / MIB)} MB`
const LONGEST_NAME = 48

/** What a pasted text is called: its first words. */
export function pastedName(text: string): string {
  const first = text.trim().split('\n', 1)[0]?.replaceAll(/[/\\]/g, ' ').trim() ?? ''
  return first.length > LONGEST_NAME ? `${first.slice(0, LONGEST_NAME).trim()} …` : first || 'Pasted text'
}

export const kindTitle = (kind: Kind) => KINDS.find(({ id }) => id === kind)?.title ?? kind

const SORTS: readonly [keyof Understood, string, string][] = [
  ['skills', 'skill', 'skills'],
  ['jobs', 'job', 'jobs'],
  ['projects', 'project', 'projects'],
  ['numbers', 'number', 'numbers'],
  ['required', 'skill asked for', 'skills asked for'],
  ['facts', 'fact', 'facts'],
]

/** "2 jobs, 1 project"; empty when nothing was understood. */
export function summaryOf(understood: Understood): string {
  const counts = SORTS.map(([sort, one, many]) => ({ count: (understood[sort] as unknown[]).length, one, many }))
  const said = counts
    .filter(({ count }) => count > 0)
    .map(({ count, one, many }) => `${count} ${count === 1 ? one : many}`)
  return [understood.role, understood.company, ...said].filter(Boolean).join(', ')
}

/** "April 2021" for `2021-04`, "2021" for `2021`. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  if (!number) return year ?? ''
  const date = new Date(Date.UTC(Number(year), Number(number) - 1, 1))
  return date.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

export function timeWords({ start, end, current }: { start: string; end: string; current: boolean }): string {
  const until = current ? 'now' : monthWords(end)
  return start && until ? `${monthWords(start)} to ${until}` : monthWords(start) || (until === 'now' ? '' : until)
}

/** Items that came from one line, together, in the order of the lines; what was written in comes last. */
export function byLine<T extends Told>(items: readonly T[]): { line: number; quote: string; items: T[] }[] {
  const lines = new Map<number, { line: number; quote: string; items: T[] }>()
  for (const item of items) {
    const found = lines.get(item.line)
    if (found) found.items.push(item)
    else lines.set(item.line, { line: item.line, quote: item.quote, items: [item] })
  }
  const place = (line: number) => line || Infinity
  return [...lines.values()].sort((a, b) => place(a.line) - place(b.line))
}

const WAYS: Record<string, string> = {
  colour: 'in the colour of the paper',
  tiny: 'too small to read',
  'off-page': 'off the page',
  'invisible mode': 'drawn invisibly',
  transparent: 'transparent',
  'hidden layer': 'on a layer that is switched off',
  'covered or clipped': 'covered or cut off',
  clipped: 'cut off',
  vanish: 'marked as hidden',
  'hidden element': 'in a hidden element',
  'hidden box': 'in a hidden box',
  'tag characters': 'in signs without a shape',
  'variation selectors': 'in signs without a shape',
  'reversed text': 'written backwards',
  metadata: 'about the file',
  'order to the interviewer': 'an order',
}
const ORDER = 'order to the interviewer'
// Files carry these as a matter of course: titles, notes in the margin, words for pictures.
const USUAL = new Set([
  'metadata', 'comment', 'annotation', 'alternative text', 'attribute', 'link title', 'link definition', 'attached file',
  'field code', 'tracked deletion',
]) // prettier-ignore

export const wayWords = (way: string) => WAYS[way] ?? way

/** What was left out in three sorts: hidden from a reader, giving orders, and what files carry as a matter of course. */
export function leftOut(hidden: readonly Hidden[]): { unseen: Hidden[]; orders: Hidden[]; usual: Hidden[] } {
  return {
    unseen: hidden.filter(({ way }) => way !== ORDER && !USUAL.has(way)),
    orders: hidden.filter(({ way }) => way === ORDER),
    usual: hidden.filter(({ way }) => USUAL.has(way)),
  }
}
