package register.aws.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.request.MessageKey;
import register.request.RequestLog;
import register.request.RequestState;
import register.value.Reference;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The requests in the table, one item each, replaced by each change. Reads that decide on a reply are consistent.
public final class DynamoRequestLog implements RequestLog {
    private static final String REFERENCE = "reference";
    private static final String REVISION = "revision";
    private static final String MESSAGE = "message";

    private final Table table;

    public DynamoRequestLog(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public boolean open(DpaRequest request) {
        return table.putIfAbsent(item(request)).isEmpty();
    }

    @Override
    public Optional<DpaRequest> find(Reference reference) {
        return table.get(Keys.request(reference), true).map(DynamoRequestLog::request);
    }

    @Override
    public boolean replace(DpaRequest request) {
        if (request.state() == RequestState.ERASED) {
            answersNothing(request.reference());
        }
        return table.replace(item(request), REVISION, request.revision() - 1);
    }

    /// Writes the item that an erasure looks up before the one that it leads to.
    @Override
    public Reference answer(MessageKey message, Reference request) {
        table.put(Item.with(Keys.answers(request)).put(MESSAGE, message.value()).build());
        return table.putIfAbsent(Item.with(Keys.answered(message))
                        .put(REFERENCE, request.value())
                        .build())
                .map(standing -> standing.required(REFERENCE, Reference::new))
                .orElse(request);
    }

    @Override
    public Optional<Reference> answering(MessageKey message) {
        return table.get(Keys.answered(message), true).map(item -> item.required(REFERENCE, Reference::new));
    }

    /// Forgets which message an erased request answers. If another request answers it, that one's item stays.
    private void answersNothing(Reference request) {
        Optional<MessageKey> message =
                table.get(Keys.answers(request), true).map(item -> item.required(MESSAGE, MessageKey::new));
        message.filter(key -> answering(key).equals(Optional.of(request)))
                .map(Keys::answered)
                .ifPresent(table::delete);
        message.ifPresent(_ -> table.delete(Keys.answers(request)));
    }

    /// A request may be missing for a moment after it was opened.
    @Override
    public List<DpaRequest> newest(int limit) {
        QueryRequest listed = QueryRequest.builder()
                .indexName(Keys.LISTING)
                .keyConditionExpression("listed = :what")
                .expressionAttributeValues(Map.of(":what", AttributeValue.fromS(Keys.REQUESTS)))
                .scanIndexForward(false)
                .build();
        List<Map<String, AttributeValue>> keys =
                table.query(listed, limit).stream().map(Item::key).toList();
        return table.get(keys, false).stream().map(DynamoRequestLog::request).toList();
    }

    private static Item item(DpaRequest request) {
        return foundBy(request).with(DpaRequestJson.of(request));
    }

    private static Item foundBy(DpaRequest request) {
        return Item.with(Keys.request(request.reference()))
                .put(REVISION, request.revision())
                .put(Keys.LISTED, Keys.REQUESTS)
                .put(Keys.LISTED_AS, Item.instant(request.receivedAt()) + "#" + request.reference())
                .build();
    }

    private static DpaRequest request(Item item) {
        DpaRequest request = item.record(DpaRequestJson::read);
        item.requireSame(foundBy(request).attributes());
        return request;
    }
}
