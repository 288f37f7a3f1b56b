package io.widgetry.sample.cookbook.internal;

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theAgentAccepts;
import static io.widgetry.testkit.Steps.theCustomerHangsUp;
import static io.widgetry.testkit.Steps.timePasses;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.widgetry.api.View;
import io.widgetry.testkit.WidgetTester;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** With a real server, which answers when the test says so. */
public class CustomerTierTest {
    private static final String NUMBER = "+1 503 421 9800";

    private final BlockingQueue<HttpExchange> questions = new LinkedBlockingQueue<>();
    private HttpServer server;
    private Crm crm;
    private WidgetTester widget;

    @Before
    public void aCustomerDatabase() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/customers", questions::add);
        server.start();
        crm = new Crm(config(30_000));
        widget = WidgetTester.of(CustomerTier.class).providing(Crm.class, crm);
    }

    @After
    public void nobodyAnswersAnyMore() {
        widget.close();
        crm.close();
        server.stop(0);
    }

    private Crm.Config config(int timeoutMillis) {
        return new Crm.Config() {
            @Override
            public String address() {
                return "http://127.0.0.1:" + server.getAddress().getPort() + "/customers";
            }

            @Override
            public int timeoutMillis() {
                return timeoutMillis;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return Crm.Config.class;
            }
        };
    }

    private HttpExchange question() throws InterruptedException {
        HttpExchange question = questions.poll(20, TimeUnit.SECONDS);
        assertTrue("nobody asks", question != null);
        return question;
    }

    private static void answer(HttpExchange question, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        question.sendResponseHeaders(status, bytes.length);
        question.getResponseBody().write(bytes);
        question.close();
    }

    private void shows(String tier, String state) {
        View wanted = View.titled("Customer").row("Tier", tier).status(state);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        // the database answers in its own time, and the widget's time goes on only when a step says so
        while (!widget.when(timePasses(Duration.ZERO)).then().view().equals(wanted)) {
            assertTrue(widget.then().view().rows().toString(), System.nanoTime() < deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    @Test
    public void theCallGoesOnWhileTheAnswerIsAwaited() throws Exception {
        widget.given(aVoiceInteraction().alerting().with("originatingAddress", NUMBER));
        HttpExchange question = question();
        assertEquals("phone=%2B1+503+421+9800", question.getRequestURI().getRawQuery());

        widget.when(theAgentAccepts());
        shows("…", "ACTIVE");

        answer(question, 200, "gold\n");
        shows("gold", "ACTIVE");
    }

    @Test
    public void anAnswerAboutAnotherNumberIsNotShown() throws Exception {
        widget.given(aVoiceInteraction().alerting().with("originatingAddress", NUMBER));
        HttpExchange first = question();
        widget.when(aVoiceInteraction().active().with("originatingAddress", "14225"));
        HttpExchange second = question();

        answer(second, 200, "silver");
        shows("silver", "ACTIVE");
        answer(first, 200, "gold");

        assertTrue(questions.isEmpty());
        shows("silver", "ACTIVE");
    }

    @Test
    public void whoIsNotFoundIsNotKnown() throws Exception {
        widget.given(aVoiceInteraction().alerting().with("originatingAddress", NUMBER));

        answer(question(), 404, "<html>");

        shows("not known", "ALERTING");
    }

    @Test
    public void aDatabaseThatDoesNotAnswerIsSaidToBe() throws Exception {
        Crm impatient = new Crm(config(50));
        try (WidgetTester another = WidgetTester.of(CustomerTier.class).providing(Crm.class, impatient)) {
            widget.close();
            widget = another;
            widget.given(aVoiceInteraction().alerting().with("originatingAddress", NUMBER));

            shows("the customer database does not answer", "ALERTING");
        } finally {
            impatient.close();
        }
    }

    @Test
    public void anAnswerThatComesTooLateHasNoEffect() throws Exception {
        widget.given(aVoiceInteraction().active().with("originatingAddress", NUMBER));
        HttpExchange question = question();
        widget.when(theCustomerHangsUp()).then().isClosed();
        int shown = widget.then().views().size();

        answer(question, 200, "gold");

        crm.tier("1"); // whatever the client does with the first answer is done before the next one is asked
        question();
        widget.when(timePasses(Duration.ofSeconds(1)));
        assertEquals(shown, widget.then().views().size());
    }
}
