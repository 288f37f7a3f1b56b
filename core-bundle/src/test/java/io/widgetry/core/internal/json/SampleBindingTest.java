package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Payload;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Each of the page's payloads has all that it says in its record. */
@RunWith(Parameterized.class)
public class SampleBindingTest {
    private final PayloadMapper mapper = new PayloadMapper(JsonLimits.DEFAULT);
    private final DataEventType type;

    public SampleBindingTest(DataEventType type) {
        this.type = type;
    }

    @Parameters(name = "{0}")
    public static List<DataEventType> events() {
        List<DataEventType> events = Samples.events();
        assertEquals("the page has 20 payloads", 20, events.size());
        return events;
    }

    @Test
    public void aSampleIsBoundToTheRecordOfTheCatalogue() throws Exception {
        assertSame(type.payloadType(), mapper.bind(type, Samples.text(type)).getClass());
    }

    @Test
    public void aSampleWrittenBackSaysTheSame() throws Exception {
        String sample = Samples.text(type);

        String written = mapper.write(mapper.bind(type, sample));

        assertEquals(Trees.normalised(Trees.of(sample)), Trees.normalised(Trees.of(written)));
    }

    @Test
    public void everyFieldOfASampleHasAComponentOfItsOwn() throws Exception {
        Payload payload = mapper.bind(type, Samples.text(type));

        assertEquals(List.of(), OtherFieldsFinder.namesIn(payload));
    }

    @Test
    public void whatWasWrittenIsBoundToAnEqualRecord() throws Exception {
        Payload payload = mapper.bind(type, Samples.text(type));

        assertEquals(payload, mapper.bind(type, mapper.write(payload)));
    }
}
