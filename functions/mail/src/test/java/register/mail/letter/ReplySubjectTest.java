package register.mail.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplySubjectTest {
    @Test
    void theThreadKeepsItsSubject() {
        assertSubject("Re: DPA for Klient OÜ", "DPA for Klient OÜ");
        assertSubject("Re: DPA", "Re: DPA");
        assertSubject("Re: DPA", "RE: re: Re : DPA");
        assertSubject("Re: AW: AV-Vertrag", "AW: AV-Vertrag");
        assertSubject("Re: DPA", "Re:".repeat(30_000) + "DPA");
        assertSubject("Re: Recall", "Recall");
        assertSubject("Re: שלום, 契約 👩‍💼".replace("\u200d", " "), "שלום, 契約 👩‍💼");
    }

    @Test
    void aSubjectStaysOneLineThatShowsWhatItHolds() {
        assertSubject("Re: a Bcc: victim@example.net", "a\r\nBcc: victim@example.net");
        assertSubject("Re: a b c d", "a\u2028b\u2029c\u0085d");
        assertSubject("Re: invoice fdp.exe", "invoice\u202efdp.exe\u202c");
        assertSubject("Re: a b c", "a\u2066b\u2069c");
        assertSubject("Re: a b", "a\u0000\u0007\ufeff\u200b\u00ad\tb\u00a0");
        assertSubject("Re: half x", "half \ud83d x");
        assertSubject("Re: Re -: a", "\u200fRe\u200f-: a");
    }

    @Test
    void unsafeSubjectsAreNotRepeated() {
        for (String received :
                List.of("", " \t ", "Re:", "re: RE:", "\u202e\u200b", "=?utf-8?q?EVIL=0D=0A?=", "a =? b")) {
            assertEquals(Optional.empty(), ReplySubject.of(received), received);
        }
    }

    @Test
    void aLongSubjectIsCutBetweenCharacters() {
        String cut = ReplySubject.of("😀".repeat(20_000)).orElseThrow();
        assertEquals("Re: " + "😀".repeat(200) + "…", cut);
        assertTrue(ReplySubject.of("x".repeat(20_000)).orElseThrow().length() < 998);
        assertSubject("Re: " + "y".repeat(200), "y".repeat(200));
    }

    private static void assertSubject(String expected, String received) {
        assertEquals(Optional.of(expected), ReplySubject.of(received));
    }
}
