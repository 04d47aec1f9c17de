package register.aws.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import register.aws.AwsConnection;
import register.chain.Entry;
import register.chain.EntryKind;
import register.contract.world.Fictitious;
import register.settings.Variables;
import register.value.PolicyId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Appends two entries in a process of its own; its argument is the table.
final class AppendingProcess {
    static final Entry FIRST = Fictitious.first(
            new PolicyId("example"), LocalDate.of(2026, 3, 1), Instant.parse("2026-02-01T12:00:00Z"), "first");
    static final Entry SECOND = Fictitious.next(
            FIRST.header(),
            EntryKind.PUBLICATION,
            LocalDate.of(2026, 4, 1),
            Instant.parse("2026-02-01T12:00:01Z"),
            "second");

    private AppendingProcess() {}

    public static void main(String[] arguments) {
        try (DynamoDbClient client = AwsConnection.of(Variables.ofProcess()).dynamoDb()) {
            var chain = new DynamoChain(client, arguments[0], Reads.CONSISTENT);
            boolean stand = chain.append(FIRST) && chain.append(SECOND);
            System.exit(stand ? 0 : 1);
        }
    }
}
