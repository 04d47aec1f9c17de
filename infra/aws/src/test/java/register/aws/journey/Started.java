package register.aws.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import register.settings.Variables;

/// A function that keeps running, as Lambda keeps it, while its variables stay the same.
final class Started<F> {
    private final Map<Map<String, String>, F> running = new HashMap<>();
    private final Function<Variables, F> start;

    Started(Function<Variables, F> start) {
        this.start = start;
    }

    F with(Map<String, String> variables) {
        return running.computeIfAbsent(Map.copyOf(variables), own -> start.apply(Variables.of(own)));
    }
}
