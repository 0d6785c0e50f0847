/** A whole sitting of the small scenario: every kind of task, waits, drafts, notes. */
export const whole = `
- open: tom-opens
- open: call-sheet
- note: "Rain: who pays?"
- draft: { task: first-call, answer: tom }
- first-call: { answer: priya, reason: She signs for it }
- note: { text: I meant Priya first and Tom after, about: first-call }
- close: call-sheet
- wait: 5m
- kit: [gazebo]
- order-scenes: [s4, s9, s2]
- board: { start: "Mon 07:30", order: [rig, four, lunch, nine], dropped: [] }
- check-order: { answer: [n-rig], reason: It can't stand }
- book-van: { who: dele, by: call }
- split: { covers: "£300", heat: "£0" }
- draft: { task: order-form, answer: { net: "£2", people: 5 }, reason: not sure }
- open: crew-list
- order-form:
    net: "£310"
    people: 8
    needed_at: "Mon 06:45"
    agreed: yes
    code: weather
    remarks: Ask for the long ones
- handover-note:
    to: [priya, dele]
    attach: [crew-list]
    text: |
      The van is Dele's. Scene 9 stays.
      It cost what it cost.
`;
