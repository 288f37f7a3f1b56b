package io.widgetry.web.internal.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where it stands who is let in: a file that only its owner may read, because it holds the tokens as they are; a link that
 * logs somebody in could not be printed again otherwise.
 */
public final class AccessFile {
    private static final String COMMENT =
            "Who may log in to Widgetry. Whoever knows a token has its roles: let nobody read this file.";
    // 128 bits in base 64
    private static final int SHORTEST_TOKEN = 22;
    private static final long LONGEST = 1_000_000;

    private final Path file;

    public AccessFile(Path file) {
        this.file = file;
    }

    /** The file's content. */
    record Content(String comment, List<Line> entries) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Line(String name, List<String> roles, String agentId, String token) {}
    }

    /** Reads the entries; makes the file if there is none. */
    List<AccessEntry> readOrMake(List<AccessEntry> first) throws IOException {
        if (!Files.exists(file)) {
            write(first);
        }
        return read();
    }

    private List<AccessEntry> read() throws IOException {
        Optional<String> openness = new OwnerFile(file).openness();
        if (openness.isPresent()) {
            throw new AccessException(file + " may be used by others than its owner (" + openness.get()
                    + "), so its tokens may be known: delete it, and a new one is made at the next start,"
                    + " or give it the permissions 600 if nobody has seen it");
        }
        if (Files.size(file) > LONGEST) {
            throw new AccessException(file + " is longer than " + LONGEST + " bytes");
        }
        try {
            return entries(Json.MAPPER.readValue(Files.readAllBytes(file), Content.class));
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new AccessException(file + " is wrong" + where
                    + ": it must be {\"entries\": [{\"name\", \"roles\", \"agentId\", \"token\"}, ...]}");
        }
    }

    private List<AccessEntry> entries(Content content) throws AccessException {
        List<AccessEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Content.Line line : content.entries() == null ? List.<Content.Line>of() : content.entries()) {
            if (line == null || line.name() == null || line.name().isBlank()) {
                throw new AccessException(file + " has an entry without a name");
            }
            String entry = file + ", entry " + line.name();
            if (!names.add(line.name())) {
                throw new AccessException(entry + ": there are two of this name");
            }
            if (line.token() == null || !line.token().matches("[A-Za-z0-9_-]{" + SHORTEST_TOKEN + ",200}")) {
                throw new AccessException(entry + ": a token has at least " + SHORTEST_TOKEN
                        + " letters, digits, - and _; the command web:link makes good ones");
            }
            Set<Role> roles = roles(line, entry);
            if (roles.contains(Role.AGENT)
                    != (line.agentId() != null && !line.agentId().isBlank())) {
                throw new AccessException(entry + ": agentId must be there with the role agent, and only with it");
            }
            entries.add(new AccessEntry(line.name(), roles, Optional.ofNullable(line.agentId()), line.token()));
        }
        return entries;
    }

    private static Set<Role> roles(Content.Line line, String entry) throws AccessException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : line.roles() == null ? List.<String>of() : line.roles()) {
            roles.add(Role.of(role)
                    .orElseThrow(() -> new AccessException(
                            entry + ": the role " + role + " is unknown; there are agent, operator and publisher")));
        }
        if (roles.isEmpty()) {
            throw new AccessException(entry + ": it has no roles; there are agent, operator and publisher");
        }
        return roles;
    }

    /** Writes the file in one step. */
    void write(List<AccessEntry> entries) throws IOException {
        Content content = new Content(
                COMMENT,
                entries.stream()
                        .map(entry -> new Content.Line(
                                entry.name(),
                                entry.roles().stream().sorted().map(Role::id).toList(),
                                entry.agentId().orElse(null),
                                entry.token()))
                        .toList());
        new OwnerFile(file).write(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
