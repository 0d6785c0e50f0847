import type { CauseKind } from './arrows.ts';

/** The colours of the picture. Words have a contrast of 4.5 to 1 or more with what they stand on; no colour says what a sign or a letter doesn't. */
export const pictureStyle = [
  'text{font-family:"DejaVu Sans",Verdana,Arial,Helvetica,sans-serif;fill:#1c2430}',
  '.paper{fill:#fff}',
  '.box{fill:#fff;stroke:#5b6675;stroke-width:1.2}',
  '.outer{fill:#f5f7fa;stroke:#8a95a5}',
  '.strand{fill:#eef3f9;stroke-dasharray:6 4}',
  '.behind{stroke:none}',
  '.final{fill:#fdf6e3}',
  '.history{fill:#f1ecf8}',
  '.label{fill:#fff}',
  '.chip{fill:#fff;stroke:#b4bcc8}',
  '.start{fill:#1c2430}',
  '.way{fill:none;stroke:#3f4a59;stroke-width:1.3}',
  '.dashed{stroke-dasharray:5 4}',
  '#head path{fill:#3f4a59}',
  '.soft,.judged{fill:#566070}',
  '.decision{fill:#1b4f9c}',
  '.timer{fill:#9a4a00}',
  '.signal{fill:#7a2a8a}',
  '.always,.first{fill:#46505e}',
  '.pass{fill:#1f6b34}',
  '.distinction{fill:#1b4f9c}',
  '.against{fill:#a8201a}',
].join('');

/** The sign of each cause, in a square of ten pixels: a diamond, a clock, a flag, an arrow, a ring. */
export const signShapes: Readonly<Record<CauseKind, string>> = {
  decision: 'M5 0L10 5L5 10L0 5z',
  timer: 'M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0zM4.4 1.8V5.6H8V4.4H5.6V1.8z',
  signal: 'M1 0H2.4V1L9.5 3.5L2.4 6V10H1z',
  always: 'M0 1L5 5L0 9zM5 1L10 5L5 9z',
  first: 'M5 1A4 4 0 1 1 5 9A4 4 0 1 1 5 1zM5 3.4A1.6 1.6 0 1 0 5 6.6A1.6 1.6 0 1 0 5 3.4z',
};
