package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import register.json.JsonText;
import register.log.SignedNote;
import register.pdf.Seed;
import register.sample.CommittedNotice;
import register.value.Bytes;
import register.value.Sha256;

/// The verdicts of the page `/verify` on genuine documents.
class PageVerifierTest extends SavedPage {
    @Test
    void genuineAndProven() throws Exception {
        String said = page().said(PDF, PROOF, TRUST);
        page().assertVerdict("proven", said);
        assertTrue(said.contains("policy.pdf\n\nSHA-256 " + Sha256.of(PDF)), said);
        assertTrue(said.contains(W1 + " saw this history on 2026-11-27 04:42 UTC."), said);
        assertTrue(said.contains(W2 + " saw this history on 2026-11-27 04:42 UTC."), said);
        assertTrue(said.contains(LoggedPolicy.ORIGIN + " · 3/5"), said);
        assertTrue(said.contains("Subprocessor policy\n\n2 October 2023 · Revision 3 · English\n"), said);
        for (String word : List.of("claims", "pages", "untrue", "limits", "ownword")) {
            assertTrue(said.contains(page().word(word)), word + " in: " + said);
        }
        // Anyone could have made the pages' seal, so the proven list inside does not make the card green.
        assertEquals("verdict ", page().browser.text("card.shown.className"));
        assertFalse(said.contains(page().word("server")), said);
        assertEquals(
                Seed.entry(POLICY.third(), POLICY.version).content(),
                Bytes.canonical(JsonText.parse(page().browser
                        .text("document.querySelector('details pre').textContent")
                        .getBytes(UTF_8))));
    }

    /// Files chosen one after another, with the trust file pasted; no request is sent to anyone, not even to the
    /// register.
    @Test
    void nothingLeavesTheComputer() throws Exception {
        page().open();
        page().browser.choose(page().file("one.tlog-proof", PROOF.getBytes(UTF_8)));
        page().browser.until("held.proof !== null");
        page().browser.choose(page().file("one.pdf", PDF));
        page().assertVerdict("nokey", page().said());
        page().browser.text("trusted.value = `" + TRUST + "`");
        page().browser.text("trusted.dispatchEvent(new Event('input'))");
        page().browser.until("document.querySelector('output').innerText.includes(words.proven)");
        assertEquals("truetrue", page().browser.text("String(obtaining.hidden) + asking.hidden"));
        page().browser.requests().forEach(request -> assertTrue(request.url().startsWith("file:"), request.toString()));
    }

    /// Browsers save a page in its current state, with its last result.
    @Test
    void savedAgainItWorksAgain() throws Exception {
        page().said(PDF, PROOF, TRUST);
        String html = "<!DOCTYPE html>" + page().browser.text("document.documentElement.outerHTML");
        Path again = Files.writeString(folder.resolve("again.html"), html);
        try (VerifierPage other = VerifierPage.at(again.toUri(), folder)) {
            other.assertVerdict("proven", other.said(PDF, PROOF, TRUST));
        }
    }

    @Test
    void genuineAndUnproven() throws Exception {
        String key = POLICY.logKey().text();
        for (String trust : List.of(key + "\n", POLICY.trust("quorum none"))) {
            page().assertVerdict("logged", page().said(PDF, PROOF, trust));
        }
        var stranger = new SignedNote.Signature("stranger.example", "0a1b2c3d", Bytes.of(new byte[2428]));
        String one = POLICY.proof(2, POLICY.note(POLICY.cosigned()[0], stranger));
        String said = page().said(PDF, one, TRUST);
        page().assertVerdict("logged", said);
        assertTrue(said.contains(W1 + " saw this history"), said);
        assertTrue(said.contains("Not checked here: the signature of stranger.example."), said);
        page().assertVerdict("logged", page().said(PDF, POLICY.proof(2, POLICY.note()), TRUST));
        page().assertVerdict("proven", page().said(PDF, one, POLICY.trust("group some 1 one two", "quorum some")));
    }

    @Test
    void withoutProofOrKeyNothingIsProven() throws Exception {
        page().assertVerdict("unproven", page().said(PDF, "", TRUST));
        page().assertVerdict("nokey", page().said(PDF, PROOF, ""));
    }

    @Test
    void aBrowserThatCannotCheckSaysSo() throws Exception {
        page().open();
        page().browser
                .text("crypto.subtle.importKey = async () => { throw new DOMException('', 'NotSupportedError'); }");
        page().browser
                .choose(
                        page().file("one.pdf", PDF),
                        page().file("one.tlog-proof", PROOF.getBytes(UTF_8)),
                        page().file("trust", TRUST.getBytes(UTF_8)));
        page().assertVerdict("crypto", page().said());
    }

    /// Otherwise a statement about one would seem to be about both.
    @Test
    void theOtherOfTwoDocumentsIsNamed() throws Exception {
        byte[] notice = CommittedNotice.make().proof().bytes();
        String alone = page().word("alone");
        for (List<Path> both : List.of(
                List.of(page().file("policy.pdf", PDF), page().file("notice.json", notice)),
                List.of(page().file("policy.pdf", PDF), page().file("other.pdf", PDF)))) {
            String said = page().said(both.toArray(Path[]::new));
            String second = both.getLast().getFileName().toString();
            assertTrue(said.contains(alone.replace("{0}", second)), said);
            assertTrue(said.contains("policy.pdf\n\nSHA-256 " + Sha256.of(PDF)), said);
            assertEquals("true", page().browser.text("String(held.notice === null)"));
        }
        page().open();
        page().browser.run("addressed.value = 'privacy@acme.example'");
        page().browser.choose(page().file("notice.json", notice), page().file("policy.pdf", PDF));
        String said = page().said();
        assertTrue(said.contains(alone.replace("{0}", "policy.pdf")), said);
        assertEquals("nulltrue", page().browser.text("String(held.pdf) + asking.hidden"));
    }
}
