package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.document.CertificateFile;
import register.pdf.timestamp.TestCa;

/// One authority issued certificates to two companies, and each can seal a policy that names the other: the verdict
/// distinguishes them.
class ForeignAuthorityTest extends CommandTest {
    private static final String SUBJECT = "CN=Example Ltd seal,O=Example Ltd";

    private final TestCa ca = TestCa.start();
    private Path root = Path.of("");

    @BeforeEach
    void writeRoot() throws IOException {
        root = write("root.pem", List.of(ca.root()));
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    private Path write(String name, List<X509Certificate> certificates) throws IOException {
        return Files.write(folder.resolve(name), CertificateFile.pem(certificates));
    }

    /// A register of this organisation, under a certificate of the authority, with one sealed policy.
    private Path sealedBy(String organisation) throws IOException {
        environment.put("REGISTER_DATA", folder.resolve(organisation).toString());
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        Path chain = write(
                "chain.pem",
                ca.issue(run("certificate", "--request", organisation).out()));
        assertEquals(0, run("certificate", "--install", chain.toString()).exit());
        assertEquals(
                0,
                run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong")
                        .exit());
        try (var files = Files.walk(folder.resolve(organisation).resolve("documents"))) {
            return files.filter(file -> file.toString().endsWith("-r2-en.pdf"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Ran verify(Path file, Object... options) {
        var words = new ArrayList<>(List.of("verify", file.toString()));
        List.of(options).forEach(option -> words.add(option.toString()));
        return run(words.toArray(String[]::new));
    }

    @Test
    void anotherCompanyOfTheSameAuthorityIsNotGenuine() throws IOException {
        Path genuine = sealedBy("Example Ltd");
        Path leaf =
                Files.writeString(folder.resolve("leaf.pem"), run("certificate").out());
        Path issuers = Files.writeString(
                folder.resolve("issuers.pem"), run("certificate", "--issuers").out());
        Path forged = sealedBy("Other Ltd");

        Ran believed = verify(genuine, "--trust", leaf);
        assertEquals(0, believed.exit(), believed.out());
        assertTrue(
                believed.out()
                        .startsWith("sealed by a sealer that you trust: CN=Example Ltd seal, O=Example "
                                + "Ltd\ngenuine\n"),
                believed.out());
        assertNotGenuine(verify(forged, "--trust", leaf));
        assertEquals(
                0, verify(genuine, "--trust-ca", root, "--subject", SUBJECT).exit());
        assertNotGenuine(verify(forged, "--trust-ca", root, "--subject", SUBJECT));

        for (Path authority : List.of(root, issuers)) {
            Ran refused = verify(forged, "--trust", authority);
            assertEquals(2, refused.exit(), refused.out());
            assertEquals("", refused.out());
            assertTrue(
                    refused.err()
                            .startsWith("--trust: " + authority + ": the certificate of CN=Fictitious Root" + " is a"),
                    refused.err());
            assertTrue(refused.err().endsWith("use --trust-ca CERT --subject DN\n"), refused.err());
        }
    }

    private static void assertNotGenuine(Ran ran) {
        assertEquals(4, ran.exit(), ran.out());
        assertEquals(
                List.of(
                        "sealed by an unknown sealer, for whom nothing here vouches: CN=Other Ltd seal, O=Other Ltd",
                        "NOT genuine",
                        "seal: INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND"),
                ran.out().lines().limit(3).toList());
    }

    @Test
    void anAuthorityNeedsASubjectAndASubjectAnAuthority() throws IOException {
        Path genuine = sealedBy("Example Ltd");
        assertUsage("--subject: missing;", verify(genuine, "--trust-ca", root));
        assertUsage("--trust-ca: missing;", verify(genuine, "--subject", SUBJECT));
        assertUsage(
                "--trust, --trust-ca: expected one of them",
                verify(genuine, "--trust", root, "--trust-ca", root, "--subject", SUBJECT));
        assertUsage(
                "--subject: expected a distinguished name",
                verify(genuine, "--trust-ca", root, "--subject", "Example Ltd"));
        Path leaf =
                Files.writeString(folder.resolve("leaf.pem"), run("certificate").out());
        assertUsage(
                "--trust-ca: " + leaf + ": expected one certificate, found 2",
                verify(genuine, "--trust-ca", leaf, "--subject", SUBJECT));
        Path one =
                write("one.pem", CertificateFile.read(Files.readAllBytes(leaf)).subList(0, 1));
        assertUsage(
                "--trust-ca: " + one
                        + ": the certificate of CN=Example Ltd seal, O=Example Ltd is no certification authority's",
                verify(genuine, "--trust-ca", one, "--subject", SUBJECT));
    }

    private static void assertUsage(String message, Ran ran) {
        assertEquals(2, ran.exit(), ran.out());
        assertTrue(ran.err().startsWith(message), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
    }

    /// The maker of a certificate chooses its subject, so the facts about the sealer come first, on one line.
    @Test
    void aSubjectCannotSpeakForTheVerifier() throws IOException {
        run("publish", "--trial", "--yes", policy);
        String name = "a sealer that you trust: CN=Example Ltd";
        assertEquals(0, run("certificate", "--self-sign", name).exit());
        run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong");
        Ran ran = verify(snapshot("-r2-en.pdf"), "--trust-ca", root, "--subject", SUBJECT);
        assertEquals(4, ran.exit());
        List<String> lines = ran.out().lines().toList();
        assertTrue(
                lines.getFirst().startsWith("sealed by an unknown sealer, for whom nothing here vouches: CN="),
                ran.out());
        assertEquals("NOT genuine", lines.get(1));
    }
}
