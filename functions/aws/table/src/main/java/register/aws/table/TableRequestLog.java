package register.aws.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.chain.Sha256;
import register.policy.Language;
import register.policy.PolicyId;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.MessageKey;
import register.request.Outcome;
import register.request.Reference;
import register.request.RequestChange;
import register.request.RequestLog;
import register.request.RequestState;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// The requests in the table, each an item that a change replaces. What decides on a reply is read consistently.
public final class TableRequestLog implements RequestLog {
    private static final String REFERENCE = "reference";
    private static final String REVISION = "revision";
    private static final String RECEIVED_AT = "receivedAt";
    private static final String POLICY = "policy";
    private static final String SENDER = "sender";
    private static final String LANGUAGE = "language";
    private static final String MAIL = "mail";
    private static final String OUTCOME = "outcome";
    private static final String REASON = "reason";
    private static final String MATTER = "matter";
    private static final String RESPOND_BY = "respondBy";
    private static final String STATE = "state";
    private static final String LEASE_UNTIL = "leaseUntil";
    private static final String ACKNOWLEDGEMENT = "acknowledgement";
    private static final String REPLIED_AT = "repliedAt";
    private static final String MESSAGE = "message";
    private static final String HISTORY = "history";

    private final Table table;

    public TableRequestLog(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public boolean open(DpaRequest request) {
        return table.putIfAbsent(item(request)).isEmpty();
    }

    @Override
    public Optional<DpaRequest> find(Reference reference) {
        return table.get(Keys.request(reference), true).map(TableRequestLog::request);
    }

    @Override
    public boolean replace(DpaRequest request) {
        if (request.state() == RequestState.ERASED) {
            answersNothing(request.reference());
        }
        return table.replace(item(request), REVISION, request.revision() - 1);
    }

    /// What an erasure looks for is written before what it finds by it.
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

    /// A copy of a message is beside the request that answers it, whose own this is.
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
        return table.get(keys).stream().map(TableRequestLog::request).toList();
    }

    private static Item item(DpaRequest request) {
        return Item.with(Keys.request(request.reference()))
                .put(REFERENCE, request.reference().value())
                .put(REVISION, request.revision())
                .put(RECEIVED_AT, request.receivedAt())
                .put(POLICY, text(request.policy(), PolicyId::value))
                .put(SENDER, request.sender())
                .put(LANGUAGE, request.language().tag())
                .put(MAIL, request.mail().hex())
                .put(OUTCOME, request.outcome().term())
                .put(REASON, request.reason())
                .put(MATTER, text(request.matter(), Matter::term))
                .put(RESPOND_BY, request.respondBy())
                .put(STATE, request.state().term())
                .put(LEASE_UNTIL, request.leaseUntil())
                .put(ACKNOWLEDGEMENT, text(request.acknowledgement(), Sha256::hex))
                .put(REPLIED_AT, request.repliedAt())
                .put(HISTORY, RequestChange.lines(request.history()))
                .put(Keys.LISTED, Keys.REQUESTS)
                .put(Keys.LISTED_AS, Item.instant(request.receivedAt()) + "#" + request.reference())
                .build();
    }

    private static DpaRequest request(Item item) {
        return new DpaRequest(
                item.required(REFERENCE, Reference::new),
                (int) item.number(REVISION),
                item.required(RECEIVED_AT, Instant::parse),
                item.optional(POLICY, PolicyId::new),
                item.optional(SENDER, text -> text),
                item.required(LANGUAGE, Language::new),
                item.required(MAIL, Sha256::new),
                item.required(OUTCOME, word -> Item.term(Outcome.class, word)),
                item.required(REASON, text -> text),
                item.optional(MATTER, word -> Item.term(Matter.class, word)),
                item.optional(RESPOND_BY, Instant::parse),
                item.required(STATE, word -> Item.term(RequestState.class, word)),
                item.optional(LEASE_UNTIL, Instant::parse),
                item.optional(ACKNOWLEDGEMENT, Sha256::new),
                item.optional(REPLIED_AT, Instant::parse),
                item.has(HISTORY) ? item.required(HISTORY, RequestChange::parseLines) : List.of());
    }

    private static <T> @Nullable String text(@Nullable T value, Function<T, String> text) {
        return value == null ? null : text.apply(value);
    }
}
