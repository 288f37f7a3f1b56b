package io.widgetry.deployer.internal.config;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;

/** Where configurations are kept. */
public interface ConfigStore {

    /** The PIDs of the configurations that the deployer made. */
    List<String> own() throws IOException;

    /** Whether there is a configuration that somebody else made. */
    boolean isForeign(String pid) throws IOException;

    /** Makes a configuration, or changes it. Says whether anything changed. */
    boolean apply(String pid, Hashtable<String, Object> properties) throws IOException;

    /** Takes a configuration back, if the deployer made it. */
    void delete(String pid) throws IOException;
}
