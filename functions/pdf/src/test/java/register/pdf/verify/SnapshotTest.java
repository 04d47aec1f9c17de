package register.pdf.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfName;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.document.Presentation;
import register.document.SealCertificates;
import register.document.SealUse;
import register.document.SnapshotText;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.log.Checkpoint;
import register.memory.MemoryRecords;
import register.pdf.PdfDocuments;
import register.pdf.Pdfs;
import register.pdf.RichPolicy;
import register.pdf.Samples;
import register.pdf.Seed;
import register.pdf.SeedText;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.policy.Commitment;
import register.policy.Edition;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.policy.form.PolicyCodec;
import register.sample.SampleList;

class SnapshotTest {
    private static final PdfDocuments DOCUMENTS = new PdfDocuments(
            SealUse.POLICY_SEAL,
            TestKeys.development(),
            new SealCertificates(new MemoryRecords()),
            TestKeys.CLOCK,
            SealTimes.NONE);
    private static final Map<String, byte[]> SAMPLES = Samples.all(TestKeys.development());

    @Test
    void aSealedFileBeginsWithItsRender() {
        PolicyVersion version = Seed.version();
        byte[] unsealed = DOCUMENTS
                .renders()
                .snapshot(
                        Seed.text(Seed.header(version), version, Seed.ESTONIAN),
                        Seed.content(version),
                        Seed.checkpoint(Seed.header(version)));
        byte[] sealed = DOCUMENTS.snapshot(
                Seed.text(Seed.header(version), version, Seed.ESTONIAN),
                Seed.content(version),
                Seed.checkpoint(Seed.header(version)));
        assertArrayEquals(unsealed, Arrays.copyOf(sealed, unsealed.length));
        assertTrue(sealed.length > unsealed.length);
    }

    @Test
    void theEstonianPolicyStandsThereWhole() {
        String text = text("seed-et");
        Edition edition = SeedText.estonian();
        for (Section section : edition.sections()) {
            if (section.heading() != null) {
                assertTrue(text.contains(section.heading()), section.heading());
            }
            IntStream.concat(
                            section.paragraphs().stream().mapToInt(this::wordsFound),
                            section.bullets().stream().mapToInt(this::wordsFound))
                    .forEach(missing -> assertEquals(0, missing));
        }
        for (String name : List.of(
                "Linode, LLC",
                "Amazon Web Services, LLC",
                "Websupport, s.r.o.",
                "Quality Unit, LLC",
                "Quality Unit Ukraina",
                "Twilio, Inc.",
                "Intuit",
                "OpenAI")) {
            assertTrue(text.contains(name), name);
        }
        assertEquals(3, count(text, "ärinimi pole märgitud"));
        assertEquals(
                7 + 8, count(text, "pole märgitud") - 3, "locations and contacts that the source does not " + "state");
        assertTrue(text.contains("Ameerika Ühendriigid, Põhja-California"));
        assertTrue(text.contains(
                "Alltöötlejate poliitika · Viimati uuendatud 2. oktoober 2023 · Redaktsioon 1 · " + "eesti"));
        assertTrue(text.contains("Registreeritud 2025-11-24 09:30:15 UTC"));
        assertTrue(text.contains("Registreeritud aastal 2025; varasemat avaldamist register ei kinnita."));
        assertFalse(text.contains("See on tõlge"));
        assertTrue(text.contains("development"));
    }

    private int wordsFound(String paragraph) {
        // A line may end inside a compound word with hyphens or slashes, so search for single words.
        String text = text("seed-et").replace(" ", "");
        return (int) Arrays.stream(paragraph.split(" ", -1))
                .filter(word -> !text.contains(word))
                .count();
    }

    @Test
    void aTranslationSaysSo() {
        assertTrue(text("seed-en").contains("This is a translation; the Estonian edition is authoritative."));
        assertTrue(text("rich-sk").contains("Toto je preklad; rozhodujúce je znenie v jazyku: nemčina."));
        assertTrue(text("rich-sk").contains("(strojový preklad)"));
    }

    /// A person can type it into a file for `verify-log --since`.
    @Test
    void theCheckpointStandsInIt() {
        Checkpoint checkpoint = Seed.checkpoint(Seed.header(Seed.version()));
        String squeezed = text("seed-en").replaceAll("\\s", "");
        assertTrue(squeezed.contains("Checkpointofthechain" + checkpoint.text().replace("\n", "")), squeezed);
        assertFalse(text("draft-de").contains(checkpoint.origin().substring(0, 22)));
    }

    @Test
    void everyPageHasItsFooter() {
        List<String> pages = Pdfs.pages(sample("seed-en"));
        String hash = Seed.header(Seed.version()).contentHash().hex();
        for (int page = 1; page <= pages.size(); page++) {
            String text = pages.get(page - 1);
            assertTrue(text.contains("Page " + page + " of " + pages.size()), text);
            assertTrue(text.contains("Subprocessor policy · Last updated"), text);
            assertTrue(text.contains("2023 · Revision 1 · English · " + hash.substring(0, 16)), text);
        }
        assertEquals(1, count(String.join(" ", pages), hash), "the whole hash stands there once");
        assertTrue(pages.size() > 1);
    }

    @Test
    void aCorrectionGivesItsReasonOnEachPage() {
        List<String> pages = Pdfs.pages(sample("rich-de"));
        for (String page : pages) {
            assertTrue(page.contains("Revision 2 · "), page);
            assertTrue(page.contains("Berichtigt: Die Anschrift eines Unterauftragsverarbeiters war"), page);
        }
        assertTrue(pages.getFirst().contains("Revision 2 – Berichtigt: " + Samples.REASON), pages.getFirst());
    }

    /// With its own headings, and each row counted; the text refers to its tables.
    @Test
    void theListStandsOnceInTheFormOfAnnexThree() {
        String text = text("seed-et");
        for (String said : List.of(
                "Alltöötlejate loetelu (III lisa)",
                "komisjoni rakendusotsus (EL) 2021/914",
                "1. Linode, LLC",
                "8. OpenAI",
                "Asukoht: Singapur – Kehtib: kliendid: Aasia ja Vaikse ookeani piirkond",
                "Tabel on eespool: nr 1–3.",
                "Tabel on eespool: nr 4–8.")) {
            assertTrue(text.contains(said), said + " in " + text);
        }
        assertEquals(1, count(text, "Amazon Web Services, LLC"));
        String rich = squeezed(sample("rich-sk"));
        assertTrue(rich.contains("Ochrana údajov"), rich);
        assertTrue(rich.contains("privacy1@example.org"), rich);
    }

    @Test
    void itBeginsWithTheCompanyAndSaysWhereItStoodAndWhereToCheckIt() {
        String page = Pdfs.pages(sample("rich-de")).getFirst();
        for (String said : List.of(
                "Beispiel Analytik GmbH Musterweg 5, 10115 Berlin, Deutschland · Registernummer: HRB 000000"
                        + " · privacy@example.com · Rolle: Auftragsverarbeiter",
                "Liste der Unterauftragsverarbeiter für die Beispielplattform",
                "1. März 2027 , 00:00 MEZ (Europe/Bratislava)",
                "Angekündigt am 24. November 2025.",
                "register.example.com /verify",
                "Einspruch bis 15. Februar 2027, 18:00 MEZ (Europe/Bratislava) privacy@example.com")) {
            assertTrue(page.contains(said), said + " in " + page);
        }
        assertTrue(text("seed-en").contains("when it was in force."));
        String nowhere = Pdfs.text(
                DOCUMENTS.draft(Seed.text(Seed.header(RichPolicy.version()), RichPolicy.version(), RichPolicy.GERMAN)));
        assertFalse(nowhere.contains("verify"), "a draft cannot be checked");
    }

    @Test
    void itSaysWhatChangesAndNamesNoSoleTraderWhoHasLeft() {
        PolicyVersion rich = RichPolicy.version();
        Subprocessor left = SampleList.changed(
                        rich.subprocessors().getLast(),
                        in -> in.put("id", "s99").put("naturalPerson", true).put("parentId", Json.Null.NULL))
                .committed(new Commitment("ab".repeat(32)));
        var listed = new ArrayList<>(rich.subprocessors().subList(1, 12));
        listed.add(left);
        PolicyVersion before = rich.withSubprocessors(listed);
        EntryHeader header = Seed.header(rich);
        var text = new SnapshotText(
                header, rich, RichPolicy.GERMAN, VersionStatus.ANNOUNCED, before, null, null, Seed.PUBLIC);
        String said = squeezed(DOCUMENTS.snapshot(text, Seed.content(rich), Seed.checkpoint(header)));
        String first = rich.subprocessors().getFirst().name();
        assertTrue(said.contains("Änderungen gegenüber der Fassung vom 1. März 2027"), said);
        assertTrue(said.contains("Kommt hinzu: " + first + " (Deutschland): Datenverarbeitung"), said);
        assertTrue(said.replace(" ", "").contains(first.replace(" ", "") + "(neu)"), said);
        assertTrue(said.contains("ein Einzelunternehmer, der hier nicht genannt wird"), said);
        assertFalse(said.contains("s99"), said);
        assertFalse(said.contains("auf Verlangen entfernt"), "nobody asked for that");
    }

    @Test
    void withoutAPublicAddressItHasNoCode() {
        EntryHeader header = Seed.header(Seed.version());
        var text = new SnapshotText(
                header, Seed.version(), Seed.ENGLISH, VersionStatus.IN_FORCE, null, null, null, Presentation.NONE);
        byte[] pdf = DOCUMENTS.snapshot(text, Seed.content(Seed.version()), Seed.checkpoint(header));
        assertFalse(Pdfs.text(pdf).contains("verify"));
        assertTrue(Pdfs.text(pdf).contains("Without the register: "));
        assertEquals(Presentation.NONE, DOCUMENTS.presentation(pdf));
        assertEquals(Seed.PUBLIC, DOCUMENTS.presentation(sample("seed-en")));
        assertEquals(1, Pdfs.figures(sample("seed-en")).size());
        assertEquals(List.of(), Pdfs.figures(pdf));
    }

    @Test
    void aCorrectionSaysWhatItAdds() {
        PolicyVersion rich = RichPolicy.version();
        var one = new PolicyVersion(
                rich.policy(),
                rich.effectiveDate(),
                rich.dateBasis(),
                rich.timeZone(),
                null,
                null,
                rich.editions(),
                rich.subprocessors().subList(0, rich.subprocessors().size() - 1),
                rich.requests(),
                null,
                null,
                null);
        var additions = Additions.between(one, rich);
        String name = rich.subprocessors().getLast().name();
        EntryHeader ahead = Samples.correction();
        String before = squeezed(DOCUMENTS.snapshot(
                Seed.text(ahead, rich, RichPolicy.GERMAN, additions, null),
                Seed.content(rich),
                Seed.checkpoint(ahead)));
        assertTrue(
                before.contains(
                        "Diese Berichtigung, erfasst am 24. November 2025 für die Fassung vom 1. März 2027, ergänzt: "
                                + name + " (neu). Grund: " + Samples.REASON),
                before);
        var late = new EntryHeader(
                ahead.policy(),
                ahead.sequence(),
                ahead.kind(),
                ahead.effectiveDate(),
                ahead.timeZone(),
                ahead.revision(),
                Instant.parse("2027-03-02T08:00:00Z"),
                ahead.reason(),
                "Nothing changes for customers",
                ahead.contentHash());
        String after = squeezed(DOCUMENTS.snapshot(
                Seed.text(late, rich, RichPolicy.SLOVAK, additions, null), Seed.content(rich), Seed.checkpoint(late)));
        assertTrue(after.contains("Táto oprava je spätná: bola zaznamenaná 2. marca 2027"), after);
        assertTrue(after.contains("Bez oznamovacej lehoty: Nothing changes for customers"), after);
        assertFalse(before.contains("Ohne Ankündigungsfrist"), before);
        assertFalse(text("rich-de").contains("ergänzt"), "a correction that adds nothing");
    }

    private static String squeezed(byte[] pdf) {
        return Pdfs.text(pdf).replaceAll("\\s+", " ");
    }

    /// Two originals may differ.
    @Test
    void anOriginalBesideTheOneThatPrevailsSaysWhichDoes() {
        Json.Obj seed = PolicyCodec.encode(Seed.version());
        String both = CanonicalJson.text(seed).replace("\"translation\"", "\"original\"");
        PolicyVersion version = PolicyCodec.decode(JsonText.parse(both.getBytes(UTF_8)));
        String text = Pdfs.text(DOCUMENTS.snapshot(
                Seed.text(Seed.header(version), version, Seed.ENGLISH),
                Seed.content(version),
                Seed.checkpoint(Seed.header(version))));
        assertTrue(text.contains("English (original). Authoritative language: Estonian."), text);
    }

    @Test
    void aVersionRecordedAfterItsDateSaysSo() {
        PolicyVersion imported = Seed.version();
        var own = new PolicyVersion(
                imported.policy(),
                imported.effectiveDate(),
                imported.dateBasis(),
                imported.timeZone(),
                null,
                null,
                imported.editions(),
                imported.subprocessors(),
                imported.requests(),
                null,
                null,
                null);
        String text = Pdfs.text(DOCUMENTS.snapshot(
                Seed.text(Seed.header(own), own, Seed.ENGLISH), Seed.content(own), Seed.checkpoint(Seed.header(own))));
        assertTrue(text.contains("Recorded after its date; the register does not attest"), text);
        assertTrue(text.contains("English (translation)."), text);
        assertFalse(text("rich-de").contains("Nach seinem Datum erfasst"), "recorded long before it takes effect");
    }

    @Test
    void headersRepeatAndRowsStayWhole() {
        for (int rows : List.of(1, 2, 7, 30)) {
            PolicyVersion version = RichPolicy.version(rows);
            List<String> pages =
                    Pdfs.pages(DOCUMENTS.draft(Seed.text(Seed.header(version), version, RichPolicy.GERMAN)));
            for (String page : pages) {
                boolean listed = page.contains("Verarbeitet Kundendaten");
                // A column gap is not always read as a blank.
                assertEquals(
                        listed, page.replace(" ", "").contains("Name,Registernummer,AnschriftKontaktperson"), page);
                // The first and the last line of each row are on the same page.
                assertEquals(count(page, "Datenverarbeitung."), count(page, "für bestehende Kunden"), page);
            }
        }
    }

    @Test
    void groupsThatNoSectionPlacesFollow() {
        List<String> bookmarks = Pdfs.bookmarks(sample("rich-de"));
        assertEquals(
                List.of(
                        "Einspruch",
                        "Liste der Unterauftragsverarbeiter (Anhang III)",
                        "  Kundendienst",
                        "  Unterauftragsverarbeiter für die Infrastruktur",
                        "  Unterauftragsverarbeiter für einzelne Dienste",
                        "Text der Richtlinie",
                        "  Kundendienst",
                        "Anfragen und Einsprüche",
                        "Nachweis"),
                bookmarks);
    }

    @Test
    void onlyWebAndMailAddressesCanBeClicked() {
        List<String> links = Pdfs.links(sample("rich-de"));
        assertTrue(links.contains("https://www.example.com/legal"));
        assertTrue(links.contains("https://example.com/a/b?c=d&e=f_(g)"));
        assertTrue(links.contains("mailto:privacy@example.com"));
        assertTrue(links.contains("https://example.org/dpa"));
        for (String link : links) {
            assertTrue(link.startsWith("https://") || link.startsWith("mailto:"), link);
        }
    }

    @Test
    void everyFontIsEmbedded() {
        SAMPLES.forEach((name, pdf) -> assertEquals(List.of(), Pdfs.fontsNotEmbedded(pdf), name));
    }

    @Test
    void aDocumentSaysWhatItIs() {
        byte[] pdf = sample("seed-et");
        EntryHeader header = Seed.header(Seed.version());
        Map<String, String> info = Pdfs.info(pdf);
        assertEquals("Alltöötlejate poliitika", info.get("Title"));
        assertEquals("liveagent", info.get("RegisterPolicy"));
        assertEquals("2023-10-02", info.get("RegisterEffectiveDate"));
        assertEquals("1", info.get("RegisterRevision"));
        assertEquals("1", info.get("RegisterSequence"));
        assertEquals("et", info.get("RegisterLanguage"));
        assertEquals(header.contentHash().hex(), info.get("RegisterContentHash"));
        assertEquals(header.hash().hex(), info.get("RegisterEntryHash"));
        assertEquals("et", Pdfs.catalog(pdf).getAsString(PdfName.LANG).toUnicodeString());
    }

    @Test
    void aDraftIsMarkedOnEachPageAndHasNoSeal() {
        byte[] draft = sample("draft-de");
        for (String page : Pdfs.pages(draft)) {
            assertTrue(page.contains("ENTWURF"), page);
            assertTrue(page.contains("Entwurf: nicht angenommen, nicht gesiegelt"), page);
        }
        assertFalse(Pdfs.text(draft).contains("Siegel"));
        VerificationReport report =
                PdfVerifier.verify(draft, TestKeys.development().certificates());
        assertEquals(Flaw.NOT_SEALED, report.findings().getFirst().flaw());
    }

    @Test
    void anEditionThatIsNotThereIsRefused() {
        PolicyVersion version = Seed.version();
        assertThrows(
                IllegalArgumentException.class,
                () -> DOCUMENTS.snapshot(
                        Seed.text(Seed.header(version), version, RichPolicy.GERMAN),
                        Seed.content(version),
                        Seed.checkpoint(Seed.header(version))));
    }

    private static byte[] sample(String name) {
        return SAMPLES.getOrDefault(name, new byte[0]);
    }

    private static String text(String name) {
        return Pdfs.text(sample(name));
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }
}
