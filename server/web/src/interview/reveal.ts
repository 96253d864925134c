// How fast the interviewer's words appear, whatever the pace they arrive at. Pure: time comes in as milliseconds.

export const WORDS_PER_SECOND = 45

/** Words shown so far (a fraction is time already spent on the next one). */
export type Shown = number

/** Ends of the words of `text`, each with the space after it. The last is held back while more may follow it. */
export function wordEnds(text: string, over: boolean): number[] {
  const ends = Array.from(text.matchAll(/\S+\s*/g), (word) => word.index + word[0].length)
  if (!over && ends.length > 0 && !/\s$/.test(text)) ends.pop()
  return ends
}

/** After `elapsed` milliseconds more. Waiting for words to arrive earns no burst later. */
export function advance(shown: Shown, elapsed: number, words: number): Shown {
  return Math.min(words, shown + (Math.max(0, elapsed) * WORDS_PER_SECOND) / 1000)
}

export function visible(text: string, ends: readonly number[], shown: Shown): string {
  const words = Math.min(Math.floor(shown), ends.length)
  return words === 0 ? '' : text.slice(0, ends[words - 1])
}
