package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import register.aws.stand.Calls;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What steps cost, as lines of a table in Markdown.
record Measurements(List<String> lines) {
    Measurements() {
        this(new ArrayList<>(List.of("| step | requests | read units | write units |", "|---|---|---|---|")));
    }

    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    Calls.Cost of(String step, Work work) {
        Calls.Cost cost = Calls.metered(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        lines.add("| " + step + " | " + cost.operations() + " | " + cost.reads() + " | " + cost.writes() + " |");
        return cost;
    }

    /// In bytes, as DynamoDB counts them (Developer Guide, "DynamoDB Item sizes and formats").
    static long largestNotice(NoticeRuns runs) {
        return runs
                .deployment
                .table()
                .scanPaginator(request -> request.tableName(runs.deployment.tableName()))
                .items()
                .stream()
                .filter(item -> Objects.requireNonNull(item.get("PK")).s().matches("RUN#.+#.+"))
                .mapToLong(Measurements::size)
                .max()
                .orElse(0);
    }

    private static long size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> attribute.getKey().getBytes(UTF_8).length + size(attribute.getValue()))
                .sum();
    }

    private static long size(AttributeValue value) {
        if (value.s() != null) {
            return value.s().getBytes(UTF_8).length;
        } else if (value.n() != null) {
            return value.n().length() / 2 + 1L;
        } else if (value.b() != null) {
            return value.b().asByteArray().length;
        }
        throw new AssertionError("an item of texts, numbers and bytes: " + value);
    }
}
