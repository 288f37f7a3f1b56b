package io.widgetry.web.internal.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Cuts off clients that send the head of a request so slowly that no idle timeout ever strikes: from the connection's
 * beginning, or from the end of a request, to the head of the next one there is only so much time.
 */
final class SlowHeaders implements Connection.Listener, HttpConfiguration.Customizer {
    private final Scheduler scheduler;
    private final long firstMillis;
    private final long nextMillis;
    private final Map<Connection, Scheduler.Task> waiting = new ConcurrentHashMap<>();

    SlowHeaders(Scheduler scheduler, Duration first, Duration next) {
        this.scheduler = scheduler;
        this.firstMillis = first.toMillis();
        this.nextMillis = next.toMillis();
    }

    @Override
    public void onOpened(Connection connection) {
        expect(connection, firstMillis);
    }

    @Override
    public void onClosed(Connection connection) {
        stop(connection);
    }

    private void expect(Connection connection, long millis) {
        Scheduler.Task task = scheduler.schedule(() -> connection.getEndPoint().close(), millis, TimeUnit.MILLISECONDS);
        Scheduler.Task before = waiting.put(connection, task);
        if (before != null) {
            before.cancel();
        }
        if (!connection.getEndPoint().isOpen()) {
            stop(connection); // it was closed meanwhile
        }
    }

    private void stop(Connection connection) {
        Scheduler.Task task = waiting.remove(connection);
        if (task != null) {
            task.cancel();
        }
    }

    /** The head of a request is there. */
    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        Connection connection = request.getConnectionMetaData().getConnection();
        stop(connection);
        Request.addCompletionListener(request, failure -> {
            if (connection.getEndPoint().isOpen()) {
                expect(connection, nextMillis);
            }
        });
        return request;
    }
}
