package register.aws.journey;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table's stream as Lambda reads it for a function. moto 5.1.1 writes times into it that the SDK cannot read, so
/// its records are made from the table's items.
final class Stream {
    private Stream() {}

    /// One record for each item of any kind, in no particular order.
    static List<Json> records(Deployment deployment) {
        return deployment.table().scanPaginator(request -> request.tableName(deployment.tableName())).items().stream()
                .map(Stream::record)
                .toList();
    }

    private static Json record(Map<String, AttributeValue> item) {
        Json keys = Json.object()
                .put("PK", string(item.get("PK")))
                .put("SK", string(item.get("SK")))
                .build();
        return Json.object()
                .put("eventID", "68d9cbf3d6584cbbb384f3808140e62e")
                .put("eventName", "INSERT")
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", "eu-central-1")
                .put(
                        "dynamodb",
                        Json.object()
                                .put("ApproximateCreationDateTime", 1772446530L)
                                .put("Keys", keys)
                                .put("SequenceNumber", "1100000000017454423009")
                                .put("SizeBytes", 26)
                                .put("StreamViewType", "KEYS_ONLY")
                                .build())
                .put("eventSourceARN", "arn:aws:dynamodb:eu-central-1:123456789012:table/register/stream/1")
                .build();
    }

    private static Json string(@Nullable AttributeValue value) {
        return Json.object().put("S", value == null ? "" : value.s()).build();
    }
}
