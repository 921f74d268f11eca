/*
 * chromium.mjs: drives the Chromium that is installed, through the pipe of its DevTools protocol: no
 * library is needed. A page remembers what went wrong on it and what it asked of the network.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMES = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'];
const FLAGS = [
    '--headless',
    '--remote-debugging-pipe',
    '--disable-gpu',
    '--no-first-run',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--hide-scrollbars',
];
const PATIENCE = 10000; /* milliseconds */

/* The first of the names that is there; undefined: none is. */
export const findChromium = () =>
    NAMES.find((name) => name && !spawnSync(name, ['--version']).error);

export const sleep = (milliseconds) =>
    new Promise((done) => {
        setTimeout(done, milliseconds);
    });

/* A running browser; its pages share the one process. */
export class Browser {
    #waiting = new Map();
    #listeners = new Map(); /* a session -> what hears its events */
    #next = 1;

    constructor(path) {
        this.profile = mkdtempSync(join(tmpdir(), 'entente-page-'));
        /* Root has no use of Chromium's sandbox, which refuses to start there. */
        const sandbox = process.getuid() === 0 ? ['--no-sandbox'] : [];
        this.process = spawn(
            path,
            [...FLAGS, ...sandbox, `--user-data-dir=${this.profile}`, 'about:blank'],
            { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
        );
        this.out = this.process.stdio[3];
        let rest = Buffer.alloc(0);
        this.process.stdio[4].on('data', (bytes) => {
            rest = Buffer.concat([rest, bytes]);
            for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
                this.#hear(JSON.parse(rest.subarray(0, end).toString()));
                rest = rest.subarray(end + 1);
            }
        });
    }

    #hear({ id, sessionId, method, params, error, result }) {
        if (!id) {
            this.#listeners.get(sessionId)?.(method, params);
            return;
        }
        const { done, failed, command } = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (error) failed(new Error(`${command}: ${error.message}`));
        else done(result);
    }

    send(command, params = {}, sessionId = undefined) {
        const id = this.#next++;
        this.out.write(`${JSON.stringify({ id, method: command, params, sessionId })}\0`);
        return new Promise((done, failed) => {
            this.#waiting.set(id, { done, failed, command });
        });
    }

    #target = null;

    /* A page as wide and high as said, in place of the one before it. */
    async open(
        url,
        {
            width = 1400,
            height = 1000,
            media = [] /* such as { name, value } */,
            script = true,
            touch = false,
        } = {},
    ) {
        const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
        if (this.#target) await this.send('Target.closeTarget', { targetId: this.#target });
        this.#target = targetId;
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
        const page = new Page((command, params) => this.send(command, params, sessionId));
        this.#listeners.set(sessionId, (method, params) => page.hear(method, params));
        const features = [{ name: 'prefers-reduced-motion', value: 'reduce' }, ...media];
        await Promise.all([
            ...['Page', 'Runtime', 'Log', 'Network'].map((domain) => page.send(`${domain}.enable`)),
            page.send('Emulation.setEmulatedMedia', { features }),
            page.send('Emulation.setDeviceMetricsOverride', {
                width,
                height,
                deviceScaleFactor: 1,
                mobile: false,
            }),
            page.send('Emulation.setScriptExecutionDisabled', { value: !script }),
            page.send('Emulation.setTouchEmulationEnabled', { enabled: touch, maxTouchPoints: 2 }),
        ]);
        await page.go(url);
        return page;
    }

    async close() {
        await this.send('Browser.close').catch(() => {});
        if (this.process.exitCode === null)
            await new Promise((done) => {
                this.process.once('exit', done);
            });
        rmSync(this.profile, { recursive: true, force: true });
    }
}

const KEYS = {
    Enter: 13,
    Escape: 27,
    Tab: 9,
    ArrowLeft: 37,
    ArrowUp: 38,
    ArrowRight: 39,
    ArrowDown: 40,
    Home: 36,
    ' ': 32,
};
const TEXTS = { Enter: '\r', ' ': ' ' };
const MODIFIERS = { Alt: 1, Control: 2, Shift: 8 };

export class Page {
    problems = []; /* errors on the console, exceptions, refusals of the policy, dialogs */
    requests = []; /* whatever is asked for */
    #loaded = () => {};

    constructor(send) {
        this.send = send;
    }

    hear(method, params) {
        if (method === 'Page.loadEventFired') this.#loaded();
        if (method === 'Network.requestWillBeSent') this.requests.push(params.request.url);
        if (method === 'Runtime.exceptionThrown')
            this.problems.push(params.exceptionDetails.exception?.description);
        if (method === 'Log.entryAdded') this.problems.push(params.entry.text);
        if (method === 'Runtime.consoleAPICalled')
            this.problems.push(params.args.map(({ value }) => value).join(' '));
        if (method === 'Page.javascriptDialogOpening') {
            this.problems.push(`dialog: ${params.message}`);
            this.send('Page.handleJavaScriptDialog', { accept: false });
        }
    }

    async go(url) {
        const loaded = new Promise((done) => {
            this.#loaded = done;
        });
        await this.send('Page.navigate', { url });
        await loaded;
    }

    /* What the function gives in the page, for arguments that JSON can carry. */
    async run(code, ...values) {
        const expression = `(${code})(...${JSON.stringify(values)})`;
        const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
            expression,
            returnByValue: true,
            awaitPromise: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
        return result.value;
    }

    text(selector) {
        return this.run((s) => document.querySelector(s)?.textContent, selector);
    }

    /* Until the function gives something true, which is returned. */
    async until(code, ...values) {
        for (const start = Date.now(); Date.now() - start < PATIENCE; await sleep(20)) {
            const found = await this.run(code, ...values);
            if (found) return found;
        }
        throw new Error(`waited in vain for ${code}`);
    }

    /* The middle of an element on the screen, after scrolling there. */
    async place(selector) {
        const place = await this.run((s) => {
            const element = document.querySelector(s);
            if (!element) return null;
            element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
            const { left, top, width, height } = element.getBoundingClientRect();
            return { x: left + width / 2, y: top + height / 2 };
        }, selector);
        if (!place) throw new Error(`no ${selector}`);
        return place;
    }

    mouse(type, { x, y }, more = {}) {
        return this.send('Input.dispatchMouseEvent', { type, x, y, ...more });
    }

    async clickAt(place) {
        await this.mouse('mouseMoved', place);
        for (const type of ['mousePressed', 'mouseReleased'])
            await this.mouse(type, place, { button: 'left', buttons: 1, clickCount: 1 });
    }

    async click(selector) {
        await this.clickAt(await this.place(selector));
    }

    async hover(selector) {
        await this.mouse('mouseMoved', await this.place(selector));
    }

    async drag(from, to) {
        const held = { button: 'left', buttons: 1, clickCount: 1 };
        await this.mouse('mousePressed', from, held);
        for (const part of [0.3, 0.7, 1]) {
            await this.mouse(
                'mouseMoved',
                { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
                held,
            );
        }
        await this.mouse('mouseReleased', to, held);
    }

    wheel(place, deltaY) {
        return this.mouse('mouseWheel', place, { deltaX: 0, deltaY });
    }

    touch(type, points) {
        return this.send('Input.dispatchTouchEvent', {
            type,
            touchPoints: points.map((point, id) => ({ ...point, id })),
        });
    }

    async press(name, modifier = undefined) {
        const key = {
            key: name,
            code: name,
            windowsVirtualKeyCode: KEYS[name] || name.toUpperCase().charCodeAt(0),
            modifiers: MODIFIERS[modifier] || 0,
        };
        const text = TEXTS[name] || (name.length === 1 && !modifier ? name : undefined);
        await this.send('Input.dispatchKeyEvent', {
            type: text ? 'keyDown' : 'rawKeyDown',
            text,
            ...key,
        });
        await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    }

    type(text) {
        return this.send('Input.insertText', { text });
    }
}
