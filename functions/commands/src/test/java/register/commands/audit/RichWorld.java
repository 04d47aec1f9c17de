package register.commands.audit;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.commands.watch.Watch;
import register.contract.world.Fictitious;
import register.document.Trial;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.json.JsonText;
import register.policy.form.PolicyCodec;
import register.publishing.Erasure;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.publishing.Redacting;
import register.read.endpoint.ServedSite;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.value.Bytes;
import register.value.PolicyId;

/// A register whose list has every possible member: a correction in force that adds a sole trader beside a redacted
/// one, two announced versions and a withdrawn one, with every field of a policy file.
final class RichWorld implements AutoCloseable {
    static final PolicyId POLICY = new PolicyId("example");

    private static final Bytes DPA = Fictitious.dpa("rich");

    final EmbeddedPorts engine;
    final ShownLog shown;
    final Clock clock;
    /// At the last visit.
    final List<String> said = new ArrayList<>();
    private final PublicAddress address;
    private final Path state;
    final LogServer server;

    /// @param now the time of both server and verifier
    /// @param url the register's public address
    RichWorld(Path folder, Instant now, @Nullable String url) throws IOException {
        engine = EmbeddedPorts.open(folder.resolve("rich"));
        clock = Clock.fixed(now, ZoneOffset.UTC);
        address = new PublicAddress(url == null ? null : URI.create(url), null);
        state = folder.resolve("state");
        publish("2026-01-01", 1, "", Reasons.NONE);
        publish("2026-02-01", 2, person("interpreter", "Õnnela Xylander"), Reasons.NONE);
        publish(
                "2026-02-01",
                2,
                person("interpreter", "Õnnela Xylander") + person("translator", "Mõtus Xylander"),
                new Reasons("Forgotten", "You know him"));
        publish("2026-09-01", 3, person("interpreter", "Õnnela Xylander"), new Reasons(null, "It was urgent"));
        publish("2026-10-01", 4, "", Reasons.NONE);
        publish("2026-11-01", 5, "", Reasons.NONE);
        withdraw("2026-11-01");
        redact("interpreter");
        sign();
        shown = new ShownLog(engine, new ServedSite(null, true, url).with(new Trial(false, url == null)), clock);
        server = LogServer.at(shown.address(), Duration.ofHours(1));
    }

    static String person(String id, String name) {
        return """
            ,{"id": "%s", "naturalPerson": true, "legalName": "%s", "displayName": "Keeles", "address": "Väike 1",
              "registrationId": "FIE 123", "country": "EE", "relationship": "contractor",
              "identifiers": [{"scheme": "VAT", "value": "EE100931558"}], "parentId": "hosting",
              "website": "https://person.example", "contact": {"role": {"en": "Herself", "de": "Sie selbst"},
              "email": "person@example.org"}, "engagements": [
                {"id": "talks", "service": {"en": "Talks", "de": "Reden"}, "purpose": {"en": "Speaks", "de": "Spricht"},
                 "category": "support", "locations": [{"unstated": true}]}]}""".formatted(id, name);
    }

    /// @param more subprocessors, each after a comma
    void publish(String date, int state, String more, Reasons reasons) {
        String objection = LocalDate.parse(date).minusDays(3) + "T17:00";
        String version = """
            {"policy": "example", "effectiveDate": "%s", "dateBasis": "last-updated", "timeZone": "Europe/Tallinn",
             "origin": {"imported": true, "sourceUrl": "https://example.org/old"}, "authoritativeLanguage": "en",
             "noticePeriodDays": 30,
             "company": {"legalName": "Example OÜ", "address": "Street 1, Tallinn", "country": "EE",
               "registrationId": "123", "identifiers": [{"scheme": "LEI", "value": "529900T8BM49AURSDO55"}], "email": "privacy@example.org", "role": "processor"},
             "requests": {"publicAddresses": ["dpa@example.org", "privacy@example.org"],
               "privacyNoticeUrl": "https://example.org/privacy",
               "dpaDocument": {"url": "https://example.org/dpa", "file": "dpa.pdf", "sha256": "%s"}},
             "objection": {"until": "%s", "zone": "Europe/Berlin", "to": "object@example.org",
               "how": {"en": "Reply", "de": "Antworten"}},
             "editions": {
               "en": {"status": "original", "title": "Subprocessors", "provider": "Example OÜ", "sections": [
                 {"heading": "Where it runs", "paragraphs": ["State %d"], "table": "infrastructure"}]},
               "de": {"status": "machine-translation", "title": "Unterauftragnehmer", "provider": "Example OÜ",
                 "sections": [{"heading": "Wo es läuft", "bullets": ["Stand"], "table": "infrastructure"}]}},
             "subprocessors": [
               {"id": "hosting", "legalName": "Hosting %d GmbH", "displayName": "Hosting", "registrationId": "HRB 1",
                "identifiers": [{"scheme": "EUID", "value": "DEK1101R.HRB1"}],
                "address": "Weg 2", "country": "DE", "relationship": "third-party", "website": "https://h.example",
                "dpaUrl": "https://h.example/dpa", "subprocessorListUrl": "https://h.example/list",
                "contact": {"role": {"en": "Privacy", "de": "Datenschutz"}, "email": "privacy@h.example"},
                "engagements": [
                  {"id": "servers", "service": {"en": "Servers", "de": "Server"},
                   "purpose": {"en": "Runs", "de": "Betrieb"}, "category": "infrastructure",
                   "locations": [{"country": "DE", "place": {"en": "Cologne", "de": "Köln"}, "role": "storage"},
                     {"region": "EU", "role": "access"}],
                   "appliesWhen": {"region": "EU", "optional": true,
                     "feature": {"id": "calls", "name": {"en": "Calls", "de": "Anrufe"}}},
                   "personalDataCategories": [{"name": {"en": "Names", "de": "Namen"}, "term": "pd:Name"}],
                   "dataSubjectCategories": [{"name": {"en": "Customers", "de": "Kunden"}, "term": "dpv:Customer"}],
                   "retention": {"en": "30 days", "de": "30 Tage"},
                   "transfers": [{"from": "DE", "to": "US", "mechanism": "scc", "module": 2}],
                   "modelTraining": false, "newCustomersFrom": "2026-01-02", "existingCustomersFrom": "2026-01-03",
                   "endsOn": "2027-12-31"},
                  {"id": "disks", "service": {"en": "Disks", "de": "Platten"},
                   "purpose": {"en": "Keeps", "de": "Speichert"}, "category": "infrastructure",
                   "locations": [{"unstated": true}]}]}%s]}""".formatted(date, DPA.hash().hex(), objection, state, state, more);
        PublishingOutcome outcome =
                publishing().publish(PolicyCodec.decode(JsonText.parse(version)), new byte[] {1}, DPA, reasons);
        assertInstanceOf(PublishingOutcome.Accepted.class, outcome);
    }

    private Publishing publishing() {
        return new Register(engine, recording()).publishing();
    }

    /// Before any of its withdrawn or announced versions takes effect.
    private static Clock recording() {
        return Clock.fixed(Instant.parse("2026-01-15T10:00:00Z"), ZoneOffset.UTC);
    }

    void withdraw(String date) {
        var _ = publishing().withdraw(POLICY, LocalDate.parse(date), "Not to be");
    }

    void redact(String subprocessor) {
        var erasure = new Erasure(engine.chain(), engine.persons(), engine.documents(), recording());
        assertInstanceOf(
                PublishingOutcome.Accepted.class,
                new Redacting(engine.chain(), engine.documents(), engine.persons(), erasure, recording())
                        .redact(POLICY, subprocessor, "As she asked")
                        .outcome());
    }

    void sign() {
        EntryHeader head = engine.chain().head(POLICY).orElseThrow();
        var _ = new Checkpoints(engine.chain(), engine.checkpoints(), LogWorld.SIGNER, address)
                .make(POLICY, head.sequence());
    }

    Json.Obj list() {
        return shown.json(ShownLog.LIST);
    }

    LogReport audit() throws IOException {
        return audit(clock.instant());
    }

    /// @param now the verifier's time
    LogReport audit(Instant now) throws IOException {
        return new LogAudit(server, null, LogTrust.NOBODY, Clock.fixed(now, ZoneOffset.UTC)).run();
    }

    /// Visits the log, continuing from the last visit.
    LogReport follow() throws IOException {
        said.clear();
        return new Watch(server, LogTrust.NOBODY, state, clock).visit((_, lines) -> said.addAll(lines));
    }

    @Override
    public void close() {
        server.close();
        shown.close();
        engine.close();
    }
}
