package register.aws.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import register.aws.Connection;
import register.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The table's stream, as Lambda reads it for a function.
final class Stream {
    private Stream() {}

    /// Everything that happened to the table, each as a record of an event.
    static List<Json> records(Deployment deployment) {
        Connection connection = Connection.of(deployment.environment());
        try (DynamoDbStreamsClient client = DynamoDbStreamsClient.builder()
                .region(connection.region())
                .credentialsProvider(connection.credentials())
                .endpointOverride(connection.endpoint("DYNAMODB"))
                .build()) {
            String stream = client.listStreams(request -> request.tableName(deployment.tableName()))
                    .streams()
                    .getFirst()
                    .streamArn();
            var records = new ArrayList<Json>();
            for (Shard shard : client.describeStream(request -> request.streamArn(stream))
                    .streamDescription()
                    .shards()) {
                String iterator = client.getShardIterator(request -> request.streamArn(stream)
                                .shardId(shard.shardId())
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
                client.getRecords(request -> request.shardIterator(iterator)).records().stream()
                        .map(record -> record(record, stream))
                        .forEach(records::add);
            }
            return records;
        }
    }

    private static Json record(Record record, String stream) {
        return Json.object()
                .put("eventID", record.eventID())
                .put("eventName", record.eventNameAsString())
                .put("eventVersion", "1.1")
                .put("eventSource", "aws:dynamodb")
                .put("awsRegion", "eu-central-1")
                .put(
                        "dynamodb",
                        Json.object()
                                .put("ApproximateCreationDateTime", 1772446530L)
                                .put("Keys", keys(record.dynamodb().keys()))
                                .put("SequenceNumber", record.dynamodb().sequenceNumber())
                                .put("SizeBytes", 26)
                                .put("StreamViewType", "KEYS_ONLY")
                                .build())
                .put("eventSourceARN", stream)
                .build();
    }

    private static Json keys(Map<String, AttributeValue> keys) {
        var json = Json.object();
        keys.forEach((name, value) ->
                json.put(name, Json.object().put("S", value.s()).build()));
        return json.build();
    }
}
