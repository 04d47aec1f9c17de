package register.aws.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.aws.stand.AwsEngine;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.PolicyId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// No item of the table names an erased recipient, and only the record ever did.
final class RecipientErasureTest {
    private static final ChangeAuthor BY = ChangeAuthor.register(Instant.parse("2026-03-01T12:00:00Z"));
    private static final List<String> TRACES = List.of("ylander", "zwiebel", "C-17", "Klausel");

    @Test
    void noItemNamesWhoWasErased() {
        Recipient added = Recipient.added(
                RecipientId.next(),
                new PolicyId("example"),
                Recipient.Kind.CONTACT,
                new Recipient.Who("C-17", "Xylander OÜ", "xylander@zwiebel.example"),
                Language.ENGLISH,
                new Terms(30, null, List.of(), List.of(), List.of(), "Klausel 7"),
                "import",
                BY);
        try (AwsEngine engine = AwsEngine.open()) {
            Recipients recipients = engine.recipients();
            assertTrue(recipients.add(added));
            assertEquals(4, items(engine).size(), "the record, and what finds it");
            List<Map<String, String>> naming = items(engine).stream()
                    .filter(item -> TRACES.stream().anyMatch(item.toString()::contains))
                    .toList();
            assertEquals(1, naming.size(), naming::toString);
            assertTrue(String.valueOf(naming.getFirst().get("PK")).startsWith("TO#example#"));
            Recipient ended = added.ended("complete-import", BY);
            assertTrue(recipients.replace(ended));
            assertTrue(recipients.replace(ended.erased("asked for it", BY)));
            assertEquals(1, items(engine).size(), () -> items(engine).toString());
            String left = items(engine).toString();
            TRACES.forEach(trace -> assertFalse(left.contains(trace), left));
        }
    }

    private static List<Map<String, String>> items(AwsEngine engine) {
        return engine.client().scan(request -> request.tableName(engine.table()).consistentRead(true)).items().stream()
                .map(item -> item.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue()))))
                .toList();
    }

    private static String text(AttributeValue value) {
        return value.s() == null ? value.toString() : value.s();
    }
}
