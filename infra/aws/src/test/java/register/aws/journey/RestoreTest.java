package register.aws.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static register.aws.journey.RestoreStand.MOMENT;
import static register.aws.journey.RestoreStand.assertSaid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.aws.stand.Stand;
import register.aws.stand.Stands;
import register.aws.stand.TableDefinition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// The dialogue of `infra/restore`: what it asks, does and refuses.
final class RestoreTest {
    @TempDir
    private Path folder;

    private DynamoDbClient client;
    private RestoreStand stand;
    private String restored;

    @BeforeEach
    void stand() throws Exception {
        Stand aws = Stands.restoring();
        client = aws.connection().dynamoDb();
        stand = RestoreStand.empty(folder, aws, client);
        restored = stand.table + "-restored-2026-12-01T093000Z";
        for (String key : List.of("CHAIN#a E#1", "CHAIN#a E#2", "REQ#r HEAD", "TO#a#0 0123")) {
            String[] parts = key.split(" ", -1);
            client.putItem(put -> put.tableName(stand.table)
                    .item(Map.of(
                            "PK", AttributeValue.fromS(parts[0]),
                            "SK", AttributeValue.fromS(parts[1]))));
        }
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void theStackAdoptsTheRestoredTableWithTheTemplatesSettings() throws Exception {
        RestoreStand.Said said = stand.restore(Map.of(), "--yes", MOMENT);
        assertSaid(0, "items in " + stand.table + ", in " + restored + ":\n", said);
        assertSaid(0, "       2        2  CHAIN E\n       1        1  REQ\n       1        1  TO\n", said);
        assertSaid(0, "Remove\t-\tAWS::DynamoDB::Table\tTable", said);
        assertEquals("Page\thttps://page.example\n", said.out());
        assertAdopted();
        assertEquals(List.of(), stand.calls("cloudfront"));
        List<String> changes = stand.calls("cloudformation create-change-set");
        assertEquals(3, changes.size());
        for (String change : changes) {
            assertTrue(
                    change.contains("\"ParameterKey\": \"PublicUrl\", \"UsePreviousValue\": true")
                            || change.contains("--parameters file://"),
                    change);
        }
        assertTrue(stand.calls("dynamodb restore-table").getFirst().contains("--restore-date-time " + MOMENT));
        TableDescription old = table(stand.table);
        assertTrue(old.deletionProtectionEnabled(), "the old table stays");
        assertEquals(4, old.itemCount());

        assertSaid(0, "already uses " + restored, stand.restore(Map.of(), "--yes", "--table", restored));
        assertEquals(3, stand.calls("cloudformation create-change-set").size());
        // Again, from the restored one: the name does not grow.
        assertSaid(
                0,
                "uses " + stand.table + "-restored-2026-12-02T000000Z",
                stand.restore(Map.of("EDGE", "E1EXAMPLE"), "--yes", "2026-12-02T00:00:00Z"));
        assertEquals(
                List.of("cloudfront create-invalidation --distribution-id E1EXAMPLE --paths /* "),
                stand.calls("cloudfront"));
    }

    private void assertAdopted() throws IOException {
        assertEquals(restored, stand.adopted());
        assertTrue(stand.isItself());
        TableDescription adopted = table(restored);
        assertTrue(adopted.deletionProtectionEnabled());
        assertEquals("KEYS_ONLY", adopted.streamSpecification().streamViewTypeAsString());
        assertEquals(
                "ENABLED",
                client.describeContinuousBackups(request -> request.tableName(restored))
                        .continuousBackupsDescription()
                        .pointInTimeRecoveryDescription()
                        .pointInTimeRecoveryStatusAsString());
        assertEquals(
                "expires",
                client.describeTimeToLive(request -> request.tableName(restored))
                        .timeToLiveDescription()
                        .attributeName());
        assertTrue(client.getResourcePolicy(request -> request.resourceArn(adopted.tableArn()))
                .policy()
                .contains("\"KeptForGood\""));
    }

    private TableDescription table(String name) {
        return client.describeTable(request -> request.tableName(name)).table();
    }

    @Test
    void aPersonDecidesTwice() throws Exception {
        assertSaid(1, "Restore " + stand.table + " as of " + MOMENT, stand.type("n\n", MOMENT));
        assertEquals(List.of(), stand.calls("dynamodb restore-table"));
        assertSaid(1, "Make the stack subprocessor-register use " + restored, stand.type("y\nn\n", MOMENT));
        assertEquals(List.of(), stand.calls("cloudformation execute-change-set"));
        assertEquals(1, stand.calls("cloudformation delete-change-set").size());
        assertEquals(List.of(), stand.calls("cloudformation delete-stack"));
        assertEquals(stand.table, stand.adopted());
        assertSaid(
                3,
                "there is a table " + restored + " already: to use it, infra/restore",
                stand.restore(Map.of(), "--yes", MOMENT));
        assertSaid(0, "uses " + restored, stand.type("y\n", "--table", restored));
        assertAdopted();
    }

    @Test
    void withoutATerminalItAsksForYes() throws Exception {
        assertSaid(1, "use --yes\ndeclined", stand.restore(Map.of(), MOMENT));
        assertUntouched();
    }

    /// A person may interrupt it anywhere; each further call goes on from there.
    @Test
    void aRestoreThatIsCutOffAgainAndAgainIsFinished() throws Exception {
        List<String> asked = List.of("--yes", MOMENT);
        for (String cut : List.of(
                "dynamodb update-table",
                "dynamodb put-resource-policy",
                "s3api put-object",
                "cloudformation create-change-set",
                "cloudformation execute-change-set",
                "cloudformation create-change-set",
                "cloudformation wait stack-import-complete",
                "cloudformation execute-change-set")) {
            RestoreStand.Said said = stand.restore(Map.of("CUT", cut), asked.toArray(String[]::new));
            assertEquals(137, said.exit(), () -> cut + ": " + said);
            asked = List.of("--yes", "--table", restored);
        }
        assertSaid(0, "uses " + restored, stand.restore(Map.of(), "--yes", "--table", restored));
        assertAdopted();
    }

    /// AWS or the network may fail when the table is out of the stack.
    @Test
    void aRestoreThatFailedWhileTheTableWasOutOfTheStackIsFinished() throws Exception {
        RestoreStand.Said broken = stand.restore(Map.of("BROKEN", "IMPORT"), "--yes", MOMENT);
        assertEquals(3, broken.exit(), broken::toString);
        assertEquals(List.of(), stand.calls("cloudformation delete-stack"));
        assertEquals("", stand.adopted());
        assertSaid(3, "has no table: finish the restore", stand.restore(Map.of(), "--yes", MOMENT));
        assertSaid(
                3,
                "other: expected the table that the stack subprocessor-register uses, " + restored,
                stand.restore(Map.of(), "--yes", "--table", "other"));
        assertSaid(0, "uses " + restored, stand.restore(Map.of(), "--yes", "--table", restored));
        assertAdopted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE_IN_PROGRESS",
                "IMPORT_IN_PROGRESS",
                "UPDATE_ROLLBACK_FAILED",
                "DELETE_FAILED",
                "ROLLBACK_COMPLETE",
                ""
            })
    void aStackThatIsNotReadyIsLeftAlone(String status) throws Exception {
        Files.writeString(stand.state.resolve("status"), status);
        assertSaid(
                3,
                status.isEmpty()
                        ? "is not in eu-central-1: there is nothing to restore"
                        : "the stack subprocessor-register is " + status,
                stand.restore(Map.of(), "--yes", MOMENT));
        assertUntouched();
    }

    @Test
    void aMomentThatAwsCannotRestoreIsRefused() throws Exception {
        assertSaid(
                3,
                "AWS refused to restore " + stand.table + " as of " + MOMENT,
                stand.restore(Map.of("OUT_OF_RANGE", "yes"), "--yes", MOMENT));
        client.updateContinuousBackups(request -> request.tableName(stand.table)
                .pointInTimeRecoverySpecification(backups -> backups.pointInTimeRecoveryEnabled(false)));
        assertSaid(
                3,
                stand.table + " has no point-in-time recovery: use a backup",
                stand.restore(Map.of(), "--yes", MOMENT));
        assertEquals(List.of(), stand.calls("cloudformation create-change-set"));
    }

    @Test
    void aTableThatIsNotLikeTheStacksIsRefused() throws Exception {
        String other = TableDefinition.create(client);
        client.deleteTable(request -> request.tableName(other));
        client.createTable(TableDefinition.of(other).toBuilder()
                .globalSecondaryIndexes(
                        TableDefinition.of(other).globalSecondaryIndexes().subList(0, 2))
                .attributeDefinitions(
                        TableDefinition.of(other).attributeDefinitions().subList(0, 8))
                .build());
        assertSaid(3, other + " is not like " + stand.table, stand.restore(Map.of(), "--yes", "--table", other));
        assertSaid(3, "there is no table none in eu-central-1", stand.restore(Map.of(), "--yes", "--table", "none"));
        assertEquals(List.of(), stand.calls("cloudformation create-change-set"));
    }

    /// Of the same form: another stack's, one with another log, and one that has the present one's and more.
    @Test
    void aTableOfAnotherRegisterIsRefusedBeforeItIsChanged() throws Exception {
        String other = TableDefinition.create(client);
        assertSaid(
                3,
                other + " belongs to the stack another: nothing was changed",
                stand.restore(Map.of("OWNER", "another"), "--yes", "--table", other));
        signed(stand.table, "a", "the first");
        signed(other, "b", "the first");
        assertSaid(
                3,
                other + " has other logs than " + stand.table + ", so it belongs to another register:  b",
                stand.restore(Map.of(), "--yes", "--table", other));
        signed(other, "a", "another");
        assertSaid(3, "belongs to another register: a", stand.restore(Map.of(), "--yes", "--table", other));
        assertUntouched();
    }

    private void signed(String table, String policy, String note) {
        client.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "PK", AttributeValue.fromS("CHECKPOINTS#" + policy),
                        "SK", AttributeValue.fromS("K#0000000000000000001"),
                        "note", AttributeValue.fromS(policy + "\n" + note + "\n"))));
    }

    /// For an archive, where no table can be restored; here even the present one is gone.
    @Test
    void anEmptyTableTakesThePlaceOfALostOne() throws Exception {
        client.updateTable(request -> request.tableName(stand.table).deletionProtectionEnabled(false));
        client.deleteTable(request -> request.tableName(stand.table));
        assertSaid(3, "If it was deleted, restore its last backup", stand.restore(Map.of(), "--yes", MOMENT));
        assertSaid(0, "made " + restored, stand.restore(Map.of(), "--empty", restored));
        assertSaid(3, "there is a table " + restored + " already", stand.restore(Map.of(), "--empty", restored));
        assertSaid(
                0,
                "there is no table " + stand.table + " any more",
                stand.restore(Map.of(), "--yes", "--table", restored));
        assertAdopted();
    }

    /// Nothing is uploaded that would leave a reference behind.
    @Test
    void aReferenceOfAnUnknownFormIsRefused() throws Exception {
        Path template = stand.state.resolve("template");
        Files.writeString(
                template,
                Files.readString(template)
                        .replaceFirst(
                                "\"Type\":\"AWS::S3::Bucket\"",
                                "\"DependsOn\":\"Table\",\"Type\":\"AWS::S3::Bucket\""));
        assertSaid(3, "refers to its table in a form that", stand.restore(Map.of(), "--yes", MOMENT));
        assertEquals(List.of(), stand.calls("s3api put-object"));
        assertEquals(List.of(), stand.calls("cloudformation create-change-set"));
    }

    @Test
    void argumentsAreChecked() throws Exception {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("yesterday"),
                List.of("2026-12-01T09:30:00"),
                List.of(MOMENT, MOMENT),
                List.of(MOMENT, "--table", "t"),
                List.of("--table"),
                List.of("--table", "t", "--empty", "e"),
                List.of("--table", "arn:aws:dynamodb:eu-central-1:210987654321:table/other"),
                List.of("--empty", "a table"),
                List.of("--stack", ""))) {
            assertSaid(2, "see infra/restore --help", stand.restore(Map.of(), wrong.toArray(String[]::new)));
        }
        assertSaid(0, "Usage: infra/restore", stand.restore(Map.of(), "--help"));
        assertUntouched();
    }

    private void assertUntouched() throws IOException {
        assertEquals(
                List.of(),
                stand.calls("").stream()
                        .filter(call -> !call.matches("\\w+ (describe|list|get|head|wait|scan)-?.*"))
                        .toList());
    }
}
