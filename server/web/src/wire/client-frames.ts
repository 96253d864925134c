// Generated from socket.schema.json by `npm run types`. Do not edit.

export type ClientFrame = Create | Join | GiveAnswer | GiveCommand

/**
 * Start an interview and join it.
 */
export interface Create {
  type: 'create'
  /**
   * Chosen by the client; a repeat gets the first result.
   */
  id: string
  setup?: Setup
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
 * Watch an interview from the event after number `after` on: exactly the rest arrives.
 */
export interface Join {
  type: 'join'
  /**
   * Chosen by the client; a repeat gets the first result.
   */
  id: string
  interview: string
  after?: number
}
/**
 * Answer the open turn.
 */
export interface GiveAnswer {
  type: 'answer'
  /**
   * Chosen by the client; a repeat gets the first result.
   */
  id: string
  turn: number
  text: string
}
/**
 * A request of the candidate's. `writing` only says that an answer is being written, so that nobody nudges;
 * it is acked and not stored. A client sends it at most every half minute.
 */
export interface GiveCommand {
  type: 'command'
  /**
   * Chosen by the client; a repeat gets the first result.
   */
  id: string
  command: 'hint' | 'repeat' | 'rephrase' | 'skip' | 'pause' | 'resume' | 'redo' | 'retry' | 'end' | 'writing'
}
