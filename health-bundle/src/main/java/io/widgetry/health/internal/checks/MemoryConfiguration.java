package io.widgetry.health.internal.checks;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** When memory is short: the configuration {@value MemoryCheck#PID}. */
@ObjectClassDefinition(
        name = "Widgetry memory check",
        description =
                "When the health check \"memory\" warns. Of the heap, only what a garbage collection left counts.")
@interface MemoryConfiguration {

    @AttributeDefinition(
            name = "Heap: warn from (%)",
            description = "From how much of the largest possible heap on the check warns, in percent.",
            min = "1",
            max = "100")
    int heapWarnPercent() default 80;

    @AttributeDefinition(
            name = "Heap: critical from (%)",
            description = "From how much of the largest possible heap on the check is critical, in percent.",
            min = "1",
            max = "100")
    int heapCriticalPercent() default 92;

    @AttributeDefinition(
            name = "Metaspace: warn from (MB)",
            description = "From how many megabytes of classes on the check warns: class loaders of widgets that were"
                    + " replaced may not be released. 0: never.",
            min = "0",
            max = "1048576")
    int metaspaceWarnMegabytes() default 256;

    @AttributeDefinition(
            name = "Metaspace: critical from (MB)",
            description = "From how many megabytes of classes on the check is critical. 0: never.",
            min = "0",
            max = "1048576")
    int metaspaceCriticalMegabytes() default 512;
}
