import { Box, render, Text, useApp, useInput, useWindowSize } from 'ink';
import { useState } from 'react';

/** The smallest program of the same kind: a full screen that counts keys. */
function Hello() {
  const { columns, rows } = useWindowSize();
  const { exit } = useApp();
  const [count, setCount] = useState(0);
  useInput((input) => {
    if (input === 'q') exit();
    else setCount((before) => before + 1);
  });
  return (
    <Box width={columns} height={rows} overflow="hidden">
      <Text>hello {count}</Text>
    </Box>
  );
}

render(<Hello />, { alternateScreen: true, maxFps: 60 });
