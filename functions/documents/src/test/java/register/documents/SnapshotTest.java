package register.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.policy.PolicyVersion;

class SnapshotTest {
    private static final PdfDocuments DOCUMENTS = new PdfDocuments(TestKeys.development(), TestKeys.CLOCK);

    @Test
    void theSealedFileBeginsWithTheRender() throws IOException {
        PolicyVersion version = Seed.version();
        byte[] unsealed = DOCUMENTS.unsealedSnapshot(Seed.header(version), version, Seed.ESTONIAN);
        byte[] sealed = DOCUMENTS.snapshot(Seed.header(version), version, Seed.ESTONIAN);
        assertArrayEquals(unsealed, Arrays.copyOf(sealed, unsealed.length));
        VerificationReport report = PdfVerifier.verify(
                sealed, List.of(TestKeys.development().certificates().getFirst()));
        assertEquals(List.of(), report.findings());
        assertTrue(report.genuine());
        Path out = Path.of("target", "looks");
        Files.createDirectories(out);
        Files.write(out.resolve("et.pdf"), sealed);
        Files.write(out.resolve("en.pdf"), DOCUMENTS.snapshot(Seed.header(version), version, Seed.ENGLISH));
        Files.write(out.resolve("draft.pdf"), DOCUMENTS.draft(Seed.header(version), version, Seed.ENGLISH));
    }
}
