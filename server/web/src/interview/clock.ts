// The clock between two states: the server counts, the page only fills in the seconds since it was told.
import type { Clock } from '../wire/server-frames'

export interface Reading {
  active: number
  total: number
  running: boolean
  /** Seconds left of this turn's ten minutes; time beyond them is not counted. */
  turnLeft: number
}

/** `skew` is how far the server's clock is ahead of this one, in milliseconds. */
export function read(clock: Clock, now: number, skew: number): Reading {
  const since = clock.running ? Math.max(0, (now + skew - Date.parse(clock.as_of)) / 1000) : 0
  const counted = Math.min(Number.isFinite(since) ? since : 0, Math.max(0, clock.turn_left))
  return {
    active: clock.active + counted,
    total: clock.total,
    running: clock.running,
    turnLeft: clock.turn_left - counted,
  }
}

/** A state cannot be from the future: one that seems so shows how far this computer's clock is behind. */
export function skewOf(clock: Clock, received: number, known: number): number {
  const ahead = Date.parse(clock.as_of) - received
  return Number.isFinite(ahead) ? Math.max(known, ahead) : known
}

/** 754 is "12:34". */
export function minutesAndSeconds(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** For ears: "12 minutes of 30". */
export function spokenTime(reading: Reading): string {
  return `${Math.floor(reading.active / 60)} of ${Math.round(reading.total / 60)} minutes used`
}
