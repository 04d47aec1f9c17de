package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// `infra/deploy` with a stand-in for the AWS CLI (`src/test/resources/deploy`), which records its calls.
final class DeployTest {
    private static final String OWN = "123456789012";
    private static final String BUCKET = "subprocessor-register-deploy-123456789012-eu-central-1";

    @TempDir
    private Path folder;

    private Path calls;
    private Path owner;
    private Path store;

    @BeforeEach
    void standIn() throws IOException {
        calls = Files.createFile(folder.resolve("calls"));
        owner = Files.createFile(folder.resolve("owner"));
        store = Files.createDirectory(folder.resolve("store"));
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String program : List.of("aws", "mvn", "dig")) {
            Path copy = programs.resolve(program);
            Files.copy(
                    Checkout.root()
                            .resolve("infra/checks/src/test/resources/deploy")
                            .resolve(program),
                    copy);
            assertTrue(copy.toFile().setExecutable(true));
        }
    }

    /// The bucket's name is predictable, so an attacker may own it and let everyone write to it.
    @Test
    void nothingIsPutIntoABucketOfAnotherAccount() throws Exception {
        Files.writeString(owner, "999999999999");
        Command refused = deploy(Map.of());
        assertEquals(3, refused.exit(), refused.err());
        assertTrue(refused.err().contains("the bucket " + BUCKET + " is not of the account " + OWN), refused.err());
        Command named = deploy(Map.of(), "--bucket", "somebodys");
        assertEquals(3, named.exit(), named.err());
        assertTrue(named.err().contains("the bucket somebodys is not of the account " + OWN), named.err());
        assertNothingIsPut();
    }

    @Test
    void aBucketThatIsNamedAndNotThereIsNotMade() throws Exception {
        Command refused = deploy(Map.of(), "--bucket", "nobodys");
        assertEquals(3, refused.exit());
        assertTrue(refused.err().contains("there is no bucket nobodys"), refused.err());
        assertNothingIsPut();
    }

    @Test
    void codeAndTemplateGoIntoABucketOfThisAccountThatIsClosedToOthers() throws Exception {
        Command deployed =
                deploy(Map.of(), "SealSubject=Example \"Ltd\" \\ Söhne", "MailAddresses=a@x.example,b@x.example");
        assertEquals(0, deployed.exit(), deployed.err());
        List<String> asked = Files.readAllLines(calls);
        List<String> ofBucket = asked.stream()
                .filter(call -> call.startsWith("s3api ") && !call.startsWith("s3api create-bucket"))
                .toList();
        assertTrue(ofBucket.size() >= 9, ofBucket.toString());
        ofBucket.forEach(call -> assertTrue(call.contains("--expected-bucket-owner " + OWN), call));
        // Calls without such an option.
        assertFalse(asked.stream()
                .anyMatch(call -> call.startsWith("cloudformation package ")
                        || call.startsWith("cloudformation deploy ")
                        || call.startsWith("s3 ")));
        assertTrue(asked.stream()
                .anyMatch(call -> call.startsWith("s3api put-public-access-block")
                        && call.contains("BlockPublicPolicy=true,RestrictPublicBuckets=true")));
        assertTrue(asked.stream()
                .anyMatch(call -> call.startsWith("s3api put-bucket-policy")
                        && call.contains("arn:aws:s3:::" + BUCKET + "/*")
                        && call.contains("\"aws:SecureTransport\": \"false\"")));

        String template = Files.readString(stored(".yaml"));
        long functions = Files.readString(Checkout.file("template.yaml"))
                .lines()
                .filter(line -> line.contains("CodeUri:"))
                .count();
        assertTrue(functions > 10, "only " + functions);
        assertEquals(
                functions,
                template.lines()
                        .filter(line ->
                                line.matches(" *CodeUri: s3://" + BUCKET + "/subprocessor-register/[0-9a-f]{64}.zip"))
                        .count());
        String change = asked.stream()
                .filter(call -> call.startsWith("cloudformation create-change-set"))
                .findFirst()
                .orElseThrow();
        assertTrue(change.contains("--change-set-type CREATE"), change);
        assertTrue(
                change.contains("https://s3.eu-central-1.amazonaws.com/" + BUCKET + "/subprocessor-register/"), change);
        assertEquals(
                "[{\"ParameterKey\": \"SealSubject\", \"ParameterValue\": \"Example \\\"Ltd\\\" \\\\ Söhne\"}, "
                        + "{\"ParameterKey\": \"MailAddresses\", \"ParameterValue\": \"a@x.example,b@x.example\"}]\n",
                Files.readString(store.resolve("parameters.json")));
    }

    @Test
    void otherParametersKeepTheirValuesAndUnchangedFilesAreNoChange() throws Exception {
        Files.writeString(owner, OWN);
        Map<String, String> stack = Map.of("STATUS", "UPDATE_COMPLETE", "UNCHANGED", "yes");
        Command first = deploy(stack, "--bucket", "own", "MailDomain=dpa.example.com");
        assertEquals(0, first.exit(), first.err());
        assertTrue(first.err().contains("nothing to change"), first.err());
        assertEquals("Page\thttps://page.example\n", first.out());
        assertEquals(
                "[{\"ParameterKey\": \"SealSubject\", \"UsePreviousValue\": true}, "
                        + "{\"ParameterKey\": \"MailDomain\", \"ParameterValue\": \"dpa.example.com\"}]\n",
                Files.readString(store.resolve("parameters.json")));
        List<String> put = keys();
        assertEquals(9, put.size(), "eight folders of functions and the template");
        assertEquals(0, deploy(stack, "--bucket", "own").exit());
        assertEquals(put, keys(), "packed again, the same bytes");
        assertFalse(
                Files.readString(calls).contains("put-bucket-policy"),
                "whoever names a bucket has its policy in" + " hand");
        Command unknown = deploy(stack, "--bucket", "own", "SealSubjekt=Example");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("no parameter SealSubjekt"), unknown.err());
    }

    @Test
    void aTeamAddressThatTakesMailInIsRefusedBeforeAnythingIsPut() throws Exception {
        for (String team : List.of("b@x.example", "B+team@X.example")) {
            Command refused = deploy(Map.of(), "MailAddresses=a@x.example,b@x.example", "TeamAddress=" + team);
            assertEquals(3, refused.exit(), refused.err());
            assertTrue(
                    refused.err().contains("TeamAddress=" + team + ": expected an address that is not one of"),
                    refused.err());
        }
        assertNothingIsPut();
        // The stack's current values also count.
        Command kept = deploy(Map.of("STATUS", "UPDATE_COMPLETE"), "TeamAddress=in@dpa.example.com");
        assertEquals(3, kept.exit(), kept.err());
        assertNothingIsPut();
    }

    @Test
    void theRecordsThatTheMailDomainNeedsArePrinted() throws Exception {
        Command activated = deploy(Map.of("STATUS", "CREATE_COMPLETE"), "--activate-mail");
        assertEquals(0, activated.exit(), activated.err());
        assertEquals("""
                dpa.example.com MX 10 inbound-smtp.eu-central-1.amazonaws.com
                a._domainkey.dpa.example.com CNAME a.dkim.amazonses.com
                b._domainkey.dpa.example.com CNAME b.dkim.amazonses.com
                c._domainkey.dpa.example.com CNAME c.dkim.amazonses.com
                bounce.dpa.example.com MX 10 feedback-smtp.eu-central-1.amazonses.com
                bounce.dpa.example.com TXT "v=spf1 include:amazonses.com -all"
                _dmarc.dpa.example.com TXT "v=DMARC1; p=reject"
                """, activated.out());
    }

    @Test
    void missingSesSettingsAreReported() throws Exception {
        String granted = "SES grants 14.0 mails a second and 50000.0 a day\n";
        var whole = new HashMap<>(Map.of(
                "STATUS", "CREATE_COMPLETE",
                "DMARC", "v=DMARC1; p=reject",
                "PUBLIC_URL", "https://register.example.com"));
        String said = deploy(whole, "--activate-mail").err();
        assertTrue(said.endsWith("DNS records that dpa.example.com needs:\n" + granted), said);
        Map.of(
                        "VERIFIED", "False",
                        "MAIL_FROM", "PENDING",
                        "SENDING", "False",
                        "PRODUCTION", "False",
                        "DMARC", "",
                        "PUBLIC_URL", "http://register.example.com")
                .forEach(whole::put);
        said = deploy(whole, "--activate-mail").err();
        for (String missing : List.of(
                "dpa.example.com is not verified yet",
                "SES has not found the MX record of bounce.dpa.example.com yet",
                "_dmarc.dpa.example.com has no DMARC record yet",
                "AWS has paused this account's sending: no reply and no notice leaves",
                "no customer gets a notice; ask AWS for production access",
                "no run of notices starts without PublicUrl, an https address",
                granted)) {
            assertTrue(said.contains(missing), missing + " in " + said);
        }
    }

    /// `docs/aws.md` and `docs/policy-file.md`, in a terminal; each question is answered yes.
    @Test
    void theDocsDeploymentWorks() throws Exception {
        Tools.assume("script", "bsdutils");
        Files.writeString(owner, OWN);
        List<String> commands = DocsOmission.commandsFor("DeployTest");
        assertEquals(6, commands.size(), commands::toString);
        Path script = folder.resolve("typed.sh");
        Files.writeString(
                script, "set -e\nkey=arn:aws:kms:eu-central-1:" + OWN + ":key/1\n" + String.join("", commands));
        Path answers = Files.writeString(folder.resolve("answers"), "y\n".repeat(commands.size()));
        Command typed = Command.run(
                environment(Map.of("STATUS", "CREATE_COMPLETE")),
                "sh",
                "-c",
                "script -qefc 'bash " + script + "' /dev/null <" + answers);
        assertEquals(0, typed.exit(), typed::toString);
        assertTrue(typed.out().contains("Page\thttps://page.example"), typed.out());
        assertTrue(typed.out().contains("dpa.example.com MX 10 "), typed.out());
        String asked = Files.readString(calls);
        assertEquals(4, asked.split("cloudformation execute-change-set ", -1).length - 1, asked);
        assertTrue(
                Files.readString(store.resolve("parameters.json")).contains("acme/policies"),
                "the last: the repository's");
    }

    private Command deploy(Map<String, String> answers, String... arguments) throws Exception {
        String script = Checkout.file("infra/deploy").toString();
        return Command.run(
                environment(answers),
                Stream.concat(Stream.of(script, "--yes"), Stream.of(arguments)).toArray(String[]::new));
    }

    private Map<String, String> environment(Map<String, String> answers) {
        var environment = new HashMap<>(answers);
        environment.put("PATH", folder.resolve("programs") + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("CALLS", calls.toString());
        environment.put("OWNER", owner.toString());
        environment.put("STORE", store.toString());
        return environment;
    }

    private void assertNothingIsPut() throws IOException {
        assertEquals(List.of(), keys());
        String asked = Files.readString(calls);
        for (String putting : List.of("put-", "create-", "package", "cloudformation deploy")) {
            assertFalse(asked.contains(putting), asked);
        }
    }

    private List<String> keys() throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("parameters.json"))
                    .sorted()
                    .toList();
        }
    }

    private Path stored(String suffix) throws IOException {
        return store.resolve(keys().stream()
                .filter(name -> name.endsWith(suffix))
                .findFirst()
                .orElseThrow());
    }
}
