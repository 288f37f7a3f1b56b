/* Runs the checks in Node, from the folder of the module's files that is given. Prints the results as JSON. */
import {pathToFileURL} from 'node:url';
import {checksOf, run} from './checks.mjs';

const kit = await import(pathToFileURL(process.argv[2] + '/widget-testkit.mjs'));
process.stdout.write(JSON.stringify(await run(checksOf(kit))));
