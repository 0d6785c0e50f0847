/** What one code of a diagnostic means. Rows of `docs/diagnostics.md` and fixtures in `test/fixtures/diagnostics` match this table. */
interface CodeMeaning {
  readonly severity: 'error' | 'warning';
  /** One line, the same in every message's documentation. */
  readonly meaning: string;
}

/**
 * Every code, by stage: 1 the YAML itself and its limits, 2 the shape of the file, 3 ids and what they refer to,
 * 4 rules of the story, 5 documents and the plan, 6 expressions and text with values in it, 7 answers files.
 * A code keeps its meaning for ever; one that is no longer used is left out and its number not given again.
 */
export const diagnosticCodes = {
  CS101: error('the file is not YAML at this point'),
  CS102: error('a line is indented to a place that belongs to nothing'),
  CS103: error('a tab is used as indentation'),
  CS104: error('a quote or bracket is opened and not closed'),
  CS105: error('a value begins in a way that YAML reads as something else'),
  CS106: error('a comma ended plain text in { } or [ ]'),
  CS107: error('a comment follows plain text in { } or [ ]'),
  CS108: warning('` #` after free text begins a comment'),
  CS109: error('a key stands twice in one place'),
  CS110: error('a key is empty, or not a word'),
  CS111: error('a backslash in double quotes is followed by something YAML does not know'),
  CS112: error('a file holds one document, without directives'),
  CS113: error('a colon and a space stand inside plain text'),
  CS114: warning('text holds characters that cannot be shown'),
  CS115: error('the file is empty'),
  CS116: error('a line is neither `key: value` nor `- value`'),
  CS120: error('the file is too long'),
  CS121: error('the file is nested too deep'),
  CS122: error('the file holds too many values'),
  CS123: error('a text is too long'),
  CS124: error('there are too many of something'),
  CS125: error('there are more mistakes than are listed'),

  CS201: error('a key is not known here'),
  CS202: error('a key is missing'),
  CS203: error('a value is of the wrong kind'),
  CS204: error('an id is not spelled as ids are'),
  CS205: error('an id is a reserved word'),
  CS206: error('a value is not in the notation that is wanted'),
  CS207: error('a word is not one of those allowed here'),
  CS208: error('a number is out of bounds'),
  CS209: error('exactly one of several keys is wanted'),
  CS210: error('a key does not belong to this'),
  CS211: error('the version of the format is not known'),
  CS212: error('a list or map is empty'),
  CS213: error('a key has no value'),

  CS301: error('an id is declared twice'),
  CS302: error('no state has this id'),
  CS303: error('`to` names a state that cannot be reached from here'),
  CS304: error('no person has this id'),
  CS305: error('no document has this id'),
  CS306: error('a signal is not declared'),
  CS307: error('no fact has this id'),
  CS308: error('no draw has this name'),
  CS309: error('a draw is of the wrong unit'),
  CS310: error('the plan has no such code'),
  CS311: error('a code is not listed in `assesses`'),
  CS312: error('the plan has no such part'),
  CS313: error('the document has no such line'),
  CS314: error('an id is not one of those declared in this task'),
  CS315: error('a code stands in the wrong part'),

  CS401: error('no task is the handover note'),
  CS402: error('the handover note is not a `write` task'),
  CS403: error('the last result has a `when`'),
  CS404: error('what follows can never be taken'),
  CS405: error('distinction stands on a click'),
  CS406: error('the story as a whole is parallel'),
  CS407: error('a final or history state has what it cannot have'),
  CS408: error('the story has no ending'),
  CS409: error('an ending is missing, or stands where it cannot'),
  CS410: error('a state has children and no `initial`, or the other way round'),
  CS411: error('a history state does not know where to go'),
  CS412: error('bounds or times are the wrong way round'),
  CS413: error('an `always` goes round in a circle'),
  CS414: error('no one can ever get hold of a document'),

  CS501: error('a document file is not there'),
  CS502: error('a document file lies outside the folder'),
  CS503: error('a table is not well-formed CSV'),
  CS504: error('two lines of a document have one id'),
  CS505: error('a line mark is not written as it should be'),
  CS506: error('the plan is not there'),
  CS507: error('the plan contradicts itself'),

  CS601: error('an expression cannot be read'),
  CS602: error('an expression names something unknown'),
  CS603: error('units do not mix'),
  CS604: error('a condition has something that conditions do not use'),
  CS605: error('a function or question is not known'),
  CS606: error('a function or question is given the wrong thing'),
  CS607: error('a value in quotes is not in its notation'),
  CS608: error('the clock is asked where it may not be'),
  CS609: error('the answer is asked where there is none'),
  CS610: error('an expression is too long or too deep'),
  CS611: error('text is compared with something it can never be'),
  CS612: error('`{{` and `}}` do not match'),
  CS613: error('a number is too great'),
  CS614: warning('a `£` stands before money, which brings its own'),
  CS615: warning('a text shows what a result is called, which a sealed scenario can’t know'),

  CS701: error('an entry of an answers file is not one of those there are'),
  CS702: error('no task has this id'),
  CS703: error('this cannot be done at this point of the sitting'),
  CS704: error('answers by task id leave the order open'),
} as const satisfies Readonly<Record<string, CodeMeaning>>;

/** What `check` proves, and what it doubts: one code for each promise that a story can break. */
export const promiseCodes = {
  CS801: error('the sitting can stop where nothing is left to do'),
  CS802: error('an ending cannot be reached any more'),
  CS803: error('the story goes round without time passing'),
  CS804: error('a fact can leave its bounds'),
  CS805: error('a condition can be without a value'),
  CS806: error('what is always true can fail'),
  CS807: error('a path has no opportunity for a code'),
  CS808: error('nobody can show a pass, or a distinction, of a code'),
  CS809: error('one weak decision closes the door'),
  CS810: error('a result can never happen'),
  CS811: error('a message can never arrive'),
  CS812: error('a timer can never fall due'),
  CS813: error('a state is never entered'),
  CS814: warning('a timer falls due only for somebody who waits'),
  CS815: error('reading, writing and thinking do not fit the time allowed'),
  CS816: error('the story can end without the handover note'),
  CS817: error('the story can go on after its day has ended'),
  CS818: error('variants are not equivalent'),
  CS819: error('no draw changes a right answer'),
  CS820: warning('no answer that was tried comes to a result'),
  CS821: warning('a draw only shows'),
  CS822: warning('one result is better than all others and costs nothing'),
  CS823: error('a task out of draft lacks what markers need'),
  CS824: warning('a knowledge code is only clicked on'),
  CS825: warning('the scenario is too big to go through whole'),
  CS826: error('one event never comes to an end'),
  CS827: error('no employer has reviewed what is live'),
} as const satisfies Readonly<Record<string, CodeMeaning>>;

/** A code that is found on reading a file: 1xx to 7xx. */
export type ReadingCode = keyof typeof diagnosticCodes;

/** A code of a promise: 8xx. */
export type PromiseCode = keyof typeof promiseCodes;

/** A code of a diagnostic: a closed union. */
export type DiagnosticCode = ReadingCode | PromiseCode;

/** What a code means. */
export function meaningOf(code: DiagnosticCode): CodeMeaning {
  return code in promiseCodes ? promiseCodes[code as PromiseCode] : diagnosticCodes[code as ReadingCode];
}

function error(meaning: string): CodeMeaning {
  return { severity: 'error', meaning };
}

function warning(meaning: string): CodeMeaning {
  return { severity: 'warning', meaning };
}
