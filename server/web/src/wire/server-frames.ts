// Generated from socket.schema.json by `npm run types`. Do not edit.

export type ServerFrame = Ack | SayBegin | SayDelta | SayEnd | StateFrame | ErrorFrame

/**
 * The message `id` is stored (event `seq`), or for `join` has been understood.
 */
export interface Ack {
  type: 'ack'
  id: string
  interview: string
  seq: number
}
/**
 * The interviewer starts to speak. A higher `attempt` of the same `utterance` replaces what was shown of it.
 */
export interface SayBegin {
  type: 'say_begin'
  seq: number
  turn: number
  utterance: number
  attempt: number
}
/**
 * More of the utterance: `text` starts `offset` code points in. After a join the first one holds all so far.
 */
export interface SayDelta {
  type: 'say_delta'
  utterance: number
  attempt: number
  offset: number
  text: string
}
/**
 * The utterance is over and stored; `text` is the whole of it and replaces what was shown.
 */
export interface SayEnd {
  type: 'say_end'
  seq: number
  turn: number
  utterance: number
  attempt: number
  text: string
  ending: 'complete' | 'cut'
}
/**
 * Where the interview stands, and the transcript lines this client has not had yet.
 */
export interface StateFrame {
  type: 'state'
  seq: number
  interview: string
  setup: Setup
  status: 'listening' | 'speaking' | 'paused' | 'failed' | 'ended'
  part: 'opening' | 'technical' | 'project' | 'behavioral' | 'questions'
  turn: number
  clock: Clock
  plan: Step[]
  legal: string[]
  lines?: Line[]
  hints_left?: number
  report?: string | null
}
/**
 * `question_ids` makes the interview a drill: those questions, in that order, and nothing else.
 */
export interface Setup {
  round?: 'technical' | 'project' | 'behavioral' | 'full'
  level?: 'junior' | 'mid' | 'senior'
  mode?: 'real' | 'coach'
  minutes?: number
  seed?: number
  /**
   * @maxItems 20
   */
  question_ids?: string[]
}
/**
 * Active seconds. `running` says whether they are being counted now; a client adds its own since `as_of`.
 */
export interface Clock {
  active: number
  total: number
  running: boolean
  as_of: string
  turn_left: number
}
/**
 * A section of the plan.
 */
export interface Step {
  part: 'opening' | 'technical' | 'project' | 'behavioral' | 'questions'
  title: string
  seconds: number
  status: 'done' | 'now' | 'ahead'
  asked: number
}
/**
 * One line of the transcript. `note` lines tell what was done (a hint asked for, a pause), not said.
 */
export interface Line {
  seq: number
  turn: number
  who: 'interviewer' | 'candidate' | 'note'
  text: string
  at: string
  message_id?: string | null
  move?: string | null
}
/**
 * Something could not be done; `id` names the message it answers, `field` the part that was wrong.
 */
export interface ErrorFrame {
  type: 'error'
  id?: string | null
  code: string
  message: string
  field?: string | null
  retryable?: boolean
}
