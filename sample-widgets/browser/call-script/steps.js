/*
 * What the script says. A team changes this file, drops the folder into deploy/ again, and sees it at once.
 * {customer}, {agent} and {topic} are filled in. `on` says when a step is due: alerting, talking, ended.
 */
window.CALL_SCRIPT = [
    {
        on: 'alerting',
        title: 'Prepare',
        hint: 'Read the topic and the history before you accept.',
        todo: ['Topic read: {topic}']
    },
    {
        on: 'talking',
        title: 'Greet',
        say: 'Good day, {customer}, this is {agent}. How can I help you?',
        todo: ['Greeted by name']
    },
    {
        on: 'talking',
        title: 'Verify',
        say: 'Before we go on, may I ask you for your customer number and your date of birth?',
        todo: ['Customer number', 'Date of birth']
    },
    {
        on: 'talking',
        title: 'Understand and solve',
        say: 'Let me make sure that I understood you: it is about {topic}, is that right?',
        todo: ['Concern repeated', 'Solution agreed']
    },
    {
        on: 'talking',
        title: 'Close',
        say: 'Is there anything else that I can do for you? Thank you, {customer}, and have a good day.',
        todo: ['Asked for more', 'Said goodbye']
    },
    {
        on: 'ended',
        title: 'Wrap up',
        hint: 'Choose how it ended. The after-contact work is finished with it.',
        disposition: true,
        todo: []
    }
];
