/** Tells listeners what happened. One that throws stops no other. */
export class Emitter {
    #listeners = new Map();

    /** Calls a listener for every event of a type; returns what ends that. */
    on(type, listener) {
        const all = this.#listeners.get(type) || new Set();
        all.add(listener);
        this.#listeners.set(type, all);
        return () => all.delete(listener);
    }

    emit(type, ...details) {
        for (const listener of [...(this.#listeners.get(type) || [])]) {
            try {
                listener(...details);
            } catch (thrown) {
                reportError(thrown);
            }
        }
    }
}
