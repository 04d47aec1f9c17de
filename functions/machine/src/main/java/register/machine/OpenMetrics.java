package register.machine;

import java.util.Map;
import java.util.TreeMap;
import register.measure.Measure;

/// Text of the OpenMetrics specification, version 1.0.0, for Prometheus and others. Its only labels are HTTP statuses.
final class OpenMetrics {
    static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    OpenMetrics measures(Map<Measure, Long> values) {
        new TreeMap<>(values).forEach((measure, value) -> {
            if (measure.kind() == Measure.Kind.EVENT) {
                family(measure.metric(), "counter", "", measure.help());
                sample(measure.metric() + "_total", value);
            } else {
                gauge(measure.metric(), measure.isInSeconds() ? "seconds" : "", measure.help(), value);
            }
        });
        return this;
    }

    OpenMetrics answers(Map<Integer, Long> byStatus) {
        family("register_http_answers", "counter", "", "Answers since the start.");
        new TreeMap<>(byStatus)
                .forEach((status, count) -> sample("register_http_answers_total{status=\"" + status + "\"}", count));
        return this;
    }

    /// @param unit also the end of the name; empty for a count
    OpenMetrics gauge(String name, String unit, String help, long value) {
        family(name, "gauge", unit, help);
        sample(name, value);
        return this;
    }

    private void family(String name, String type, String unit, String help) {
        metadata("TYPE", name, type);
        if (!unit.isEmpty()) {
            metadata("UNIT", name, unit);
        }
        metadata("HELP", name, help);
    }

    private void metadata(String what, String name, String value) {
        text.append("# ")
                .append(what)
                .append(' ')
                .append(name)
                .append(' ')
                .append(value)
                .append('\n');
    }

    private void sample(String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    @Override
    public String toString() {
        return text + "# EOF\n";
    }
}
