package register.checks;

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
import register.testing.Checkout;

/// `infra/deploy`: the bucket for code, parameters, mail, and the commands of the docs.
final class DeployTest {
    @TempDir
    private Path folder;

    private DeployStand stand;

    @BeforeEach
    void stand() throws Exception {
        stand = new DeployStand(folder);
    }

    /// The bucket's name is predictable, so an attacker may own it and let everyone write to it.
    @Test
    void nothingIsPutIntoABucketOfAnotherAccount() throws Exception {
        stand.with("UPDATE_COMPLETE").bucketOf("999999999999");
        stand.assertExit(
                3,
                stand.deploy(Map.of()),
                "the bucket " + DeployStand.BUCKET + " does not belong to the account " + DeployStand.OWN);
        stand.assertExit(
                3,
                stand.deploy(Map.of(), "--bucket", "somebodys"),
                "the bucket somebodys does not belong to the account " + DeployStand.OWN);
        stand.assertUntouched();
    }

    @Test
    void aBucketThatIsNamedAndNotThereIsNotMade() throws Exception {
        stand.with("UPDATE_COMPLETE");
        stand.assertExit(3, stand.deploy(Map.of(), "--bucket", "nobodys"), "there is no bucket nobodys");
        stand.assertUntouched();
    }

    @Test
    void codeAndTemplateGoIntoABucketOfThisAccountThatIsClosedToOthers() throws Exception {
        Command deployed = stand.deploy(Map.of(), DeployStand.NAMES.toArray(String[]::new));
        assertEquals(0, deployed.exit(), deployed.err());
        List<String> ofBucket = stand.calls("s3api ").stream()
                .filter(call -> !call.startsWith("s3api create-bucket"))
                .toList();
        assertTrue(ofBucket.size() >= 9, ofBucket.toString());
        ofBucket.forEach(call -> assertTrue(call.contains("--expected-bucket-owner " + DeployStand.OWN), call));
        // Calls without such an option.
        for (String begin : List.of("cloudformation package ", "cloudformation deploy ", "s3 ")) {
            assertEquals(List.of(), stand.calls(begin));
        }
        assertTrue(stand.calls("s3api put-public-access-block")
                .getFirst()
                .contains("BlockPublicPolicy=true,RestrictPublicBuckets=true"));
        String policy = stand.calls("s3api put-bucket-policy").getFirst();
        assertTrue(policy.contains("arn:aws:s3:::" + DeployStand.BUCKET + "/*"), policy);
        assertTrue(policy.contains("\"aws:SecureTransport\": \"false\""), policy);

        long functions = Files.readString(Checkout.file("template.yaml"))
                .lines()
                .filter(line -> line.contains("CodeUri:"))
                .count();
        assertTrue(functions > 10, "only " + functions);
        assertEquals(
                functions,
                stand.template()
                        .lines()
                        .filter(line -> line.matches(
                                " *CodeUri: s3://" + DeployStand.BUCKET + "/subprocessor-register/[0-9a-f]{64}.zip"))
                        .count());
        String change = stand.calls("cloudformation create-change-set").getFirst();
        assertTrue(
                change.contains(
                        "https://s3.eu-central-1.amazonaws.com/" + DeployStand.BUCKET + "/subprocessor-register/"),
                change);
    }

    @Test
    void otherParametersKeepTheirValues() throws Exception {
        stand.with("UPDATE_COMPLETE").bucketOf(DeployStand.OWN);
        Command first = stand.deploy(Map.of(), "--bucket", "own", "MailDomain=dpa.example.com");
        assertEquals(0, first.exit(), first.err());
        assertEquals(
                "[{\"ParameterKey\": \"SealSubject\", \"UsePreviousValue\": true}, "
                        + "{\"ParameterKey\": \"MailDomain\", \"ParameterValue\": \"dpa.example.com\"}, "
                        + "{\"ParameterKey\": \"MailAddresses\", \"UsePreviousValue\": true}]\n",
                stand.parameters());
        assertEquals(
                List.of(), stand.calls("s3api put-bucket-policy"), "whoever names a bucket has its policy in hand");
        stand.assertExit(
                2, stand.deploy(Map.of(), "--bucket", "own", "SealSubjekt=Example"), "no parameter SealSubjekt");
    }

    @Test
    void onlyWhatTheBucketLacksIsUploaded() throws Exception {
        stand.with("UPDATE_COMPLETE").bucketOf(DeployStand.OWN);
        Map<String, String> packing = Map.of("JAVA_HOME", System.getProperty("java.home"));
        assertEquals(0, stand.deploy(packing, "--bucket", "own").exit());
        assertEquals(9, stand.calls("s3api put-object").size(), "eight folders of functions and the template");
        assertEquals(0, stand.deploy(packing, "--bucket", "own").exit());
        assertEquals(9, stand.calls("s3api put-object").size(), "packed again, the same bytes");
        stand.edit();
        stand.commit("The second");
        assertEquals(0, stand.deploy(packing, "--bucket", "own").exit());
        assertEquals(10, stand.calls("s3api put-object").size(), "the template alone");
        // Not a template: the first one is not needed again.
        Files.write(
                stand.stored().stream()
                        .filter(file -> file.toString().endsWith(".zip"))
                        .findFirst()
                        .orElseThrow(),
                new byte[1]);
        assertEquals(0, stand.deploy(packing, "--bucket", "own").exit());
        assertEquals(11, stand.calls("s3api put-object").size(), "another size");
    }

    @Test
    void aTeamAddressThatTakesMailInIsRefusedBeforeAnythingIsPut() throws Exception {
        for (String team : List.of("b@x.example", "B+team@X.example")) {
            stand.assertExit(
                    3,
                    stand.deploy(Map.of(), "MailAddresses=a@x.example,b@x.example", "TeamAddress=" + team),
                    "TeamAddress=" + team + ": expected an address that is not one of");
        }
        // The stack's current values also count.
        stand.with("UPDATE_COMPLETE");
        stand.assertExit(
                3,
                stand.deploy(Map.of(), "TeamAddress=in@dpa.example.com"),
                "TeamAddress=in@dpa.example.com: expected");
        stand.assertUntouched();
    }

    @Test
    void theRecordsThatTheMailDomainNeedsArePrinted() throws Exception {
        Command activated = stand.with("CREATE_COMPLETE").deploy(Map.of("DMARC", "v=DMARC1"), "--activate-mail");
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
        stand.with("CREATE_COMPLETE");
        String granted = "SES grants 14.0 mails a second and 50000.0 a day\n";
        var whole = new HashMap<>(Map.of("DMARC", "v=DMARC1; p=reject", "PUBLIC_URL", "https://register.example.com"));
        String said = stand.deploy(whole, "--activate-mail").err();
        assertTrue(said.endsWith("DNS records that dpa.example.com needs:\n" + granted), said);
        Map.of(
                        "VERIFIED", "False",
                        "MAIL_FROM", "PENDING",
                        "SENDING", "False",
                        "PRODUCTION", "False",
                        "DMARC", "",
                        "PUBLIC_URL", "http://register.example.com")
                .forEach(whole::put);
        said = stand.deploy(whole, "--activate-mail").err();
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
        for (String more : List.of("--trial", "--go-back", "SealSubject=Example Ltd")) {
            stand.assertExit(2, stand.deploy(whole, "--activate-mail", more), "--activate-mail takes no parameters");
        }
    }

    /// `docs/aws.md` and `docs/policy-file.md`, in a terminal; each question is answered yes.
    @Test
    void theDocsDeploymentWorks() throws Exception {
        stand.bucketOf(DeployStand.OWN);
        List<String> commands = DocsOmission.commandsFor("DeployTest");
        assertTrue(commands.size() >= 6, commands::toString);
        Path script = folder.resolve("typed.sh");
        Files.writeString(
                script,
                "set -e\nkey=arn:aws:kms:eu-central-1:" + DeployStand.OWN + ":key/1\n" + String.join("", commands));
        Command typed = stand.type(Map.of(), "y\n".repeat(commands.size()), "bash " + script);
        assertEquals(0, typed.exit(), typed::toString);
        assertTrue(typed.out().contains("Page\thttps://page.example"), typed.out());
        assertTrue(typed.out().contains("dpa.example.com MX 10 "), typed.out());
        assertEquals(4, stand.calls("cloudformation execute-change-set ").size(), typed::toString);
        assertTrue(stand.parameters().contains("acme/policies"), "the last: the repository's");
    }

    @Test
    void theHelpIsPrintedWithoutTheAwsCli() throws Exception {
        Command help = stand.run(Map.of(), List.of("--help"));
        assertEquals(0, help.exit());
        assertTrue(help.out().contains("--trial"));
        assertEquals(List.of(), stand.calls());
        assertFalse(help.out().contains("SAM"));
    }
}
