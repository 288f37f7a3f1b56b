package io.widgetry.integration.widget;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The accounts of a widget's instances. Survives the widget's updates, since it is in a bundle of its own, and holds
 * nothing of the widget's.
 */
public final class Ledger {
    private static final ConcurrentMap<String, Ledger> LEDGERS = new ConcurrentHashMap<>();
    private static final AtomicInteger INCARNATIONS = new AtomicInteger();

    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();

    private Ledger() {}

    /** The ledger of the widget with this id. */
    public static Ledger of(String widgetId) {
        return LEDGERS.computeIfAbsent(widgetId, id -> new Ledger());
    }

    /** Forgets everything about everybody. */
    public static void clear() {
        LEDGERS.clear();
    }

    static int nextIncarnation() {
        return INCARNATIONS.incrementAndGet();
    }

    /** The account of the instance in an interaction, in a Home, or, of the whole runtime's, about a workspace. */
    public Account account(String place) {
        return accounts.computeIfAbsent(place, key -> new Account());
    }

    /** The places of which something was told, such as {@code 600008} or {@code 600008/call-1}. */
    public Set<String> places() {
        return Set.copyOf(accounts.keySet());
    }

    /** Forgets a place of which nothing will be told any more. */
    public void close(String place) {
        accounts.remove(place);
    }

    /** All of them. */
    public Collection<Account> accounts() {
        return accounts.values();
    }
}
