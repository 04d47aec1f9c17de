package register.pdf.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.pdf.Samples;
import register.pdf.Tool;

/// The documents as other programs see them.
class ToolsTest {
    private static final Tool PDFSIG = new Tool("pdfsig", "poppler-utils");
    private static final Tool PDFTOTEXT = new Tool("pdftotext", "poppler-utils");
    private static final Tool PDFFONTS = new Tool("pdffonts", "poppler-utils");
    private static final Tool QPDF = new Tool("qpdf", "qpdf");

    @TempDir
    static Path directory;

    private static final List<Path> FILES = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException {
        for (SigningKey key : List.of(TestKeys.development(), TestKeys.rsa())) {
            String prefix = key.equals(TestKeys.rsa()) ? "rsa-" : "ec-";
            for (Map.Entry<String, byte[]> sample : Samples.all(key).entrySet()) {
                FILES.add(Files.write(directory.resolve(prefix + sample.getKey() + ".pdf"), sample.getValue()));
            }
        }
    }

    @Test
    void pdfsigFindsEachSealValidOverTheWholeDocument() throws IOException, InterruptedException {
        for (Path file : FILES) {
            if (file.toString().contains("draft")) {
                continue;
            }
            String said = PDFSIG.run(file.toString());
            assertTrue(said.contains("Signature Validation: Signature is Valid."), said);
            assertTrue(said.contains("Total document signed"), said);
            assertTrue(said.contains("Signature Type: ETSI.CAdES.detached"), said);
            assertFalse(said.contains("Signature #2"), said);
        }
    }

    @Test
    void qpdfFindsNoFault() throws IOException, InterruptedException {
        for (Path file : FILES) {
            String said = QPDF.run("--check", file.toString());
            assertTrue(said.contains("No syntax or stream encoding errors found"), said);
        }
    }

    @Test
    void pdffontsFindsEachFontEmbeddedAndReadable() throws IOException, InterruptedException {
        for (Path file : FILES) {
            List<String> fonts = PDFFONTS.run(file.toString()).lines().skip(2).toList();
            assertEquals(2, fonts.size(), fonts.toString());
            for (String font : fonts) {
                assertTrue(font.matches("[A-Z]{6}\\+NotoSans-.*yes yes yes.*"), font);
            }
        }
    }

    @Test
    void pdftotextReadsTheTextAsItWasWritten() throws IOException, InterruptedException {
        String text = PDFTOTEXT.run(directory.resolve("ec-seed-et.pdf").toString(), "-");
        for (String words : List.of(
                "alltöötleja", "Websupport, s.r.o.", "Alltöövõtjad", "„DPA”", "“LiveAgent”", "Twilio’t", "Lk 1 / 3")) {
            assertTrue(text.contains(words), words);
        }
        String table =
                PDFTOTEXT.run("-layout", directory.resolve("ec-seed-et.pdf").toString(), "-");
        assertTrue(table.matches("(?s).*3\\. Websupport, s\\.r\\.o\\. +pole märgitud +Serverid\\. .*"), table);
    }
}
