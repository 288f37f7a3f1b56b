/* The frame itself: loading, size, answers while a widget hangs, removal, policy. */
'use strict';

check('aFileThatDoesNotLoadIsReportedByNameAndTheOthersGoOn', async () => {
    const world = await mountBound('plain', {files: [{url: 'files/lib/gone.js?v=1', kind: 'script'}, {url: 'files/gone.css', kind: 'style'}]});
    await world.shows('.title', 'Stella Pavlova');
    equal(world.reports('load').sort(), ['gone.css could not be loaded', 'lib/gone.js could not be loaded']);
});

check('anElementThatNoScriptDefinesIsReported', async () => {
    const world = await mountBound('plain', {element: '<not-defined></not-defined>'});
    await until(() => world.reports('load').length === 1, 'the report');
    equal(world.reports('load'), ["none of the widget's scripts defines <not-defined>"]);
});

check('aBareNameIsAnElementToo', async () => {
    const world = await mountBound('plain', {element: 'plain-card'});
    await world.shows('.title', 'Stella Pavlova');
});

check('theSizeIsToldAndFollowsWhatIsShown', async () => {
    const world = await mount('recorder');
    await until(() => world.sentOf('size').length > 0, 'a size');
    const before = world.sentOf('size').pop().height;
    await world.events(Array.from({length: 20}, (_, i) => value('onAgentStateEvent', i + 1, {n: i})));
    await until(() => world.sentOf('size').pop().height > before + 100, 'a greater size');
});

check('aFrameThatHangsLeavesThePageAliveAndAnswersAfterwards', async () => {
    const world = await mount('hanging');
    await world.settle();
    const hang = 1500;
    const begin = performance.now();
    world.post({type: 'event', event: value('onMessageEvent', 1, {hang})}, {type: 'ping', id: 'late'});
    let ticks = 0;
    while (!world.sentOf('pong').some(pong => pong.id === 'late')) {
        await new Promise(resolve => setTimeout(resolve, 50));
        ticks++;
    }
    const took = performance.now() - begin;
    truthy(took >= hang - 50, `the answer came after ${took} ms`);
    truthy(ticks >= 10, `the page had ${ticks} turns while the frame hung`);
    await world.shows('.hung', '1');
});

check('rule11_theElementGoesWithItsInteraction', async () => {
    const world = await mountBound('plain');
    await world.shows('.title', 'Stella Pavlova');
    world.post({type: 'closed', interactionId: 'i-2'});
    await world.settle();
    equal((await world.texts('plain-card')).length, 1);
    world.post({type: 'closed', interactionId: 'i-1'});
    await until(() => world.sentOf('closed').length === 1, 'the removal');
    equal(await world.texts('plain-card'), []);
});

check('rule20_theAddressOfTheFrameStaysOutOfReports', async () => {
    const world = await mountBound('careless');
    await world.events(value('onAgentStateEvent', 4, {}));
    truthy(world.reports().length > 0, 'reports');
    equal(world.reports().filter(text => text.includes('/frame/') || text.includes('http')), []);
});
