package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.commands.Invocation;
import register.aws.kms.KmsSigningKey;
import register.aws.s3.S3Documents;
import register.aws.snapshot.ReconcileFunction;
import register.aws.stand.KmsStand;
import register.document.CertificateFile;
import register.document.DocumentKey;
import register.document.SealUse;
import register.json.Json;
import register.json.JsonText;
import register.machine.runtime.LocalContext;
import register.pdf.timestamp.TestCa;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.VerificationReport;
import register.settings.Variables;
import register.testing.Checkout;

/// A register on AWS gets another seal key with an issued certificate, by command.
final class SealRotationTest {
    private static final Path FILE = Checkout.file("infra/policies/liveagent/2023-10-02.yaml");

    @TempDir
    private Path folder;

    private Deployment deployment;
    private S3Documents documents;

    @BeforeEach
    void deploy() {
        deployment = Deployment.create();
        documents = new S3Documents(deployment.objects(), deployment.shelves().buckets());
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @Test
    void documentsOfEarlierKeysVerifyWithTheRegistersCertificates() throws Exception {
        deployment.publish(deployment.submit("policies/a.yaml", Files.readAllBytes(FILE), Map.of()));
        deployment.reconcile();
        String issued = KmsStand.arn(deployment.kms().signingKey("ECC_NIST_P256"));
        try (TestCa ca = TestCa.start()) {
            List<X509Certificate> chain = ca.issue(command()
                    .process(0, words("--key", issued, "--request", "Example Ltd"))
                    .out());
            Path file = Files.write(folder.resolve("chain.pem"), CertificateFile.pem(chain));
            assertEquals(
                    "seals once the key is the register's: CN=Example Ltd seal, O=Example Ltd\n",
                    certificate(0, "--key", issued, "--install", file.toString())
                            .out());
            reconcileAfterCorrection(issued, "It was wrong", "One");
        }
        String own = KmsStand.arn(deployment.kms().signingKey("RSA_3072"));
        certificate(0, "--key", own, "--self-sign", "Example Holding Ltd");
        reconcileAfterCorrection(own, "It was wrong again", "Two");

        List<Json.Obj> seals = seals();
        assertEquals(3, seals.size());
        for (int i = 0; i < 2; i++) {
            assertEquals(seals.get(i + 1).get("usedSince"), seals.get(i).get("replacedSince"));
            assertEquals(Json.of(false), seals.get(i).get("current"));
        }
        assertEquals(Json.of(true), seals.getLast().get("current"));
        var trusted = new ArrayList<X509Certificate>();
        for (Json.Obj seal : seals) {
            trusted.add(CertificateFile.read(text(seal, "certificate").getBytes(UTF_8))
                    .getFirst());
        }
        var sealers = new ArrayList<String>();
        for (DocumentKey key : documents.list(DocumentKey.Shelf.PUBLISHED, "snapshots/liveagent")) {
            VerificationReport report = PdfVerifier.verify(documents.get(key).orElseThrow(), trusted);
            assertTrue(report.genuine(), report::toString);
            sealers.add(report.seal() == null ? "" : report.seal().subject());
        }
        assertEquals(
                List.of(
                        "CN=Example Holding Ltd seal, O=Example Holding Ltd",
                        "CN=Example Ltd seal, O=Example Ltd",
                        "CN=Fictitious Register Ltd seal, O=Fictitious Register Ltd"),
                sealers.stream().distinct().sorted().toList());
    }

    @Test
    void aCertificateThatDoesNotFitTheKeyIsRefusedByName() throws Exception {
        String key = KmsStand.arn(deployment.kms().signingKey("ECC_NIST_P256"));
        try (TestCa ca = TestCa.start()) {
            List<X509Certificate> chain = ca.issue(
                    certificate(0, "--key", key, "--request", "Example Ltd").out());
            refused(
                    "the first certificate, of CN=Fictitious Root, belongs to another key",
                    "--key",
                    key,
                    "--install",
                    written(List.of(ca.root(), chain.getFirst())));
            refused(
                    "the certificate of CN=Example Ltd seal, O=Example Ltd was not issued by the next, of CN=Example"
                            + " Ltd seal, O=Example Ltd",
                    "--key",
                    key,
                    "--install",
                    written(List.of(chain.getFirst(), chain.getFirst())));
            assertTrue(documents
                    .get(KmsSigningKey.certificate(SealUse.POLICY_SEAL, key))
                    .isEmpty());

            certificate(0, "--key", key, "--install", written(chain));
            certificate(0, "--key", key, "--install", written(chain));
            assertEquals(
                    chain.subList(0, 1),
                    CertificateFile.read(certificate(0, "--key", key).out().getBytes(UTF_8)));
            String place = KmsSigningKey.certificate(SealUse.POLICY_SEAL, key).path();
            String has = place + ": the key has the certificate of CN=Example Ltd seal, O=Example Ltd already";
            refused(has, "--key", key, "--self-sign", "Example Ltd");
            refused(
                    has,
                    "--key",
                    key,
                    "--install",
                    written(ca.issue(certificate(0, "--key", key, "--request", "Example Ltd")
                            .out())));
        }
        for (List<String> asked : List.of(List.of("--request", "Example Ltd"), List.of("--self-sign", "Example Ltd"))) {
            refused(
                    KmsSigningKey.certificate(SealUse.POLICY_SEAL, key).path() + ": the key already has another use",
                    Stream.concat(Stream.of("--use", "acknowledgement-seal", "--key", key), asked.stream())
                            .toArray(String[]::new));
        }
        refused("the seal's key \"alias/seal\": expected a key's id or ARN", "--key", "alias/seal");
        String edwards = KmsStand.arn(deployment.kms().signingKey("ECC_NIST_EDWARDS25519"));
        refused("of spec ECC_NIST_EDWARDS25519: expected ECC_NIST_P256 or RSA", "--key", edwards, "--request", "A");
        refused("the organisation \"\" of a seal: expected 1 to 59 characters", "--request", " ");
    }

    /// Runs like the functions once they are deployed with this key.
    private void reconcileAfterCorrection(String key, String reason, String mark) throws IOException {
        byte[] file = (Files.readString(FILE) + "\n# " + mark + "\n")
                .replace("Linode", "Linode " + mark)
                .getBytes(UTF_8);
        deployment.publish(deployment.submit("policies/a.yaml", file, Map.of("correct", "true", "reason", reason)));
        var variables = new HashMap<>(deployment.variables());
        variables.put("REGISTER_SEAL_KEY", key);
        Invocation.of(
                new ReconcileFunction(Variables.of(variables)),
                ScheduledEvent.class,
                Integer.class,
                Events.scheduled(),
                new LocalContext("reconcile"));
    }

    private List<Json.Obj> seals() throws IOException {
        var seals = new ArrayList<Json.Obj>();
        if (JsonText.parse(deployment.read(Events.get("/v1/keys", "", Map.of()))) instanceof Json.Obj response
                && JsonText.parse(text(response, "body").getBytes(UTF_8)) instanceof Json.Obj answer
                && answer.get("keys") instanceof Json.Arr keys) {
            for (Json key : keys.items()) {
                if (key instanceof Json.Obj one && Json.of("policy-seal").equals(one.get("use"))) {
                    seals.add(one);
                }
            }
        }
        return seals;
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str text ? text.value() : "";
    }

    private String written(List<X509Certificate> chain) throws IOException {
        return Files.write(folder.resolve("chain.pem"), CertificateFile.pem(chain))
                .toString();
    }

    private void refused(String why, String... words) {
        OnAws.Said said = certificate(1, words);
        assertTrue(said.err().contains(why), said::err);
        assertEquals("", said.out());
    }

    private OnAws.Said certificate(int exit, String... words) {
        return command().here(exit, words(words));
    }

    private OnAws command() {
        return new OnAws(deployment, Map.of(), folder);
    }

    private static List<String> words(String... words) {
        var command = new ArrayList<>(List.of("certificate", "--aws"));
        command.addAll(List.of(words));
        return command;
    }
}
