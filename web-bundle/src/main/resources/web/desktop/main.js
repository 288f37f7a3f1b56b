/*
 * The agent's desktop: who is logged in, then the parts, then the stream.
 */
import {byId, fill, h, setText} from '/common/dom.js';
import {get} from '/common/api.js';
import {icon} from '/common/icons.js';
import {homeOf, logout, session} from '/common/session.js';
import {startClocks} from '/common/time.js';
import {toast} from '/common/toast.js';
import {Actions} from './actions.js';
import {AgentControl} from './agent.js';
import {Cards} from './cards.js';
import {Composers} from './composers.js';
import {showConnection} from './connection.js';
import {Contexts} from './contexts.js';
import {Custom} from './custom.js';
import {CustomCards} from './custom-cards.js';
import {registerDesktopActions} from './desktop-actions.js';
import {showDevelopment} from './development.js';
import {addressDialog, dialDialog, serviceDialog, toneDialog} from './dialogs.js';
import {Focus, HOME} from './focus.js';
import {Frames} from './frames.js';
import {Head} from './head.js';
import {listenForShortcuts, showShortcuts} from './keyboard.js';
import {Layout} from './layout.js';
import {Model} from './model.js';
import {operationsOf} from './operations.js';
import {Rail} from './rail.js';
import {Tabs} from './tabs.js';
import {Workspace} from './workspace.js';

function announce(sentence) {
    byId('announce').textContent = sentence;
}

/** Carries out an operation of a card, with a dialog where it needs to know more. */
function runner({agentId, actions, model, focus, workspace, transferServices}) {
    const isOneself = ({userHandle, resourceAddress}) => [userHandle, resourceAddress].includes(agentId);
    const others = () => workspace.store.team.filter(member => !isOneself(member));

    const dialogs = {
        address: (card, operation, perform) =>
            addressDialog(`${operation.label}: ${card.title}`, operation.label, others(), perform),
        service: (card, operation, perform) =>
            serviceDialog(
                `Transfer to a service: ${card.title}`,
                transferServices.get(card.id) || transferServices.get(null) || workspace.store.services,
                perform
            ),
        keypad: (card, operation, perform) => toneDialog(card.title, perform)
    };
    return async (id, operation) => {
        const card = model.card(id);
        if (card === null) {
            return;
        }
        const perform = args => actions.perform(operation.action, args, id, operation.label);
        if (operation.dialog) {
            dialogs[operation.dialog](card, operation, perform);
        } else if ((await perform({})) && operation.action === 'acceptInteraction') {
            focus.focus(id);
        }
    };
}

/** What the agent sees instead of widgets while nobody is signed in. */
function away(workspace, actions) {
    const element = byId('away');
    const button = (label, action) =>
        h('button', {
            type: 'button',
            class: 'button',
            text: label,
            testid: 'away-' + action,
            on: {click: () => actions.perform(action, {}, null, label)}
        });
    fill(
        element,
        h('h2', {text: 'You are not signed in at the contact centre'}),
        h('p', {class: 'muted', text: 'Interactions and widgets appear as soon as you are.'}),
        h(
            'div',
            {class: 'away-buttons'},
            button('Start work', 'startWork'),
            button('Start work, not ready', 'startWorkNotReady')
        )
    );
    return () => {
        element.hidden = workspace.signedIn || workspace.connection === 'connecting';
        byId('tabs').hidden = byId('panels').hidden = !workspace.signedIn;
    };
}

/**
 * A new interaction comes into focus by itself where nothing else is worked on: one that rings, or that the agent began.
 * The leg of a consult always does: the agent has just begun it, and all that can be done next is done there.
 */
function focusOnNew(workspace, model, focus) {
    const seen = new Set();
    let epoch = null;
    model.on('list', () => {
        const found = workspace.epoch !== epoch; // not new, but what this page finds
        if (found) {
            epoch = workspace.epoch;
            seen.clear();
        }
        const fresh = workspace.signedIn ? model.cards().filter(card => !seen.has(card.id)) : [];
        fresh.forEach(card => seen.add(card.id));
        const leg = found ? undefined : fresh.find(card => card.data.interactionType === 'CONSULTING');
        const wanted = leg || fresh.find(card => card.phase === 'alerting' || card.data.direction === 'OUTGOING');
        if (wanted !== undefined && (focus.card === null || wanted === leg)) {
            focus.focus(wanted.id);
        }
    });
}

function topTools(workspace, agentControl, actions) {
    const dial = h(
        'button',
        {
            type: 'button',
            class: 'button',
            testid: 'dial',
            on: {
                click: () => dialDialog(args => actions.perform('startVoiceInteraction', args, null, 'Call'))
            }
        },
        icon('phone'),
        'Call'
    );
    byId('top-tools').append(dial);
    return () => {
        dial.disabled = !workspace.signedIn || !agentControl.canStartInteraction;
    };
}

function shortcuts({model, focus, cards, actions, run}) {
    const current = () => model.card(focus.card) || model.cards().find(card => card.phase === 'alerting') || null;
    const operation =
        (...names) =>
        () => {
            const card = current();
            const found = card && operationsOf(card).find(each => names.includes(each.action) && each.enabled);
            if (found) {
                run(card.id, found);
            } else {
                announce('Not possible now');
            }
        };
    return [
        {
            code: 'KeyA',
            name: 'Accept',
            run: () => {
                const ringing = model.cards().find(card => card.phase === 'alerting' && !card.calling);
                const found =
                    ringing && operationsOf(ringing).find(each => each.action === 'acceptInteraction' && each.enabled);
                return found ? run(ringing.id, found) : announce('Nothing to accept');
            }
        },
        {code: 'KeyH', name: 'Hold, or resume', run: operation('holdInteraction', 'unholdInteraction')},
        {code: 'KeyE', name: 'End', run: operation('endInteraction')},
        {code: 'KeyF', name: 'Finish after-contact work', run: operation('finishInteraction')},
        {code: 'KeyR', name: 'Ready', run: () => actions.perform('setAgentReady', {}, null, 'Ready')},
        {code: 'KeyN', name: 'Next card', run: () => cards.step(1)},
        {code: 'KeyP', name: 'Card before', run: () => cards.step(-1)},
        {code: 'Digit0', name: 'Home', run: () => focus.open(HOME)},
        {code: 'KeyS', name: 'Agent state', run: () => document.querySelector('.agent-button').click()}
    ];
}

function build(agentId, configuration, roles) {
    const workspace = new Workspace(agentId);
    const actions = new Actions(agentId);
    const model = new Model(workspace);
    const focus = new Focus(workspace, model, actions);
    const transferServices = new Map();
    const parts = {
        agentId,
        workspace,
        actions,
        model,
        focus,
        configuration,
        transferServices,
        codes: configuration.codes
    };

    let contexts = null;
    const frames = new Frames(parts, (frame, state, text) => showFrameState(contexts.panelOf(frame), state, text));
    const custom = new Custom(actions, workspace);
    const composers = new Composers(workspace, model, actions);
    const layout = new Layout(configuration.layout);
    contexts = new Contexts(byId('panels'), {...parts, layout, frames}, (card, grid) => composers.place(card, grid));
    registerDesktopActions({...parts, frames, contexts, custom, composers});

    const run = runner(parts);
    const perform = (action, args, id, label) => actions.perform(action, args, id, label);
    const cards = new Cards(model, focus, run, announce);
    new CustomCards(custom);
    const head = new Head(parts, run, perform);
    const tabs = new Tabs(contexts, focus, model);
    const agentControl = new AgentControl({...parts, custom}, (action, args, label) =>
        actions.perform(action, args, null, label)
    );
    const keys = shortcuts({...parts, cards, run});
    const rail = new Rail(contexts, focus, [
        ...(roles.includes('operator')
            ? [{name: 'Operations', icon: 'chart', testid: 'to-operations', run: () => location.assign('/operations/')}]
            : []),
        {name: 'Keyboard shortcuts', icon: 'help', testid: 'help', run: () => showShortcuts(keys)},
        {name: 'Log out of the desktop', icon: 'logout', testid: 'logout', run: logout}
    ]);
    const showAway = away(workspace, actions);
    const showTools = topTools(workspace, agentControl, actions);

    contexts.onrendered = () => {
        const open = contexts.open();
        tabs.render();
        rail.render();
        head.show(open !== undefined && !open.home);
        showAway();
        showTools();
    };
    model.on('list', () => tabs.render());
    workspace.on('connection', showAway);
    workspace.on('closed', id => transferServices.delete(id));
    focusOnNew(workspace, model, focus);
    showConnection(workspace);
    showDevelopment(workspace);
    listenForShortcuts(keys);
    startClocks();
    workspace.start();
}

function showFrameState(panel, state, text) {
    if (panel === undefined) {
        return;
    }
    if (state === 'problem') {
        panel.problem(text);
    } else {
        panel.state(
            state,
            {
                hung: 'This widget does not respond. The rest of the desktop goes on; load it again, or close it.',
                failed: 'This widget did not load. Load it again, or close it.'
            }[state]
        );
    }
}

async function begin() {
    const {roles, agentId} = await session();
    if (!roles.includes('agent')) {
        location.replace(homeOf(roles) || '/login/');
        return;
    }
    const configuration = await get(`/api/agents/${encodeURIComponent(agentId)}/configuration`);
    setText(byId('who'), configuration.clientDetails?.displayName || agentId);
    setText(byId('who-id'), configuration.clientDetails?.displayName === agentId ? '' : agentId);
    build(agentId, configuration, roles);
}

begin().catch(problem => toast(problem.message, 'error', 'The desktop could not start'));
