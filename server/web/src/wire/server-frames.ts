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
  status: 'consent' | 'listening' | 'speaking' | 'paused' | 'failed' | 'ended'
  part: 'opening' | 'technical' | 'project' | 'behavioral' | 'questions'
  turn: number
  clock: Clock
  plan: Step[]
  legal: string[]
  lines?: Line[]
  hints_left?: number
  awaits?: 'answer' | 'telling' | 'detail'
  report?: string | null
  consent?: ConsentAsked | null
  model_use?: ModelUse | null
}
/**
 * `question_ids` and `own_questions` make the interview a drill: those questions, in that order, and nothing else.
 * `focus` says in the candidate's words what to ask about first; `documents` are ids of what they brought.
 * `rehearsal` is of one story: its round is behavioral, and it takes at most one question.
 */
export interface Setup {
  round?: 'technical' | 'project' | 'behavioral' | 'full'
  level?: 'junior' | 'mid' | 'senior'
  mode?: 'real' | 'coach' | 'rehearsal'
  minutes?: number
  seed?: number
  /**
   * @maxItems 20
   */
  question_ids?: string[]
  /**
   * @maxItems 10
   */
  own_questions?: OwnQuestion[]
  focus?: string
  /**
   * @maxItems 8
   */
  documents?: string[]
}
/**
 * A question that the candidate wants to be asked, and what they hold to be a right answer, if they have one.
 */
export interface OwnQuestion {
  asks: string
  reference?: string
  kind?: 'technical' | 'behavioral'
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
  telling?: TellingShown | null
}
/**
 * A telling of a rehearsed story, as it was read: told in the answer of `turn`. `wants` says in plain words what is
 * thin, weakest first; `scores` are of the whole.
 */
export interface TellingShown {
  number: number
  turn: number
  words: number
  pieces: Piece[]
  parts: StoryPart[]
  scores: {
    [k: string]: number
  }
  wants?: string[]
  ungraded?: string | null
}
/**
 * A stretch of a telling; a telling's pieces, joined, are what was said. `parts` are those it tells.
 */
export interface Piece {
  text: string
  parts?: string[]
}
/**
 * How a part of a story stands: 1 to 5 with the range it could as well lie in, unless it was not graded.
 */
export interface StoryPart {
  part: string
  title: string
  strength: 'met' | 'partly' | 'missed'
  points?: number | null
  low?: number | null
  high?: number | null
}
/**
 * Where words would go if the candidate agrees, and which; otherwise the interviewer on this computer speaks.
 */
export interface ConsentAsked {
  host: string
  model: string
  sends: string[]
}
/**
 * What the interview used of a language model. `cost` is in the price table's currency, if the table knows it.
 */
export interface ModelUse {
  host: string
  calls: number
  prompt: number
  cached: number
  completion: number
  cost?: number | null
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
