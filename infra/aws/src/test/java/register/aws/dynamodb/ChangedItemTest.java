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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import register.aws.stand.AwsEngine;
import register.chain.Chain;
import register.chain.Entry;
import register.contract.world.Fictitious;
import register.value.PolicyId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A stored entry that was changed is not served, not even by who read it whole before.
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

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
