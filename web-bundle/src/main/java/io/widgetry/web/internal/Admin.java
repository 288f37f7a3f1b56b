package io.widgetry.web.internal;

import io.widgetry.api.admin.WebAccess;
import io.widgetry.api.admin.WebAdmin;
import io.widgetry.api.admin.WebStatus;
import io.widgetry.web.internal.http.AccessEntry;
import io.widgetry.web.internal.http.AccessList;
import io.widgetry.web.internal.http.Gate;
import io.widgetry.web.internal.http.Role;
import io.widgetry.web.internal.http.WebServlet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The web server as operators see it. */
final class Admin implements WebAdmin {
    private final Gate gate;
    private final WebServlet servlet;
    private final String address;
    private final boolean remote;
    private final String file;

    Admin(Gate gate, WebServlet servlet, String address, boolean remote, String file) {
        this.gate = gate;
        this.servlet = servlet;
        this.address = address;
        this.remote = remote;
        this.file = file;
    }

    private AccessList list() {
        return gate.access();
    }

    @Override
    public WebStatus status() {
        int sessions = access().stream().mapToInt(WebAccess::sessions).sum();
        return new WebStatus(
                address,
                address.startsWith("https:"),
                remote,
                sessions,
                servlet.openStreams(),
                servlet.requests(),
                servlet.refused(),
                file);
    }

    @Override
    public List<WebAccess> access() {
        return list().entries().stream()
                .map(entry -> new WebAccess(
                        entry.name(),
                        entry.roles().stream().map(Role::id).sorted().toList(),
                        entry.agentId(),
                        gate.count(entry.name())))
                .toList();
    }

    @Override
    public Optional<String> link() {
        return list().entries().stream().findFirst().map(this::link);
    }

    private String link(AccessEntry entry) {
        // What follows the # is not sent with the request, so it gets into nobody's log.
        return address + "/login/#" + entry.token();
    }

    @Override
    public String link(String role, Optional<String> agentId) {
        Role wanted = Role.of(role)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no role " + role + "; there are agent, operator and publisher."));
        Optional<String> agent = agentId.filter(id -> !id.isBlank());
        if ((wanted == Role.AGENT) != agent.isPresent()) {
            throw new IllegalArgumentException(
                    wanted == Role.AGENT
                            ? "The role agent needs an agent's id: whose desktop?"
                            : "The role " + role + " is for no agent in particular.");
        }
        synchronized (this) {
            return link(list().entries().stream()
                    .filter(entry -> entry.roles().equals(Set.of(wanted))
                            && entry.agentId().equals(agent))
                    .findFirst()
                    .orElseGet(() -> add(wanted, agent)));
        }
    }

    private AccessEntry add(Role role, Optional<String> agent) {
        try {
            return list().add(Set.of(role), agent);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public boolean revoke(String name) {
        try {
            boolean removed = list().remove(name);
            gate.end(name);
            return removed;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private IllegalStateException unwritable(IOException e) {
        return new IllegalStateException("The access file " + file + " cannot be written: " + e.getMessage() + ".", e);
    }
}
