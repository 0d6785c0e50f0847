import { Box, Text, useCursor } from 'ink';
import { memo } from 'react';
import type { Picture } from './draw/picture.ts';
import type { Size } from './screen-state.ts';
import { paintRow, type Theme } from './text/theme.ts';

/** A picture on the terminal: one painted text a row, which is what Ink draws quickest. A row is exactly as wide as the screen or less. */
export function Screen({ picture, theme, size }: { picture: Picture; theme: Theme; size: Size }) {
  const { setCursorPosition } = useCursor();
  setCursorPosition(picture.cursor === null ? undefined : { x: picture.cursor.cell, y: picture.cursor.row });
  const rows = picture.rows.slice(0, size.rows);
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows}>
      {rows.map((row, index) => (
        // Rows have no names of their own: a row is its place on the screen.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <ScreenRow key={index} painted={paintRow(row, theme, size.columns)} />
      ))}
    </Box>
  );
}

/** Drawn again only when what is painted differs: most rows are as they were after a key. */
const ScreenRow = memo(function ScreenRow({ painted }: { painted: string }) {
  return <Text wrap="truncate">{painted === '' ? ' ' : painted}</Text>;
});
