package register.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.VersionStatus;
import register.document.SealUse;
import register.document.SnapshotText;
import register.pdf.seal.TestKeys;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.value.Language;

/// Statements that a snapshot must not make, whatever the policy and its history.
class UntrueSentencesTest {
    private static final PdfDocuments DOCUMENTS = Samples.documents(SealUse.POLICY_SEAL, TestKeys.development());
    private static final Pattern RECTANGLE = Pattern.compile("([0-9.]+) ([0-9.]+) ([0-9.]+) [0-9.]+ re\\b");
    private static final Instant LATE = Instant.parse("2027-02-01T23:30:00Z");

    /// On the Azores the first hour of 28 March 2027 is skipped: that day begins at 1.
    @Test
    void aDayBeginsWhenItsClocksSaySo() {
        PolicyVersion rich = RichPolicy.version();
        EntryHeader header = header(rich, LocalDate.of(2027, 3, 28), ZoneId.of("Atlantic/Azores"), 1, LATE, null);
        String said = said(header, rich, null, null);
        assertTrue(said.contains(", 01:00 GMT (Atlantic"), said);
        assertEquals(Instant.parse("2027-03-28T01:00:00Z"), header.effectiveFrom());
    }

    @Test
    void aRecordingHasOneDate() {
        PolicyVersion rich = RichPolicy.version();
        EntryHeader header = header(rich, rich.effectiveDate(), rich.timeZone(), 2, LATE, "Vergessen");
        var additions =
                Additions.between(rich.withSubprocessors(rich.subprocessors().subList(0, 11)), rich);
        String said = said(header, rich, null, additions);
        assertTrue(said.contains("Angekündigt am 2. Februar 2027."), said);
        assertTrue(said.contains("erfasst am 2. Februar 2027"), said);
        assertTrue(said.contains("2027-02-01 23:30:00 UTC"), said);
        assertFalse(said.contains("1. Februar"), said);
    }

    /// Earlier entries may have been withdrawn, or be for a later date.
    @Test
    void onlyTheFirstThatWasPublishedIsTheFirst() {
        PolicyVersion rich = RichPolicy.version();
        String first = said(header(rich, rich.effectiveDate(), rich.timeZone(), 1, LATE, null), rich, null, null);
        String third = said(header(rich, rich.effectiveDate(), rich.timeZone(), 3, LATE, null), rich, null, null);
        assertTrue(first.contains("Erste Fassung"), first);
        assertFalse(third.contains("Erste Fassung"), third);
        assertTrue(third.contains("Einspruch"), third);
    }

    /// A list of changes that fills several pages begins on the first, and does not hide the deadline to object.
    @Test
    void manyChangesDoNotHideTheDeadline() {
        PolicyVersion many = HardPolicy.long500();
        EntryHeader header = header(many, many.effectiveDate(), many.timeZone(), 2, LATE, null);
        var text = new SnapshotText(
                header,
                many,
                RichPolicy.GERMAN,
                VersionStatus.ANNOUNCED,
                many.withSubprocessors(List.of()),
                null,
                null,
                Seed.PUBLIC);
        List<String> pages = Pdfs.pages(DOCUMENTS.snapshot(text, Seed.content(many), Seed.checkpoint(header)));
        String page = pages.getFirst();
        int deadline = page.indexOf("15. Februar 2027, 18:00");
        assertTrue(deadline > 0, page);
        assertTrue(page.indexOf("Anbieter Nummer 1 GmbH") > deadline, page);
    }

    /// The QR code leads to the page that checks this edition.
    @Test
    void theCodeLeadsToThePageThatChecksThisEdition() throws IOException {
        PolicyVersion rich = RichPolicy.version();
        EntryHeader header = header(rich, rich.effectiveDate(), rich.timeZone(), 2, LATE, "Vergessen");
        QrCode expected = QrCode.encodeText(
                "https://register.example.com/verify#" + rich.policy() + "/2027-03-01/2/de", QrCode.Ecc.MEDIUM);
        assertEquals(modules(expected), drawn(pdf(header, rich, null, null), expected.size));
    }

    private static String modules(QrCode code) {
        var rows = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                rows.append(code.getModule(x, y) ? '#' : '.');
            }
            rows.append('\n');
        }
        return rows.toString();
    }

    /// The squares on the first page inside the picture: a code and its quiet zone of four modules.
    private static String drawn(byte[] pdf, int size) throws IOException {
        String content;
        try (var reader = new PdfReader(pdf)) {
            content = new String(reader.getPageContent(1), ISO_8859_1);
        }
        String picture = content.substring(content.indexOf("/Figure"));
        picture = picture.substring(0, picture.indexOf("EMC"));
        List<float[]> squares = RECTANGLE
                .matcher(picture)
                .results()
                .map(found -> new float[] {
                    Float.parseFloat(found.group(1)), Float.parseFloat(found.group(2)), Float.parseFloat(found.group(3))
                })
                .toList();
        float module = 76f / (size + 8);
        float left = squares.getFirst()[0];
        float top = squares.getFirst()[1];
        var rows = new char[size][size];
        for (char[] row : rows) {
            Arrays.fill(row, '.');
        }
        for (float[] square : squares) {
            int x = Math.round((square[0] - left) / module);
            int y = Math.round((top - square[1]) / module);
            Arrays.fill(rows[y], x, x + Math.round(square[2] / module), '#');
        }
        return Arrays.stream(rows).map(row -> new String(row) + "\n").collect(Collectors.joining());
    }

    private static EntryHeader header(
            PolicyVersion version,
            LocalDate date,
            ZoneId zone,
            int sequence,
            Instant recordedAt,
            @Nullable String reason) {
        return new EntryHeader(
                version.policy(),
                sequence,
                reason == null ? EntryKind.PUBLICATION : EntryKind.CORRECTION,
                date,
                zone,
                reason == null ? 1 : 2,
                recordedAt,
                reason,
                null,
                Seed.content(version).hash());
    }

    private static String said(
            EntryHeader header, PolicyVersion version, @Nullable PolicyVersion before, @Nullable Additions additions) {
        return Pdfs.text(pdf(header, version, before, additions)).replaceAll("\\s+", " ");
    }

    private static byte[] pdf(
            EntryHeader header, PolicyVersion version, @Nullable PolicyVersion before, @Nullable Additions additions) {
        Language german = RichPolicy.GERMAN;
        var text = new SnapshotText(
                header, version, german, VersionStatus.ANNOUNCED, before, additions, null, Seed.PUBLIC);
        return DOCUMENTS.snapshot(text, Seed.content(version), Seed.checkpoint(header));
    }
}
