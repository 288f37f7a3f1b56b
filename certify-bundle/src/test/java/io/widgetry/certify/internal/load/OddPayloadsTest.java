package io.widgetry.certify.internal.load;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.widgetry.api.DataEventType;
import io.widgetry.certify.internal.load.OddPayloads.Odd;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

public class OddPayloadsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    public void eachFieldIsMissingNullOfAnotherTypeEmptyAndHugeInTurn() throws Exception {
        Map<String, String> odd = of("{\"title\":\"Ann\",\"seconds\":3,\"in\":{\"muted\":true}}");

        assertEquals("{\"seconds\":3,\"in\":{\"muted\":true}}", odd.get("title missing"));
        assertEquals("{\"title\":null,\"seconds\":3,\"in\":{\"muted\":true}}", odd.get("title null"));
        assertEquals("{\"title\":7,\"seconds\":3,\"in\":{\"muted\":true}}", odd.get("title a number"));
        assertEquals(
                "{\"title\":\"Ann\",\"seconds\":1180591620717411303424,\"in\":{\"muted\":true}}",
                odd.get("seconds out of range"));
        assertEquals("{\"title\":\"Ann\",\"seconds\":3,\"in\":{\"muted\":\"yes\"}}", odd.get("in.muted a text"));
        assertEquals("{\"title\":\"Ann\",\"seconds\":3,\"in\":{}}", odd.get("in.muted missing"));
        assertEquals(100_050, odd.get("title huge").length(), 20);
        assertEquals("{}", odd.get("an empty object"));
    }

    @Test
    public void whatIsInListsIsOddToo() throws Exception {
        Map<String, String> odd = of("[{\"name\":\"Ann\"}]");

        assertEquals("[{\"name\":null}]", odd.get("0.name null"));
        assertEquals("[null]", odd.get("an array with null"));
    }

    @Test
    public void noneIsTheSampleAndNoneComesTwice() {
        Samples samples = new Samples();
        for (String type : samples.types()) {
            JsonNode sample = samples.payload(type);
            List<Odd> all = OddPayloads.of(sample);
            assertEquals(
                    type, all.size(), all.stream().map(Odd::what).distinct().count());
            all.forEach(odd -> assertNotEquals(type + " " + odd.what(), sample.toString(), odd.json()));
        }
    }

    @Test
    public void thereIsASampleForEachEventOfTheCatalogue() {
        assertEquals(
                Arrays.stream(DataEventType.values())
                        .map(DataEventType::wireName)
                        .collect(Collectors.toSet()),
                Set.copyOf(new Samples().types()));
    }

    private static Map<String, String> of(String json) throws Exception {
        return OddPayloads.of(MAPPER.readTree(json)).stream().collect(Collectors.toMap(Odd::what, Odd::json));
    }
}
