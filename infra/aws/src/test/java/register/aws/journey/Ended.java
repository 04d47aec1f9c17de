package register.aws.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import register.document.DocumentKey.Shelf;
import register.json.Json;
import register.json.JsonText;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What work left: the items with the states of their records, the objects with the number of their versions, and the
/// mails that the mail service took, by recipient. What differs between runs is left out: random names, times, and
/// keys.
record Ended(List<String> items, Map<String, Integer> objects, Map<String, Integer> mails) {
    private static final Pattern RANDOM = Pattern.compile(String.join(
            "|",
            "[0-9a-f-]{36}(?=\\.pem)",
            "[0-9a-f]{32,}",
            "(?<=WEBHOOKS |POSTS#)[0-9a-f]{16}",
            "[A-Z]{3}-[0-9A-Z]{4}[0-9A-Z-]*",
            "(?<=RUN#|NOTICE#|DUE#)[0-9A-Z]{8}(?:#\\d+(?: [0-9A-Z]{8}\\b)?)?",
            "[0-9A-Z]{8}(?=-(?:plan|outcome))",
            "(?<=TO#example#)\\w",
            "(?<=DAY#)[0-9-]+",
            "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"));

    static Ended of(Deployment deployment) {
        var items = new ArrayList<String>();
        deployment.table().scanPaginator(request -> request.tableName(deployment.tableName())).items().stream()
                .map(Ended::item)
                .sorted()
                .forEach(items::add);
        var objects = new TreeMap<String, Integer>();
        for (Shelf shelf : Shelf.values()) {
            deployment.shelves().versions(shelf).forEach(version -> objects.merge(named(version), 1, Integer::sum));
        }
        String files = deployment.variables().get("REGISTER_FILES_BUCKET");
        if (files != null) {
            deployment
                    .objects()
                    .listObjectsV2Paginator(request -> request.bucket(files))
                    .contents()
                    .forEach(file -> objects.merge(named(file.key()), 1, Integer::sum));
        }
        var mails = new TreeMap<String, Integer>();
        deployment
                .ses()
                .requests()
                .forEach(mail -> mails.merge(String.valueOf(mail.get("Destination")), 1, Integer::sum));
        return new Ended(items, objects, mails);
    }

    private static String item(Map<String, AttributeValue> item) {
        String key = text(item, "PK") + " " + (text(item, "SK").startsWith("V#") ? "V#" : text(item, "SK"));
        String state =
                JsonText.parse(text(item, "record").isEmpty() ? "{}" : text(item, "record")) instanceof Json.Obj json
                                && json.get("state") instanceof Json.Str(String word)
                        ? " " + word
                        : "";
        return named(key) + state;
    }

    private static String named(String name) {
        return RANDOM.matcher(name).replaceAll("…");
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    boolean has(String state) {
        return items.stream().anyMatch(item -> item.endsWith(" " + state));
    }

    /// True if no mail went out more often than in the other.
    boolean mailsNoMoreThan(Ended other) {
        return mails.entrySet().stream()
                .allMatch(mail -> mail.getValue() <= other.mails.getOrDefault(mail.getKey(), 0));
    }
}
