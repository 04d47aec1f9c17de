package register.pdf.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.document.SealUse;
import register.memory.MemoryRecords;
import register.memory.RecordsAround;
import register.pdf.PdfDocuments;
import register.pdf.Samples;
import register.pdf.Seed;

/// The records made before a seal.
class RecordedKeyTest {
    private final List<String> happened = new ArrayList<>();

    @Test
    void theCertificateIsRecordedBeforeTheFirstSealAndOnce() {
        var certificates = new SealCertificates(RecordsAround.before(new MemoryRecords(), (_, method, _) -> {
            if (method.equals("add")) {
                happened.add("recorded");
            }
        }));
        var documents = new PdfDocuments(
                SealUse.ACKNOWLEDGEMENT_SEAL,
                told(TestKeys.development()),
                certificates,
                TestKeys.CLOCK,
                SealTimes.NONE);
        documents.renders();
        assertEquals(List.of(), happened, "what is not sealed needs no certificate");
        documents.acknowledgement(Samples.acknowledgement(Seed.ESTONIAN));
        documents.acknowledgement(Samples.acknowledgement(Seed.ESTONIAN));
        assertEquals(List.of("recorded", "sealed", "sealed"), happened);
        assertEquals(
                List.of(SealCertificate.of(
                        SealUse.ACKNOWLEDGEMENT_SEAL, TestKeys.development().certificates(), TestKeys.CLOCK.instant())),
                certificates.all());
    }

    @Test
    void nothingIsSealedWhileItCannotBeRecorded() {
        var documents = new PdfDocuments(
                SealUse.ACKNOWLEDGEMENT_SEAL,
                told(TestKeys.development()),
                new SealCertificates(RecordsAround.before(new MemoryRecords(), (_, _, _) -> {
                    throw new IllegalStateException("the database is away");
                })),
                TestKeys.CLOCK,
                SealTimes.NONE);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> documents.acknowledgement(Samples.acknowledgement(Seed.ESTONIAN)));
        }
        assertEquals(List.of(), happened);
    }

    private SigningKey told(SigningKey key) {
        return new SigningKey() {
            @Override
            public byte[] sign(byte[] digest) {
                happened.add("sealed");
                return key.sign(digest);
            }

            @Override
            public List<X509Certificate> certificates() {
                return key.certificates();
            }
        };
    }
}
