package register.checks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A change of a stack by `infra/deploy`: what it refuses, and what it asks about.
final class DeployChangeTest {
    private static final Map<String, String> REAL = Map.of("PUBLIC_URL", "https://register.example.com");

    @TempDir
    private Path folder;

    private DeployStand stand;

    @BeforeEach
    void stand() throws Exception {
        stand = new DeployStand(folder);
        stand.bucketOf(DeployStand.OWN);
        stand.with("UPDATE_COMPLETE");
    }

    @Test
    void unchangedFilesAreNoChange() throws Exception {
        Command unchanged = stand.deploy(Map.of("UNCHANGED", "yes", "VERSION", stand.version()));
        stand.assertExit(0, unchanged, "nothing to change");
        assertEquals("Page\thttps://page.example\n", unchanged.out());
        assertEquals(List.of(), stand.calls("cloudformation execute-change-set"));
        assertEquals(List.of(), stand.calls("cloudformation delete-stack"));
        assertEquals(1, stand.calls("cloudformation delete-change-set").size());
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE_ROLLBACK_COMPLETE, 3, the deployment failed: AWS has restored what was there before",
        "UPDATE_ROLLBACK_FAILED, 3, AWS could not restore what was there before",
        "UPDATE_IN_PROGRESS, 3, 'a deployment, or its removal, is running'",
        "UPDATE_COMPLETE, 0, Page"
    })
    void theEndOfTheChangeIsTold(String status, int exit, String said) throws Exception {
        Command ended = stand.deploy(Map.of("FAILS", status));
        stand.assertExit(exit, ended, said);
        assertEquals(status.contains("ROLLBACK"), ended.err().contains("Table\tlimit exceeded\n"), ended::toString);
    }

    /// AWS would set others to their defaults, a real register would become a trial, or older code would replace newer.
    @Test
    void aStackThatIsNotShownIsNotTakenForNone() throws Exception {
        Command refused = stand.deploy(Map.of("UNSEEN", "yes"), "--go-back", "LogDays=30");
        stand.assertExit(3, refused, "AWS does not show the stack subprocessor-register");
        stand.assertUntouched();
    }

    @Test
    void theStackIsReadOnceForEachState() throws Exception {
        stand.assertExit(0, stand.deploy(REAL, "LogDays=30"), "what would change");
        assertEquals(2, stand.calls("cloudformation describe-stacks").size(), "before the change and after it");
    }

    @Test
    void theTemplateIsReadWhereTheRegionHasIt() throws Exception {
        Map.of("eusc-de-east-1", "amazonaws.eu", "cn-north-1", "amazonaws.com.cn")
                .forEach((region, domain) -> {
                    assertDoesNotThrow(() -> stand.deploy(Map.of("AWS_REGION", region)));
                    assertTrue(assertDoesNotThrow(() -> stand.calls("cloudformation create-change-set"))
                            .getLast()
                            .contains("https://s3." + region + "." + domain + "/subprocessor-register-deploy-"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE_IN_PROGRESS",
                "CREATE_IN_PROGRESS",
                "ROLLBACK_IN_PROGRESS",
                "DELETE_IN_PROGRESS",
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                "UPDATE_ROLLBACK_IN_PROGRESS"
            })
    void aStackThatChangesIsLeftAlone(String status) throws Exception {
        stand.with(status);
        stand.assertExit(3, stand.deploy(Map.of()), "is " + status + ": a deployment, or its removal, is running");
        stand.assertUntouched();
    }

    @Test
    void aStackThatAwsCouldNotRestoreNeedsAPerson() throws Exception {
        stand.with("UPDATE_ROLLBACK_FAILED");
        Command refused = stand.deploy(Map.of());
        stand.assertExit(3, refused, "Table\tlimit exceeded\n");
        stand.assertExit(3, refused, "aws cloudformation continue-update-rollback --stack-name subprocessor-register");
        stand.with("DELETE_FAILED");
        stand.assertExit(3, stand.deploy(Map.of()), "is DELETE_FAILED: someone began to remove it");
        stand.assertUntouched();
    }

    /// A change would remove that application, and what a failed first deployment of it left would be deleted.
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_COMPLETE", "CREATE_FAILED", "ROLLBACK_FAILED"})
    void anotherApplicationsStackIsLeftAlone(String status) throws Exception {
        stand.with(status);
        for (String parameters : List.of("None", "TableName\tNotSealSubject")) {
            stand.assertExit(
                    3,
                    stand.deploy(Map.of("PARAMETERS", parameters), DeployStand.NAMES.toArray(String[]::new)),
                    "the stack subprocessor-register is another application's, without the parameter SealSubject");
        }
        stand.assertUntouched();
    }

    /// Nor is a stack that cannot be seen taken for none.
    @Test
    void aStackThatIsNotShownIsLeftAlone() throws Exception {
        stand.assertExit(
                3,
                stand.deploy(Map.of("DENIED", "yes"), DeployStand.NAMES.toArray(String[]::new)),
                "AWS does not show the stack subprocessor-register: An error occurred (AccessDenied)");
        stand.assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Modify\tTrue\tAWS::DynamoDB::Table\tTable",
                "Modify\tTrue\tAWS::S3::Bucket\tPublishedBucket",
                "Modify\tTrue\tAWS::KMS::Key\tSealKey",
                "Remove\t-\tAWS::DynamoDB::Table\tTable",
                "Remove\t-\tAWS::KMS::Key\tReferenceKey",
                "Remove\t-\tAWS::S3::Bucket\tBucketOfAnotherVersion",
                "Modify\tConditional\tAWS::DynamoDB::Table\tTable",
                "Dynamic\t-\tAWS::KMS::Key\tSealKey"
            })
    void theDataStaysInTheStack(String change) throws Exception {
        String others = "Modify\tFalse\tAWS::Lambda::Function\tReadFunction\n";
        Command refused = stand.deploy(Map.of("CHANGES", others + change));
        stand.assertExit(3, refused, "refused: ");
        stand.assertExit(
                3,
                refused,
                change.substring(change.lastIndexOf('\t') + 1)
                        + (change.contains("Conditional") || change.contains("Dynamic")
                                ? ", without"
                                : ". AWS would keep them"));
        assertEquals(List.of(), stand.calls("cloudformation execute-change-set"));
        assertEquals(List.of(), stand.calls("cloudformation delete-stack"));
        assertEquals(1, stand.calls("cloudformation delete-change-set").size());
    }

    /// While `infra/restore` has taken the table out, an empty one would take its place.
    @Test
    void noEmptyTableIsMadeForAStackThatIsBeingRestored() throws Exception {
        stand.assertExit(
                3,
                stand.deploy(Map.of("CHANGES", "Add\t-\tAWS::DynamoDB::Table\tTable")),
                "would make an empty one: first finish what was begun, with infra/restore --stack subprocessor-register");
        assertEquals(List.of(), stand.calls("cloudformation execute-change-set"));
        assertEquals(1, stand.calls("cloudformation delete-change-set").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Modify\tFalse\tAWS::DynamoDB::Table\tTable",
                "Add\t-\tAWS::KMS::Key\tWebhookKey",
                "Remove\t-\tAWS::KMS::Key\tTopicKey",
                "Modify\tTrue\tAWS::Lambda::Permission\tReadFunctionPermission",
                "Remove\t-\tAWS::SQS::Queue\tMailQueue"
            })
    void otherChangesAreMade(String change) throws Exception {
        Command deployed = stand.deploy(Map.of("CHANGES", change));
        stand.assertExit(0, deployed, change);
        assertEquals(1, stand.calls("cloudformation execute-change-set").size());
    }

    /// AWS cannot always tell: a person may know that it is no replacement.
    @Test
    void aPersonDecidesOnAReplacementThatIsNotCertain() throws Exception {
        Map<String, String> unsure = Map.of("CHANGES", "Modify\tConditional\tAWS::DynamoDB::Table\tTable");
        stand.assertExit(1, stand.type(unsure, "n\n", "infra/deploy"), "whether this replaces Table");
        assertEquals(List.of(), stand.calls("cloudformation execute-change-set"));
        stand.assertExit(0, stand.type(unsure, "y\ny\n", "infra/deploy"), "whether this replaces Table");
        assertEquals(1, stand.calls("cloudformation execute-change-set").size());
    }

    @Test
    void anOlderCommitIsNoticed() throws Exception {
        String first = stand.git("rev-parse", "HEAD");
        stand.edit();
        stand.commit("The second");
        String running = stand.version();
        Map<String, String> runs = Map.of("VERSION", running);
        assertEquals(0, stand.deploy(runs).exit(), "the same");
        stand.commit("The third");
        stand.assertExit(0, stand.deploy(runs), "what would change, with version " + running);
        stand.git("checkout", "-q", first);
        long built = stand.calls().size();
        Command refused = stand.deploy(runs);
        stand.assertExit(
                1, refused, "runs " + running + ", which these sources, " + stand.version() + ", do not contain");
        stand.assertExit(1, refused, "read docs/aws.md#go-back and add --go-back");
        assertEquals(
                List.of(),
                stand.calls().stream()
                        .skip(built)
                        .filter(call -> call.contains("put-object") || call.contains("change-set"))
                        .toList());
        stand.assertExit(1, stand.type(runs, "n\n", "infra/deploy"), "Go back to them (docs/aws.md#go-back)?");
        assertEquals(0, stand.type(runs, "y\ny\n", "infra/deploy").exit());
        assertEquals(0, stand.deploy(runs, "--go-back").exit());
    }

    @Test
    void aCommitThatIsNotHereIsNoticedAndSoAreChangedSources() throws Exception {
        stand.assertExit(
                1,
                stand.deploy(Map.of("VERSION", "2030.01.01-0123456789ab-changed")),
                "do not contain (fatal: Not a valid ");
        stand.edit();
        Command changed = stand.deploy(Map.of("VERSION", stand.version() + "-changed"));
        assertEquals(0, changed.exit(), changed::toString);
        assertTrue(stand.template().contains("    Value: " + stand.version() + "-changed\n"));
    }

    @Test
    void theLogsKeepTheirName() throws Exception {
        stand.assertExit(
                2,
                stand.deploy(REAL, "PublicUrl=https://other.example.com"),
                "are named register.example.com for good, not other.example.com: to change PublicUrl alone, add"
                        + " LogOrigin=register.example.com");
        stand.assertExit(2, stand.deploy(REAL, "--trial"), "for good, not trial.invalid");
        stand.assertExit(2, stand.deploy(REAL, "PublicUrl="), "for good, not trial.invalid");
        stand.assertExit(2, stand.deploy(REAL, "SealSubject="), "SealSubject=: expected a company; only a trial");
        stand.assertUntouched();
        for (List<String> same : List.of(
                List.of("PublicUrl=https://other.example.com", "LogOrigin=register.example.com"),
                List.of("PublicUrl=https://register.example.com/list"),
                List.of("LogDays=30"))) {
            assertEquals(0, stand.deploy(REAL, same.toArray(String[]::new)).exit(), same::toString);
        }
    }

    /// A key's certificate is made once. Before that the name can change, and another key may name another company.
    @Test
    void theCompanyStaysOnceAKeyHasSealed() throws Exception {
        var sealed = new HashMap<>(REAL);
        sealed.put("SEAL_SUBJECT", "None");
        String other = "SealSubject=Other Ltd";
        stand.assertExit(0, stand.deploy(sealed, other), "what would change");
        int changes = stand.calls("cloudformation create-change-set").size();
        sealed.put("SEALED", "certificates/policy-seal/x.pem");
        // The AWS CLI prints None for nothing too, but a company may have this name.
        stand.assertExit(
                2,
                stand.deploy(sealed, other),
                "SealSubject=Other Ltd: the key of the stack subprocessor-register seals for None for good. For another"
                        + " company, make another key and its certificate (docs/aws.md#seal-keys), and add SealKeyArn");
        assertEquals(changes, stand.calls("cloudformation create-change-set").size());
        for (List<String> same : List.of(
                List.of("LogDays=30"),
                List.of("SealSubject=None"),
                List.of(other, "SealKeyArn=arn:aws:kms:eu-central-1:123456789012:key/2"))) {
            stand.assertExit(0, stand.deploy(sealed, same.toArray(String[]::new)), "what would change");
        }
    }

    /// Not even if a template without names made it.
    @Test
    void aTrialStaysOne() throws Exception {
        for (Map<String, String> trial : List.of(Map.of("LOG_ORIGIN", "trial.invalid"), Map.<String, String>of())) {
            for (String real : List.of("PublicUrl=https://register.example.com", "LogOrigin=register.example.com")) {
                stand.assertExit(
                        trial.isEmpty() || real.startsWith("Log") ? 2 : 0,
                        stand.deploy(trial, real),
                        trial.isEmpty() || real.startsWith("Log")
                                ? "stays a trial: its logs are named trial.invalid for good. Deploy the real register as a"
                                        + " stack of its own, with --stack NAME"
                                : "what would change");
            }
            assertEquals(0, stand.deploy(trial, "--trial").exit());
        }
    }

    @Test
    void theAccountsConcurrencyIsReadBefore() throws Exception {
        Command poor = stand.deploy(Map.of("CONCURRENCY", "10\t10"));
        stand.assertExit(0, poor, "this account runs only 10 functions at once in eu-central-1, and the stack has 1");
        stand.assertExit(0, poor, "--service-code lambda --quota-code L-B99A9384 --desired-value 1000");
        assertFalse(stand.deploy(Map.of()).err().contains("L-B99A9384"));
        int made = stand.calls("cloudformation create-change-set").size();
        for (String free : List.of("10\t10", "1000\t129")) {
            stand.assertExit(
                    3,
                    stand.deploy(Map.of("CONCURRENCY", free), "ReaderConcurrency=10"),
                    "ReaderConcurrency=10 reserves 30 more of this account's " + free.replaceAll(".*\t", ""));
        }
        // Some shells run a command in what they calculate with.
        for (String wrong : List.of("a[$(touch " + folder + "/run)]", "-1", "1e3", "", "99999999999999999999")) {
            stand.assertExit(
                    2,
                    stand.deploy(Map.of(), "ReaderConcurrency=" + wrong),
                    "ReaderConcurrency=" + wrong + ": expected a number from 0 to 10000");
        }
        assertFalse(Files.exists(folder.resolve("run")));
        assertEquals(made, stand.calls("cloudformation create-change-set").size());
        stand.assertExit(
                0,
                stand.deploy(Map.of("CONCURRENCY", "None\tNone")),
                "AWS does not show how many functions this account");
        // What the stack has already reserved is not taken again.
        for (Map<String, String> enough : List.of(
                Map.of("CONCURRENCY", "1000\t130"),
                Map.of("CONCURRENCY", "1000\t100", "READERS", "10"),
                Map.of("CONCURRENCY", "1000\t100", "READERS", "20"))) {
            assertEquals(0, stand.deploy(enough, "ReaderConcurrency=10").exit(), enough::toString);
        }
    }
}
