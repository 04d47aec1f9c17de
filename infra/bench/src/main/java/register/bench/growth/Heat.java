package register.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/// An empty table that adds up the write units of each partition, its own and those of its global indexes, and keeps
/// nothing.
final class Heat implements DynamoDbClient {
    private static final int UNIT = 1_024;
    /// Each with the attribute of its partition (`template.yaml`); they hold keys alone.
    private static final Map<String, String> INDEXES = Map.of("listing", "listed", "due", "due", "ends", "ends");

    /// By partition; that of an index begins with the index's name and a space.
    final Map<String, Long> units = new TreeMap<>();

    @Override
    public PutItemResponse putItem(PutItemRequest put) {
        write(put.item(), 1);
        return PutItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        for (TransactWriteItem item : request.transactItems()) {
            if (item.put() != null) {
                write(item.put().item(), 2);
            }
        }
        return TransactWriteItemsResponse.builder().build();
    }

    private void write(Map<String, AttributeValue> item, int factor) {
        units.merge(text(item, "PK"), Math.ceilDiv(size(item), UNIT) * factor, Long::sum);
        INDEXES.forEach((index, attribute) -> {
            if (item.containsKey(attribute)) {
                units.merge(index + " " + text(item, attribute), (long) factor, Long::sum);
            }
        });
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    private static long size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> attribute.getKey().length() + size(attribute.getValue()))
                .sum();
    }

    private static long size(AttributeValue value) {
        return value.s() != null
                ? value.s().getBytes(UTF_8).length
                : value.b() != null ? value.b().asByteArrayUnsafe().length : value.hasM() ? size(value.m()) : 8;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return GetItemResponse.builder().build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return BatchGetItemResponse.builder().responses(Map.of()).build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return QueryResponse.builder().items(List.of()).count(0).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
