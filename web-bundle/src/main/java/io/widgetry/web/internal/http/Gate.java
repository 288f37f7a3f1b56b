package io.widgetry.web.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets people and programs in: logins, sessions and their ends. Safe for several threads. */
public final class Gate implements AutoCloseable {
    private static final int ADDRESSES = 1_000;
    // So many wrong tokens at once, then one in five seconds.
    private static final double WRONG_AT_ONCE = 10;
    private static final double WRONG_PER_SECOND = 0.2;

    private final AccessList access;
    private final Limits limits;
    private final LongSupplier nanoTime;
    private boolean changed;
    private final Map<String, Login> logins = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Session> programs = new HashMap<>();
    private final Map<String, Bucket> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    /** A session that began with a login; the key of the map is the digest of its cookie. */
    private static final class Login {
        private final Session session;
        private final String token;
        private final long began;
        private long used;

        Login(Session session, String token, long began, long used) {
            this.session = session;
            this.token = token;
            this.began = began;
            this.used = used;
        }
    }

    /** A gate whose sessions end with it. */
    public Gate(AccessList access, Limits limits, LongSupplier nanoTime) {
        this.access = access;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** Takes sessions over that began before a restart, and whose access there still is. */
    public void restore(SessionFile file) throws IOException {
        long now = nanoTime.getAsLong();
        long wall = System.currentTimeMillis();
        for (SessionFile.Saved saved : file.read()) {
            Optional<AccessEntry> entry = access.entries().stream()
                    .filter(each -> each.name().equals(saved.access())
                            && key(each.token()).equals(saved.token()))
                    .findFirst();
            if (entry.isPresent()) {
                restore(saved, entry.get(), now, wall);
            }
        }
        sweep();
    }

    private synchronized void restore(SessionFile.Saved saved, AccessEntry entry, long now, long wall) {
        Login login = new Login(
                new Session(entry, buckets()),
                saved.token(),
                now - TimeUnit.MILLISECONDS.toNanos(Math.max(0, wall - saved.began())),
                now - TimeUnit.MILLISECONDS.toNanos(Math.max(0, wall - saved.used())));
        logins.put(saved.cookie(), login);
    }

    /** Writes down who is logged in, if that has changed since this was called last. */
    public void save(SessionFile file) throws IOException {
        List<SessionFile.Saved> saved = new ArrayList<>();
        synchronized (this) {
            if (!changed) {
                return;
            }
            changed = false;
            long now = nanoTime.getAsLong();
            long wall = System.currentTimeMillis();
            logins.forEach((cookie, login) -> saved.add(new SessionFile.Saved(
                    cookie,
                    login.session.name(),
                    login.token,
                    wall - TimeUnit.NANOSECONDS.toMillis(now - login.began),
                    wall - TimeUnit.NANOSECONDS.toMillis(now - login.used))));
        }
        file.write(saved);
    }

    /** The entries that let somebody in. */
    public AccessList access() {
        return access;
    }

    /**
     * Begins a session.
     *
     * @param address where the request comes from
     * @return what the cookie shall hold
     */
    String login(String token, String address) throws HttpException {
        AccessEntry entry = entryOf(token, address);
        String cookie = Tokens.next();
        List<Session> over = new ArrayList<>();
        synchronized (this) {
            over.addAll(expired());
            while (logins.size() >= limits.sessions()) {
                // the one that was not used for the longest time
                String eldest = logins.keySet().iterator().next();
                over.add(logins.remove(eldest).session);
            }
            long now = nanoTime.getAsLong();
            logins.put(key(cookie), new Login(new Session(entry, buckets()), key(entry.token()), now, now));
            changed = true;
        }
        over.forEach(Session::end);
        return cookie;
    }

    private AccessEntry entryOf(String token, String address) throws HttpException {
        Bucket attempt;
        synchronized (this) {
            attempt = attempts.computeIfAbsent(address, any -> new Bucket(WRONG_PER_SECOND, WRONG_AT_ONCE, nanoTime));
        }
        if (attempt.isEmpty()) {
            throw HttpException.tooMany("Too many wrong tokens came from here.", attempt.secondsToNext());
        }
        Optional<AccessEntry> entry = access.find(token);
        if (entry.isEmpty()) {
            attempt.take();
            throw new HttpException(401, "This token is not valid; web:link prints one that is.");
        }
        return entry.get();
    }

    private Buckets buckets() {
        return new Buckets(
                new Bucket(limits.requestsPerSecond(), 2.0 * limits.requestsPerSecond(), nanoTime),
                new Bucket(limits.eventsPerSecond(), limits.eventsPerSecond(), nanoTime),
                new Semaphore(limits.streamsPerSession()));
    }

    /** The session of a cookie, which is used herewith. */
    synchronized Optional<Session> byCookie(String cookie) {
        Login login = logins.get(key(cookie));
        if (login == null || isOver(login)) {
            return Optional.empty();
        }
        login.used = nanoTime.getAsLong();
        return Optional.of(login.session);
    }

    /** The one session of all requests that bring this token. */
    Session byToken(String token, String address) throws HttpException {
        AccessEntry entry = entryOf(token, address);
        synchronized (this) {
            return programs.computeIfAbsent(entry.name(), any -> new Session(entry, buckets()));
        }
    }

    /** Ends the session of a cookie, if there is one. */
    void logout(String cookie) {
        Login login;
        synchronized (this) {
            login = logins.remove(key(cookie));
            changed = true;
        }
        if (login != null) {
            login.session.end();
        }
    }

    /** Ends every session of an entry. */
    public void end(String name) {
        List<Session> over = new ArrayList<>();
        synchronized (this) {
            logins.values().removeIf(login -> login.session.name().equals(name) && over.add(login.session));
            changed = true;
            Session program = programs.remove(name);
            if (program != null) {
                over.add(program);
            }
        }
        over.forEach(Session::end);
    }

    /** How many sessions of an entry there are that began with a login. */
    public synchronized int count(String name) {
        return (int) logins.values().stream()
                .filter(login -> login.session.name().equals(name) && !isOver(login))
                .count();
    }

    /** Ends the sessions whose time is over. To be called now and then. */
    public void sweep() {
        List<Session> over;
        synchronized (this) {
            over = expired();
            changed |= !logins.isEmpty() || !over.isEmpty(); // if only by when they were used
        }
        over.forEach(Session::end);
    }

    private List<Session> expired() {
        List<Session> over = new ArrayList<>();
        logins.values().removeIf(login -> isOver(login) && over.add(login.session));
        return over;
    }

    private boolean isOver(Login login) {
        long now = nanoTime.getAsLong();
        // A page that only listens is in use.
        boolean listens = login.session.buckets().streams().availablePermits() < limits.streamsPerSession();
        if (listens) {
            login.used = now;
        }
        return now - login.began > limits.sessionLife().toNanos()
                || now - login.used > limits.sessionIdle().toNanos();
    }

    private static String key(String cookie) {
        return HexFormat.of().formatHex(Tokens.digest(cookie));
    }

    /** Ends all sessions. */
    @Override
    public void close() {
        List<Session> over = new ArrayList<>();
        synchronized (this) {
            logins.values().forEach(login -> over.add(login.session));
            over.addAll(programs.values());
            logins.clear();
            programs.clear();
        }
        over.forEach(Session::end);
    }
}
