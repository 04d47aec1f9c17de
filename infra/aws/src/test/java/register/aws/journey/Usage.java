package register.aws.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import register.aws.stand.Calls;
import register.testing.Checkout;

/// What AWS charges for: quantities by the items of `infra/prices.csv`.
record Usage(Map<String, Double> of) {
    static final Usage NONE = new Usage(Map.of());

    private static final List<String> PUTS = List.of("PutObject", "ListObjectsV2", "ListObjectVersions", "CopyObject");
    /// Of the functions' memory, and estimated: at the start of a call, and for each of its requests.
    private static final double GIGABYTES = 1.73;

    private static final double SECONDS = 0.010;
    private static final double SECONDS_A_REQUEST = 0.005;

    static Usage of(String item, double quantity) {
        return new Usage(Map.of(item, quantity));
    }

    /// One call of a function that only waits for what it asks.
    static Usage call(Calls.Cost cost) {
        return of(cost).and(function(SECONDS + SECONDS_A_REQUEST * cost.calls().size()));
    }

    /// One call of a function of this length.
    static Usage function(double seconds) {
        return of("lambda-request", 1).and(of("lambda-second", seconds * GIGABYTES));
    }

    /// Without the mails: SES counts those by itself.
    static Usage of(Calls.Cost cost) {
        Usage usage = of("dynamodb-read", cost.reads()).and(of("dynamodb-write", cost.writes()));
        for (Calls.Call call : cost.calls()) {
            String item = switch (call.service()) {
                case "S3" -> PUTS.contains(call.operation()) ? "s3-put" : "s3-get";
                case "KMS" -> call.operation().equals("Sign") ? "kms-sign" : "kms-use";
                default -> call.operation().equals("SendEmail") ? "ses-mail" : "";
            };
            usage = item.isEmpty() ? usage : usage.and(of(item, 1));
        }
        return usage;
    }

    Usage and(Usage other) {
        var sum = new HashMap<>(of);
        other.of.forEach((item, quantity) -> sum.merge(item, quantity, Double::sum));
        return new Usage(sum);
    }

    Usage times(double factor) {
        var product = new HashMap<>(of);
        product.replaceAll((_, quantity) -> quantity * factor);
        return new Usage(product);
    }

    Usage without(Usage other) {
        return and(other.times(-1));
    }

    /// Dollars for one of each item.
    static Map<String, Double> prices() throws IOException {
        var prices = new HashMap<String, Double>();
        List<String> lines = Files.readAllLines(Checkout.file("infra/prices.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", 7);
            prices.put(cells[0], Double.parseDouble(cells[1]) / Double.parseDouble(cells[2]));
        }
        return prices;
    }

    double dollars(Map<String, Double> prices) {
        return of.entrySet().stream()
                .mapToDouble(item -> item.getValue() * Objects.requireNonNull(prices.get(item.getKey()), item.getKey()))
                .sum();
    }
}
