package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import register.document.SealCertificates;
import register.document.SealUse;
import register.json.CanonicalJson;
import register.json.Json;
import register.log.MerkleTree;
import register.log.RightEdge;
import register.log.Subtree;
import register.memory.MemoryRecords;
import register.network.Reach;
import register.pdf.EvidenceSample;
import register.pdf.PdfDocuments;
import register.pdf.Samples;
import register.pdf.seal.SealTimes;
import register.pdf.seal.TestKeys;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;
import register.value.Language;
import register.value.Sha256;

/// The parts of the page `/verify`: how it reads a PDF and computes a tree.
class PagePartsTest extends SavedPage {
    /// All kinds of PDFs made by the register and its seals, and other PDFs.
    @Test
    void everyDocumentOfTheRegisterIsRead() throws Exception {
        PdfDocuments acknowledging = Samples.documents(SealUse.ACKNOWLEDGEMENT_SEAL, TestKeys.development());
        byte[] receipt = acknowledging.acknowledgement(Samples.acknowledgement(Language.ENGLISH));
        page().assertVerdict("nocontent", page().said(receipt, "", ""));
        byte[] evidence = Samples.documents(SealUse.POLICY_SEAL, TestKeys.development())
                .evidence(EvidenceSample.usual(Language.ENGLISH));
        page().assertVerdict("nocontent", page().said(evidence, "", ""));
        try (TestCa ca = TestCa.start();
                TestAuthority authority = TestAuthority.under(ca)) {
            var warnings = new ArrayList<String>();
            var documents = new PdfDocuments(
                    SealUse.POLICY_SEAL,
                    ca.seal("EC", 256, TestCa.Validity.now(), TestCa.Revocation.LIST),
                    new SealCertificates(new MemoryRecords()),
                    Clock.systemUTC(),
                    SealTimes.of(
                            HttpTimeStampAuthority.forSeals(List.of(authority.address()), Reach.PRIVATE),
                            Reach.PRIVATE,
                            warnings::add));
            byte[] lasting = POLICY.pdf(POLICY.third(), POLICY.version, documents);
            assertEquals(List.of(), warnings);
            assertTrue(new String(lasting, ISO_8859_1).contains("/DocTimeStamp"));
            page().assertVerdict("proven", page().said(lasting, PROOF, TRUST));
        }
        byte[] other = "%PDF-1.7 and no more".getBytes(UTF_8);
        String said = page().said(other, PROOF, TRUST);
        assertTrue(said.contains(page().word("unreadable").replace("{0}", "policy.pdf")), said);
        assertTrue(said.contains(Sha256.of(other).hex()), said);
        String cut = page().said(Arrays.copyOf(PDF, PDF.length - 9), PROOF, TRUST);
        assertTrue(cut.startsWith(page().word("broken")), cut);
    }

    /// A PDF's own claims are shown unchanged, even if they make no sense.
    @Test
    void invalidDaysAndLanguagesAreShown() throws Exception {
        String stated =
                "<</RegisterPolicy (a)/RegisterEffectiveDate (2031-13-40)/RegisterRevision (1)/RegisterLanguage "
                        + "(a-)>>";
        String said = page().said(page().file("odd.pdf", made(stated)));
        assertTrue(said.contains("\na\n\n2031-13-40 · Revision 1 · a-\n"), said);
        String none = page().said(page().file("none.pdf", made("[]")));
        assertTrue(none.contains(page().word("unreadable").replace("{0}", "none.pdf")), none);
    }

    /// A PDF that consists of a catalog and this information.
    private static byte[] made(String information) {
        String catalog = "%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n";
        String before = catalog + "2 0 obj\n" + information + "\nendobj\n";
        String rows = "\1\t\0\1" + (char) catalog.length() + "\0";
        return (before + "3 0 obj\n<</Type /XRef/W [1 1 1]/Index [1 2]/Root 1 0 R/Info 2 0 R/Length 6>>\nstream\n"
                        + rows + "\nendstream\nendobj\nstartxref\n" + before.length() + "\n%%EOF\n")
                .getBytes(ISO_8859_1);
    }

    /// The page computes the same tree as the register.
    @Test
    void pathsLeadToTheRootInTreesOfAnySize() throws Exception {
        page().open();
        var cases = new ArrayList<Json>();
        var hashes = new HashMap<Subtree, Sha256>();
        RightEdge edge = RightEdge.EMPTY;
        for (int size = 1; size <= 40; size++) {
            edge = edge.plus(MerkleTree.leaf(new byte[] {(byte) size}));
            for (int level = 0; level < edge.completed().size(); level++) {
                hashes.put(
                        new Subtree(level, (edge.size() >> level) - 1),
                        edge.completed().get(level));
            }
            var tree = new MerkleTree(size, _ -> hashes);
            for (int index = 0; index < size; index++) {
                cases.add(Json.object()
                        .put(
                                "leaf",
                                Objects.requireNonNull(hashes.get(new Subtree(0, index)))
                                        .hex())
                        .put("index", index)
                        .put("size", size)
                        .put("path", Json.array(tree.inclusion(index), hash -> Json.of(hash.hex())))
                        .put("root", edge.root().hex())
                        .build());
            }
        }
        page().browser
                .text("(async () => {const bytes = hash => Uint8Array.from(hash.match(/../g), each =>"
                        + " parseInt(each, 16));window.wrong = 0; window.right = 0;for (const each of "
                        + new String(CanonicalJson.bytes(Json.array(cases)), UTF_8) + ")"
                        + " {  const root = await rootOf(bytes(each.leaf), each.index, each.size,"
                        + " each.path.map(bytes));  hexadecimal(root) === each.root ? window.right++ :"
                        + " window.wrong++;} })()");
        page().browser.until("window.right + window.wrong === " + cases.size());
        assertEquals("0", page().browser.text("window.wrong"));
    }
}
