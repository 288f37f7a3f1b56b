package io.widgetry.feed.internal;

import static org.junit.Assert.assertEquals;

import io.widgetry.feed.internal.fakes.CapturedLog;
import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

public class LimitsTest {
    @Rule
    public final CapturedLog log = new CapturedLog();

    @Test
    public void theDefaultsAreWithinTheirRanges() throws NoSuchMethodException {
        Limits limits = Limits.of(config(
                byDefault("maxFeeds"),
                byDefault("maxLineBytes"),
                byDefault("maxRecordings"),
                byDefault("recordingBacklog")));
        assertEquals(new Limits(16, 4 * 1024 * 1024, 4, 65_536), limits);
        assertEquals(List.of(), log.warnings());
    }

    @Test
    public void aValueOutOfRangeIsReplacedByTheNearestAndSaidSo() {
        assertEquals(new Limits(1, 1024, 64, 1_000_000), Limits.of(config(0, -1, 65, Integer.MAX_VALUE)));
        assertEquals(4, log.warnings().size());
        assertEquals(
                "configuration io.widgetry.feed: maxFeeds must be from 1 to 64, not 0; 1 is used",
                log.warnings().get(0));
    }

    private static int byDefault(String name) throws NoSuchMethodException {
        return (Integer) FeedConfig.class.getDeclaredMethod(name).getDefaultValue();
    }

    private static FeedConfig config(int feeds, int line, int recordings, int backlog) {
        return new FeedConfig() {
            @Override
            public int maxFeeds() {
                return feeds;
            }

            @Override
            public int maxLineBytes() {
                return line;
            }

            @Override
            public int maxRecordings() {
                return recordings;
            }

            @Override
            public int recordingBacklog() {
                return backlog;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return FeedConfig.class;
            }
        };
    }
}
