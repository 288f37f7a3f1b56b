package io.widgetry.certify.internal.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes certificates as JSON. */
public final class JsonReport {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private JsonReport() {}

    /**
     * Writes them into a file, which is replaced.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<Certificate> certificates) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", "widgetry-certificate/1");
        report.put("java", Runtime.version().toString());
        report.put("processors", Runtime.getRuntime().availableProcessors());
        report.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
        report.put("certificates", certificates);
        Files.writeString(file, MAPPER.writeValueAsString(report) + "\n");
    }
}
