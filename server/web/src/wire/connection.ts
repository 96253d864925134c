// One socket that comes back: it reconnects with growing, jittered pauses, at once when the network or the page
// returns, and hands every frame on. It knows nothing of interviews; what to say after opening is the caller's.
import type { ClientFrame } from './client-frames'
import type { ServerFrame } from './server-frames'

const FIRST_PAUSE = 400
const LONGEST_PAUSE = 10_000

/** Milliseconds before attempt `n` (from 0): doubling, capped, and spread so that many pages do not return as one. */
export function backoff(attempt: number, random: number): number {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt)
  return pause / 2 + (pause / 2) * random
}

export interface Listener {
  opened(): void
  lost(): void
  frame(frame: ServerFrame): void
}

export class Connection {
  readonly #address: string
  readonly #listener: Listener
  #socket: WebSocket | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #attempt = 0
  #over = false

  constructor(address: string, listener: Listener) {
    this.#address = address
    this.#listener = listener
  }

  open(): void {
    addEventListener('online', this.#hurry)
    document.addEventListener('visibilitychange', this.#hurry)
    this.#connect()
  }

  close(): void {
    this.#over = true
    removeEventListener('online', this.#hurry)
    document.removeEventListener('visibilitychange', this.#hurry)
    clearTimeout(this.#timer)
    this.#drop()
  }

  /** False when there is no open line; the caller keeps what must not be lost. */
  send(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  /** The other side has gone quiet: take the line for dead, without waiting for the browser to notice. */
  restart(): void {
    if (this.#socket === null) return
    this.#drop()
    this.#again()
  }

  #connect(): void {
    const socket = new WebSocket(this.#address)
    this.#socket = socket
    socket.onopen = () => this.#listener.opened()
    socket.onmessage = (event: MessageEvent<string>) => {
      const frame = JSON.parse(event.data) as ServerFrame
      if (frame.type !== 'error') this.#attempt = 0 // only a server that works counts as being back
      this.#listener.frame(frame)
    }
    socket.onclose = () => {
      this.#drop()
      this.#again()
    }
  }

  #drop(): void {
    const socket = this.#socket
    this.#socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  #again(): void {
    if (this.#over) return
    this.#listener.lost()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#connect(), backoff(this.#attempt, Math.random()))
    this.#attempt += 1
  }

  #hurry = (): void => {
    if (this.#socket !== null || document.visibilityState === 'hidden') return
    clearTimeout(this.#timer)
    this.#connect()
  }
}

export function socketAddress(location: Pick<Location, 'protocol' | 'host'>): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`
}

/** A message id: also where the page is served without TLS, hence not crypto.randomUUID. */
export function messageId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
