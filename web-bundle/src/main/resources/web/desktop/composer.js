/*
 * Writing: inserting where the cursor is, limits of length, the plain text of HTML.
 */
import {h, setText} from '/common/dom.js';

/** Inserts text where the cursor of a text field is. */
export function insertText(field, text) {
    const {selectionStart, selectionEnd, value} = field;
    const before = value.slice(0, selectionStart);
    const gap = before === '' || /\s$/.test(before) ? '' : ' ';
    field.value = before + gap + text + value.slice(selectionEnd);
    field.selectionStart = field.selectionEnd = selectionStart + gap.length + text.length;
    field.dispatchEvent(new Event('input', {bubbles: true}));
}

const SILENT = /<!--[\s\S]*?(?:-->|$)|<(script|style|head|template|title|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const BREAK = /<(?:br|\/?(?:p|div|li|tr|h[1-6]|blockquote|pre|ul|ol|table))\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const TAG = /<[a-z/!?](?:"[^"]*"|'[^']*'|[^'">])*(?:>|$)/gi;

/**
 * The text of HTML. Tags are taken out before anything is parsed, so that no element is ever made of them; the parser is
 * left with the entities.
 */
export function textOfHtml(html) {
    const text = html
        .replace(SILENT, '')
        .replace(/\s+/g, ' ')
        .replace(BREAK, '\n')
        .replace(TAG, '')
        .replace(/</g, '&lt;');
    const decoded = new DOMParser().parseFromString('<pre>\n' + text + '</pre>', 'text/html').body.textContent;
    return decoded
        .replace(/[ \t]*\n[ \t]*/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
}

/** Whether a text is HTML rather than plain text. */
export function looksLikeHtml(text) {
    return /<\/?[a-z][^>]*>/i.test(text);
}

/** The most characters that a context allows for messages of a channel; Infinity where it says nothing. */
export function limitOf(context, channel) {
    const kind = {
        WEBCHAT: 'WEBCHAT_MAX_CHAR',
        CHAT: 'WEBCHAT_MAX_CHAR',
        SMS: 'SMS_MAX_CHAR',
        SOCIAL: 'SOCIAL_MAX_CHAR'
    }[channel];
    const found = (Array.isArray(context.clientValidation) ? context.clientValidation : []).find(
        each => each?.data?.type === kind
    );
    const value = Number(found?.data?.value);
    return kind !== undefined && value > 0 ? value : Infinity;
}

/** Counts characters where there is a limit; show(length, limit) returns whether the text may be sent. */
export function counter() {
    const element = h('span', {class: 'counter muted', role: 'status', testid: 'composer-count', hidden: true});
    return {
        element,
        show(length, limit) {
            const near = Number.isFinite(limit) && length > limit * 0.8;
            element.hidden = !near;
            if (near) {
                const over = length - limit;
                setText(element, over > 0 ? `${over} characters too many` : `${-over} characters left`);
                element.classList.toggle('problem', over > 0);
            }
            return length <= limit;
        }
    };
}
