package register.notices.contacts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import register.policy.rules.MailAddress;
import register.recipient.Terms;
import register.value.Language;
import register.value.Problem;

final class ContactsFileTest {
    static final String HEADER =
            "external_id,customer,email,language,notice_days,objection_days,regions,features,terms\r\n";

    @Test
    void everyCellOfARowIsRead() {
        ContactsFile file = read(HEADER
                + "C-1,\"Acme, \"\"the\"\" GmbH\",Privacy@acme.example,DE,30,14,EU| US ,voice,\"30 days\r\n  ahead\"\r\n"
                + "\r\n"
                + "C-2,,a@bücher.example,et,,,,,\r\n");
        assertEquals(List.of(), file.problems());
        assertEquals(
                Map.of(
                        2,
                        new ContactRow(
                                "C-1",
                                "Acme, \"the\" GmbH",
                                "Privacy@acme.example",
                                new Language("de"),
                                new Terms(30, 14, List.of("EU", "US"), List.of("voice"), List.of(), "30 days ahead")),
                        5,
                        new ContactRow("C-2", null, "a@xn--bcher-kva.example", new Language("et"), Terms.NONE)),
                file.contacts());
    }

    @Test
    void aFileMayStateWhatContractsExclude() {
        ContactsFile file = read(HEADER.strip() + ",excludes\nC-1,,a@b.example,en,,,,,,Host Ltd | mail\n");
        assertEquals(List.of(), file.problems());
        assertEquals(
                List.of(List.of("Host Ltd", "mail")),
                file.contacts().values().stream()
                        .map(contact -> contact.terms().excludes())
                        .toList());
    }

    @Test
    void columnsStandInAnyOrderAndAMarkBeforeThemIsNone() {
        String rows = "terms,features,regions,objection_days,notice_days,language,email,customer,external_id\n"
                + ",,,,7,en,a@b.example,Acme,C-1";
        assertEquals(read(rows), read("\uFEFF" + rows));
        assertEquals(
                List.of(7),
                read(rows).contacts().values().stream()
                        .map(contact -> contact.terms().noticeDays())
                        .toList());
    }

    @Test
    void everyErrorIsSaidAtOnceWithLineColumnValueAndExpectation() {
        ContactsFile file = read(HEADER
                + ",Acme,nobody,xx,366,-1,,,\n"
                + "C-1,Acme,a@b.example,en,,,,,\n"
                + "C-2,\"a\nb\",a@b.example,en,ten,,,,\n"
                + "C-1,Acme,a@b.example,en,,,,\n"
                + "C-1,Acme,õ@b.example,EN,,,,,\n");
        assertEquals(
                List.of(
                        "line 2, external_id: expected a value",
                        "line 2, email: \"nobody\": expected a mail address, e.g. privacy@customer.example",
                        "line 2, language: \"xx\": expected one of bg, cs, da, de, el, en, es, et, fi, fr, ga, hr, hu, is,"
                                + " it, lt, lv, mt, nb, nl, pl, pt, ro, sk, sl, sv, tr, uk",
                        "line 2, notice_days: \"366\": expected a number of days, 0 to 365, or nothing",
                        "line 2, objection_days: \"-1\": expected a number of days, 0 to 365, or nothing",
                        "line 4, customer: \"a\uFFFDb\": expected one line without control characters",
                        "line 4, notice_days: \"ten\": expected a number of days, 0 to 365, or nothing",
                        "line 6: \"8 cells\": expected 9, as in the first row",
                        "line 7, email: \"õ@b.example\": expected a mail address with ASCII letters before the @, and after"
                                + " it a domain with an unambiguous ASCII form (xn--…)",
                        "line 7, external_id: \"C-1\": expected each id once; line 3 has it too"),
                told(file));
    }

    @Test
    void columnsThatAreUnknownMissingOrDoubleAreNamed() {
        ContactsFile file =
                read("external_id,customer,emial,language,language,notice_days,objection_days,regions,features\nx");
        assertEquals(
                List.of(
                        "line 1: \"emial\": unknown column: expected " + HEADER.strip() + ",excludes",
                        "line 1: \"language\": this column occurs twice",
                        "line 1: missing column email",
                        "line 1: missing column terms"),
                told(file));
        assertEquals(
                List.of("line 1: \"external_id;customer\": expected commas between the columns"),
                told(read("external_id;customer\n1;2\n")));
        assertEquals(
                List.of("line 1: an empty file: expected a first row with " + HEADER.strip() + ",excludes"),
                told(read("\n \n")));
        assertEquals(List.of(), told(read(HEADER)));
    }

    @Test
    void malformedCsvAndBytesAreRefusedByLine() {
        assertTrue(told(read(HEADER + "C-1,\"Acme\n")).getFirst().startsWith("line 2: not CSV (RFC 4180): "));
        ContactsFile latin = ContactsFile.read((HEADER + "C-1,Acme,,,,,,,\nC-2,Bücher,,,,,,,\n").getBytes(ISO_8859_1));
        assertEquals(List.of("line 3: not UTF-8: expected a file saved as UTF-8"), told(latin));
        assertEquals(Map.of(), latin.contacts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@",
                "@b.example",
                "a@b",
                "a b@b.example",
                "a@b..example",
                "a@@b.example",
                "A <a@b.example>",
                "a@b.example,c@d.example",
                "a@straße.example",
                "a@b_c.example",
                "a@[192.0.2.1]",
                "õ@b.example",
                "a\u200b@b.example",
                "mailto:a@b.example "
            })
    void whatIsNoAddressIsRefused(String text) {
        assertEquals(java.util.Optional.empty(), MailAddress.ascii(text));
    }

    @ParameterizedTest
    @CsvSource({
        "a+b@c.example, a+b@c.example",
        "a@BÜCHER.example, a@xn--bcher-kva.example",
        "a@пример.example, a@xn--e1afmkfd.example",
        "a@bücher。example, a@xn--bcher-kva.example"
    })
    void domainsMayBeInternational(String text, String ascii) {
        assertEquals(java.util.Optional.of(ascii), MailAddress.ascii(text));
    }

    /// Every cell that a spreadsheet could take for a formula, and similar ones.
    @Test
    void writtenCellsAreSafeInASpreadsheetAndReadBackUnchanged() throws IOException {
        List<String> hostile = List.of(
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "'=1",
                "''=1",
                "''",
                "'t Hoen BV",
                "'",
                "''a",
                "\"=1\"",
                "a,b",
                "＝1",
                "=cmd|' /C calc'!A0",
                "|",
                "Õ 漢",
                "=HYPERLINK(\"http://evil.example\",\"x\")");
        var contacts = new java.util.ArrayList<ContactRow>();
        for (String text : hostile) {
            contacts.add(new ContactRow(
                    text,
                    text,
                    (text.startsWith("=") || text.startsWith("+") ? text.charAt(0) : "a") + "x@b.example",
                    Language.ENGLISH,
                    new Terms(0, null, List.of("EU"), List.of(text.replace("|", "/")), List.of(), text)));
        }
        var written = new StringBuilder();
        ContactsCsv.write(contacts, written);
        for (CSVRecord row : CSVParser.parse(written.substring(1), CSVFormat.RFC4180)) {
            row.forEach(cell -> assertFalse(cell.matches("(?s)[=+\\-@＝\\t\\r].*"), cell));
        }
        ContactsFile read = read(written.toString());
        assertEquals(List.of(), read.problems());
        assertEquals(
                contacts.stream()
                        .sorted(java.util.Comparator.comparing(ContactRow::externalId))
                        .toList(),
                List.copyOf(read.contacts().values()));
        var again = new StringBuilder();
        ContactsCsv.write(List.copyOf(read.contacts().values()), again);
        assertEquals(written.toString(), again.toString());
    }

    private static ContactsFile read(String text) {
        return ContactsFile.read(text.getBytes(UTF_8));
    }

    private static List<String> told(ContactsFile file) {
        return file.problems().stream().map(Problem::toString).toList();
    }
}
