package register.importing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import register.importing.source.RefusedSourceException;

/// PDFs are read by the places of their words, within limits.
class PdfTest {
    private record Words(int x, int y, String text) {}

    @Test
    void aTableIsReadByItsColumnsThoughItsCellsHaveSeveralLines() throws IOException, RefusedSourceException {
        String yaml = read(pdf(List.of(
                        new Words(50, 700, "Subprocessors of Acme Ltd"),
                        new Words(50, 670, "Company"),
                        new Words(200, 670, "Purpose"),
                        new Words(400, 670, "Location"),
                        new Words(50, 650, "Twilio Inc."),
                        new Words(200, 656, "Text messages to"),
                        new Words(200, 644, "applicants"),
                        new Words(400, 650, "USA"),
                        new Words(50, 620, "Zendesk, Inc."),
                        new Words(200, 620, "Help desk"),
                        new Words(400, 620, "Ireland"))))
                .yaml();
        assertTrue(yaml.contains("legalName: Twilio Inc."), yaml);
        assertTrue(yaml.contains("Text messages to applicants"), yaml);
        assertTrue(yaml.contains("country: US") && yaml.contains("country: IE"), yaml);
    }

    @Test
    void aScanAnOtherFileAndAnEncryptedOneAreRefused() throws IOException {
        assertRefused("a PDF without text, perhaps a scan: expected text", pdf(List.of()));
        assertRefused("content does not match the file's extension: expected .pdf", new byte[9]);
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            document.save(out);
        }
        assertRefused("cannot be read as .pdf: Cannot decrypt PDF, the password is incorrect", out.toByteArray());
    }

    @Test
    void streamsThatUnpackWithoutEndAreRefused() throws IOException {
        byte[] once = deflated(new byte[80 * 1024 * 1024]);
        String refused = "unpacked it is larger than 64 MiB: expected a list";
        assertRefused(refused, drawn("/Filter /FlateDecode", once));
        assertRefused(refused, drawn("/Filter [/FlateDecode /FlateDecode]", deflated(once)));
        assertRefused(
                "a PDF packed by LZW or run lengths: expected the file printed as PDF anew",
                drawn("/Filter /L#5aWDecode", new byte[9]));
    }

    @Test
    void formsThatDrawEachOtherAreRefused() {
        var forms = new StringBuilder();
        for (int i = 5; i < 12; i++) {
            forms.append(stream(
                    i,
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F " + (i + 1)
                            + " 0 R >> >>",
                    "/F Do ".repeat(20)));
        }
        byte[] pdf = file(
                stream(4, "", "/F Do ") + forms + stream(12, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "q Q "));
        assertRefused("cannot be read as .pdf: more than 1000000 drawing steps", pdf);
    }

    private static byte[] pdf(List<Words> words) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                for (Words one : words) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                    content.newLineAtOffset(one.x(), one.y());
                    content.showText(one.text());
                    content.endText();
                }
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] drawn(String filter, byte[] content) {
        return file(stream(4, filter, new String(content, ISO_8859_1)));
    }

    private static String stream(int number, String entries, String content) {
        return number + " 0 obj\n<< " + entries + " /Length " + content.length() + " >>\nstream\n" + content
                + "\nendstream\nendobj\n";
    }

    /// A file of one page, whose content is object 4 and whose form is object 5.
    private static byte[] file(String objects) {
        return ("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                        + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                        + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
                        + " /Resources << /XObject << /F 5 0 R >> >> >>\nendobj\n" + objects
                        + "trailer\n<< /Root 1 0 R >>\n")
                .getBytes(ISO_8859_1);
    }

    private static Draft read(byte[] pdf) throws RefusedSourceException {
        return PageImport.read("list.pdf", pdf, Answers.NONE);
    }

    private static void assertRefused(String reason, byte[] pdf) {
        RefusedSourceException refused = assertThrows(RefusedSourceException.class, () -> read(pdf));
        assertEquals(reason, refused.getMessage());
    }
}
