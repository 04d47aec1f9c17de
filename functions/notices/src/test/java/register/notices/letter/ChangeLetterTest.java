package register.notices.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.json.JsonText;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.RunAnnouncement;
import register.notices.World;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.policy.form.PolicyWriter;
import register.recipient.Recipient;
import register.recipient.Terms;
import register.request.delivery.OutgoingMail;
import register.subscription.FormTokens;
import register.subscription.FormTokens.Purpose;
import register.value.Bytes;
import register.value.Language;
import register.words.Words;

/// The content of letters, in every language and for every kind of change.
class ChangeLetterTest {
    private static final URI REGISTER = URI.create("https://register.example");
    private static final Instant CLAIMED = Instant.parse("2026-12-01T22:30:00Z");
    private static final NoticeId ID = NoticeId.parse("NTC-7K3Q9M2X-0C-4WTB9ZK2");

    private static final FormTokens TOKENS = new FormTokens(new World().key);

    private final World world = new World().announced();

    private ChangeLetter letters(RunAnnouncement announced) {
        return new ChangeLetter(
                announced,
                "dpa@acme.example",
                REGISTER,
                RecipientLink.of(TOKENS),
                (policy, notice) -> Optional.of(URI.create("https://register.example/" + policy + "/object/" + notice)),
                false);
    }

    @Test
    void aTrialsNoticeSaysSoFirst() {
        Recipient recipient = contact("de");
        ChangeLetter real = letters(world.last());
        var trial = new ChangeLetter(real.announced(), real.from(), REGISTER, real.link(), real.objectLink(), true);
        Notice notice = notice(recipient, all());
        assertEquals(
                "Probebetrieb: kein Beweismittel\n\n"
                        + real.mail(notice, recipient, 2, CLAIMED, true).text(),
                trial.mail(notice, recipient, 2, CLAIMED, true).text());
    }

    /// Its list is behind the notice's own link, which names nobody.
    @Test
    void onlyACustomerOfSomeServicesGetsALinkToItsOwnList() {
        for (Terms terms : List.of(
                Terms.NONE,
                new Terms(null, null, List.of("EU"), List.of(), List.of(), null),
                new Terms(null, null, List.of(), List.of("mail"), List.of(), null))) {
            Recipient recipient = world.contact("Customer", "privacy@customer.example", "de", terms);
            OutgoingMail mail = letters(world.last()).mail(notice(recipient, all()), recipient, 1, CLAIMED, false);
            assertEquals(
                    terms.isForSome(),
                    mail.text()
                            .contains("Diese betreffen Sie:\nhttps://register.example/acme/object/" + ID
                                    + "?view=list&lang=de"),
                    mail.text());
        }
    }

    private Notice notice(Recipient recipient, List<Integer> changes) {
        return Notice.planned(
                ID,
                recipient.id(),
                recipient.language(),
                changes,
                null,
                recipient.terms().objectionDays(),
                world.by());
    }

    private OutgoingMail mail(Recipient recipient, List<Integer> changes) {
        return letters(world.last()).mail(notice(recipient, changes), recipient, 2, CLAIMED, true);
    }

    private Recipient contact(String language) {
        return world.recipient(Recipient.Kind.CONTACT, "Kunde <i>& Co", "privacy@kunde.example", language, Terms.NONE);
    }

    private List<Integer> all() {
        return IntStream.range(0, world.last().announcement().changes().size())
                .boxed()
                .toList();
    }

    @Test
    void everyLanguageSaysEveryKindOfChangeOfEveryKindOfEntry() throws IOException {
        var written = new ArrayList<String>();
        for (Runnable next : List.<Runnable>of(() -> {}, world::corrected, world::withdrawn)) {
            next.run();
            String kind = world.last().announcement().header().kind().term();
            for (Language language : Words.LANGUAGES) {
                for (Recipient.Kind who : Recipient.Kind.values()) {
                    Recipient recipient =
                            world.recipient(who, "Kunde <i>& Co", "privacy@kunde.example", language.tag(), Terms.NONE);
                    OutgoingMail mail = mail(recipient, all());
                    assertSound(mail, kind + " " + language + " " + who);
                    assertTrue(written.add(mail.text()));
                }
            }
        }
        assertEquals(3 * 28 * 2, written.stream().distinct().count());
    }

    private static void assertSound(OutgoingMail mail, String where) {
        String html = String.valueOf(mail.html());
        assertTrue(mail.subject().endsWith("(" + ID + ")"), where + mail.subject());
        assertTrue(mail.text().contains("Hosting SE") || mail.text().contains("Hosting AG"), where);
        for (String text : List.of(mail.subject(), mail.text(), html)) {
            assertFalse(
                    Pattern.compile("\\{[0-9]|\\bnull\\b|Optional")
                            .matcher(text)
                            .find(),
                    where + text);
        }
        assertFalse(
                Pattern.compile("<(?!/?(?:html|head|meta|title|body|p|br|strong|table|tr|th|td|a)\\b|!DOCTYPE)")
                        .matcher(html)
                        .find(),
                where + html);
        assertFalse(
                Pattern.compile("(?i)src=|url\\(|http-equiv|<img|<link")
                        .matcher(html)
                        .find(),
                where);
        assertFalse(Pattern.compile("&(?!amp;|lt;|gt;|quot;)").matcher(html).find(), where);
        for (OutgoingMail.Header header : mail.headers()) {
            assertTrue(header.value().matches("[ -~]{1,900}"), where + header);
        }
    }

    @Test
    void itSaysWhatIsAddedChangedAndRemovedAndFromWhen() {
        String text = mail(contact("de"), all()).text();
        assertTrue(
                text.contains("* Kommt hinzu: " + World.HOSTILE + " (Finnland): Speech recognition (de) (Kunden in: "
                        + "Europäische Union)"),
                text);
        assertTrue(text.contains("Ab 1. Februar 2027 für bestehende Kunden (Europe/Berlin)"), text);
        assertTrue(
                text.contains("Firma: Hosting GmbH → Hosting AG") || text.contains("Hosting GmbH → Hosting AG"), text);
        assertTrue(text.contains("Ort: Deutschland (Speicherung) → Vereinigte Staaten (Speicherung)"), text);
        assertTrue(text.contains("* Endet am 31. März 2027: SMS Ltd"), text);
        assertTrue(text.contains("* Fällt weg: Old Mail Inc."), text);
        assertTrue(text.contains("Ab 1. Januar 2027 nicht mehr aufgeführt (Europe/Berlin)"), text);
        assertTrue(text.contains("\n    Übermittlung in ein Drittland (Finnland – Vereinigte Staaten): "), text);
        assertTrue(text.contains("Diese Mitteilung ist für: Kunde <i>& Co"), text);
    }

    @Test
    void aCorrectionThatDropsWhatWasNeverInUseSaysThatItDoesNotTakePlace() {
        List<String> before = titles(all());
        world.corrected();
        String text = mail(contact("de"), all()).text();
        assertTrue(text.contains("* Kommt nicht: " + World.HOSTILE + " (Finnland): Speech recognition (de)"), text);
        assertTrue(text.contains("Angekündigt ab 1. Februar 2027; kommt nicht (Europe/Berlin)"), text);
        assertFalse(text.contains("Fällt weg") || text.contains("nicht mehr aufgeführt"), text);
        assertEquals(
                before.stream()
                        .filter(title -> title.startsWith("added dictation"))
                        .toList(),
                titles(all()).stream()
                        .filter(title -> title.startsWith("withdrawn dictation"))
                        .map(title -> title.replace("withdrawn", "added"))
                        .toList());
    }

    /// From 1 February 2027 on, the dictation is in use.
    @Test
    void aCorrectionThatDropsWhatIsInUseSaysThatItLeaves() {
        world.clock.advance(Duration.ofDays(92));
        var _ = world.publish(World.next("Hosting AG", false), "not used any more");
        String text = mail(contact("de"), all()).text();
        assertTrue(text.contains("* Fällt weg: " + World.HOSTILE + " (Finnland): Speech recognition (de)"), text);
        assertTrue(text.contains("Ab 1. Januar 2027 nicht mehr aufgeführt (Europe/Berlin)"), text);
    }

    /// Kind, subprocessor and start.
    private List<String> titles(List<Integer> changes) {
        Recipient contact = contact("de");
        return PublishedChanges.of(world.last(), notice(contact, changes), contact.language()).stream()
                .map(change -> change.told().kind().term() + " "
                        + change.told().subprocessor() + " "
                        + change.told().start())
                .toList();
    }

    @Test
    void aDifferenceInAnotherLanguageIsShownInThatLanguage() {
        String text = toldIn("de", "Speech recognition: what for (et)", "Kõnetuvastus");
        assertTrue(text.contains(": Speech recognition: what for (et) → Kõnetuvastus\n"), text);
    }

    @Test
    void aFeatureThatHasAnotherIdIsToldByIt() {
        String without = "\"appliesWhen\":{\"region\":\"EU\"}";
        String feature =
                "\"appliesWhen\":{\"feature\":{\"id\":\"ID\",\"name\":{\"en\":\"Dictation\",\"de\":\"Diktat\",\"et\":\"D\",\"el\":\"D\",\"bg\":\"D\"}}}";
        var _ = world.publish(edited("2027-06-01", without, feature.replace("ID", "dictation")), null);
        String text = toldIn("de", without, feature.replace("ID", "speech"));
        assertTrue(text.contains(": mit der Funktion Diktat (dictation) → mit der Funktion Diktat (speech)\n"), text);
    }

    private String toldIn(String language, String old, String changed) {
        var _ = world.publish(edited("2027-12-01", old, changed), null);
        return mail(contact(language), all()).text();
    }

    private static PolicyVersion edited(String date, String old, String changed) {
        String stored = new String(
                Bytes.canonical(PolicyWriter.version(World.next("Hosting AG", true)))
                        .toArray(),
                UTF_8);
        assertTrue(stored.contains(old), stored);
        return PolicyCodec.decode(
                JsonText.parse(stored.replace("2027-01-01", date).replace(old, changed)));
    }

    @Test
    void placesAreNamedInTheReadersLanguageWhereNoEditionIsInIt() {
        String text = mail(contact("fr"), all()).text();
        assertTrue(text.contains(": Allemagne (") && text.contains(" → États-Unis ("), text);
    }

    @Test
    void whereAProofIsAttachedItSaysWhatThatIsAndHowToCheckIt() {
        Recipient recipient = contact("fr");
        OutgoingMail with = mail(recipient, all());
        OutgoingMail without = letters(world.last()).mail(notice(recipient, all()), recipient, 2, CLAIMED, false);
        assertTrue(
                with.text().contains("notice.json")
                        && with.text()
                                .contains(":\nhttps://register.example/verify/fr/#notice=acme"
                                        + "&to=privacy%40kunde.example&customer=Kunde+%3Ci%3E%26+Co\n"),
                with.text());
        assertFalse(without.text().contains("notice.json") || without.text().contains("/verify"), without.text());
    }

    @Test
    void objectionsEndWhenTheVersionOrTheContractSaysWhicheverIsLater() {
        assertTrue(mail(contact("en"), all()).text().contains("until 28 December 2026, 23:59 (Europe/Berlin).\n"));
        Recipient long45 = world.recipient(
                Recipient.Kind.CONTACT,
                null,
                "a@b.example",
                "en",
                new Terms(null, 45, List.of(), List.of(), List.of(), null));
        // Claimed on 1 December, 23:30 in Berlin: the 45th day after it is 15 January.
        String later = mail(long45, all()).text();
        assertTrue(
                later.contains(
                        "until 15 January 2027, 23:59 (Europe/Berlin). Your contract gives you 45 days to object,"),
                later);
        Recipient short5 = world.recipient(
                Recipient.Kind.CONTACT,
                null,
                "a@b.example",
                "en",
                new Terms(null, 5, List.of(), List.of(), List.of(), null));
        assertFalse(mail(short5, all()).text().contains("Your contract"), "the policy's is the later");
    }

    @Test
    void actionsComeFirstAndTheRestInSmallPrint() {
        OutgoingMail mail = mail(contact("en"), all());
        List<String> order = List.of(
                "Hello,",
                "* Joins: ",
                "Objections are possible until",
                "See the change:\nhttps://register.example/v1/policies/acme/changes.html",
                "Object:\nhttps://register.example/acme/object/",
                "Kind regards\nAcme",
                "____",
                "This notice is for: ",
                "Sealed PDF:\n");
        int at = -1;
        for (String part : order) {
            int next = mail.text().indexOf(part);
            assertTrue(next > at, part + " in " + mail.text());
            at = next;
        }
        String html = String.valueOf(mail.html());
        assertEquals(2, html.split("background-color:", -1).length, "one button stands out");
        assertTrue(html.indexOf("Kind regards") < html.indexOf("font-size:13px"), html);
        assertFalse(html.contains(">https://"), "links have words");
    }

    @Test
    void removalsAndWithdrawalsHaveNoObjection() {
        List<Integer> removals = IntStream.range(0, all().size())
                .filter(i ->
                        !world.last().announcement().changes().get(i).kind().needsPeriod())
                .boxed()
                .toList();
        assertFalse(mail(contact("en"), removals).text().contains("object"), "a removal");
        world.withdrawn();
        OutgoingMail withdrawn = mail(contact("en"), all());
        assertFalse(withdrawn.text().contains("object"), withdrawn.text());
        assertFalse(withdrawn.text().contains("snapshot.pdf"), withdrawn.text());
        assertEquals(
                "Acme <b>&</b> Co: change of subprocessors from 1 January 2027 – withdrawal (" + ID + ")",
                withdrawn.subject());
    }

    @Test
    void headersNameNoticeAndThreadAndOnlySubscribersLeave() {
        OutgoingMail contact = mail(contact("en"), all());
        assertEquals(ID + ".2", contact.id());
        assertEquals("\"Acme <b>&</b> Co\" <dpa@acme.example>", contact.from());
        assertEquals(
                List.of(
                        "Auto-Submitted: auto-generated",
                        "X-Subprocessor-Register: acme " + ID + ".2",
                        "References: <notices.acme.2027-01-01@acme.example>"),
                headers(contact));
        Recipient leaving = world.recipient(Recipient.Kind.SUBSCRIBER, null, "a@b.example", "en", Terms.NONE);
        OutgoingMail subscriber = mail(leaving, all());
        String leave = "https://register.example/acme/leave/"
                + TOKENS.of(Purpose.LEAVE, World.POLICY, leaving.id().value()) + "?lang=en";
        assertTrue(headers(subscriber)
                .containsAll(List.of(
                        "List-Unsubscribe: <" + leave + ">", "List-Unsubscribe-Post: List-Unsubscribe=One-Click")));
        assertTrue(subscriber.text().contains("Unsubscribe:\n" + leave), subscriber.text());
        assertFalse(contact.text().contains("Unsubscribe"), contact.text());
        assertTrue(
                contact.text().contains("Change the address:\nhttps://register.example/acme/address/"), contact.text());
        world.corrected();
        assertTrue(headers(mail(contact("en"), all()))
                .contains("References:" + " <notices.acme.2027-01-01@acme.example>"));
    }

    @Test
    void aPreviewHasTheSameWordsAndADeadLink() {
        Recipient subscriber = world.recipient(Recipient.Kind.SUBSCRIBER, null, "a@b.example", "en", Terms.NONE);
        OutgoingMail shown = new ChangeLetter(
                        world.last(),
                        "dpa@acme.example",
                        REGISTER,
                        RecipientLink.SHOWN,
                        letters(world.last()).objectLink(),
                        false)
                .mail(notice(subscriber, all()), subscriber, 1, CLAIMED, true);
        String token = TOKENS.of(Purpose.LEAVE, World.POLICY, subscriber.id().value());
        assertEquals(mail(subscriber, all()).text().replace(token, "0".repeat(token.length())), shown.text());
    }

    private static List<String> headers(OutgoingMail mail) {
        return mail.headers().stream()
                .map(header -> header.name() + ": " + header.value())
                .toList();
    }

    /// For people to look at.
    @Test
    void lettersAreWrittenToLookAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/letters"));
        for (String language : List.of("en", "de", "et", "el", "ar")) {
            OutgoingMail mail = mail(contact(language), all());
            Files.writeString(folder.resolve(language + ".html"), String.valueOf(mail.html()), UTF_8);
            Files.writeString(folder.resolve(language + ".txt"), mail.subject() + "\n\n" + mail.text(), UTF_8);
        }
        try (Stream<Path> written = Files.list(folder)) {
            assertEquals(10, written.count());
        }
    }
}
