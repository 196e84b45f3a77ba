// What tests print, the failures once more, where nothing stands between them, and the counts: node .ci/summary.mjs FOLDER, with xUnit's XML reports in it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const reports = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.xml')).map((file) => readFileSync(join(folder, file), 'utf8'));
const decoded = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
const tests = reports.flatMap((report) => [...report.matchAll(/<test (?:[^>]*? )?name="([^"]*)"[^>]*? result="(\w+)"[^>]*?(?:\/>|>([\s\S]*?)<\/test>)/g)]);
const count = (result) => tests.filter((test) => test[2] === result).length;

const inside = (details, element) => {
  const text = details?.match(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`))?.[1] ?? '';
  return decoded(text.replaceAll(/<!\[CDATA\[|\]\]>/g, '')).trim();
};
const seconds = (test) => Number(test[0].match(/ time="([\d.]+)"/)?.[1] ?? 0);

console.log('\nThe ten slowest tests, in seconds:');
for (const test of tests.toSorted((one, other) => seconds(other) - seconds(one)).slice(0, 10)) console.log(`${seconds(test).toFixed(1).padStart(7)}  ${decoded(test[1])}`);
for (const [, , , details] of tests)
  if (inside(details, 'output')) console.log(inside(details, 'output'));
for (const [, name, , details] of tests.filter((test) => test[2] === 'Fail'))
  console.log(`\nFAILED ${decoded(name)}\n${inside(details, 'message')}`);
if (count('Pass') === 0) process.exitCode = 1;
console.log(`\n${count('Pass')} passed, ${count('Fail')} failed, ${count('Skip')} skipped`);
