/*
 * What can be done with an interaction: which buttons there are, and which capability enables each.
 */

/** @typedef {{action, label, icon, capability, kind, enabled, dialog}} Operation */

const ALL = {
    accept: {action: 'acceptInteraction', label: 'Accept', icon: 'check', capability: 'canAccept', kind: 'go'},
    hold: {action: 'holdInteraction', label: 'Hold', icon: 'pause', capability: 'canHold'},
    unhold: {action: 'unholdInteraction', label: 'Resume', icon: 'play', capability: 'canUnhold', kind: 'primary'},
    consult: {action: 'consult', label: 'Consult', icon: 'consult', capability: 'canConsult', dialog: 'address'},
    transfer: {
        action: 'singleStepTransfer',
        label: 'Transfer',
        icon: 'transfer',
        capability: 'canSingleStepTransfer',
        dialog: 'address'
    },
    service: {
        action: 'singleStepTransferToService',
        label: 'To service',
        icon: 'transfer',
        capability: 'canSingleStepTransferToService',
        dialog: 'service'
    },
    conference: {
        action: 'singleStepConference',
        label: 'Conference',
        icon: 'merge',
        capability: 'canSingleStepConference',
        dialog: 'address'
    },
    completeTransfer: {
        action: 'completeTransfer',
        label: 'Complete transfer',
        icon: 'transfer',
        capability: 'canTransferComplete',
        kind: 'primary'
    },
    completeConference: {
        action: 'completeConference',
        label: 'Complete conference',
        icon: 'merge',
        capability: 'canConferenceComplete',
        kind: 'primary'
    },
    endConsult: {action: 'endConsult', label: 'End consult', icon: 'close', capability: null},
    keypad: {action: 'sendDTMF', label: 'Keypad', icon: 'keypad', capability: 'canSendDtmf', dialog: 'keypad'},
    end: {action: 'endInteraction', label: 'End', icon: 'end', capability: 'canEnd', kind: 'danger'},
    finish: {action: 'finishInteraction', label: 'Finish', icon: 'flag', capability: 'canCompleteACW', kind: 'primary'}
};

const SPOKEN = new Set(['VOICE', 'VIDEO']);

function names(card) {
    if (card.phase === 'wrap') {
        return ['finish'];
    }
    if (card.phase === 'alerting' && card.calling) {
        return [...(card.consult ? ['endConsult'] : []), 'end'];
    }
    if (card.phase === 'alerting') {
        return ['accept', ...(can(card, 'end') ? ['end'] : [])];
    }
    const always = SPOKEN.has(card.channel.toUpperCase()) || card.channel === '';
    const shown = name => always || can(card, name);
    return [
        ...(can(card, 'accept') ? ['accept'] : []),
        ...(can(card, 'completeTransfer') ? ['completeTransfer'] : []),
        ...(can(card, 'completeConference') ? ['completeConference'] : []),
        ...(card.consult ? ['endConsult'] : []),
        ...(card.phase === 'held' || can(card, 'unhold') ? ['unhold'] : shown('hold') ? ['hold'] : []),
        ...['consult', 'transfer'].filter(shown),
        ...(can(card, 'service') ? ['service'] : []),
        ...['conference', 'keypad'].filter(shown),
        ...(can(card, 'finish') ? ['finish'] : []),
        'end'
    ];
}

function can(card, name) {
    const {capability} = ALL[name];
    return capability === null || card.capabilities[capability] === true;
}

function ringing(card, name) {
    return card.phase === 'alerting' && !card.calling && name === 'end' ? {label: 'Decline'} : {};
}

/** The buttons for an interaction, in order. */
export function operationsOf(card) {
    return names(card).map(name => ({...ALL[name], enabled: can(card, name), ...ringing(card, name)}));
}

const QUICK = new Set([
    'acceptInteraction',
    'endInteraction',
    'holdInteraction',
    'unholdInteraction',
    'finishInteraction'
]);

/** Those that fit on a card. */
export function quickOperationsOf(card) {
    return operationsOf(card).filter(operation => QUICK.has(operation.action));
}
