/**
 * Brings a VS Code server (workbench and extension host) onto the machine from npm alone, into a cache that later runs
 * reuse. The package's own installer compiles native modules; none of them is needed here, so its scripts stay off.
 */
import { spawn } from 'node:child_process';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** code-server 4.139.1 carries VS Code 1.139.1. */
const VERSION = '4.139.1';
/** Raised when the steps of the install change, so that an older cache is done again. */
const STEPS = 2;

/** Native modules that the server loads at start, and what serves in their place: a log file and nothing at all. */
const STAND_INS: Readonly<Record<string, string>> = {
  spdlog: `const fs = require('node:fs'), path = require('node:path');
class Logger {
  constructor(kind, name, file) { this.file = file; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  write(level, message) { try { fs.appendFileSync(this.file, level + ' ' + message + '\\n'); } catch {} }
  getLevel() { return 2; }
  setLevel() {} setPattern() {} clearFormatters() {} flush() {} drop() {}
}
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical'])
  Logger.prototype[level] = function (message) { this.write(level, message); };
// One by one: that is how an importing module finds the names.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
`,
  'native-watchdog': 'exports.start = () => {};\n',
};

/**
 * Installs once; a finished install is recognised by a marker, a broken one is done again.
 * @param cache folder that keeps it, made when missing
 * @param report gets one line a step
 * @returns the folder of the server (`out/server-main.js` lies in it)
 * @throws with npm's last words when the registry cannot be reached
 */
export async function installVsCodeServer(cache: string, report: (line: string) => void): Promise<string> {
  const root = join(cache, 'code-server');
  const vscode = join(root, 'node_modules', 'code-server', 'lib', 'vscode');
  const marker = join(root, `.ready-${VERSION}-${STEPS}`);
  if (await exists(marker)) return vscode;
  await mkdir(root, { recursive: true });
  if (!(await isInstalled(vscode))) {
    report('Downloading VS Code from npm, once (about 190 MB)');
    await npmInstall(root, [`code-server@${VERSION}`]);
  }
  report('Installing what its server needs');
  await npmInstall(vscode, ['--omit=dev']);
  report('Installing what its own extensions need');
  await npmInstall(join(vscode, 'extensions'), ['--omit=dev']);
  for (const [name, source] of Object.entries(STAND_INS)) {
    await writeFile(join(vscode, 'node_modules', '@vscode', name, 'index.js'), source);
  }
  await writeFile(marker, '');
  return vscode;
}

async function isInstalled(vscode: string): Promise<boolean> {
  if (!(await exists(join(vscode, 'out', 'server-main.js')))) return false;
  const manifest: unknown = JSON.parse(await readFile(join(vscode, '..', '..', 'package.json'), 'utf8'));
  return (
    typeof manifest === 'object' && manifest !== null && 'version' in manifest && manifest.version === VERSION
  );
}

/** Runs npm in a folder of its own, whatever npm script this process runs under. */
function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  const all = [
    'install',
    '--prefix',
    folder,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...args,
  ];
  const cli = process.env.npm_execpath;
  const [program, first] = cli === undefined ? ['npm', []] : [process.execPath, [cli]];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(local_prefix|prefix|omit|include)$/i.test(name),
    ),
  );
  return new Promise((resolve, reject) => {
    const shell = cli === undefined && process.platform === 'win32';
    const child = spawn(program, [...first, ...all], {
      cwd: folder,
      env,
      shell,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm could not install VS Code into ${folder} (exit ${code}):\n${words.trim()}`));
    });
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
