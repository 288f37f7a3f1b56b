package io.widgetry.core.internal.dispatch;

/**
 * Something to be run once on a worker.
 *
 * @param pool the workers
 * @param share whose share of them it takes
 * @param code what to run
 */
record OneTurn(WorkerPool pool, WorkerShare share, Runnable code) implements Task {
    static void run(WorkerPool pool, WorkerShare share, Runnable code) {
        pool.begun();
        pool.submit(new OneTurn(pool, share, code));
    }

    @Override
    public void turn() {
        try {
            code.run();
        } finally {
            pool.ended();
        }
    }
}
