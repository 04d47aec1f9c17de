package register.commands;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.document.CertificateFile;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;

class CertificateCommandTest extends CommandTest {
    @Test
    void aKeyOnAwsIsCreatedFirst() {
        assertEquals(
                new Ran(3, "", "--rsa: create the KMS key first, then name it with --key\n"),
                run("certificate", "--aws", "--rsa", "--self-sign", "Example Ltd"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anIssuedCertificateSealsAndWhatWasSealedBeforeStaysGenuine(boolean rsa) throws IOException {
        run("publish", "--trial", "--yes", policy);
        Path before = snapshot("-r1-en.pdf");
        try (TestCa ca = TestCa.start()) {
            String[] request = rsa
                    ? new String[] {"certificate", "--request", "Example Ltd", "--rsa"}
                    : new String[] {"certificate", "--request", "Example Ltd"};
            Ran requested = run(request);
            assertEquals(0, requested.exit(), requested.err());
            List<X509Certificate> issued = ca.issue(requested.out());
            assertEquals(rsa ? "RSA" : "EC", issued.getFirst().getPublicKey().getAlgorithm());
            // The new key stays unused, whatever is sealed meanwhile.
            assertEquals(
                    issued.getFirst().getPublicKey(),
                    ca.issue(run(request).out()).getFirst().getPublicKey());

            Path chain = Files.write(folder.resolve("chain.pem"), CertificateFile.pem(issued));
            Ran installed = run("certificate", "--install", chain.toString());
            assertEquals("seals from now on: CN=Example Ltd seal, O=Example Ltd\n", installed.out(), installed.err());

            run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong");
            Ran after = run("verify", snapshot("-r2-en.pdf").toString());
            assertEquals(0, after.exit(), after.out());
            assertTrue(
                    after.out().startsWith("sealed by this register: CN=Example Ltd seal, O=Example Ltd\ngenuine\n"),
                    after.out());
            Ran old = run("verify", before.toString());
            assertEquals(0, old.exit(), old.out());
            assertTrue(old.out().contains("(a development certificate: no evidence)"), old.out());

            // The root and the name are enough.
            Path root = Files.write(folder.resolve("root.pem"), CertificateFile.pem(List.of(ca.root())));
            String[] trust = {"--trust-ca", root.toString(), "--subject", "CN=Example Ltd seal,O=Example Ltd"};
            Ran vouched = verify(snapshot("-r2-en.pdf"), trust);
            assertEquals(0, vouched.exit(), vouched.out());
            assertTrue(
                    vouched.out()
                            .startsWith("sealed by the subject that you named, vouched for by the authority that you"
                                    + " trust: CN=Example Ltd seal, O=Example Ltd\ngenuine\n"),
                    vouched.out());
            Ran undecided = verify(before, trust);
            assertEquals(4, undecided.exit());
            assertTrue(undecided.out().contains("seal: INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND\n"), undecided.out());
        }
        List<X509Certificate> listed =
                CertificateFile.read(run("certificate").out().getBytes(US_ASCII));
        assertEquals(2, listed.size());
        assertTrue(listed.stream().noneMatch(each -> each.getBasicConstraints() >= 0), "issuers are told apart");
        List<X509Certificate> issuers =
                CertificateFile.read(run("certificate", "--issuers").out().getBytes(US_ASCII));
        assertEquals(
                "CN=Fictitious Root",
                issuers.getFirst().getSubjectX500Principal().getName());
        assertEquals(1, issuers.size());
    }

    private Ran verify(Path file, String... options) {
        var words = new ArrayList<>(List.of("verify", file.toString()));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    @Test
    void aKeyMayVouchForItself() throws IOException {
        run("publish", "--trial", "--yes", policy);
        assertEquals(
                "seals from now on: CN=Example Ltd seal, O=Example Ltd\n",
                run("certificate", "--self-sign", "Example Ltd").out());
        String first = run("certificate").out();
        run("certificate", "--self-sign", "Example Ltd");
        assertNotEquals(first, run("certificate").out());
        run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong");
        assertEquals(0, run("verify", snapshot("-r2-en.pdf").toString()).exit());
    }

    /// An attacker in the function that reads strangers' mail has the key of acknowledgements only.
    @Test
    void eachUseHasAKeyOfItsOwnAndIsTrustedForNoOther() throws IOException {
        run("publish", "--trial", "--yes", policy);
        run("certificate", "--use", "acknowledgement-seal");
        Path keys = folder.resolve("data/keys");
        String snapshot = snapshot("-r1-en.pdf").toString();
        String sealer = keys.resolve("development.pem").toString();
        assertEquals(0, run("verify", snapshot, "--trust", sealer).exit());
        Ran otherUse = run("verify", snapshot, "--trust", sealer, "--use", "acknowledgement-seal");
        assertEquals(4, otherUse.exit(), otherUse.out());
        assertTrue(
                otherUse.out().startsWith("sealed by a sealer trusted only for documents of another kind"),
                otherUse.out());
        assertTrue(
                otherUse.out()
                        .contains("other-use: Sealed by the acknowledgement key, under which no policy is genuine: "),
                otherUse.out());
        Ran otherKey = run(
                "verify",
                snapshot,
                "--trust",
                keys.resolve("development-acknowledgement.pem").toString());
        assertEquals(4, otherKey.exit(), otherKey.out());

        String policies = run("certificate").out();
        assertEquals(
                "seals from now on: CN=Example Ltd seal, OU=acknowledgements, O=Example Ltd\n",
                run("certificate", "--use", "acknowledgement-seal", "--self-sign", "Example Ltd")
                        .out());
        assertEquals(policies, run("certificate").out());
        String acknowledgements =
                run("certificate", "--use", "acknowledgement-seal").out();
        assertEquals(
                2, CertificateFile.read(acknowledgements.getBytes(US_ASCII)).size());
        Ran unknown = run("certificate", "--use", "everything");
        assertEquals(2, unknown.exit());
        assertTrue(
                unknown.err().contains("\"everything\": expected policy-seal or acknowledgement-seal"), unknown.err());
    }

    @Test
    void theEvidenceInsideIsTold() throws IOException {
        run("publish", "--trial", "--yes", policy);
        try (TestCa ca = TestCa.start();
                TestAuthority authority = TestAuthority.under(ca)) {
            Path chain = folder.resolve("chain.pem");
            String request = run("certificate", "--request", "Example Ltd").out();
            Files.write(chain, CertificateFile.pem(ca.issue(request)));
            assertEquals(0, run("certificate", "--install", chain.toString()).exit());
            environment.put("REGISTER_TSA", authority.address());
            environment.put("REGISTER_PRIVATE_AUTHORITIES", "true");
            run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong");
            Path root = Files.write(folder.resolve("root.pem"), CertificateFile.pem(List.of(ca.root())));
            String[] verify = {
                "verify",
                snapshot("-r2-en.pdf").toString(),
                "--trust-ca",
                root.toString(),
                "--subject",
                "cn=example ltd SEAL, o=Example  Ltd",
                "--trust-tsa",
                root.toString()
            };
            Ran said = run(verify);
            assertEquals(0, said.exit(), said.out());
            assertTrue(said.out().contains("level: PAdES B-LTA\n"), said.out());
            assertTrue(
                    said.out()
                            .lines()
                            .anyMatch(line -> line.startsWith("evidence inside: revocation list of ")
                                    && line.endsWith(": CN=Example Ltd seal, O=Example Ltd is not revoked")),
                    said.out());
            String[] asJson = Arrays.copyOf(verify, verify.length + 1);
            asJson[verify.length] = "--json";
            String json = run(asJson).out();
            assertTrue(
                    json.contains(
                            "\"evidence\":[{\"certificate\":\"CN=Example Ltd seal, O=Example Ltd\",\"kind\":\"crl\""),
                    json);
            assertTrue(json.contains("\"status\":\"good\""), json);
        }
    }

    /// The register's records identify the oldest certificate: its key is gone.
    @Test
    void theOldestDocumentIsVerifiedAfterTwoRotations() throws IOException {
        run("publish", "--trial", "--yes", policy);
        run("certificate", "--self-sign", "Example Ltd");
        run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong");
        run("certificate", "--self-sign", "Example Holding Ltd");
        run("publish", "--trial", "--yes", policy, "--correct", "--reason", "It was right");
        Path keys = folder.resolve("data/keys");
        Files.delete(keys.resolve("development.p12"));
        Files.delete(keys.resolve("development.pem"));
        for (String document : List.of("-r1-en.pdf", "-r2-en.pdf", "-r3-en.pdf")) {
            Ran verified = run("verify", snapshot(document).toString());
            assertEquals(0, verified.exit(), verified.out());
        }
        String told = read("/v1/keys", "application/json");
        for (String subject : List.of(
                "CN=Subprocessor Register development seal, O=development",
                "CN=Example Ltd seal, O=Example Ltd",
                "CN=Example Holding Ltd seal, O=Example Holding Ltd")) {
            assertTrue(told.contains("\\\"subject\\\":\\\"" + subject + "\\\""), told);
        }
    }

    @Test
    void aCertificateThatDoesNotFitIsRefused() throws IOException {
        assertEquals(3, run("certificate").exit());
        run("publish", "--trial", "--yes", policy);
        try (TestCa ca = TestCa.start()) {
            Path root = Files.write(folder.resolve("root.pem"), CertificateFile.pem(List.of(ca.root())));
            Ran none = run("certificate", "--install", root.toString());
            assertEquals(1, none.exit());
            assertEquals("no key is waiting for a certificate: request one first\n", none.err());
            run("certificate", "--request", "Example Ltd");
            Ran foreign = run("certificate", "--install", root.toString());
            assertEquals(1, foreign.exit());
            assertEquals("the first certificate, of CN=Fictitious Root, belongs to another key\n", foreign.err());
        }
        assertEquals(1, run("certificate", "--request", " ").exit());
        assertEquals(
                "keys/seal-1.p12 is waiting for a certificate of CN=Example Ltd seal, O=Example Ltd: delete it"
                        + " first to make a key with another name or algorithm\n",
                run("certificate", "--self-sign", "Other Ltd").err());
        assertEquals(2, run("certificate", "--request", "A", "--self-sign", "B").exit());
    }
}
