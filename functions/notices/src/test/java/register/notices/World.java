package register.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.json.JsonText;
import register.memory.HandClock;
import register.memory.MemoryPorts;
import register.notice.RunAnnouncement;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;
import register.publishing.PublishingOutcome;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// A company in memory that announces a change of each kind, in five languages and with hostile names.
public final class World {
    public static final PolicyId POLICY = new PolicyId("acme");
    public static final LocalDate DATE = LocalDate.parse("2027-01-01");
    public static final String HOSTILE = "Dict<script>alert(1)</script> & \"Söhne\" Oy";

    public final HandClock clock = new HandClock("2026-11-01T12:00:00Z");
    public final MemoryPorts ports = new MemoryPorts(clock);
    public final Register register = new Register(ports, clock);
    public final SecretReferenceKey key = new SecretReferenceKey(Bytes.of(new byte[32]));

    /// Publishes the previous version, and announces the next.
    public World announced() {
        publish(
                version("2026-01-01", """
                [%s, %s, %s]""".formatted(
                                hosting("Hosting GmbH", "DE"),
                                subprocessor("old-mail", "Old Mail Inc.", "US", engagement("mail", "Mail", "")),
                                subprocessor("sms", "SMS Ltd", "IE", engagement("sms", "Messages", "")))),
                null);
        publish(next("Hosting AG", true), null);
        return this;
    }

    /// With a correction: without the dictation, and with another name.
    public World corrected() {
        publish(next("Hosting SE", false), "the name was wrong");
        return this;
    }

    public World withdrawn() {
        accept(register.publishing().withdraw(POLICY, DATE, "not after all"));
        return this;
    }

    public static PolicyVersion next(String hosting, boolean dictation) {
        String added =
                subprocessor("dictation", HOSTILE, "FI", engagement("speech", "Speech recognition", """
                        , "appliesWhen": {"region": "EU"}, "personalDataCategories": [{"name": %s}, {"name": %s}],
                        "dataSubjectCategories": [{"name": %s}], "modelTraining": false, "retention": %s,
                        "transfers": [{"from": "FI", "to": "US", "mechanism": "scc", "module": 3}],
                        "existingCustomersFrom": "2027-02-01\"""".formatted(
                                localized("voice"), localized("name"), localized("patients"), localized("30 days"))));
        return version(
                "2027-01-01",
                "[%s, %s%s]"
                        .formatted(
                                hosting(hosting, "US"),
                                subprocessor(
                                        "sms",
                                        "SMS Ltd",
                                        "IE",
                                        engagement("sms", "Messages", ", \"endsOn\": \"2027-03-31\"")),
                                dictation ? ", " + added : ""));
    }

    private static String hosting(String name, String country) {
        return subprocessor(
                "hosting", name, "DE", """
                {"id": "servers", "service": %s, "purpose": %s, "category": "infrastructure",
                 "locations": [{"country": "%s", "role": "storage"}]}""".formatted(localized("Servers"), localized("Servers: what for"), country));
    }

    private static String subprocessor(String id, String name, String country, String engagement) {
        return """
                {"id": "%s", "legalName": %s, "country": "%s", "engagements": [%s]}""".formatted(id, quoted(name), country, engagement);
    }

    private static String engagement(String id, String service, String more) {
        return """
                {"id": "%s", "service": %s, "purpose": %s, "category": "support", "locations": [{"country": "FI"}]%s}""".formatted(id, localized(service), localized(service + ": what for"), more);
    }

    private static String localized(String text) {
        return """
                {"en": "%1$s", "de": "%1$s (de)", "et": "%1$s (et)", "el": "%1$s: υπηρεσία", "bg": "%1$s: услуга"}""".formatted(text);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private static PolicyVersion version(String date, String subprocessors) {
        return PolicyCodec.decode(
                JsonText.parse("""
                {"policy": "acme", "effectiveDate": "%s", "dateBasis": "effective", "timeZone": "Europe/Berlin",
                 "noticePeriodDays": 30,
                 "requests": {"publicAddresses": ["dpa@acme.example"],
                              "privacyNoticeUrl": "https://acme.example/privacy?a=1&b=2"},
                 "objection": {"until": "2026-12-28T23:59:00", "zone": "Europe/Berlin", "to": "objections@acme.example",
                               "how": {"en": "Write to us.", "de": "Schreiben Sie uns.", "et": "Kirjutage meile.",
                                       "el": "Γράψτε μας.", "bg": "Пишете ни."}},
                 "authoritativeLanguage": "en",
                 "editions": {
                   "en": {"status": "original", "title": "Subprocessors", "provider": "Acme <b>&</b> Co", "sections": []},
                   "de": {"status": "translation", "title": "Liste", "provider": "Acme <b>&</b> Söhne", "sections": []},
                   "et": {"status": "translation", "title": "Loend", "provider": "Acme <b>&</b> pojad", "sections": []},
                   "el": {"status": "translation", "title": "Κατάλογος", "provider": "Εταιρεία Acme", "sections": []},
                   "bg": {"status": "translation", "title": "Списък", "provider": "Акме", "sections": []}},
                 "subprocessors": %s}""".formatted(date, subprocessors).getBytes(UTF_8)));
    }

    public EntryHeader publish(PolicyVersion version, @Nullable String correction) {
        return accept(register.publishing().publish(version, new byte[] {1}, correction));
    }

    private EntryHeader accept(PublishingOutcome outcome) {
        clock.advance(Duration.ofMinutes(1));
        if (outcome instanceof PublishingOutcome.Accepted accepted) {
            return accepted.header();
        }
        throw new AssertionError("expected it to be accepted: " + outcome);
    }

    /// The announcement of the last entry.
    public RunAnnouncement last() {
        EntryHeader head = ports.chain().head(POLICY).orElseThrow();
        Optional<Entry> entry = ports.chain().entry(POLICY, head.sequence());
        return RunAnnouncement.of(entry.orElseThrow(), register.history(), ports.persons())
                .orElseThrow();
    }

    /// Adds a contact.
    public Recipient contact(@Nullable String customer, String address, String language, Terms terms) {
        return add(Recipient.Kind.CONTACT, customer, address, language, terms);
    }

    public Recipient subscriber(String address, String language) {
        return add(Recipient.Kind.SUBSCRIBER, null, address, language, Terms.NONE);
    }

    private Recipient add(
            Recipient.Kind kind, @Nullable String customer, String address, String language, Terms terms) {
        return recipient(kind, customer, address, language, terms);
    }

    public Recipient recipient(
            Recipient.Kind kind, @Nullable String customer, String address, String language, Terms terms) {
        RecipientId id = RecipientId.next();
        return Recipient.added(
                id,
                POLICY,
                kind,
                new Recipient.Who(kind == Recipient.Kind.CONTACT ? id.value() : null, customer, address),
                new Language(language),
                terms,
                "import",
                new ChangeAuthor("Mari", clock.instant()));
    }

    public ChangeAuthor by() {
        return new ChangeAuthor("Mari", clock.instant());
    }
}
