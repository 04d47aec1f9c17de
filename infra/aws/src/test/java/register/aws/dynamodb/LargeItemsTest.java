package register.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.aws.stand.AwsEngine;
import register.aws.stand.Calls;
import register.aws.stand.TableDefinition;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.contract.world.Fictitious;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.request.DpaRequest;
import register.sample.SampleRequest;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/// Content larger than an item, a page or an answer may be.
final class LargeItemsTest {
    private static final PolicyId POLICY = new PolicyId("large");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.007Z");

    private AwsEngine engine;

    @BeforeEach
    void open() {
        engine = AwsEngine.open();
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    /// Random bytes, which do not compress, in sizes around the largest that an entry holds, and in five parts on two
    /// or more pages.
    @ParameterizedTest
    @ValueSource(ints = {Contents.INLINE - 1_000, Contents.INLINE, Contents.PART, 3 * Contents.PART, 1_200_000})
    void readsBackWhatDoesNotCompress(int length) {
        Entry entry = incompressible(length);
        Calls.Cost cost = Calls.of(() -> assertTrue(engine.chain().append(entry)));
        assertEquals("TransactWriteItems", cost.calls().getLast().operation());
        assertEquals(Optional.of(entry), engine.chain().entry(POLICY, 1));
        assertEquals(Optional.of(entry), engine.chain().latest(POLICY, DAY, History.EVER));
        assertEquals(Optional.of(entry), engine.chain().latest(POLICY, DAY, NOON));
        assertEquals(List.of(entry.header()), engine.chain().headers(POLICY, 0, 10));
        assertEquals(Optional.of(entry.header()), engine.chain().head(POLICY));
    }

    /// A limit that no stand-in checks: an item and its share of local indexes may be 400 KB together, and an index
    /// takes 100 bytes more for each (DynamoDB Developer Guide, "Quotas" and "Item sizes and formats").
    @Test
    void theLargestEntryAndItsPlacesInTheIndexesAreAnItemForAws() {
        String longestReason = "\u5b57".repeat(1_000);
        Entry entry = incompressible(Contents.INLINE - 200, longestReason);
        assertTrue(engine.chain().append(entry));
        Map<String, AttributeValue> item = engine.client()
                .getItem(request -> request.tableName(engine.table()).key(Keys.entry(POLICY, 1)))
                .item();
        assertTrue(item.containsKey("content"), "the largest that its entry holds");
        long size = size(item, item.keySet());
        for (LocalSecondaryIndex index : TableDefinition.of(engine.table()).localSecondaryIndexes()) {
            size += 100 + size(item, held(index, item.keySet()));
        }
        assertTrue(size <= 400 * 1024, size + " bytes");
    }

    /// The longest possible correction, of each version in a summary.
    @Test
    void theSummaryOfTheLongestCorrectionsIsAnItemForAws() {
        Instant at = NOON;
        EntryHeader last = null;
        for (int day = 0; day < 9; day++) {
            for (int subprocessors : new int[] {1, 2_000}) {
                PolicyVersion version = Fictitious.wide(POLICY, DAY.plusDays(day), "long", subprocessors);
                Bytes content = Bytes.canonical(PolicyCodec.encode(version));
                at = at.plusMillis(1);
                EntryHeader header = new EntryHeader(
                        POLICY,
                        last == null ? 1 : last.sequence() + 1,
                        subprocessors == 1 ? EntryKind.PUBLICATION : EntryKind.CORRECTION,
                        version.effectiveDate(),
                        Fictitious.ZONE,
                        subprocessors == 1 ? 1 : 2,
                        at,
                        subprocessors == 1 ? null : "forgotten",
                        null,
                        content.hash());
                assertTrue(engine.chain().append(new Entry(header, content)));
                last = header;
            }
        }
        Map<String, AttributeValue> item = engine.client()
                .getItem(request -> request.tableName(engine.table()).key(Keys.summary(POLICY)))
                .item();
        assertTrue(size(item, item.keySet()) <= 400 * 1024, size(item, item.keySet()) + " bytes");
    }

    private static Set<String> held(LocalSecondaryIndex index, Set<String> all) {
        if (index.projection().projectionType() == ProjectionType.ALL) {
            return all;
        }
        var held = new HashSet<>(index.projection().nonKeyAttributes());
        held.addAll(List.of("PK", "SK"));
        index.keySchema().forEach(key -> held.add(key.attributeName()));
        held.retainAll(all);
        return held;
    }

    /// Names and values; a number takes less than its digits, a map 3 bytes and one for each of its values.
    private static long size(Map<String, AttributeValue> item, Set<String> names) {
        return names.stream()
                .mapToLong(name -> {
                    AttributeValue value = item.getOrDefault(name, AttributeValue.fromS(""));
                    long bytes = switch (value.type()) {
                        case S -> value.s().getBytes(UTF_8).length;
                        case B -> value.b().asByteArrayUnsafe().length;
                        case N -> value.n().length();
                        case M ->
                            3 + value.m().size() + size(value.m(), value.m().keySet());
                        default -> throw new AssertionError(name + " of type " + value.type());
                    };
                    return name.length() + bytes;
                })
                .sum();
    }

    @Test
    void refusesPartsThatAreNotWhatWasStored() {
        Entry entry = incompressible(600_000);
        assertTrue(engine.chain().append(entry));
        Map<String, AttributeValue> part = engine.client()
                .query(request -> request.tableName(engine.table())
                        .keyConditionExpression("PK = :policy AND begins_with(SK, :parts)")
                        .expressionAttributeValues(Map.of(
                                ":policy", AttributeValue.fromS("CHAIN#large"), ":parts", AttributeValue.fromS("C#"))))
                .items()
                .get(1);
        byte[] bytes = new Item(part).bytes("content").clone();
        bytes[1_000] ^= 1;
        var changed = new HashMap<>(part);
        changed.put("content", AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
        engine.client().putItem(request -> request.tableName(engine.table()).item(changed));
        assertThrows(IllegalStateException.class, () -> engine.chain().entry(POLICY, 1));
    }

    /// 100 items of 200 KB exceed the 16 MB of one `BatchGetItem` answer; the rest is requested again.
    @Test
    void asksAgainForKeysLeftUnprocessed() {
        var opened = new ArrayList<DpaRequest>();
        String reason = "x".repeat(200_000);
        for (int i = 0; i < 100; i++) {
            var reference = new Reference("DPA-0000-0000-00" + i / 10 + i % 10);
            opened.add(SampleRequest.received(reference, NOON.plusSeconds(i), reason));
            assertTrue(engine.requests().open(opened.getLast()));
        }
        var newest = new ArrayList<DpaRequest>();
        Calls.Cost cost = Calls.of(() -> newest.addAll(engine.requests().newest(1_000)));
        assertEquals(opened.reversed(), newest);
        assertTrue(
                cost.operations().getOrDefault("BatchGetItem", 0L) > 1,
                cost.operations().toString());
    }

    private static Entry incompressible(int length) {
        return incompressible(length, null);
    }

    /// Of a kind whose content is not parsed.
    private static Entry incompressible(int length, @Nullable String reason) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Bytes content = Bytes.of(bytes);
        Sha256 hash = content.hash();
        return new Entry(
                new EntryHeader(POLICY, 1, EntryKind.WITHDRAWAL, DAY, Fictitious.ZONE, 1, NOON, reason, null, hash),
                content);
    }
}
