package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.contract.world.SoleTrader;
import register.document.CertificateFile;
import register.pdf.Tool;
import register.pdf.timestamp.TestCa;
import register.testing.Checkout;

/// The commands for a register on AWS in `docs/aws.md`, `docs/policy-file.md` and `docs/website.md`, with
/// `infra/register` and the AWS CLI: typed in order, on the stand-in. `DeployTest` types `infra/deploy`.
@Tag("end-to-end")
final class AwsDocsTest {
    @TempDir
    private Path folder;

    private Deployment deployment;

    @BeforeEach
    void deploy() throws Exception {
        new Tool("aws", "awscli").run("--version");
        new Tool("script", "bsdutils").run("--version");
        deployment = Deployment.create();
    }

    @AfterEach
    void close() {
        if (deployment != null) {
            deployment.close();
        }
    }

    @Test
    void theCommandsOfThePageAreTyped() throws Exception {
        var page = Typed.of("docs/aws.md", folder, variables(deployment));
        publishes(page);
        try (Deployment other = Deployment.create()) {
            moves(page.on(variables(other)));
        }
        changesTheSealKey(page.on(variables(deployment)));
        page.assertDone();
    }

    private void publishes(Typed page) throws Exception {
        var names = Map.of(
                "SUBMISSIONS",
                deployment.submissionsBucket(),
                "POLICY",
                SoleTrader.POLICY,
                "DATE",
                "2099-01-01",
                "ID",
                SoleTrader.ID,
                "TEXT",
                "'As asked for'");
        page.type("aws s3 cp infra/policies", names);
        deployment.publish(deployment.submitted("policies/liveagent/2023-10-02.yaml"));
        String answer = page.type("aws s3 cp s3://", names);
        assertTrue(answer.contains("\"accepted\""), answer);

        for (String date : List.of("2026-01-01", "2099-01-01")) {
            deployment.publish(
                    deployment.submit("policies/" + date + ".yaml", SoleTrader.file(date, "One of " + date), Map.of()));
        }
        deployment.reconcile();
        String withdrawn = page.type("infra/register withdraw", names);
        assertTrue(withdrawn.contains("accepted"), withdrawn);
        String redacted = page.type("infra/register redact", names);
        assertTrue(redacted.contains("erased: records of persons 1"), redacted);
    }

    /// The file contains every chain, so the register there must have none before.
    private static void moves(Typed page) throws Exception {
        page.typed("infra/register certificate --self-sign 'Example Ltd'");
        page.typed("infra/register publish --yes infra/policies/liveagent/2023-10-02.yaml");
        String key = line(page.type("infra/register log-key --aws", Map.of()), "key ");
        page.type("--hand-over", Map.of("KEY", key));
        String exported = line(page.type("archive export", Map.of()), "liveagent ");
        assertEquals(exported, line(page.type("archive import", Map.of()), "liveagent "), "the head that both print");
    }

    private void changesTheSealKey(Typed page) throws Exception {
        try (TestCa ca = TestCa.start()) {
            page.type("aws kms create-key", Map.of());
            page.type("--request", Map.of());
            String request = Files.readString(folder.resolve("request.pem"));
            Files.write(folder.resolve("issued.pem"), CertificateFile.pem(ca.issue(request)));
            String installed = page.type("--install", Map.of());
            assertTrue(installed.contains("seals once the key is the register's: CN=Example Ltd seal"), installed);
        }
    }

    @Test
    void githubVouchesForARun() throws Exception {
        var page = Typed.of("docs/policy-file.md", folder, variables(deployment));
        String provider = page.type("aws iam create-open-id-connect-provider", Map.of());
        assertTrue(provider.contains(":oidc-provider/token.actions.githubusercontent.com"), provider);
        page.assertDone();
    }

    @Test
    void theLookOfThePagesIsSet() throws Exception {
        deployment.publish(deployment.submit(
                "policies/example.yaml",
                Files.readAllBytes(Checkout.file("infra/policies/example/2024-03-01.yaml")),
                Map.of()));
        Files.writeString(folder.resolve("brand.yaml"), "example:\n  name: The name of the brand\n");
        var page = Typed.of("docs/website.md", folder, variables(deployment));
        page.type("infra/register brand", Map.of());
        page.assertDone();
        String shown = new String(deployment.read(Events.get("/example", "", Map.of())), UTF_8);
        assertTrue(shown.contains("The name of the brand"), shown);
    }

    private Map<String, String> variables(Deployment of) {
        var variables = new HashMap<>(of.variables());
        variables.put("REGISTER_DATA", folder.resolve("data").toString());
        variables.put("REGISTER_URL", "https://register.example");
        // The AWS CLI 1 knows the region by this name alone.
        variables.put("AWS_DEFAULT_REGION", "eu-central-1");
        return variables;
    }

    private static String line(String printed, String begin) {
        return printed.lines()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new AssertionError(printed))
                .substring(begin.length());
    }
}
