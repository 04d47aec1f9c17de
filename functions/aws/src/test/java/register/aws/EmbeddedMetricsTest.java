package register.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import register.measure.Measure;
import register.settings.Variables;

class EmbeddedMetricsTest {
    private final LoggedHere logged = new LoggedHere();
    private final EmbeddedMetrics metrics =
            new EmbeddedMetrics("a-stack", Clock.fixed(Instant.ofEpochMilli(1_765_000_000_000L), ZoneOffset.UTC));

    /// Nothing may precede or follow the document, and `Dimensions` has at least one set.
    @Test
    void aReportIsOneDocument() {
        metrics.report(
                logged.context(),
                () -> Map.of(
                        Measure.LOG_ENTRIES, 12L,
                        Measure.LOG_UNSIGNED_SECONDS, 0L,
                        Measure.WEBHOOKS_GIVEN_UP, 0L));
        assertEquals(
                List.of("{\"_aws\":{\"CloudWatchMetrics\":[{\"Dimensions\":[[]],\"Metrics\":["
                        + "{\"Name\":\"register_log_entries\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"register_log_unsigned_seconds\",\"Unit\":\"Seconds\"}],"
                        + "\"Namespace\":\"a-stack\"}],\"Timestamp\":1765000000000},"
                        + "\"register_log_entries\":12,\"register_log_unsigned_seconds\":0}"),
                logged.lines,
                "an event that did not happen is no metric");
    }

    @Test
    void whatCannotBeReadIsNotReported() {
        assertThrows(
                IllegalStateException.class,
                () -> metrics.report(logged.context(), () -> {
                    throw new IllegalStateException("no store");
                }));
        assertEquals(List.of(), logged.lines);
    }

    @Test
    void withoutItsVariableNothingIsReadOrReported() {
        EmbeddedMetrics none = EmbeddedMetrics.of(Variables.of(Map.of("REGISTER_METRICS", "")));
        none.report(logged.context(), () -> {
            throw new AssertionError("read");
        });
        none.count(logged.context(), Measure.RECORDS_CHANGED);
        metrics.report(null, () -> {
            throw new AssertionError("read");
        });
        assertEquals(List.of(), logged.lines);
    }
}
