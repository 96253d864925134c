import { describe, expect, it } from 'vitest'
import type { TellingShown } from '../wire/server-frames'
import type { Entry } from './conversation'
import { beside, movedBy, rowsOf, tellingsOf, withoutRepeats } from './telling'

const telling = (number: number, result: number, overall: number): TellingShown => ({
  number,
  turn: number * 2,
  words: 80,
  pieces: [{ text: 'We lost the contract.', parts: ['result'] }],
  parts: [{ part: 'result', title: 'Result', strength: result > 3 ? 'met' : 'partly', points: result, low: 1, high: 5 }],
  scores: { overall },
})
const entry = (seq: number, who: Entry['who'], turn: number, told: TellingShown | null = null): Entry => ({
  key: `l${seq}`, seq, who, text: '', move: null, messageId: null, cut: false, turn, telling: told,
})

describe('tellings on the page', () => {
  const first = telling(1, 2, 2.4)
  const second = telling(2, 3.4, 3)
  const entries = [
    entry(1, 'interviewer', 2), entry(2, 'candidate', 2), entry(3, 'note', 2, first),
    entry(4, 'interviewer', 3), entry(5, 'candidate', 3), entry(6, 'note', 4, second),
    entry(7, 'note', 2, { ...first, words: 81 }),
  ]

  it('are shown once each, as they were read last, and in order', () => {
    expect(tellingsOf(entries).map(({ number, words }) => [number, words])).toEqual([[1, 81], [2, 80]])
  })

  it('take the place of the answer that they are; what was said about one stays', () => {
    expect(withoutRepeats(entries).map(({ seq }) => seq)).toEqual([1, 4, 5, 6, 7])
  })

  it('leave a conversation without any as it is', () => {
    const plain = [entry(1, 'interviewer', 1), entry(2, 'candidate', 1), entry(3, 'note', 1)]
    expect(withoutRepeats(plain)).toEqual(plain)
  })

  it('stand beside the one before, or the first', () => {
    const three = [first, second, telling(3, 4, 4)]
    expect([beside(three, 3, 'before')?.number, beside(three, 3, 'first')?.number]).toEqual([2, 1])
    expect(beside(three, 1, 'before')).toBeNull()
  })

  it('say what changed as it reads when rounded', () => {
    const rows = rowsOf(second, first)
    expect(rows.map(({ title }) => title)).toEqual(['Result', 'Overall'])
    expect(rows.map(movedBy)).toEqual(['+1.4', '+0.6'])
    expect(rowsOf(first, second).map(movedBy)).toEqual(['−1.4', '−0.6'])
    expect(rowsOf(first, first).map(movedBy)).toEqual(['as before', 'as before'])
    expect(rowsOf(first, null).map(movedBy)).toEqual(['', ''])
  })
})
