package register.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import register.aws.stand.AwsEngine;
import register.chain.Chain;
import register.chain.Entry;
import register.contract.world.Fictitious;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.Presentation;
import register.record.Key;
import register.request.DpaRequest;
import register.request.DpaRequest.Arrival;
import register.request.DpaRequest.Decision;
import register.request.RequestState;
import register.request.RuleOutcome;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A stored entry that was changed is not served, not even by a process that had read it before.
final class ChangedItemTest {
    @Test
    void contentThatWasChangedIsRefusedAfterItWasReadWhole() throws IOException {
        PolicyId policy = new PolicyId("changed");
        try (AwsEngine engine = AwsEngine.open()) {
            Chain chain = engine.chain();
            Entry entry =
                    Fictitious.first(policy, LocalDate.of(2026, 1, 1), Instant.parse("2025-12-01T12:00:00Z"), "first");
            assertTrue(chain.append(entry));
            assertEquals(entry, chain.entry(policy, 1).orElseThrow());
            assertEquals(entry, chain.entry(policy, 1).orElseThrow());
            var key = Keys.entry(policy, 1);
            var item = new HashMap<>(engine.client()
                    .getItem(request ->
                            request.tableName(engine.table()).key(key).consistentRead(true))
                    .item());
            item.put("content", AttributeValue.fromB(SdkBytes.fromByteArray(gzip("{}"))));
            engine.client().putItem(request -> request.tableName(engine.table()).item(item));
            assertThrows(IllegalArgumentException.class, () -> chain.entry(policy, 1));
        }
    }

    /// An index that lags may list both places of an item that moved. DynamoDB refuses a request for both.
    @Test
    void anItemListedTwiceIsReadOnce() {
        try (AwsEngine engine = AwsEngine.open()) {
            var key = Map.of("PK", AttributeValue.fromS("moved"), "SK", AttributeValue.fromS("-"));
            var table = new Table(engine.client(), engine.table());
            table.put(Item.with(key).build());
            assertEquals(1, table.get(List.of(key, key), true).size());
        }
    }

    /// Otherwise a person would answer another's request, and a change would be retried forever.
    @Test
    void anItemThatIsFoundByWhatItsRecordDoesNotSayIsRefused() {
        try (AwsEngine engine = AwsEngine.open()) {
            var first = new Reference("DPA-AAAA-AAAA-AAAA");
            var other = new Reference("DPA-BBBB-BBBB-BBBB");
            Sha256 mail = Sha256.of(new byte[] {1});
            assertTrue(engine.requests()
                    .open(DpaRequest.received(
                            first,
                            new Arrival(Instant.parse("2025-12-01T12:00:00Z"), null, null, Language.ENGLISH, mail),
                            new Decision(RuleOutcome.QUEUE, "attached-document", null, null),
                            RequestState.QUEUED,
                            null)));
            changed(engine, key("REQ#" + first, "-"), key("REQ#" + other, "-"));
            refused(() -> engine.requests().find(other));
            changed(engine, key("REQ#" + first, "-"), Map.of("revision", AttributeValue.fromN("2")));
            refused(() -> engine.requests().find(first));
            changed(
                    engine,
                    key("REQ#" + first, "-"),
                    Map.of("revision", AttributeValue.fromN("1"), "listedAs", AttributeValue.fromS("2020#" + first)));
            refused(() -> engine.requests().find(first));
            changed(engine, key("REQ#" + first, "-"), Map.of("record", AttributeValue.fromS("{}")));
            refused(() -> engine.requests().find(first));

            var snapshot = new IssuedDocument.Snapshot(
                    mail,
                    new DocumentKey(DocumentKey.Shelf.PUBLISHED, "snapshots/changed/1.pdf"),
                    Instant.parse("2025-12-01T12:00:00Z"),
                    new PolicyId("changed"),
                    1,
                    LocalDate.of(2026, 1, 1),
                    1,
                    Language.ENGLISH,
                    0,
                    Presentation.NONE);
            engine.issuedDocuments().record(snapshot);
            Sha256 forged = Sha256.of(new byte[] {2});
            changed(engine, key("DOC#" + mail, "-"), key("DOC#" + forged, "-"));
            refused(() -> engine.issuedDocuments().find(forged));
            changed(
                    engine,
                    key("SNAPSHOTS#changed", Key.number(1) + "#en#" + Key.number(0)),
                    key("SNAPSHOTS#changed", Key.number(2) + "#en#" + Key.number(0)));
            refused(() -> engine.issuedDocuments().snapshot(snapshot.policy(), 2, Language.ENGLISH));
            refused(() -> engine.issuedDocuments().snapshots(snapshot.policy()));
        }
    }

    private static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of("PK", AttributeValue.fromS(partition), "SK", AttributeValue.fromS(sort));
    }

    private static void changed(AwsEngine engine, Map<String, AttributeValue> key, Map<String, AttributeValue> other) {
        var item = new HashMap<>(engine.client()
                .getItem(request -> request.tableName(engine.table()).key(key).consistentRead(true))
                .item());
        item.putAll(other);
        engine.client().putItem(request -> request.tableName(engine.table()).item(item));
    }

    private static void refused(Executable reading) {
        String said = String.valueOf(
                assertThrows(IllegalStateException.class, reading).getMessage());
        assertTrue(said.contains(": its record "), said);
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
