/** Why a log can't be made, opened or read: a name for programs, and a sentence that says what to do for people. */
export interface LogProblem {
  readonly problem:
    | 'exists'
    | 'not-found'
    | 'not-a-file'
    | 'read-only'
    | 'disk-full'
    | 'held'
    | 'too-large'
    | 'failed'
    /** While it is sat: the file is no longer the one that was being written. */
    | 'changed';
  readonly because: string;
}

/** The problem behind a failed system call on a log, by the system's code. */
export function problemOf(path: string, code: string): LogProblem {
  switch (code) {
    case 'ENOENT':
      return { problem: 'not-found', because: `${path} isn’t there` };
    case 'EISDIR':
    case 'ENOTDIR':
      return { problem: 'not-a-file', because: `${path} isn’t a file, or a part of its path isn’t a folder` };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        problem: 'read-only',
        because: `${path} can’t be written: the file or its folder is read-only. Choose a place that you may write to`,
      };
    case 'ENOSPC':
    case 'EDQUOT':
      return { problem: 'disk-full', because: `${path} can’t be written: the disk is full. Make room, then go on` };
    case 'EFBIG':
      return { problem: 'disk-full', because: `${path} can’t be written: it may not grow any further here` };
    case 'ELOOP':
      return { problem: 'failed', because: `${path} is a link that leads back to itself` };
    case 'ENAMETOOLONG':
      return { problem: 'failed', because: `${path} can’t be made: the name is too long` };
    default:
      return { problem: 'failed', because: `${path} can’t be used: the system says ${code}` };
  }
}
