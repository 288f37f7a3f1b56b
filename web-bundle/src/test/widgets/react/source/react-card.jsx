import React, {useEffect, useState} from 'react';
import {createRoot} from 'react-dom/client';

function Card({api}) {
    const [call, setCall] = useState(null);
    const [agent, setAgent] = useState(null);
    const [events, setEvents] = useState(0);
    const [reason, setReason] = useState('');

    useEffect(() => {
        const count = () => setEvents(known => known + 1);
        api.onDataEvent('onInteractionEvent', setCall);
        api.onDataEvent('onInteractionEvent', count);
        api.onDataEvent('onAgentStateEvent', setAgent);
        api.onDataEvent('onAgentStateEvent', count);
        return () => api.removeAllDataEvents();
    }, [api]);

    const accept = () => api.acceptInteraction().then(() => setReason('accepted'), refusal => setReason(refusal.message));

    return (
        <section style={{borderLeft: '3px solid rgb(20, 90, 160)', paddingLeft: 8}}>
            <h2 className="title">{call?.title ?? 'no interaction'}</h2>
            <p className="state">{call?.state}</p>
            <p className="agent">{agent?.currentState}</p>
            <p className="events">{events}</p>
            <button className="accept" onClick={accept}>Accept</button>
            <p className="reason">{reason}</p>
        </section>
    );
}

class ReactCard extends HTMLElement {
    connectedCallback() {
        const api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        this.root = createRoot(this);
        this.root.render(<Card api={api}/>);
    }

    disconnectedCallback() {
        this.root.unmount();
    }
}

customElements.define('react-card', ReactCard);
