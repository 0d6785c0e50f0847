import { Box, Text, useCursor } from 'ink';
import { memo } from 'react';
import type { Picture } from './draw/picture.ts';
import type { Size } from './screen-state.ts';
import { printableRow, type Row } from './text/row.ts';
import type { Theme } from './text/theme.ts';

/** A picture on the terminal: one text a row, which is what Ink draws quickest. */
export function Screen({ picture, theme, size }: { picture: Picture; theme: Theme; size: Size }) {
  const { setCursorPosition } = useCursor();
  setCursorPosition(picture.cursor === null ? undefined : { x: picture.cursor.cell, y: picture.cursor.row });
  const rows = picture.rows.slice(0, size.rows);
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows}>
      {rows.map((row, index) => (
        // Rows have no names of their own: a row is its place on the screen.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <ScreenRow key={index} row={row} theme={theme} />
      ))}
    </Box>
  );
}

const ScreenRow = memo(function ScreenRow({ row, theme }: { row: Row; theme: Theme }) {
  const segments = printableRow(row).filter(({ text }) => text !== '');
  return (
    <Text wrap="truncate">
      {segments.length === 0
        ? ' '
        : segments.map(({ text, tone }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place in the row
            <Text key={index} {...theme[tone]}>
              {text}
            </Text>
          ))}
    </Text>
  );
});
