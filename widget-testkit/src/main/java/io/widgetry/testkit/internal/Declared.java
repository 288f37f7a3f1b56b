package io.widgetry.testkit.internal;

import java.util.Map;
import java.util.Set;

/**
 * What a class declares of itself as a component.
 *
 * @param component the component's name
 * @param prototype whether each context has an object of its own
 * @param properties the service properties that it declares
 * @param constructors descriptors of constructors that Declarative Services is to call
 * @param activate name and descriptor of methods to call when an object is there
 * @param deactivate and when it goes
 * @param references name and descriptor of methods that are given a service
 * @param fields names of fields that are given a service
 */
record Declared(
        String component,
        boolean prototype,
        Map<String, Object> properties,
        Set<String> constructors,
        Set<String> activate,
        Set<String> deactivate,
        Set<String> references,
        Set<String> fields) {}
