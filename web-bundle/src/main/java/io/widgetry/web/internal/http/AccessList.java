package io.widgetry.web.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is let in, as the access file has it. Safe for several threads. */
public final class AccessList {
    private final AccessFile file;
    private List<Known> known;

    private record Known(AccessEntry entry, byte[] digest) {
        static List<Known> of(List<AccessEntry> entries) {
            return entries.stream()
                    .map(entry -> new Known(entry, Tokens.digest(entry.token())))
                    .toList();
        }
    }

    /**
     * Reads the file.
     *
     * @param firstAgent whose workspace the first entry is for if the file is made now
     * @throws AccessException if the file is not as it has to be
     * @throws IOException if it cannot be read or made
     */
    public AccessList(AccessFile file, String firstAgent) throws IOException {
        this.file = file;
        AccessEntry first = new AccessEntry("first", Set.of(Role.values()), Optional.of(firstAgent), Tokens.next());
        this.known = Known.of(file.readOrMake(List.of(first)));
    }

    /** The entries, as in the file. */
    public synchronized List<AccessEntry> entries() {
        return known.stream().map(Known::entry).toList();
    }

    /** Whose token this is. Takes the same time whoever's it is, or nobody's. */
    synchronized Optional<AccessEntry> find(String token) {
        byte[] digest = Tokens.digest(token);
        AccessEntry found = null;
        for (Known each : known) {
            if (Tokens.areEqual(each.digest(), digest)) {
                found = each.entry();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Adds an entry with a new token. */
    public synchronized AccessEntry add(Set<Role> roles, Optional<String> agentId) throws IOException {
        AccessEntry entry = new AccessEntry(freeName(roles, agentId), roles, agentId, Tokens.next());
        List<AccessEntry> more = new ArrayList<>(entries());
        more.add(entry);
        replace(more);
        return entry;
    }

    private String freeName(Set<Role> roles, Optional<String> agentId) {
        String base = roles.stream()
                        .sorted()
                        .map(Role::id)
                        .reduce((a, b) -> a + "-" + b)
                        .orElse("nobody")
                + agentId.map(id -> "-" + id).orElse("");
        Set<String> taken = Set.copyOf(entries().stream().map(AccessEntry::name).toList());
        String name = base;
        for (int i = 2; taken.contains(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    /** Takes an entry away. */
    public synchronized boolean remove(String name) throws IOException {
        List<AccessEntry> fewer =
                entries().stream().filter(entry -> !entry.name().equals(name)).toList();
        if (fewer.size() == known.size()) {
            return false;
        }
        replace(fewer);
        return true;
    }

    private void replace(List<AccessEntry> entries) throws IOException {
        file.write(entries);
        known = Known.of(entries);
    }
}
