package register.aws.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.document.DocumentKey.Shelf;
import register.json.JsonText;
import register.request.DpaRequestJson;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The result of a deployment's work, without details that may differ: the items in the table, the number of versions
/// of each object, and the number of mails sent.
///
/// @param items keys, with the state of requests
/// @param objects how often each key was written, on both shelves; without hashes, which differ with each signature
record EndState(List<String> items, Map<String, Integer> objects, int mails) {
    EndState {
        items = List.copyOf(items);
        objects = Map.copyOf(objects);
    }

    static EndState of(Deployment deployment) {
        var items = new ArrayList<String>();
        deployment.table().scanPaginator(request -> request.tableName(deployment.tableName())).items().stream()
                .map(EndState::item)
                .sorted()
                .forEach(items::add);
        var objects = new TreeMap<String, Integer>();
        for (Shelf shelf : Shelf.values()) {
            deployment
                    .objects()
                    .listObjectVersionsPaginator(
                            request -> request.bucket(deployment.shelves().bucket(shelf)))
                    .versions()
                    .forEach(version -> objects.merge(name(version.key()), 1, Integer::sum));
        }
        return new EndState(items, objects, deployment.ses().requests().size());
    }

    /// The state of the one request; empty if there is none.
    String state() {
        return items.stream()
                .filter(item -> item.startsWith("REQ#"))
                .map(item -> item.substring(item.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("");
    }

    /// A short form for reports.
    String brief() {
        var parts = new ArrayList<String>();
        parts.add("objects " + objects.size());
        parts.add(
                "entries " + items.stream().filter(item -> item.contains(" E#")).count());
        parts.add("checkpoints "
                + items.stream().filter(item -> item.contains(" K#")).count());
        parts.add("time-stamps "
                + items.stream().filter(item -> item.contains(" T#")).count());
        parts.add("documents " + items.stream().filter("DOC#"::equals).count());
        if (!state().isEmpty()) {
            parts.add("request " + state());
        }
        parts.add("mails sent " + mails);
        return String.join(", ", parts);
    }

    /// Without the name of the key, which differs between deployments.
    private static String name(String key) {
        return key.startsWith("certificates/") ? key.substring(0, key.lastIndexOf('/') + 1) : key;
    }

    private static String item(Map<String, AttributeValue> item) {
        String partition = text(item, "PK");
        String sort = text(item, "SK");
        // Keys of seals and checkpoints differ between deployments.
        String key = switch (partition.split("#", -1)[0]) {
            case "ACK", "DOC" -> "DOC#";
            case "CERTIFICATES" -> "CERTIFICATES";
            default -> partition + " " + (sort.startsWith("V#") ? "V#" : sort);
        };
        return partition.startsWith("REQ#")
                ? key + " "
                        + DpaRequestJson.FORM
                                .read(JsonText.parse(text(item, "record")))
                                .state()
                                .term()
                : key.strip();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? "" : value.s();
    }
}
