package register.aws.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import register.aws.Pause;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The table and the requests made to it.
public final class Table {
    /// The name of an attempt to put an item, in the item.
    static final String ATTEMPT = "attempt";
    /// DynamoDB API Reference, "BatchGetItem": 100 items.
    private static final int BATCH = 100;

    private static final int ATTEMPTS = 20;
    private static final int AT_ONCE = 16;

    private final DynamoDbClient client;
    private final String name;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /// Puts an item unless its key is taken.
    ///
    /// @return the existing item; empty if this one was put
    public Optional<Item> putIfAbsent(Item item) {
        return putIf(item, request -> request.conditionExpression("attribute_not_exists(PK)"));
    }

    /// Puts the items whose keys are free, several at once.
    void putAllIfAbsent(List<Item> items) {
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Item>>> puts = items.stream()
                    .map(item -> threads.submit(() -> {
                        places.acquire();
                        try {
                            return putIfAbsent(item);
                        } finally {
                            places.release();
                        }
                    }))
                    .toList();
            for (Future<Optional<Item>> put : puts) {
                var _ = put.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Replaces the item with this value in an attribute.
    ///
    /// @return true if the new item is stored
    public boolean replace(Item item, String attribute, long value) {
        return putIf(
                        item,
                        request -> request.conditionExpression("#attribute = :value")
                                .expressionAttributeNames(Map.of("#attribute", attribute))
                                .expressionAttributeValues(
                                        Map.of(":value", AttributeValue.fromN(Long.toString(value)))))
                .isEmpty();
    }

    /// Puts an item, replacing any other.
    public void put(Item item) {
        client.putItem(request -> request.tableName(name).item(item.attributes()));
    }

    /// The SDK repeats a request if its answer was lost. The condition then fails on the request's own write, which
    /// the attempt's name reveals.
    private Optional<Item> putIf(Item item, Consumer<PutItemRequest.Builder> condition) {
        AttributeValue attempt = AttributeValue.fromS(UUID.randomUUID().toString());
        var attributes = new HashMap<>(item.attributes());
        attributes.put(ATTEMPT, attempt);
        try {
            client.putItem(request -> request.tableName(name)
                    .item(attributes)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .applyMutation(condition));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return attempt.equals(e.item().get(ATTEMPT)) ? Optional.empty() : Optional.of(new Item(e.item()));
        }
    }

    /// Adds a member to an item's set if the set has fewer than `most`, or has the member already. The request can be
    /// repeated.
    ///
    /// @param most 1 or more
    /// @return true if the set has the member
    boolean join(Map<String, AttributeValue> key, int most, String member, long expires) {
        try {
            client.updateItem(request -> request.tableName(name)
                    .key(key)
                    .updateExpression("ADD holders :members SET expires = :expires")
                    .conditionExpression(
                            "attribute_not_exists(holders) OR size(holders) < :most OR contains(holders, :member)")
                    .expressionAttributeValues(Map.of(
                            ":members", AttributeValue.fromSs(List.of(member)),
                            ":member", AttributeValue.fromS(member),
                            ":most", AttributeValue.fromN(Integer.toString(most)),
                            ":expires", AttributeValue.fromN(Long.toString(expires)))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /// Deletes an item.
    ///
    /// @return true if it existed
    public boolean delete(Map<String, AttributeValue> key) {
        return !client.deleteItem(request -> request.tableName(name).key(key).returnValues(ReturnValue.ALL_OLD))
                .attributes()
                .isEmpty();
    }

    public Optional<Item> get(Map<String, AttributeValue> key, boolean consistent) {
        return Optional.of(client.getItem(
                        request -> request.tableName(name).key(key).consistentRead(consistent)))
                .filter(response -> response.hasItem())
                .map(response -> new Item(response.item()));
    }

    /// A query for the items of a partition whose sort keys have this prefix, in order.
    public static QueryRequest.Builder beginningWith(String partition, String prefix) {
        return QueryRequest.builder()
                .keyConditionExpression("PK = :partition AND begins_with(SK, :prefix)")
                .expressionAttributeValues(
                        Map.of(":partition", AttributeValue.fromS(partition), ":prefix", AttributeValue.fromS(prefix)));
    }

    /// The first `limit` items of a query, over as many pages as necessary.
    public List<Item> query(QueryRequest query, int limit) {
        var found = new ArrayList<Item>();
        Map<String, AttributeValue> from = Map.of();
        while (found.size() < limit) {
            QueryResponse page = client.query(query.toBuilder()
                    .tableName(name)
                    .limit(limit - found.size())
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .build());
            for (Map<String, AttributeValue> attributes : page.items()) {
                found.add(new Item(attributes));
            }
            if (!page.hasLastEvaluatedKey() || page.lastEvaluatedKey().isEmpty()) {
                break;
            }
            from = page.lastEvaluatedKey();
        }
        return found;
    }

    /// The first item that passes a query's filter. It is usually near the beginning, so pages start small.
    Optional<Item> first(QueryRequest query) {
        Map<String, AttributeValue> from = Map.of();
        int limit = 16;
        while (true) {
            QueryResponse page = client.query(query.toBuilder()
                    .tableName(name)
                    .limit(limit)
                    .exclusiveStartKey(from.isEmpty() ? null : from)
                    .build());
            if (!page.items().isEmpty()) {
                return Optional.of(new Item(page.items().getFirst()));
            }
            if (!page.hasLastEvaluatedKey() || page.lastEvaluatedKey().isEmpty()) {
                return Optional.empty();
            }
            from = page.lastEvaluatedKey();
            limit = Math.min(limit * 16, 4096);
        }
    }

    /// Items in the order of their keys, each once; missing ones are left out.
    ///
    /// @param listed an index that lags may list an item twice, but a request must not
    public List<Item> get(List<Map<String, AttributeValue>> listed, boolean consistent) {
        List<Map<String, AttributeValue>> keys = listed.stream().distinct().toList();
        var byKey = new HashMap<Map<String, AttributeValue>, Item>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            List<Map<String, AttributeValue>> rest = keys.subList(from, Math.min(keys.size(), from + BATCH));
            for (int attempt = 1; !rest.isEmpty(); attempt++) {
                List<Map<String, AttributeValue>> asked = rest;
                BatchGetItemResponse response = client.batchGetItem(request -> request.requestItems(Map.of(
                        name,
                        KeysAndAttributes.builder()
                                .keys(asked)
                                .consistentRead(consistent)
                                .build())));
                for (Map<String, AttributeValue> attributes :
                        response.responses().getOrDefault(name, List.of())) {
                    var item = new Item(attributes);
                    byKey.put(item.key(), item);
                }
                KeysAndAttributes left = response.unprocessedKeys().get(name);
                rest = left == null ? List.of() : left.keys();
                if (!rest.isEmpty()) {
                    pause(attempt);
                }
            }
        }
        return keys.stream().map(byKey::get).filter(Objects::nonNull).toList();
    }

    /// Keys stay unprocessed if the table throttles, or the answer would exceed 16 MB.
    private static void pause(int attempts) {
        if (attempts == ATTEMPTS) {
            throw new IllegalStateException("DynamoDB left keys unprocessed " + ATTEMPTS + " times");
        }
        Pause.after(attempts);
    }
}
