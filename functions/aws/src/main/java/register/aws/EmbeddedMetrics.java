package register.aws;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.measure.Measure;
import register.settings.Variables;

/// Reports measures in a function's log, from which CloudWatch takes them without a call or a right (Amazon CloudWatch
/// User Guide, "Specification: Embedded metric format").
///
/// @param namespace of the metrics: `REGISTER_METRICS`; null for none, and then nothing is read for them
public record EmbeddedMetrics(@Nullable String namespace, Clock clock) {
    public static final EmbeddedMetrics NONE = new EmbeddedMetrics(null, Clock.systemUTC());

    public static EmbeddedMetrics of(Variables variables) {
        return new EmbeddedMetrics(variables.optional("REGISTER_METRICS"), Clock.systemUTC());
    }

    /// Counts an event.
    public void count(@Nullable Context context, Measure event) {
        report(context, () -> Map.of(event, 1L));
    }

    /// @param reading if it throws, nothing is reported: a measure that is not known is absent, not zero
    public void report(@Nullable Context context, Supplier<Map<Measure, Long>> reading) {
        if (namespace == null || context == null) {
            return;
        }
        var values = new TreeMap<>(reading.get());
        values.entrySet().removeIf(one -> one.getKey().kind() == Measure.Kind.EVENT && one.getValue() == 0);
        if (!values.isEmpty()) {
            FunctionLog.document(context, document(namespace, values));
        }
    }

    private String document(String space, Map<Measure, Long> values) {
        Json.Builder document = Json.object()
                .put(
                        "_aws",
                        Json.object()
                                .put("Timestamp", Json.of(clock.millis()))
                                .put("CloudWatchMetrics", Json.array(List.of(directive(space, values)))));
        values.forEach((measure, value) -> document.put(measure.metric(), Json.of(value)));
        return CanonicalJson.text(document.build());
    }

    private static Json directive(String space, Map<Measure, Long> values) {
        return Json.object()
                .put("Namespace", Json.of(space))
                .put("Dimensions", Json.array(List.of(Json.array(List.of()))))
                .put(
                        "Metrics",
                        Json.array(
                                List.copyOf(values.keySet()),
                                measure -> Json.object()
                                        .put("Name", Json.of(measure.metric()))
                                        .put("Unit", Json.of(measure.isInSeconds() ? "Seconds" : "Count"))
                                        .build()))
                .build();
    }
}
