// The candidate's commands: what they are called on the page and which keys stand for them.
import type { GiveCommand } from '../wire/client-frames'

export type CommandName = GiveCommand['command']

export interface Command {
  name: CommandName
  label: string
  says: string
  key: string
}

/** In the order they are shown. Which of them can be used now, the state's `legal` says. */
export const COMMANDS: readonly Command[] = [
  { name: 'hint', label: 'Hint', says: 'A nudge towards the answer', key: 'H' },
  { name: 'skip', label: 'Skip', says: 'Leave this question', key: 'S' },
  { name: 'rephrase', label: 'Rephrase', says: 'The question in other words', key: 'R' },
  { name: 'repeat', label: 'Repeat', says: 'The question once more', key: 'A' },
  { name: 'redo', label: 'Redo', says: 'Answer again; the first attempt counts', key: 'T' },
  { name: 'again', label: 'Tell it again', says: 'The story once more from the start', key: 'T' },
  { name: 'pause', label: 'Pause', says: 'Stop the clock', key: 'P' },
  { name: 'resume', label: 'Resume', says: 'Go on', key: 'P' },
  { name: 'retry', label: 'Try again', says: 'Ask the interviewer to go on', key: 'T' },
  { name: 'end', label: 'End', says: 'Finish, and open the report', key: 'E' },
]

/** The key for the list of keys, and the one that goes to the answer. */
export const HELP_KEY = 'K'
export const ANSWER_KEY = 'I'

/** On a Mac, Option types letters of many languages, so there it is Control and Shift. */
export function isMac(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform)
}

export function chord(key: string, mac: boolean): string {
  return mac ? `Ctrl+Shift+${key}` : `Alt+${key}`
}

/** For aria-keyshortcuts. */
export function ariaChord(key: string, mac: boolean): string {
  return mac ? `Control+Shift+${key}` : `Alt+${key}`
}

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'shiftKey' | 'metaKey'>

/** The letter of a chord, or null. By the key's place, since a modifier may change the character. */
export function keyOf(event: Pressed, mac: boolean): string | null {
  const { altKey, ctrlKey, shiftKey, metaKey } = event
  const held = mac ? ctrlKey && shiftKey && !altKey && !metaKey : altKey && !ctrlKey && !shiftKey && !metaKey
  return held && event.code.startsWith('Key') ? event.code.slice(3) : null
}
