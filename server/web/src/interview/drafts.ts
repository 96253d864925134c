// What the candidate has written and the server has not confirmed: the draft, and the answer that is on its way. Kept
// per interview through a refresh, a crash of the page and loss of connection; gone from here once it is safe there.

export interface Sending {
  id: string
  turn: number
  text: string
}

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A browser may refuse storage altogether; then drafts live as long as the page. */
export function browserShelf(): Shelf {
  try {
    const { localStorage } = window
    localStorage.setItem('candor.probe', '')
    localStorage.removeItem('candor.probe')
    return localStorage
  } catch {
    return memoryShelf()
  }
}

export function memoryShelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

export class Drafts {
  readonly #shelf: Shelf
  readonly #draft: string
  readonly #sending: string

  constructor(shelf: Shelf, interview: string) {
    this.#shelf = shelf
    this.#draft = `candor.draft.${interview}`
    this.#sending = `candor.sending.${interview}`
  }

  get draft(): string {
    return this.#shelf.getItem(this.#draft) ?? ''
  }

  set draft(text: string) {
    this.#keep(this.#draft, text)
  }

  get sending(): Sending | null {
    try {
      const kept: unknown = JSON.parse(this.#shelf.getItem(this.#sending) ?? 'null')
      return isSending(kept) ? kept : null
    } catch {
      return null
    }
  }

  set sending(message: Sending | null) {
    this.#keep(this.#sending, message ? JSON.stringify(message) : '')
  }

  forget(): void {
    this.draft = ''
    this.sending = null
  }

  #keep(key: string, value: string): void {
    try {
      if (value) this.#shelf.setItem(key, value)
      else this.#shelf.removeItem(key)
    } catch {
      // The quota is used up: the words are still on the page, and nothing here may stop the candidate from typing.
    }
  }
}

/** A refused answer goes back in front of what has been typed since. */
export function putBack(refused: string, draft: string): string {
  return draft.trim() && draft !== refused ? `${refused}\n\n${draft}` : refused
}

function isSending(value: unknown): value is Sending {
  if (typeof value !== 'object' || value === null) return false
  const { id, turn, text } = value as Record<string, unknown>
  return typeof id === 'string' && typeof turn === 'number' && typeof text === 'string'
}
