// The .NET CLI shows nothing of a build that "dotnet run" starts, so what takes long says so on the terminal itself.
import { openSync, writeSync } from 'node:fs';

try {
  writeSync(openSync(process.platform === 'win32' ? '\\\\.\\CONOUT$' : '/dev/tty', 'w'), `\r${process.argv[2]}\x1b[K\n`);
} catch {
  // No terminal, nobody to tell.
}
