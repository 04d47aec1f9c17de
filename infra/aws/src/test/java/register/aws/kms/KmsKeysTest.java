package register.aws.kms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import register.aws.AwsConnection;
import register.aws.s3.S3Documents;
import register.aws.stand.KmsStand;
import register.aws.stand.S3Stand;
import register.aws.stand.Shelves;
import register.document.AcknowledgementText;
import register.document.SealCertificates;
import register.document.SealUse;
import register.log.NoteKey;
import register.log.SignedNote;
import register.memory.MemoryRecords;
import register.pdf.PdfDocuments;
import register.pdf.Tool;
import register.pdf.seal.SealTimes;
import register.pdf.verify.PdfVerifier;
import register.pdf.verify.VerificationReport;
import register.request.SecretReferenceKey;
import register.settings.Variables;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import software.amazon.awssdk.services.kms.KmsClient;

final class KmsKeysTest {
    private static final String ORGANISATION = "Quality Unit, s. r. o.";

    @TempDir
    Path folder;

    private KmsStand stand;
    private KmsClient client;
    private Shelves shelves;
    private S3Documents documents;

    @BeforeEach
    void start() {
        stand = new KmsStand();
        client = KmsConnection.client(AwsConnection.of(Variables.of(stand.variables())));
        shelves = S3Stand.shared().shelves();
        documents = new S3Documents(shelves.client(), shelves.buckets());
    }

    @AfterEach
    void stop() {
        shelves.close();
        client.close();
        stand.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECC_NIST_P256", "RSA_3072"})
    void whatKmsSealedIsGenuineToTheVerifierAndToPdfsig(String spec) throws Exception {
        KmsSigningKey key = open(KmsStand.arn(stand.signingKey(spec)));
        byte[] pdf = new PdfDocuments(
                        SealUse.ACKNOWLEDGEMENT_SEAL,
                        key,
                        new SealCertificates(new MemoryRecords()),
                        Clock.systemUTC(),
                        SealTimes.NONE)
                .acknowledgement(acknowledgement());
        VerificationReport report = PdfVerifier.verify(pdf, key.certificates());
        assertTrue(report.genuine(), report.toString());
        pdf[pdf.length / 2] ^= 1;
        assertFalse(PdfVerifier.verify(pdf, key.certificates()).genuine());
        pdf[pdf.length / 2] ^= 1;
        String said = new Tool("pdfsig", "poppler-utils")
                .run(Files.write(folder.resolve("a.pdf"), pdf).toString());
        assertTrue(said.contains("Signature Validation: Signature is Valid."), said);
        assertTrue(said.contains("Total document signed"), said);
        assertTrue(said.contains(ORGANISATION + " seal"), said);
    }

    @Test
    void theCertificateIsMadeOnceAndKept() {
        String id = stand.signingKey("ECC_NIST_P256");
        KmsSigningKey first = open(id);
        assertEquals(List.of("GetPublicKey", "Sign"), stand.calls());
        KmsSigningKey second = open(KmsStand.arn(id));
        assertEquals(first.certificates(), second.certificates());
        assertEquals(2, stand.calls().size());
    }

    @Test
    void concurrentFunctionsUseOneCertificate() throws Exception {
        String id = stand.signingKey("ECC_NIST_P256");
        Callable<Object> opening = () -> open(id).certificates();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> opened : threads.invokeAll(Collections.nCopies(8, opening))) {
                assertEquals(open(id).certificates(), opened.get());
            }
        }
    }

    @Test
    void nothingIsSealedUnderTheCertificateOfAnotherKey() {
        String other = stand.signingKey("ECC_NIST_P256");
        open(other);
        String id = stand.signingKey("ECC_NIST_P256");
        documents.putIfAbsent(
                KmsSigningKey.certificate(SealUse.ACKNOWLEDGEMENT_SEAL, id),
                documents
                        .get(KmsSigningKey.certificate(SealUse.ACKNOWLEDGEMENT_SEAL, other))
                        .orElseThrow());
        KmsSigningKey key = open(id);
        assertThrows(IllegalStateException.class, () -> key.sign(new byte[32]));
    }

    @Test
    void anAliasIsNoKey() {
        for (String alias : List.of("alias/seal", "arn:aws:kms:eu-central-1:123456789012:alias/seal", "", "a b")) {
            assertThrows(IllegalArgumentException.class, () -> open(alias));
        }
    }

    @Test
    void aCheckpointIsSignedByTheKeyThatIsTold() {
        var signer = new KmsCheckpointSigner(client, KmsStand.arn(stand.signingKey("ECC_NIST_EDWARDS25519")));
        var key = new NoteKey("example", signer.publicKey());
        assertTrue(SignedNote.sign("text\n", key, signer).isSignedBy(key));
        assertEquals(List.of("GetPublicKey", "Sign"), stand.calls());
    }

    @Test
    void aKeyThatSignsDocumentsSignsNoCheckpoint() {
        var signer = new KmsCheckpointSigner(client, stand.signingKey("ECC_NIST_P256"));
        assertThrows(IllegalArgumentException.class, signer::publicKey);
    }

    @Test
    void referencesAreThoseOfTheSameSecretElsewhere() {
        byte[] secret = new byte[32];
        secret[0] = 7;
        var key = new KmsReferenceKey(client, stand.macKey(secret));
        byte[] identity = "mari@klient.example\n<1@klient.example>".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(new SecretReferenceKey(Bytes.of(secret)).mac(identity), key.mac(identity));
        assertEquals(32, key.mac(new byte[KmsReferenceKey.MAX_IDENTITY_BYTES]).length);
    }

    private KmsSigningKey open(String key) {
        return KmsSigningKey.open(
                client, SealUse.ACKNOWLEDGEMENT_SEAL, key, ORGANISATION, documents, Clock.systemUTC());
    }

    private static AcknowledgementText acknowledgement() {
        return new AcknowledgementText(
                new Reference("DPA-7K3Q-9M2X-4WTB"),
                Language.ENGLISH,
                ORGANISATION,
                null,
                "mari@klient.example",
                new AcknowledgementText.Message("DPA", null, null),
                Instant.parse("2026-11-24T22:30:00Z"),
                ZoneId.of("Europe/Tallinn"),
                new PolicyId("liveagent"),
                LocalDate.of(2023, 10, 2),
                1,
                Sha256.of(new byte[] {1}),
                null,
                null,
                URI.create("https://www.example.com/privacy"));
    }
}
