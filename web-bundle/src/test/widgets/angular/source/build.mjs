// Compiles angular-card.ts ahead of time and puts it with the parts of Angular that it uses into one script without eval.
// Run in a folder with the packages that the README names: node build.mjs angular-card.ts ../angular-card.js
import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createEs2015LinkerPlugin} from '@angular/compiler-cli/linker/babel';
import babel from '@babel/core';
import * as esbuild from 'esbuild';

const [source, target] = process.argv.slice(2);
mkdirSync('work', {recursive: true});
copyFileSync(source, 'work/angular-card.ts');
writeFileSync('work/tsconfig.json', JSON.stringify({
    compilerOptions: {target: 'ES2022', module: 'ES2022', moduleResolution: 'bundler', experimentalDecorators: true,
        lib: ['ES2022', 'DOM'], outDir: 'out', skipLibCheck: true, types: []},
    angularCompilerOptions: {compilationMode: 'full'},
    files: ['angular-card.ts']
}));
execFileSync('node_modules/.bin/ngc', ['-p', 'work/tsconfig.json'], {stdio: 'inherit'});

// Angular's own packages are compiled in part only; the linker does the rest here, so that no compiler is needed later.
const linked = {
    name: 'linked',
    setup(build) {
        build.onLoad({filter: /node_modules\/@angular\/.*\.mjs$/}, ({path}) => ({
            contents: babel.transformSync(readFileSync(path, 'utf8'), {filename: path, compact: false, configFile: false,
                babelrc: false, plugins: [createEs2015LinkerPlugin({linkerJitMode: false, fileSystem: {
                    resolve: (...parts) => parts.join('/'), exists: () => false, dirname: name => name,
                    relative: (from, to) => to, readFile: () => ''}, logger: console})]}).code,
            loader: 'js'
        }));
    }
};
await esbuild.build({entryPoints: ['work/out/angular-card.js'], bundle: true, minify: true, format: 'iife', target: 'es2020',
    define: {ngDevMode: 'false', ngJitMode: 'false', ngI18nClosureMode: 'false', ngServerMode: 'false'},
    legalComments: 'eof', outfile: target, plugins: [linked], supported: {'async-await': true}});
