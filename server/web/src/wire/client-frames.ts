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
 * it is acked and not stored. A client sends it at most every half minute. `consent` and `decline` answer the offer of
 * a language model, which a state's `consent` tells of.
 */
export interface GiveCommand {
  type: 'command'
  /**
   * Chosen by the client; a repeat gets the first result.
   */
  id: string
  command:
    | 'hint'
    | 'repeat'
    | 'rephrase'
    | 'skip'
    | 'pause'
    | 'resume'
    | 'redo'
    | 'again'
    | 'retry'
    | 'end'
    | 'consent'
    | 'decline'
    | 'writing'
}
