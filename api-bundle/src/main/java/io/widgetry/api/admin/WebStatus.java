package io.widgetry.api.admin;

import java.util.Objects;

/**
 * The web server.
 *
 * @param address where browsers find it, such as {@code http://localhost:8642}; not null
 * @param encrypted whether it speaks HTTPS
 * @param remote whether other machines reach it
 * @param sessions how many sessions there are, logged in with a browser
 * @param streams how many event streams are open
 * @param requests how many requests there were since it started
 * @param refused how many of them were refused, because nobody was logged in, for lack of a role, for their origin, or
 *     because they were too many
 * @param accessFile the file that says who may log in; not null
 */
public record WebStatus(
        String address,
        boolean encrypted,
        boolean remote,
        int sessions,
        int streams,
        long requests,
        long refused,
        String accessFile) {
    /**
     * Checks the components.
     *
     * @param address not null
     * @param encrypted any
     * @param remote any
     * @param sessions not negative
     * @param streams not negative
     * @param requests not negative
     * @param refused not negative
     * @param accessFile not null
     */
    public WebStatus {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(accessFile, "accessFile");
    }
}
