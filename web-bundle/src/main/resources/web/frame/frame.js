/*
 * The frame of one widget instance: asks the desktop for a port, loads the widget's files, inserts its element, reports
 * what goes wrong, and removes the element in the end. Needs widget-api.js. A classic script, ES2020.
 */
(function () {
    'use strict';

    const LOADED_WITHIN = 30000; // ms for each file
    const DEFINED_WITHIN = 5000; // ms after the last script in which the element's script is to define it

    let host = null;
    let closed = false;
    let height = -1;

    /** What a widget may use elsewhere, but throws in a frame without an origin: storage for as long as the frame lives. */
    function replaceForbidden() {
        for (const name of ['localStorage', 'sessionStorage']) {
            try {
                window[name].length;
            } catch (_) {
                Object.defineProperty(window, name, {value: memoryStorage(), configurable: true});
            }
        }
        try {
            document.cookie.length;
        } catch (_) {
            Object.defineProperty(document, 'cookie', {get: () => '', set() { }, configurable: true});
        }
    }

    function memoryStorage() {
        const kept = new Map();
        return {
            get length() { return kept.size; },
            key: i => [...kept.keys()][i] ?? null,
            getItem: key => kept.get(String(key)) ?? null,
            setItem: (key, value) => void kept.set(String(key), String(value)),
            removeItem: key => void kept.delete(String(key)),
            clear: () => kept.clear()
        };
    }

    function fileName(url) {
        return String(url).replace(/[?#].*$/, '').replace(/^(.*\/)?files\//, '').slice(-200);
    }

    /** Never rejects: a file that does not load is reported by name, and the others go on. */
    function load({url, kind}) {
        return new Promise(resolve => {
            const style = kind === 'style';
            const element = document.createElement(style ? 'link' : 'script');
            element.crossOrigin = 'anonymous'; // else what goes wrong in it is told as "Script error." only
            const finish = problem => {
                clearTimeout(timer);
                if (problem) {
                    host.report('load', `${fileName(url)} ${problem}`);
                }
                resolve();
            };
            const timer = setTimeout(finish, LOADED_WITHIN, `did not load within ${LOADED_WITHIN / 1000} seconds`);
            element.onload = () => finish();
            element.onerror = () => finish('could not be loaded');
            if (style) {
                element.rel = 'stylesheet';
                element.href = url;
            } else {
                element.async = false; // loaded side by side, run in the manifest's order
                element.type = /\.mjs$/.test(fileName(url)) ? 'module' : 'text/javascript';
                element.src = url;
            }
            document.head.append(element);
        });
    }

    async function start({context, files = [], serie, element}) {
        const scripts = files.filter(file => file.kind !== 'style');
        const styles = Promise.all(files.filter(file => file.kind === 'style').map(load));
        if (serie) {
            for (const script of scripts) {
                await load(script);
            }
        } else {
            await Promise.all(scripts.map(load));
        }
        await styles;
        if (!closed) {
            insert(element, context);
            host.send({type: 'ready'});
        }
    }

    /** As markup: the attributes are there before the element's constructor runs. */
    function insert(element, context) {
        const template = document.createElement('template');
        template.innerHTML = /</.test(element) ? element : `<${element}></${element}>`;
        const roots = [...template.content.children];
        for (const root of roots) {
            const attributes = {
                widgetid: context.widgetId,
                interactionid: context.interactionId || null,
                workrequestid: context.interactionId && context.workRequestId,
                externalinteractionid: context.interactionId && context.externalInteractionId
            };
            for (const [name, value] of Object.entries(attributes)) {
                if (value !== null && value !== undefined) {
                    root.setAttribute(name, value);
                }
            }
        }
        document.body.append(template.content);
        const missing = () => roots.map(root => root.localName)
            .filter(name => name.includes('-') && !customElements.get(name));
        if (roots.length === 0) {
            host.report('load', 'the manifest names no element');
        } else if (missing().length > 0) {
            setTimeout(() => missing().forEach(name =>
                host.report('load', `none of the widget's scripts defines <${name}>`)), DEFINED_WITHIN);
        }
    }

    /** What the widget throws while it is removed reaches the handler below. */
    function close() {
        closed = true;
        document.body.replaceChildren();
    }

    function measure() {
        const now = Math.ceil(document.body.getBoundingClientRect().height);
        if (now !== height) {
            height = now;
            host.send({type: 'size', height});
        }
    }

    function watch() {
        window.addEventListener('error', event => {
            if (event.error || event.message) { // and not a resource, which load() reports
                host.failed('uncaught', event.error);
            }
        });
        window.addEventListener('unhandledrejection', event => host.failed('unhandled rejection', event.reason));
        document.addEventListener('securitypolicyviolation', event => host.report('error',
            `blocked by the frame's policy (${event.effectiveDirective}): ${origin(event.blockedURI)}`));
        new ResizeObserver(measure).observe(document.body);
    }

    function origin(uri) {
        try {
            return new URL(uri).origin;
        } catch (_) {
            return uri; // such as "inline" or "eval"
        }
    }

    window.addEventListener('message', function connect(event) {
        if (event.source === window.parent && event.data && event.data.type === 'widgetry:connect' && event.ports[0]) {
            window.removeEventListener('message', connect);
            host = window.Widgetry.connect(event.ports[0], {start, close});
            watch();
        }
    });
    replaceForbidden();
    window.parent.postMessage({type: 'widgetry:hello'}, '*');
})();
