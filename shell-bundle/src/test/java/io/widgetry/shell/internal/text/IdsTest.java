package io.widgetry.shell.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.util.List;
import org.junit.Test;

public class IdsTest {
    private static final String ONE = "bffae854-9219-4cfc-9fd3-7125f2e76844";
    private static final String OTHER = "bffae854-9f00-4cfc-9fd3-7125f2e76844";

    @Test
    public void aLongIdIsItsBeginning() {
        assertEquals("bffae854…", new Ids(List.of(ONE)).of(ONE));
        assertEquals("bffae854…", Ids.abbreviate(ONE));
    }

    @Test
    public void aShortIdIsWhole() {
        assertEquals("600008", new Ids(List.of("600008", ONE)).of("600008"));
        assertEquals("600008", Ids.abbreviate("600008"));
    }

    @Test
    public void idsAreToldFromEachOther() {
        Ids ids = new Ids(List.of(ONE, OTHER, ONE));
        assertEquals("bffae854-92…", ids.of(ONE));
        assertEquals("bffae854-9f…", ids.of(OTHER));
    }

    @Test
    public void whereBeginningsDoNotTellTheEndDoes() {
        String one = "interaction-of-customer-0000000001";
        String other = "interaction-of-customer-0000000002";
        Ids ids = new Ids(List.of(one, other));
        assertEquals("interact…-0000000001", ids.of(one));
        assertNotEquals(ids.of(one), ids.of(other));
    }

    @Test
    public void anIdThatIsNotAmongThemIsCutToo() {
        assertEquals("bffae854…", new Ids(List.of()).of(ONE));
    }
}
