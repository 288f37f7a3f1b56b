package io.widgetry.web.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server itself answers to requests that never reach the servlet: no versions, no stack traces, no echo. */
final class PlainErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        SecurityHeaders.set(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, Endpoint.JSON);
        response.write(true, content(response.getStatus()), callback);
        return true;
    }

    private static ByteBuffer content(int status) {
        String sentence = switch (status) {
            case HttpStatus.URI_TOO_LONG_414 -> "The address is too long.";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "The headers are too long.";
            case HttpStatus.NOT_FOUND_404 -> "There is nothing at this address.";
            default ->
                HttpStatus.isClientError(status) ? "This is no proper request." : "This failed; the log file says why.";
        };
        return ByteBuffer.wrap(Answers.json(sentence).getBytes(StandardCharsets.UTF_8));
    }
}
