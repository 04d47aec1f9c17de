package register.aws.journey;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import register.aws.AwsConnection;
import register.settings.Variables;

/// A function that keeps running, as Lambda keeps it, while its variables and the patience of its clients stay the
/// same.
final class Started<F> {
    private final Map<Configuration, F> running = new HashMap<>();
    private final Function<Variables, F> start;

    private record Configuration(Map<String, String> variables, Duration silence) {}

    Started(Function<Variables, F> start) {
        this.start = start;
    }

    F with(Map<String, String> variables) {
        return running.computeIfAbsent(
                new Configuration(Map.copyOf(variables), AwsConnection.silence()),
                own -> start.apply(Variables.of(own.variables())));
    }
}
