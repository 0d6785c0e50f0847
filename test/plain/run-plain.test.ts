import { describe, expect, test } from 'vitest';
import { MemoryLog, sit } from './small-sitting.ts';

/** Every decision of the small scenario, as somebody would type it. */
const wholeSitting: readonly string[] = [
  'start',
  // Whom do you ring first?
  ...['1', '1', 'She decides.', '.', 'yes', 'I meant that she decides about money.', 'yes'],
  // Wet-weather kit
  ...['1', '1 2', '.', 'yes', ''],
  // Scenes in order, the board
  ...['1', '1 2 3', '.', 'yes', ''],
  ...['1', 'move 4 2', 'undo', 'done', '.', 'yes', ''],
  // The order, the van
  ...['1', '2 3', 'done', 'The rig comes before the unit call.', '.', 'yes', ''],
  ...['1', '2', '1', '.', 'yes', ''],
  // Money, the purchase order
  ...['1', '1 300', 'done', '.', 'yes', ''],
  ...['1', '310', '12', 'Mon 07:00', '2h', 'yes', '1', 'Leave it at the gate.', '.', 'done', '.', 'yes', ''],
  // Handover
  ...['1', '1', 'none', 'Nothing is owed.', 'Priya knows.', '.', 'done', 'yes', '', 'debrief'],
];

function kinds(log: MemoryLog): readonly string[] {
  return log.records().map((record) => record.kind);
}

describe('a whole sitting in plain mode', () => {
  test('goes from the briefing to the debrief, and every decision is on the record', async () => {
    const { end, out, log } = await sit(wholeSitting);
    expect(out).toMatchInlineSnapshot(`
      [
        "Callsheet, line by line. A small day.",
        "SPECIMEN: no result rests on this task.",
        "You coordinate *Small*, a short film. It is Sunday afternoon.",
        "",
        "The van for tomorrow may be late.",
        "What is asked:",
        "It is Sun 16:00 in the story. Messages come in, tasks open, and each decision takes story time.",
        "Story time moves only when you decide or wait: reading costs none.",
        "Some of it needs nothing from you. What you need to know may have to be looked up.",
        "How long:",
        "You have 30 minutes of real time.",
        "You may pause, and the time stands still.",
        "Keep 5 minutes for the handover note at the end.",
        "When the time is up the sitting ends. What you have typed by then is kept as an unfinished answer and never counts as your choice.",
        "What you may use:",
        "The production's documents, contacts and messages: opening them is free, and logged.",
        "The notebook and the calculator here.",
        "What is looked at:",
        "What you decide, and the reasons you give: both are read and marked by people.",
        "Spelling and grammar are not marked. How fast you are is not marked.",
        "What is kept:",
        "Everything you do is logged as you do it. You can leave at any time and go on later.",
        "How this works: everything is said in lines. You type a number or a word and press Enter. Nothing is ever answered by Enter alone. Type help at any time to hear what works there.",
        "The time starts when you say so, and not before.",
        "Type start to start, or leave.",
        "Started. The receipt is 1-4a29-bf9b-bdfb-a099-a8ac.",
        "Message 1 came Sun 16:00, by text, from Tom Ellery, first assistant director.",
        "Rain due Mon 11:30. Acme can do the van. Who do we ring?",
        "It is Sun 16:00 in the story.",
        "You are at the desk.",
        "Open tasks: 2.",
        "1. First call (choose one, takes 10 minutes of story time). Whom do you ring first?",
        "2. Wet-weather kit (choose some, takes 10 minutes of story time). What do you book?",
        "Type the number of a task to open it, wait to let time pass, or help.",
        "Task: First call. Takes 10 minutes of story time.",
        "Whom do you ring first?",
        "Choose one.",
        "1. Ring Priya",
        "2. Text Tom about the rain at 11:30 (takes 5 minutes of story time)",
        "3. Ring nobody yet",
        "Type the number of your choice.",
        "Chosen: 1. Ring Priya",
        "Now your reason. It is needed. Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "You are about to answer: First call.",
        "Ring Priya",
        "Your reason:",
        "She decides.",
        "It should take 10 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "Your note: I meant that she decides about money. Keep it? Type yes or no.",
        "Your note is with the answer.",
        "10 minutes pass. It is now Sun 16:10.",
        "Message 2 came Sun 16:05, on the radio, from Dele Akande, production manager.",
        "Radio check, nothing needed.",
        "Open tasks: 1.",
        "1. Wet-weather kit (choose some, takes 10 minutes of story time). What do you book?",
        "Type the number of a task to open it, wait to let time pass, or help.",
        "Task: Wet-weather kit. Takes 10 minutes of story time.",
        "What do you book?",
        "Choose 1 to 2.",
        "1. Two gazebos",
        "2. Heaters",
        "3. The studio",
        "Type the numbers of all that you choose in one line, such as 1 2.",
        "Chosen: 1. Two gazebos",
        "Chosen: 2. Heaters",
        "Now your reason, if you want to give one. Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "You are about to answer: Wet-weather kit.",
        "Two gazebos",
        "Heaters",
        "It takes 10 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "10 minutes pass. It is now Sun 16:20.",
        "Message 3 came Sun 16:10, by e-mail, from Tom Ellery, first assistant director.",
        "Subject: New order",
        "What in it can't stand?",
        "Attached: document 3, New order.",
        "1 document came with a message: New order.",
        "Open tasks: 3.",
        "1. Order scenes (put in order, takes 10 minutes of story time). Put the scenes in the order you would shoot them.",
        "2. Check order (mark lines, takes 15 minutes of story time). Mark each line that can't stand.",
        "3. Book van (contact somebody, takes 5 minutes of story time). Who books the van, and how do you reach them?",
        "Type the number of a task to open it, wait to let time pass, or help.",
        "Task: Order scenes. Takes 10 minutes of story time.",
        "Put the scenes in the order you would shoot them.",
        "Put all of them in order, the first first.",
        "1. Scene 4, exterior",
        "2. Scene 9, studio",
        "3. Scene 2, either",
        "Type all 3 numbers in your order, the first first, in one line; or move 3 1 to put 3 in place 1.",
        "Type show to hear the order as it stands, and done to take it.",
        "The order as it stands:",
        "1. Scene 4, exterior",
        "2. Scene 9, studio",
        "3. Scene 2, either",
        "Now your reason, if you want to give one. Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "You are about to answer: Order scenes.",
        "1. Scene 4, exterior",
        "2. Scene 9, studio",
        "3. Scene 2, either",
        "It takes 10 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "10 minutes pass. It is now Sun 16:30.",
        "Message 4 came Sun 16:25, by e-mail, from Priya Nair, line producer.",
        "Subject: Thank you",
        "Glad you rang. That's £180 so far.",
        "Attached: document 2, Crew list.",
        "1 document came with a message: Crew list.",
        "Open tasks: 3.",
        "1. Board (strip board, takes 20 minutes of story time). Time the day.",
        "2. Check order (mark lines, takes 15 minutes of story time). Mark each line that can't stand.",
        "3. Book van (contact somebody, takes 5 minutes of story time). Who books the van, and how do you reach them?",
        "Type the number of a task to open it, wait to let time pass, or help.",
        "Task: Board. Takes 20 minutes of story time. About 4 minutes to answer.",
        "Time the day.",
        "Put the strips in order and choose the start.",
        "The board as it stands:",
        "Strip 1: Rig, Mon 07:00 to Mon 07:30, 30 minutes.",
        "Strip 2: Scene 4, Mon 07:30 to Mon 09:30, 2 hours.",
        "Strip 3: Lunch, a break, Mon 09:30 to Mon 10:30, 1 hour.",
        "Strip 4: Scene 9, Mon 10:30 to Mon 12:00, 1 hour 30 minutes, may be left out.",
        "It wraps Mon 12:00.",
        "Type move 4 2 to put strip 4 in place 2. The times follow by themselves.",
        "Type drop 4 to leave strip 4 out, and keep 4 to take it back.",
        "Type start and a time for another start: Mon 07:00, Mon 07:30, Mon 08:00, Mon 08:30, Mon 09:00.",
        "Type show to hear the board, undo to take a change back, and done when you have finished.",
        "Strip 2: Scene 9, Mon 07:30 to Mon 09:00, 1 hour 30 minutes, may be left out.",
        "It wraps Mon 12:00.",
        "Taken back: move 4 2",
        "Now your reason, if you want to give one. Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "You are about to answer: Board.",
        "07:00 to 07:30  Rig",
        "07:30 to 09:30  Scene 4",
        "09:30 to 10:30  Lunch",
        "10:30 to 12:00  Scene 9",
        "It takes 20 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "20 minutes pass. It is now Sun 16:50.",
        "Open tasks: 2.",
        "1. Check order (mark lines, takes 15 minutes of story time). Mark each line that can't stand.",
        "2. Book van (contact somebody, takes 5 minutes of story time). Who books the van, and how do you reach them?",
        "Type the number of a task to open it, wait to let time pass, or help.",
        "Task: Check order. Takes 15 minutes of story time.",
        "Mark each line that can't stand.",
        "Mark the lines; leave the others alone.",
        "New order. Lines with a number can be marked.",
        "NEW ORDER",
        "Line 2: 06:00 Rig at the harbour",
        "Line 3: 07:00-11:45 Scene 4",
        "Line 4: 12:00 Move to the studio",
        "Line 5: 13:00 Scene 9",
        "Type the numbers of the lines to mark, such as 2 3. Typing a marked number again unmarks it.",
        "Type show to hear what is marked, and done when you have finished.",
        "Line 2, marked: 06:00 Rig at the harbour",
        "Line 3, marked: 07:00-11:45 Scene 4",
        "Now your reason. It is needed. Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "You are about to answer: Check order.",
        "06:00 Rig at the harbour",
        "07:00-11:45 Scene 4",
        "Your reason:",
        "The rig comes before the unit call.",
        "It takes 15 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "15 minutes pass. It is now Sun 17:05.",
        "Open tasks: 1.",
        "1. Book van (contact somebody, takes 5 minutes of story time). Who books the van, and how do you reach them?",
        "Type the number of a task to open it, wait to let time pass, or help.",
        "Task: Book van. Takes 5 minutes of story time.",
        "Who books the van, and how do you reach them?",
        "Choose whom to contact, and how.",
        "Whom?",
        "1. Priya Nair, line producer",
        "2. Dele Akande, production manager",
        "Type the number of the person.",
        "Dele Akande. How?",
        "1. Call",
        "2. E-mail",
        "Type the number of the way, or who to choose another person.",
        "To: Dele Akande.",
        "By: Call.",
        "Now your reason, if you want to give one. Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "You are about to answer: Book van.",
        "Call Dele Akande, production manager",
        "It takes 5 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "5 minutes pass. It is now Sun 17:10.",
        "Open tasks: 2.",
        "1. Split (share out, takes 5 minutes of story time). Split the weather money.",
        "2. Order form (fill in a form, takes 15 minutes of story time). Make out the purchase order.",
        "Type the number of a task to open it, wait to let time pass, or help.",
        "Task: Split. Takes 5 minutes of story time.",
        "Split the weather money.",
        "Share out up to £300, in steps of £50. Some may be left over.",
        "1. Covers (from £50 to £300)",
        "2. Heat",
        "Type a line's number and its amount: 2 £50 gives £50 to Heat. Lines that you leave out get nothing.",
        "Type show to hear how it stands, and done when you have finished.",
        "Covers: £300. Of the total: all shared out.",
        "Now your reason, if you want to give one. Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "You are about to answer: Split.",
        "Covers: £300",
        "Heat: £0",
        "It takes 5 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "5 minutes pass. It is now Sun 17:15.",
        "Open tasks: 1.",
        "1. Order form (fill in a form, takes 15 minutes of story time). Make out the purchase order.",
        "Type the number of a task to open it, wait to let time pass, or help.",
        "Task: Order form. Takes 15 minutes of story time.",
        "Make out the purchase order.",
        "Document 1 belongs to it. Type document to read it.",
        "Fill in the form.",
        "Field 1 of 9: Net price.",
        "Type money, such as £1,234.50, from £0 to £1,000.",
        "Enter alone passes a field over.",
        "Net price: £310.",
        "VAT at 20%: £62.",
        "Total: £372.",
        "Field 4 of 9: How many people.",
        "Type a whole number, from 1 to 50.",
        "How many people: 12.",
        "Field 5 of 9: Needed at.",
        "Type a day and time, such as Wed 03:20.",
        "Needed at: Mon 07:00.",
        "Field 6 of 9: Hired for (may stay empty).",
        "Type a length of time, such as 1h05m.",
        "Hired for: 2h.",
        "Field 7 of 9: Agreed in writing?",
        "Type yes or no.",
        "Agreed in writing? yes.",
        "Field 8 of 9: Budget code.",
        "1. 2440 Weather cover",
        "2. 2610 Base",
        "Type the number of your choice.",
        "Budget code: 2440 Weather cover.",
        "Field 9 of 9: Remarks (may stay empty).",
        "Type your own words.",
        "About 20 words.",
        "Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "Every field has been asked.",
        "Type show to hear the form, field and a number to change a field, and done when you have finished.",
        "Now your reason, if you want to give one. Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "You are about to answer: Order form.",
        "Net price: £310",
        "VAT at 20%: £62",
        "Total: £372",
        "How many people: 12",
        "Needed at: Mon 07:00",
        "Hired for: 2h",
        "Agreed in writing?: yes",
        "Budget code: 2440 Weather cover",
        "Remarks: Leave it at the gate. (5 words)",
        "It takes 15 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "15 minutes pass. It is now Sun 17:30.",
        "Open tasks: 1.",
        "1. Handover note (write, takes 10 minutes of story time). What changed, what it cost, what is at risk, who knows?",
        "Type the number of a task to open it, or help.",
        "Task: Handover note. Takes 10 minutes of story time.",
        "What changed, what it cost, what is at risk, who knows?",
        "About 60 words, at most 200.",
        "To whom?",
        "1. Priya Nair, line producer",
        "2. Dele Akande, production manager",
        "Type the numbers of all of them in one line, such as 1 2.",
        "Priya Nair.",
        "What do you attach?",
        "1. Crew list",
        "Type the numbers in one line, or none.",
        "Nothing attached.",
        "The text: about 60 words, at most 200.",
        "Write as many lines as you need; a full stop by itself ends it. /help says what else works.",
        "To: Priya Nair.",
        "Attached: nothing.",
        "The text has 5 words of about 60.",
        "Text:",
        "Line 1: Nothing is owed.",
        "Line 2: Priya knows.",
        "Type to, attach, text to change that part, clear to begin the text again, and done when you have finished.",
        "You are about to answer: Handover note.",
        "To: Priya Nair",
        "Attached: nothing",
        "",
        "Nothing is owed.",
        "Priya knows.",
        "(5 words)",
        "It takes 10 minutes of story time.",
        "It counts when you confirm. It cannot be changed afterwards.",
        "Type yes to confirm, or no to change it.",
        "Your answer is saved. If it does not say what you meant, you can add a note now, before anything else shows.",
        "Press Enter to go on, or write what you meant in one line.",
        "A good day.",
        "The sitting is finished.",
        "The day was made.",
        "Nothing is graded here. In an assessment, people read the log and mark it.",
        "The log is sittings/small-A1-1.jsonl",
        "Type debrief to hear what each decision was expected to show, and why; receipt to hear the receipt again; or leave.",
        "Write this receipt on paper: with it, anybody can tell later whether the log is whole.",
        "The receipt is 34-88d7-cf7f-ba50-cd54-1163.",
        "What your decisions were expected to show.",
        "These are the author's expectations, with reasons. They are not marks, and nothing here is a grade.",
        "Your own words and reasons are for people to read.",
        "1. Sun 16:10, First call.",
        "Ring Priya",
        "Your reason:",
        "She decides.",
        "You meant:",
        "I meant that she decides about money.",
        "S1, toward a distinction: Tells the one who decides, first",
        "K1, toward a pass: Knows who decides",
        "2. Sun 16:20, Wet-weather kit.",
        "Two gazebos",
        "Heaters",
        "K1, toward a pass: Keeps the crew dry",
        "3. Sun 16:30, Order scenes.",
        "1. Scene 4, exterior",
        "2. Scene 9, studio",
        "3. Scene 2, either",
        "S2, toward a pass: Uses the dry hours",
        "4. Sun 16:50, Board.",
        "07:00 to 07:30  Rig",
        "07:30 to 09:30  Scene 4",
        "09:30 to 10:30  Lunch",
        "10:30 to 12:00  Scene 9",
        "S2, toward a distinction: The whole board holds in the rain",
        "5. Sun 17:05, Check order.",
        "06:00 Rig at the harbour",
        "07:00-11:45 Scene 4",
        "Your reason:",
        "The rig comes before the unit call.",
        "S2, toward a distinction: Finds every clash",
        "6. Sun 17:10, Book van.",
        "Call Dele Akande, production manager",
        "K1, toward a pass: Knows who books",
        "7. Sun 17:15, Split.",
        "Covers: £300",
        "Heat: £0",
        "K1, toward a pass: Covers first",
        "8. Sun 17:30, Order form.",
        "Net price: £310",
        "VAT at 20%: £62",
        "Total: £372",
        "How many people: 12",
        "Needed at: Mon 07:00",
        "Hired for: 2h",
        "Agreed in writing?: yes",
        "Budget code: 2440 Weather cover",
        "Remarks: Leave it at the gate. (5 words)",
        "S2, toward a distinction: An order that others can work from",
        "9. Sun 17:30, Handover note.",
        "To: Priya Nair",
        "Attached: nothing",
        "",
        "Nothing is owed.",
        "Priya knows.",
        "(5 words)",
        "What you wrote here is for people to judge (S1, S2).",
        "End of the debrief. Type receipt to hear the receipt, or leave.",
      ]
    `);
    expect(end).toBe('ended');
    const decided = log
      .records()
      .flatMap((record) => (record.kind === 'decided' ? [[record.task, record.answer]] : []));
    expect(decided).toEqual([
      ['first-call', 'priya'],
      ['kit', ['gazebo', 'heater']],
      ['order-scenes', ['s4', 's9', 's2']],
      ['board', { start: 'Mon 07:00', order: ['rig', 'four', 'lunch', 'nine'], dropped: [] }],
      ['check-order', ['n-rig', 'n-4']],
      ['book-van', { who: 'dele', by: 'call' }],
      ['split', { covers: '£300', heat: '£0' }],
      [
        'order-form',
        {
          net: '£310',
          people: 12,
          needed_at: 'Mon 07:00',
          hired_for: '2h',
          agreed: 'yes',
          code: 'weather',
          remarks: 'Leave it at the gate.',
        },
      ],
      ['handover-note', { to: ['priya'], attach: [], text: 'Nothing is owed.\nPriya knows.' }],
    ]);
  });

  test('the same lines in one piece, as a pipe gives them, are the same decisions', async () => {
    const one = await sit(wholeSitting);
    const other = await sit([wholeSitting]);
    const told = (log: MemoryLog) =>
      log
        .records()
        .flatMap((record) => (record.kind === 'decided' ? [[record.task, record.answer, record.state]] : []));
    expect(other.end).toBe('ended');
    expect(told(other.log)).toEqual(told(one.log));
  });
});

describe('before the start', () => {
  test("nothing is written, and the time doesn't run, until the candidate says start", async () => {
    const { end, log } = await sit(['', 'yes', 'help', 'leave']);
    expect(end).toBe('not-started');
    expect(log.lines).toEqual([]);
  });

  test("a log that can't be made is told in a sentence", async () => {
    const log = new MemoryLog();
    log.isFull = true;
    const { end, out } = await sit(['start'], { log });
    expect(end).toBe('failed');
    expect(out.at(-1)).toBe('The disk is full.');
  });
});

describe('an answer counts only when confirmed', () => {
  test('Enter alone never answers, and no goes back', async () => {
    const { out, log } = await sit(['start', '1', '2', 'Because.', '.', '', 'no', '', 'back']);
    expect(kinds(log)).not.toContain('decided');
    expect(out).toContain('Nothing counts yet.');
    expect(out).toContain('Nothing was answered. You can change it now.');
  });

  test("a yes that was pasted along with other lines doesn't count, where a person types", async () => {
    const pasted = [['2', 'Because.', '.', 'yes']];
    const typed = await sit(['start', '1', ...pasted, 'back'], { isTyped: true });
    expect(kinds(typed.log)).not.toContain('decided');
    expect(typed.out).toContain('That came together with other lines, so it does not count. Type it by itself.');
    const piped = await sit(['start', '1', ...pasted], { isTyped: false });
    expect(kinds(piped.log)).toContain('decided');
  });

  test('a reason that is needed is asked for again', async () => {
    const { out, log } = await sit(['start', '1', '2', '.']);
    expect(out).toContain('This task needs a reason: say in a sentence or two why.');
    expect(kinds(log)).not.toContain('decided');
  });
});

describe('unfinished answers', () => {
  test('what is typed is on the record after every line', async () => {
    const { log } = await sit(['start', '1', '2', 'Because it', 'rains.']);
    const drafts = log.records().flatMap((record) => (record.kind === 'drafted' ? [record.draft] : []));
    expect(drafts).toEqual([
      { answer: 'tom', reason: null },
      { answer: 'tom', reason: 'Because it' },
      { answer: 'tom', reason: 'Because it\nrains.' },
    ]);
    expect(kinds(log).at(-1)).toBe('paused');
  });

  test('a paste leaves one draft, not one for each line', async () => {
    const { log } = await sit(['start', '1', ['2', ...Array.from({ length: 50 }, (_, index) => `line ${index}`)]]);
    expect(kinds(log).filter((kind) => kind === 'drafted').length).toBe(1);
  });

  test('opening a task and leaving it again writes no draft', async () => {
    const { log } = await sit(['start', '2', 'back', '1', 'back']);
    expect(kinds(log)).not.toContain('drafted');
  });

  test('an answer begun is told when the task is opened again', async () => {
    const { out } = await sit(['start', '1', '2', 'Because.', '/back', '1']);
    expect(out).toContain('You have begun an answer. Chosen: 2. Text Tom about the rain at 11:30.');
  });
});

describe('the end of the time', () => {
  test('is noticed at the next line, and what was typed is kept but never counts', async () => {
    const { end, out, log } = await sit(['start', '1', '2', 'Because', 'it rains'], {
      before: (line, at) => {
        if (line === 'it rains') at.nowMs = 1_800_000;
      },
    });
    expect(end).toBe('ended');
    expect(out).toContain('The time is up. What you have typed is kept as an unfinished answer.');
    const lapsed = log.records().find((record) => record.kind === 'lapsed' && record.task === 'first-call');
    expect(lapsed).toMatchObject({ draft: { answer: 'tom', reason: 'Because\nit rains' } });
    expect(kinds(log)).not.toContain('decided');
    expect(log.records().at(-1)).toMatchObject({ kind: 'ended', how: 'out-of-time' });
  });

  test("a yes that comes too late doesn't count", async () => {
    const { log } = await sit(['start', '1', '2', 'Because.', '.', 'yes'], {
      before: (line, at) => {
        if (line === 'yes') at.nowMs = 1_800_001;
      },
    });
    expect(kinds(log)).not.toContain('decided');
  });
});

describe('leaving', () => {
  test('asks, keeps everything, and says how to go on', async () => {
    const { end, out, log } = await sit(['start', '1', '2', '/leave', 'no', '/leave', 'yes']);
    expect(end).toBe('left');
    expect(out).toContain('Leave the sitting?');
    expect(out.at(-1)).toBe('Go on with: callsheet resume sittings/small-A1-1.jsonl');
    expect(kinds(log).at(-1)).toBe('paused');
  });

  test('the end of the lines is leaving too', async () => {
    const { end, log } = await sit(['start', '1', '2']);
    expect(end).toBe('left');
    expect(log.records().at(-1)).toMatchObject({ kind: 'paused', because: 'left' });
  });

  test('ending it for good needs a yes of its own', async () => {
    const { end, log } = await sit(['start', 'withdraw', 'no', 'withdraw', 'yes']);
    expect(end).toBe('ended');
    expect(log.records().at(-1)).toMatchObject({ kind: 'ended', how: 'withdrawn' });
  });

  test('a log that is full stops the sitting with a sentence', async () => {
    const { end, out } = await sit(['start', '1', '2', 'Because.'], {
      before: (line, log) => {
        log.isFull = line === 'Because.';
      },
    });
    expect(end).toBe('lost');
    expect(out.at(-1)).toContain('The log cannot be written any more');
  });
});

describe('a pause', () => {
  test('covers everything until go on', async () => {
    const { out, log } = await sit(['start', 'pause', 'tasks', '1', 'go on']);
    expect(out.filter((line) => line === 'The sitting is paused. Type go on to go on, or leave.').length).toBe(2);
    expect(kinds(log).slice(-3)).toEqual(['paused', 'resumed', 'paused']);
  });
});

describe('waiting', () => {
  test('is asked for by a number or a word, and what came is told whole', async () => {
    const { out, log } = await sit(['start', 'wait', '2', 'yes', 'wait', 'next', 'yes', 'wait 7']);
    const waited = log.records().flatMap((record) => (record.kind === 'waited' ? [record.asked] : []));
    expect(waited).toEqual([5, 'next']);
    expect(out).toContain('Message 2 came Sun 16:05, on the radio, from Dele Akande, production manager.');
    expect(out).toContain('Radio check, nothing needed.');
    expect(out).toContain('Type wait next, wait 5, wait 15 or wait 30.');
  });

  test('asks first where tasks are open, in the middle of an answer too, and no keeps everything as it was', async () => {
    const { out, log } = await sit(['start', '1', 'wait 15', '', 'no', '1', 'Because.', '/wait next', 'yes']);
    expect(out.filter((line) => line === '2 tasks are open: they may close while you wait.')).toHaveLength(3);
    expect(out).toContain('Wait 15 minutes?');
    expect(out).toContain('You are in the task First call: choose one. It is Sun 16:00 in the story.');
    expect(log.records().filter((record) => record.kind === 'waited')).toMatchObject([{ asked: 'next' }]);
    expect(log.records().findLast((record) => record.kind === 'drafted')).toMatchObject({
      draft: { reason: 'Because.' },
    });
  });

  test('is never confirmed by a yes that was pasted with something else', async () => {
    const { log } = await sit(['start', ['wait 5', 'yes']], { isTyped: true });
    expect(kinds(log)).not.toContain('waited');
  });
});
