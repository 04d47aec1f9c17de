package register.pdf.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfName;
import register.chain.EntryHeader;
import register.document.SealUse;
import register.log.Checkpoint;
import register.memory.MemorySealCertificates;
import register.pdf.PdfDocuments;
import register.pdf.Pdfs;
import register.pdf.RichPolicy;
import register.pdf.Samples;
import register.pdf.Seed;
import register.pdf.SeedText;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.policy.Edition;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.compare.Additions;

class SnapshotTest {
    private static final PdfDocuments DOCUMENTS = new PdfDocuments(
            SealUse.POLICY_SEAL, TestKeys.development(), new MemorySealCertificates(), TestKeys.CLOCK, SealTimes.NONE);
    private static final Map<String, byte[]> SAMPLES = Samples.all(TestKeys.development());

    @Test
    void aSealedFileBeginsWithItsRender() {
        PolicyVersion version = Seed.version();
        byte[] unsealed = DOCUMENTS
                .renders()
                .snapshot(Seed.entry(version), Seed.checkpoint(Seed.header(version)), version, null, Seed.ESTONIAN);
        byte[] sealed = DOCUMENTS.snapshot(
                Seed.entry(version), Seed.checkpoint(Seed.header(version)), version, null, Seed.ESTONIAN);
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
        String policy = text.substring(0, text.indexOf("Alltöötlejate loetelu (III lisa)"));
        assertEquals(3, count(policy, "ärinimi pole märgitud"));
        assertEquals(7, count(policy, "pole märgitud") - 3, "locations that the source does not state");
        assertTrue(text.contains("Ameerika Ühendriigid, Põhja-California"));
        assertTrue(text.contains("liveagent · Viimati uuendatud 2023-10-02"));
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
        PolicyVersion version = Seed.version();
        for (int page = 1; page <= pages.size(); page++) {
            String text = pages.get(page - 1);
            assertTrue(text.contains("Page " + page + " of " + pages.size()), text);
            assertTrue(text.contains("liveagent · Last updated 2023-10-02"), text);
            assertTrue(text.contains("Revision 1"), text);
            assertTrue(text.contains(Seed.header(version).contentHash().hex()), text);
        }
        assertTrue(pages.size() > 1);
    }

    @Test
    void aCorrectionGivesItsReasonWithEachMentionOfTheRevision() {
        List<String> pages = Pdfs.pages(sample("rich-de"));
        for (String page : pages) {
            assertTrue(
                    page.contains("Revision 2 · Berichtigt: Die Anschrift eines Unterauftragsverarbeiters war"), page);
        }
        assertTrue(pages.getFirst().contains(Samples.REASON), pages.getFirst());
    }

    @Test
    void theAnnexStandsOnPagesOfItsOwn() {
        List<String> pages = Pdfs.pages(sample("seed-et"));
        String page = pages.get(firstOf(pages, "Alltöötlejate loetelu (III lisa)"));
        assertTrue(page.startsWith("Alltöötlejate loetelu (III lisa)"), page);
        String annex = page.replaceAll("\\s+", " ");
        for (String said : List.of(
                "komisjoni rakendusotsus (EL) 2021/914",
                "1. Linode, LLC",
                "Asukoht: Singapur – Kehtib: kliendid: Aasia ja Vaikse ookeani piirkond",
                "pole märgitud")) {
            assertTrue(annex.contains(said), said + " in " + annex);
        }
        String rich = squeezed(sample("rich-sk"));
        assertTrue(rich.contains("Meno: neuvedené Funkcia: Datenschutz privacy1@example.org"), rich);
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
                Seed.entry(ahead, rich), Seed.checkpoint(ahead), rich, additions, RichPolicy.GERMAN));
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
                ahead.contentHash());
        String after = squeezed(
                DOCUMENTS.snapshot(Seed.entry(late, rich), Seed.checkpoint(late), rich, additions, RichPolicy.SLOVAK));
        assertTrue(after.contains("Táto oprava je spätná: bola zaznamenaná 2. marca 2027"), after);
        assertFalse(text("rich-de").contains("ergänzt"), "a correction that adds nothing");
    }

    private static int firstOf(List<String> pages, String heading) {
        return IntStream.range(0, pages.size())
                .filter(page -> pages.get(page).contains(heading))
                .findFirst()
                .orElseThrow();
    }

    private static String squeezed(byte[] pdf) {
        return Pdfs.text(pdf).replaceAll("\\s+", " ");
    }

    @Test
    void whatWasRecordedAfterItsDateSaysSo() {
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
        String text = Pdfs.text(
                DOCUMENTS.snapshot(Seed.entry(own), Seed.checkpoint(Seed.header(own)), own, null, Seed.ENGLISH));
        assertTrue(text.contains("Recorded after its date; the register does not attest"), text);
        assertTrue(text.contains("This is a translation."), text);
        assertFalse(text("rich-de").contains("Nach seinem Datum erfasst"), "recorded long before it takes effect");
    }

    @Test
    void headersRepeatAndRowsStayWhole() {
        for (int rows : List.of(1, 2, 7, 30)) {
            PolicyVersion version = RichPolicy.version(rows);
            List<String> pages = Pdfs.pages(DOCUMENTS.draft(Seed.header(version), version, null, RichPolicy.GERMAN));
            int annex = firstOf(pages, "Liste der Unterauftragsverarbeiter (Anhang III)");
            for (String page : pages.subList(0, annex)) {
                boolean listed = page.contains("für bestehende Kunden");
                // A column gap is not always read as a blank.
                assertEquals(listed, page.replace(" ", "").contains("DienstUnterauftragsverarbeiterOrt"), page);
                // The first and the last line of each row's purpose are on the same page.
                assertEquals(count(page, "Endkunden"), count(page, "für bestehende Kunden"), page);
            }
            for (String page : pages.subList(annex, pages.size())) {
                assertEquals(
                        page.contains("Funktion:"), page.replace(" ", "").contains("NameAnschriftKontaktperson"), page);
                assertEquals(count(page, "Verarbeitet Kundendaten") > 0, page.contains("Endkunden"), page);
            }
        }
    }

    @Test
    void categoriesThatNoSectionPlacesFollow() {
        List<String> bookmarks = Pdfs.bookmarks(sample("rich-de"));
        assertEquals(
                List.of(
                        "Kundendienst",
                        "  Tabelle: Unterauftragsverarbeiter für den Support",
                        "Unterauftragsverarbeiter für die Infrastruktur",
                        "Unterauftragsverarbeiter für einzelne Dienste",
                        "Angaben zu den Unterauftragsverarbeitern",
                        "Anfragen und Einsprüche",
                        "Liste der Unterauftragsverarbeiter (Anhang III)",
                        "Über dieses Dokument"),
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
                        Seed.entry(version), Seed.checkpoint(Seed.header(version)), version, null, RichPolicy.GERMAN));
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
