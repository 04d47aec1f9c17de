package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.json.Json;
import register.json.JsonText;
import register.log.LogOrigin;

/// The first deployment of a stack by `infra/deploy`: what cannot change later, and what a failed one leaves.
final class DeployCreationTest {
    private static final String MISSING =
            "needs what cannot change later: PublicUrl=https://HOST (or LogOrigin=HOST), whose"
                    + " host names the logs, and SealSubject=COMPANY";

    @TempDir
    private Path folder;

    private DeployStand stand;

    @BeforeEach
    void stand() throws Exception {
        stand = new DeployStand(folder);
        stand.bucketOf(DeployStand.OWN);
    }

    @Test
    void withoutItsNamesNoStackIsMade() throws Exception {
        for (List<String> given : List.of(
                List.<String>of(),
                List.of("PublicUrl=https://register.example.com"),
                List.of("SealSubject=Example Ltd"),
                List.of("SealSubject=", "PublicUrl="))) {
            stand.assertExit(2, stand.deploy(Map.of(), given.toArray(String[]::new)), MISSING);
            stand.assertExit(2, stand.run(Map.of(), given), MISSING);
        }
        stand.assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PublicUrl=http://x.example",
                "PublicUrl=https://X.example",
                "LogOrigin=https://x.example",
                "LogOrigin=-x",
                "LogOrigin=x y",
                "SealSubject=   ",
                "SealSubject=A company whose name is longer than any that a certificate can name Ltd"
            })
    void aNameThatCannotBeOneIsRefusedBeforeTheBuild(String name) throws Exception {
        stand.assertExit(
                2,
                stand.deploy(Map.of(), "SealSubject=Example Ltd", "PublicUrl=https://x.example", name),
                name + ": expected ");
        stand.assertUntouched();
    }

    /// A host that names nobody makes a trial, which nobody asked for.
    @Test
    void aNameOfNobodyIsRefused() throws Exception {
        for (String host : List.of(
                "trial.invalid",
                "trial.invalid:8443",
                "localhost",
                "register.localhost",
                "register",
                "register.internal",
                "register.local",
                "register.test",
                "10.0.0.1",
                "172.16.0.1:443",
                "127.1",
                "0",
                "register.example.com",
                "10.example.com",
                "172.32.0.1",
                "8.8.8.8:443",
                "localhost.example.com",
                "invalid.example")) {
            // It is refused for this later.
            String other = "ReaderConcurrency=x";
            for (String named : List.of("PublicUrl=https://" + host + "/list", "LogOrigin=" + host)) {
                stand.assertExit(
                        2,
                        stand.deploy(Map.of(), "SealSubject=Example Ltd", named, other),
                        LogOrigin.isOfNobody(host)
                                ? host + ": expected a host that you own, or --trial"
                                : other + ": expected a number");
            }
        }
        String long1 = "x".repeat(60) + "." + "y".repeat(60) + ".example";
        stand.assertExit(
                2,
                stand.deploy(Map.of(), "SealSubject=Example Ltd", "PublicUrl=https://" + long1),
                long1 + ": expected a shorter host");
        stand.assertUntouched();
    }

    @Test
    void whatIsPermanentIsStatedAndTheStackIsProtected() throws Exception {
        Command made = stand.deploy(Map.of(), "SealSubject=Example Ltd", "PublicUrl=https://r.example.com:8443/list");
        stand.assertExit(0, made, "the name of the logs, from the first entry on: r.example.com:8443/log/POLICY\n");
        stand.assertExit(0, made, "the company in a key's certificate, from its first seal on: Example Ltd\n");
        stand.assertExit(
                0,
                made,
                "the account 123456789012 and the region eu-central-1; which table, buckets and keys:"
                        + " Table PublishedBucket PersonalBucket CorrespondenceBucket SubmissionsBucket SealKey");
        stand.assertExit(0, made, "each publication's lock: 10 years, GOVERNANCE;");
        List<String> calls = stand.calls("cloudformation ");
        assertTrue(calls.stream().anyMatch(call -> call.contains("--change-set-type CREATE")), calls::toString);
        assertTrue(calls.indexOf(
                        stand.calls("cloudformation update-termination-protection --enable-termination-protection")
                                .getFirst())
                > calls.indexOf(stand.calls("cloudformation execute-change-set").getFirst()));
        assertTrue(
                calls.indexOf(stand.calls("cloudformation update-termination-protection")
                                .getFirst())
                        < calls.indexOf(stand.calls("cloudformation wait stack-create-complete")
                                .getFirst()),
                "or whoever interrupts the wait leaves it unprotected");
        stand.deploy(Map.of(), "SealSubject=Example Ltd");
        assertEquals(
                1, stand.calls("cloudformation update-termination-protection").size(), "who ended it meant it");
        assertTrue(stand.template().contains("    Value: " + stand.version() + "\n"));
    }

    /// A host whose name is not set up yet can name the logs.
    @Test
    void aLogsNameAloneIsEnough() throws Exception {
        Command made = stand.deploy(Map.of(), "SealSubject=Example Ltd", "LogOrigin=register.example.com");
        stand.assertExit(0, made, "from the first entry on: register.example.com/log/POLICY\n");
    }

    @Test
    void aTrialSaysSo() throws Exception {
        Command made = stand.deploy(Map.of(), "--trial", "PublicUrl=https://register.example.com");
        stand.assertExit(0, made, "trial.invalid/log/POLICY (a trial: not evidence)");
        stand.assertExit(0, made, "from its first seal on: none (a trial: not evidence)");
        assertEquals(Map.of("PublicUrl", "https://register.example.com", "LogOrigin", "trial.invalid"), given());
        assertTrue(LogOrigin.isOfNobody("trial.invalid"));
        stand.with("");
        for (String nobodys : List.of("LogOrigin=trial.invalid", "PublicUrl=https://trial.invalid/list")) {
            stand.assertExit(
                    2,
                    stand.deploy(Map.of(), nobodys, "SealSubject=Example Ltd", "--stack", "other"),
                    "trial.invalid: expected a host that you own, or --trial");
        }
        stand.assertExit(
                2,
                stand.deploy(Map.of(), "LogOrigin=x.example", "--trial"),
                "--trial names the logs itself: leave out LogOrigin=x.example");
    }

    static Stream<String> companies() {
        return Stream.of(
                "Example Ltd",
                "Example \"Ltd\" \\ Söhne",
                "-n",
                "--yes",
                "a,b=c;d",
                "  two  spaces  ",
                "$(touch /tmp/x) `id` ${HOME} $1",
                "'it''s'",
                "\\\\n \\t %s %n",
                "*",
                "株式会社 例 🏢".repeat(6) + "!");
    }

    @ParameterizedTest
    @MethodSource("companies")
    void theCompanyArrivesWhole(String company) throws Exception {
        Command made = stand.deploy(Map.of(), "SealSubject=" + company, DeployStand.NAMES.getFirst());
        assertEquals(0, made.exit(), made::toString);
        assertEquals(Map.of("SealSubject", company, "PublicUrl", "https://register.example.com"), given());
        assertTrue(made.err().contains("first seal on: " + company + "\n"), made::toString);
    }

    private Map<String, String> given() throws Exception {
        return ((Json.Arr) JsonText.parse(stand.parameters()))
                .items().stream()
                        .map(Json.Obj.class::cast)
                        .collect(Collectors.toMap(one -> one.text("ParameterKey"), one -> one.text("ParameterValue")));
    }

    @Test
    void aTerminalIsAskedForWhatIsMissing() throws Exception {
        Command made = stand.type(
                Map.of(),
                "http://wrong.example\nhttps://register.internal\nhttps://register.example.com/list\n\n"
                        + "x".repeat(60) + "\nExample \\ Söhne Ltd\ny\n",
                "infra/deploy");
        stand.assertExit(0, made, "The stack subprocessor-register is new. It needs names that cannot change later.");
        stand.assertExit(0, made, "http://wrong.example: expected an address that begins with https://");
        stand.assertExit(0, made, "register.internal: expected a host that you own, or --trial");
        stand.assertExit(0, made, "x: expected 1 to 59 characters in one line");
        stand.assertExit(0, made, "from the first entry on: register.example.com/log/POLICY");
        assertEquals(
                Map.of("PublicUrl", "https://register.example.com/list", "SealSubject", "Example \\ Söhne Ltd"),
                given());
    }

    @Test
    void aTerminalThatHasNoAddressYetIsAskedForTheLogsName() throws Exception {
        Command made = stand.type(Map.of(), "\nregister.example.com\ny\n", "infra/deploy \"SealSubject=Example Ltd\"");
        stand.assertExit(0, made, "It needs no DNS record yet; add PublicUrl once it has one.");
        assertEquals("register.example.com", given().get("LogOrigin"));
        assertFalse(made.out().contains("Company that the seals name"), made::toString);
    }

    /// Nothing of it stays, not even an empty stack.
    @Test
    void aDeclinedCreationLeavesNothing() throws Exception {
        Command asked = stand.type(Map.of(), "https://register.example.com\n", "infra/deploy");
        stand.assertExit(1, asked, "declined: nothing was changed");
        stand.assertUntouched();
        Command declined = stand.type(Map.of(), "https://register.example.com\nExample Ltd\nn\n", "infra/deploy");
        stand.assertExit(1, declined, "declined: nothing was changed");
        assertEquals(1, stand.calls("cloudformation delete-change-set").size());
        assertEquals(1, stand.calls("cloudformation delete-stack").size());
        // One that was ended before it could clean up.
        stand.with("REVIEW_IN_PROGRESS");
        Command again = stand.deploy(Map.of(), DeployStand.NAMES.toArray(String[]::new));
        assertEquals(0, again.exit(), again::toString);
        assertTrue(stand.calls("cloudformation create-change-set").getLast().contains("--change-set-type CREATE"));
    }

    @Test
    void aStackThatSomeoneElseMadeMeanwhileStays() throws Exception {
        Command declined = stand.type(
                Map.of("MEANWHILE", "describe-change-set CREATE_IN_PROGRESS"),
                "n\n",
                "infra/deploy PublicUrl=https://register.example.com SealSubject=x");
        stand.assertExit(1, declined, "declined: nothing was changed");
        stand.with("ROLLBACK_COMPLETE");
        stand.assertExit(
                3,
                stand.deploy(
                        Map.of("MEANWHILE", "get-account-settings CREATE_IN_PROGRESS"),
                        DeployStand.NAMES.toArray(String[]::new)),
                "the stack subprocessor-register is no longer ROLLBACK_COMPLETE");
        assertEquals(List.of(), stand.calls("cloudformation delete-stack"));
        assertEquals(List.of(), stand.calls("s3api delete-object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"})
    void aFailedFirstDeploymentIsRemovedAndWhatStaysIsNamed(String status) throws Exception {
        stand.with(status);
        String left = "AWS::DynamoDB::Table\tthe-table\nAWS::S3::Bucket\tthe-bucket";
        Command made = stand.deploy(
                status.equals("ROLLBACK_COMPLETE")
                        ? Map.of("STAYS", left)
                        : Map.of("STAYS", left, "UNDELETED", "PublishedBucket\tSealKey"),
                DeployStand.NAMES.toArray(String[]::new));
        stand.assertExit(0, made, "which a failed first deployment left (" + status + ")");
        stand.assertExit(0, made, "these stay. Nothing was published in them");
        stand.assertExit(0, made, "\n" + left + "\n");
        // What SES wrote when its rule was made, or the bucket could not be deleted.
        assertEquals(
                List.of("s3api delete-object --bucket the-bucket-of-mail --expected-bucket-owner 123456789012"
                        + " --key inbound/AMAZON_SES_SETUP_NOTIFICATION "),
                stand.calls("s3api delete-object"));
        assertTrue(stand.calls("cloudformation describe-stack-resource ")
                .getFirst()
                .contains("--logical-resource-id CorrespondenceBucket "));
        assertEquals(
                "cloudformation update-termination-protection --no-enable-termination-protection --stack-name"
                        + " arn:of:the:stack ",
                stand.calls("cloudformation update-termination-protection").getFirst());
        List<String> deleted = stand.calls("cloudformation delete-stack");
        assertEquals("cloudformation delete-stack --stack-name arn:of:the:stack ", deleted.getFirst());
        assertEquals(
                status.equals("ROLLBACK_COMPLETE")
                        ? List.of()
                        : List.of("cloudformation delete-stack --stack-name arn:of:the:stack --retain-resources"
                                + " PublishedBucket SealKey "),
                deleted.subList(1, deleted.size()));
        assertTrue(stand.calls("cloudformation create-change-set").getLast().contains("--change-set-type CREATE"));
    }

    @Test
    void aFailingFirstDeploymentSaysWhy() throws Exception {
        Command failed = stand.deploy(Map.of("FAILS", "ROLLBACK_COMPLETE"), DeployStand.NAMES.toArray(String[]::new));
        stand.assertExit(3, failed, "Table\tlimit exceeded\nthe first deployment failed: fix the cause above");
        assertFalse(failed.err().contains("of last month"), failed.err());
    }
}
