import { describe, expect, it } from 'vitest'
import type { Line, ServerFrame, StateFrame } from '../wire/server-frames'
import { fold, SILENCE, withoutPending, withPending, type Conversation } from './conversation'

const line = (seq: number, who: Line['who'], text: string, more: Partial<Line> = {}): Line => ({
  seq,
  turn: 1,
  who,
  text,
  at: '2025-01-01T10:00:00Z',
  ...more,
})

const state = (seq: number, lines: Line[], more: Partial<StateFrame> = {}): StateFrame => ({
  type: 'state',
  seq,
  interview: 'one',
  setup: {},
  status: 'listening',
  part: 'technical',
  turn: 1,
  clock: { active: 0, total: 600, running: false, as_of: '2025-01-01T10:00:00Z', turn_left: 600 },
  plan: [],
  legal: ['answer'],
  lines,
  ...more,
})

const begin = (attempt = 1): ServerFrame => ({ type: 'say_begin', seq: 5, turn: 1, utterance: 2, attempt })
const delta = (offset: number, text: string, attempt = 1): ServerFrame => ({
  type: 'say_delta',
  utterance: 2,
  attempt,
  offset,
  text,
})
const end = (text: string, attempt = 1, ending: 'complete' | 'cut' = 'complete'): ServerFrame => ({
  type: 'say_end',
  seq: 6,
  turn: 1,
  utterance: 2,
  attempt,
  text,
  ending,
})

const told = (...frames: ServerFrame[]): Conversation => frames.reduce(fold, SILENCE)
const texts = (conversation: Conversation) => conversation.entries.map((entry) => entry.text)

describe('the conversation', () => {
  it('shows every line once, however often it arrives', () => {
    const lines = [line(3, 'interviewer', 'Why?'), line(4, 'candidate', 'Because.')]
    expect(texts(told(state(4, lines), state(4, lines)))).toEqual(['Why?', 'Because.'])
  })

  it('keeps lines in the order of their numbers', () => {
    expect(texts(told(state(6, [line(6, 'note', 'b')]), state(6, [line(4, 'note', 'a')])))).toEqual(['a', 'b'])
  })

  it('rejoins from the last state, because only a state brings every line before it', () => {
    expect(told(state(4, []), begin(), end('Well?')).seq).toBe(4)
  })

  it('joins pieces of an utterance at code points, not at code units', () => {
    expect(told(begin(), delta(0, 'a😀b'), delta(3, 'c')).speech?.text).toBe('a😀bc')
  })

  it('lets a piece that overlaps replace what it covers', () => {
    expect(told(begin(), delta(0, 'one two'), delta(0, 'one two three')).speech?.text).toBe('one two three')
  })

  it('passes over a piece that leaves a gap, and takes the whole from the end', () => {
    const gap = told(begin(), delta(0, 'one'), delta(9, 'four'))
    expect(gap.speech?.text).toBe('one')
    expect(texts(fold(gap, end('one two three four')))).toEqual(['one two three four'])
  })

  it('replaces a partial text by a higher attempt and ignores what is late of the lower', () => {
    const again = told(begin(), delta(0, 'What I'), begin(2), delta(0, 'So', 2), delta(6, ' meant'))
    expect(again.speech?.text).toBe('So')
    expect(texts(fold(again, end('So?', 2)))).toEqual(['So?'])
  })

  it('keeps the same key from the last piece to the stored line', () => {
    const live = told(begin(), delta(0, 'Why'))
    const over = fold(fold(live, end('Why?')), state(6, [line(6, 'interviewer', 'Why?', { move: 'ask' })]))
    expect(over.entries).toHaveLength(1)
    expect(over.entries[0]).toMatchObject({ key: live.speech?.key, seq: 6, move: 'ask' })
  })

  it('recognises an utterance that ended while the page was away', () => {
    const back = fold(told(begin(), delta(0, 'Why')), state(6, [line(6, 'interviewer', 'Why so?')]))
    expect(back.speech).toBeNull()
    expect(texts(back)).toEqual(['Why so?'])
  })

  it('drops a partial utterance when nobody is speaking any more', () => {
    expect(fold(told(begin(), delta(0, 'Why')), state(6, [])).speech).toBeNull()
  })

  it('ignores an utterance that is already over', () => {
    expect(told(begin(), end('Why?'), begin()).speech).toBeNull()
  })

  it('marks an utterance that was broken off', () => {
    expect(told(begin(), end('Why', 1, 'cut')).entries[0]?.cut).toBe(true)
  })

  it('never goes back to an older state, but takes its lines', () => {
    const late = told(state(9, [], { turn: 3 }), state(4, [line(4, 'note', 'paused')], { turn: 1 }))
    expect(late.state?.turn).toBe(3)
    expect(texts(late)).toEqual(['paused'])
  })
})

describe('an answer on its way', () => {
  const asked = told(state(3, [line(3, 'interviewer', 'Why?')]))
  const sent = withPending(asked, 'm1', 'Because.')

  it('stands last until it has a number', () => {
    expect(texts(fold(sent, state(4, [line(4, 'note', 'hint')])))).toEqual(['Why?', 'hint', 'Because.'])
  })

  it('is shown once after ack and line', () => {
    const acked = fold(sent, { type: 'ack', id: 'm1', interview: 'one', seq: 4 })
    const stored = fold(acked, state(5, [line(4, 'candidate', 'Because.', { message_id: 'm1' })]))
    expect(texts(stored)).toEqual(['Why?', 'Because.'])
    expect(stored.entries[1]).toMatchObject({ key: 'mm1', seq: 4 })
  })

  it('is recognised by its message id when the ack was lost', () => {
    const stored = fold(sent, state(5, [line(4, 'candidate', 'Because.', { message_id: 'm1' })]))
    expect(texts(stored)).toEqual(['Why?', 'Because.'])
  })

  it('can be taken back while it has no number, and not later', () => {
    expect(texts(withoutPending(sent, 'm1'))).toEqual(['Why?'])
    const acked = fold(sent, { type: 'ack', id: 'm1', interview: 'one', seq: 4 })
    expect(texts(withoutPending(acked, 'm1'))).toEqual(['Why?', 'Because.'])
  })
})
