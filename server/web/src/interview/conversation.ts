// What has been said, folded from the socket's frames: pure, so that a refresh, a lost line and a second tab end in
// the same place. No clock, no socket, no storage lives here; how fast words appear is reveal.ts.
import type { Line, SayBegin, SayDelta, SayEnd, ServerFrame, StateFrame, TellingShown } from '../wire/server-frames'

/** A line as it is shown. `seq` is null while only this page knows of it; `key` never changes while it is shown. */
export interface Entry {
  key: string
  seq: number | null
  who: Line['who']
  text: string
  move: string | null
  messageId: string | null
  cut: boolean
  /** The turn it belongs to, once the server has told. */
  turn?: number
  /** Of a note in a rehearsal: what stands in the telling of its turn. */
  telling?: TellingShown | null
}

/** An utterance that is still coming. */
export interface Speech {
  key: string
  utterance: number
  attempt: number
  text: string
}

export interface Conversation {
  /** The number to rejoin from: the last state's, since only states carry every line up to their number. */
  seq: number
  state: StateFrame | null
  entries: readonly Entry[]
  speech: Speech | null
}

export const SILENCE: Conversation = { seq: 0, state: null, entries: [], speech: null }

const utteranceKey = (frame: { utterance: number; attempt: number }) => `u${frame.utterance}.${frame.attempt}`
const isUtterance = (entry: Entry, utterance: number) => entry.key.startsWith(`u${utterance}.`)

export function fold(told: Conversation, frame: ServerFrame): Conversation {
  switch (frame.type) {
    case 'state':
      return withState(told, frame)
    case 'say_begin':
      return withBegin(told, frame)
    case 'say_delta':
      return withDelta(told, frame)
    case 'say_end':
      return withEnd(told, frame)
    case 'ack':
      return {
        ...told,
        entries: inOrder(told.entries.map((e) => (e.messageId === frame.id ? { ...e, seq: frame.seq } : e))),
      }
    case 'error':
      return told
  }
}

/** Show an answer before the server has it. A line with the same message id takes its place later. */
export function withPending(told: Conversation, id: string, text: string): Conversation {
  if (told.entries.some((entry) => entry.messageId === id)) return told
  const entry: Entry = { key: `m${id}`, seq: null, who: 'candidate', text, move: null, messageId: id, cut: false }
  return { ...told, entries: [...told.entries, entry] }
}

/** Take back an answer that the server refused. */
export function withoutPending(told: Conversation, id: string): Conversation {
  return { ...told, entries: told.entries.filter((entry) => entry.messageId !== id || entry.seq !== null) }
}

function withState(told: Conversation, frame: StateFrame): Conversation {
  const entries = [...told.entries]
  let speech = told.speech
  for (const line of frame.lines ?? []) {
    const at = entries.findIndex((entry) => isSame(entry, line))
    const known = entries[at]
    if (known) {
      entries[at] = { ...known, seq: line.seq, text: line.text, move: line.move ?? known.move, turn: line.turn }
    } else if (speech && line.who === 'interviewer' && line.text.startsWith(speech.text)) {
      entries.push(entryOf(line, speech.key)) // what was being said ended while this page was away
      speech = null
    } else {
      entries.push(entryOf(line, `l${line.seq}`))
    }
  }
  if (frame.seq < told.seq) return { ...told, entries: inOrder(entries), speech }
  if (frame.status !== 'speaking') speech = null
  return { seq: frame.seq, state: frame, entries: inOrder(entries), speech }
}

function withBegin(told: Conversation, frame: SayBegin): Conversation {
  const { speech } = told
  if (speech?.utterance === frame.utterance && speech.attempt >= frame.attempt) return told
  if (told.entries.some((entry) => entry.key === utteranceKey(frame))) return told
  return { ...told, speech: { key: utteranceKey(frame), utterance: frame.utterance, attempt: frame.attempt, text: '' } }
}

function withDelta(told: Conversation, frame: SayDelta): Conversation {
  const { speech } = told
  if (!speech || speech.utterance !== frame.utterance || speech.attempt !== frame.attempt) return told
  const said = Array.from(speech.text) // offsets count code points
  if (frame.offset > said.length) return told // a piece is missing: the end brings the whole
  return { ...told, speech: { ...speech, text: said.slice(0, frame.offset).join('') + frame.text } }
}

function withEnd(told: Conversation, frame: SayEnd): Conversation {
  const speech = told.speech && told.speech.utterance <= frame.utterance ? null : told.speech
  const known = told.entries.find((entry) => entry.seq === frame.seq)
  const entry: Entry = {
    key: known?.key ?? utteranceKey(frame),
    seq: frame.seq,
    who: 'interviewer',
    text: frame.text,
    move: known?.move ?? null,
    messageId: null,
    cut: frame.ending === 'cut',
  }
  const others = told.entries.filter((e) => e !== known && !isUtterance(e, frame.utterance))
  return { ...told, speech, entries: inOrder([...others, entry]) }
}

function isSame(entry: Entry, line: Line): boolean {
  if (entry.seq !== null) return entry.seq === line.seq
  return entry.messageId !== null && entry.messageId === line.message_id
}

function entryOf(line: Line, key: string): Entry {
  const { seq, who, text, turn } = line
  const entry: Entry = { key, seq, who, text, turn, move: line.move ?? null, messageId: null, cut: false }
  return { ...entry, messageId: line.message_id ?? null, telling: line.telling ?? null }
}

/** By number; what has none yet stays last, in the order it was written. */
function inOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0)
}
