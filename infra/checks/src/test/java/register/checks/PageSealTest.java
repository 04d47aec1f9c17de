package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.network.Reach;
import register.pdf.seal.Forgeries;
import register.pdf.seal.Forgeries.Genuine;
import register.pdf.seal.SealTimes;
import register.pdf.seal.SigningKey;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;
import register.pdf.timestamp.TestCa.Revocation;
import register.pdf.timestamp.TestCa.Validity;
import register.pdf.verify.Flaw;
import register.pdf.verify.ForgedPdfsTest;
import register.pdf.verify.SealedFile;
import register.value.Bytes;
import register.value.Sha256;

/// The verdicts of the page `/verify` on seals: valid ones, and the forgeries of the `infra/register verify` tests.
@Tag("end-to-end")
class PageSealTest {

    @TempDir
    static Path folder;

    private static TestCa ca;
    private static TestCa foreign;
    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static @Nullable VerifierPage opened;

    @BeforeAll
    static void start() throws Exception {
        opened = VerifierPage.saved(folder);
        ca = TestCa.start();
        foreign = TestCa.start();
        authority = TestAuthority.under(ca);
        stranger = TestAuthority.start();
    }

    @AfterAll
    static void stop() {
        if (opened != null) {
            opened.close();
            opened = null;
            List.of(authority, stranger).forEach(TestAuthority::close);
            List.of(ca, foreign).forEach(TestCa::close);
        }
    }

    private static VerifierPage page() {
        if (opened == null) {
            throw new AssertionError("no page");
        }
        return opened;
    }

    private static SealTimes times() {
        return SealTimes.of(
                HttpTimeStampAuthority.forSeals(List.of(authority.address()), Reach.PRIVATE), Reach.PRIVATE, _ -> {});
    }

    private static String said(byte[] pdf) throws IOException, InterruptedException {
        return page().said(page().file("one.pdf", pdf));
    }

    private static String word(String name, String... values) {
        String word = page().word(name);
        for (int i = 0; i < values.length; i++) {
            word = word.replace("{" + i + "}", values[i]);
        }
        return word;
    }

    private static boolean holds(String said) {
        return said.contains(page().word("sealed").split("\\{0}", -1)[1]);
    }

    private static void assertSealed(byte[] pdf, SigningKey key, boolean stamped) throws Exception {
        String said = said(pdf);
        assertTrue(said.contains(word("sealed", "“Example Ltd seal, Example Ltd”")), said);
        String hash = Sha256.of(key.certificates().getFirst().getEncoded()).hex();
        assertTrue(said.contains(word("certificate", hash, "Fictitious Root")), said);
        assertEquals(!stamped, said.contains(page().word("unstamped")), said);
        String authoritys = Sha256.of(authority.certificate().getEncoded()).hex();
        assertEquals(stamped, said.contains("Fictitious Time, Fictitious Ltd (SHA-256 " + authoritys + ")"), said);
        assertTrue(said.contains(page().word("ownword")), said);
        assertFalse(said.contains(page().word("broken")), said);
    }

    @Test
    void aSealHoldsOfEachKindOfKeyAndAtEachLevel() throws Exception {
        for (SigningKey key : List.of(
                ca.seal("EC", 256, Validity.now(), Revocation.LIST),
                ca.seal("EC", 384, Validity.now(), Revocation.OCSP),
                ca.seal("RSA", 2048, Validity.now(), Revocation.OCSP))) {
            byte[] lasting = ForgedPdfsTest.sealed(key, times());
            assertSealed(lasting, key, true);
            assertSealed(SealedFile.of(lasting).document(), key, true);
            assertSealed(ForgedPdfsTest.sealed(key, SealTimes.NONE), key, false);
        }
    }

    @Test
    void changedDocumentsAreInvalid() throws Exception {
        SigningKey key = ca.seal("EC", 256, Validity.now(), Revocation.LIST);
        byte[] lasting = ForgedPdfsTest.sealed(key, times());
        var genuine = new Genuine(
                key,
                Bytes.of(lasting),
                Bytes.of(SealedFile.of(lasting).document()),
                Bytes.of(ForgedPdfsTest.sealed(key, SealTimes.NONE)));
        for (Map.Entry<String, Forgeries.Forgery> each :
                Forgeries.of(ca, foreign, stranger, genuine).entrySet()) {
            Flaw flaw = each.getValue().flaw();
            String said = said(each.getValue().pdf().toArray());
            String told = each.getKey() + ": " + said;
            boolean unseen = flaw == Flaw.CHANGED_AFTER_SEALING && isEvidence(each.getKey());
            if (flaw == Flaw.UNKNOWN_SEALER) {
                assertFalse(
                        said.contains(
                                Sha256.of(genuine.certificate().getEncoded()).hex()),
                        told);
                assertTrue(!holds(said) || said.contains(page().word("ownword")), told);
            } else if (!unseen && !each.getKey().equals("a time-stamp with much room")) {
                assertFalse(holds(said), told);
            }
        }
    }

    /// Otherwise a page could be changed behind an unreadable seal, and the embedded data still called "Proven".
    @Test
    void aSealThatCannotBeReadIsNamedBeforeAllElse() throws Exception {
        byte[] sealed = ForgedPdfsTest.sealed(ca.seal("EC", 256, Validity.now(), Revocation.LIST), SealTimes.NONE);
        String text = new String(sealed, ISO_8859_1);
        // SHA-256 in the seal becomes SHA3-256, which browsers lack.
        byte[] illegible =
                text.replace("608648016503040201", "608648016503040208").getBytes(ISO_8859_1);

        String said = said(illegible);

        assertFalse(holds(said), said);
        assertTrue(said.startsWith(page().word("unsealed")), said);
    }

    private static boolean isEvidence(String forgery) {
        return forgery.matches("(?i).*(certificate|revocation list|OCSP response|issuer|same list twice).*");
    }

    /// Each byte of a seal and of the sealed data counts: flipping any of these invalidates it.
    @Test
    void aFlippedBitIsNoticed() throws Exception {
        byte[] sealed = ForgedPdfsTest.sealed(ca.seal("EC", 256, Validity.now(), Revocation.LIST), SealTimes.NONE);
        page().open();
        page().browser
                .text("""
                (async bytes => {
                  let holding = 0;
                  for (let at = 7; at < bytes.length; at += 997) {
                    const one = bytes.slice();
                    one[at] ^= 1;
                    holding += (await readSeal(one))?.holds ? 1 : 0;
                  }
                  window.flipped = String(holding) + (await readSeal(bytes)).holds;
                })(Uint8Array.from(atob('%s'), each => each.charCodeAt(0)))
                """.formatted(Base64.getEncoder().encodeToString(sealed)).strip());
        page().browser.until("window.flipped !== undefined");

        assertEquals("0true", page().browser.text("window.flipped"));
    }

    /// Each byte of the seal itself, signed or not: versions, algorithms, tags.
    @Test
    void aFlippedBitOfTheSealIsNoticed() throws Exception {
        for (SigningKey key : List.of(
                ca.seal("EC", 256, Validity.now(), Revocation.LIST),
                ca.seal("RSA", 2048, Validity.now(), Revocation.OCSP))) {
            byte[] sealed = ForgedPdfsTest.sealed(key, SealTimes.NONE);
            page().open();
            page().browser.text("""
                    (async bytes => {
                      const [{ before, after }] = rangesOf(bytes);
                      const holding = [];
                      for (let at = before + 2; at < after - 1; at += 2) {
                        const one = bytes.slice();
                        one[at] = (parseInt(String.fromCharCode(one[at]), 16) ^ 1).toString(16).charCodeAt(0);
                        (await readSeal(one))?.holds && holding.push((at - before) / 2 - 1);
                      }
                      window.flipped = holding.join() + (await readSeal(bytes)).holds;
                    })(Uint8Array.from(atob('%s'), each => each.charCodeAt(0)))
                    """.formatted(Base64.getEncoder().encodeToString(sealed))
                    .strip());
            page().browser.until("window.flipped !== undefined");

            assertEquals("true", page().browser.text("window.flipped"));
        }
    }

    /// The size of a seal's space is limited, or a file of 40 MB would block the tab.
    @Test
    void aSealInMuchRoomEndsInAVerdict() throws Exception {
        byte[] sealed = ForgedPdfsTest.sealed(ca.seal("EC", 256, Validity.now(), Revocation.LIST), SealTimes.NONE);
        String contents = new String(sealed, ISO_8859_1).split("/Contents <", 2)[1];
        String room = contents.substring(0, contents.indexOf('>')) + "00".repeat(20 << 20);
        String before = "%PDF-1.7\n1 0 obj\n<</ByteRange [0 000000070 " + (70 + room.length() + 2) + " 9]/Contents ";
        String padded = before + " ".repeat(70 - before.length()) + "<" + room + ">/Type /X>>";
        page().open();
        page().browser.text("""
                (real => { String.prototype.match = function (pattern) {
                  window.longest = Math.max(window.longest ?? 0, this.length);
                  return real.call(this.slice(0, 1 << 21), pattern);
                } })(String.prototype.match)""");
        page().browser.choose(page().file("room.pdf", padded.getBytes(ISO_8859_1)));
        String said = page().said();

        assertTrue(said.startsWith(page().word("broken")), said);
        assertEquals("undefined", page().browser.text("window.longest"));
    }

    /// A small file may contain one or many streams that decompress to gigabytes.
    @Test
    void aStreamThatInflatesWithoutEndEndsInAVerdict() throws Exception {
        for (int tables : List.of(1, 30)) {
            page().open();
            page().browser.run("""
                    window.passed = 0;
                    (real => { window.DecompressionStream = function (format) {
                      const { readable, writable } = new real(format);
                      const count = (piece, into) => { window.passed += piece.length; into.enqueue(piece); };
                      return { readable: readable.pipeThrough(new TransformStream({ transform: count })), writable };
                    } })(DecompressionStream)""");
            page().browser.choose(page().file("large.pdf", inflating(tables, 1200 / tables, 1)));
            String said = page().said();

            assertTrue(said.contains(page().word("unreadable").replace("{0}", "large.pdf")), said);
            int passed = Integer.parseInt(page().browser.text("window.passed"));
            assertTrue(passed > 1 << 20 && passed < 1 << 27, tables + ": " + passed);
        }
    }

    /// A small file may list millions of objects, which are read only if something refers to them.
    @Test
    void aTableOfMillionsOfObjectsEndsInAVerdict() throws Exception {
        page().open();
        page().browser.run("""
                window.kept = 0;
                (real => { Map.prototype.set = function (name, value) {
                  if (++window.kept > 1 << 20) { throw new Error('too many'); }
                  return real.call(this, name, value);
                } })(Map.prototype.set)""");
        page().browser.choose(page().file("many.pdf", inflating(1, 60, (60 << 20) / 3)));
        String said = page().said();

        assertTrue(said.contains(page().word("unreadable").replace("{0}", "many.pdf")), said);
        int kept = Integer.parseInt(page().browser.text("window.kept"));
        assertTrue(kept < 100, String.valueOf(kept));
    }

    /// A PDF with many cross-reference streams, each of several megabytes and referring to the previous one.
    ///
    /// @param objects in each
    private static byte[] inflating(int tables, int megabytes, int objects) {
        var pdf = new ByteArrayOutputStream();
        pdf.writeBytes("%PDF-1.7\n".getBytes(ISO_8859_1));
        int previous = 0;
        for (int i = 0; i < tables; i++) {
            int at = pdf.size();
            byte[] stream = deflated(megabytes);
            pdf.writeBytes("1 0 obj\n<</Type /XRef/Filter /FlateDecode/Length %d/W [1 1 1]/Index [0 %d]%s>>\nstream\n"
                    .formatted(stream.length, objects, previous == 0 ? "" : "/Prev " + previous)
                    .getBytes(ISO_8859_1));
            pdf.writeBytes(stream);
            pdf.writeBytes("\nendstream\nendobj\n".getBytes(ISO_8859_1));
            previous = at;
        }
        pdf.writeBytes(("startxref\n" + previous + "\n%%EOF\n").getBytes(ISO_8859_1));
        return pdf.toByteArray();
    }

    /// So many megabytes of zeros, a kilobyte each (RFC 1950).
    private static byte[] deflated(int megabytes) {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        byte[] zeros = new byte[1 << 20];
        byte[] piece = new byte[1 << 16];
        for (int i = 1; i <= megabytes; i++) {
            deflater.setInput(zeros);
            if (i == megabytes) {
                deflater.finish();
            }
            int length;
            do {
                length = deflater.deflate(
                        piece, 0, piece.length, i == megabytes ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                out.write(piece, 0, length);
            } while (length == piece.length);
        }
        deflater.end();
        return out.toByteArray();
    }
}
