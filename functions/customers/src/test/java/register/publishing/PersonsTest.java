package register.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.DocumentKey;
import register.json.Json;
import register.person.PersonRecord;
import register.person.Persons;
import register.person.Redaction;
import register.policy.Edition;
import register.policy.Edition.NamedPerson;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.sample.SampleList;
import register.value.Language;
import register.value.PolicyId;
import register.value.Problem;
import register.words.Names;

/// Sole traders: their personal fields are stored beside the chain, and a redaction erases them.
class PersonsTest {
    private static final String NAME = "Aino Näidis";

    private final Fixture register = new Fixture();
    private final Erasure erasure = new Erasure(register.chain, register.persons, register.documents, register.clock);
    private final Redacting redacting =
            new Redacting(register.chain, register.documents, register.persons, erasure, register.clock);

    private static PolicyVersion sound(String date, String title, String name) {
        PolicyVersion version = Fixture.version(date, title);
        Json contact = Json.object()
                .put("role", SampleList.english("Office"))
                .put("email", "office@naidis.example")
                .build();
        return version.withSubprocessors(List.of(SampleList.subprocessor(
                "contractor-1",
                in -> in.put("naturalPerson", true)
                        .put("legalName", name)
                        .put("address", "Väike 1, Tallinn")
                        .put("contact", contact),
                SampleList.engagement(
                        "interpreting",
                        Localized.of(Map.of(Language.ENGLISH, "Interpreting")),
                        Localized.of(Map.of(Language.ENGLISH, "Interprets calls")),
                        _ -> {}))));
    }

    @Test
    void theChainHoldsTheHashAndTheRecordTheName() {
        EntryHeader header = register.accepted(publish("2026-03-01", "A"));
        Entry entry = entry(header);
        String content = new String(entry.content().toArray(), StandardCharsets.UTF_8);
        assertFalse(content.contains("Aino") || content.contains("Tallinn") || content.contains("naidis"), content);
        PersonRecord record = register.persons.of(Fixture.POLICY).getFirst();
        assertTrue(content.contains(record.commitment().hex()));
        PolicyVersion committed = entry.version();
        assertEquals(sound("2026-03-01", "A", NAME), Persons.shown(committed, Persons.of(committed, register.persons)));
        assertTrue(register.documents
                .get(DocumentKey.personalSource(Fixture.POLICY, header.contentHash()))
                .isPresent());
    }

    /// A person named in a text, such as a data protection officer, is stored and erased like a sole trader.
    @Test
    void aPersonNamedInATextIsBesideTheChainAndErasable() {
        PolicyVersion plain = Fixture.version("2026-03-01", "A");
        var editions = new TreeMap<>(plain.editions());
        editions.replaceAll((_, edition) -> new Edition(
                edition.status(),
                edition.title(),
                edition.provider(),
                List.of(new Section(null, List.of("Ask {dpo} ({dpo.email}), not {other}."), List.of("{dpo}"), null))));
        PolicyVersion stated = plain.withEditions(editions)
                .withPeople(List.of(new NamedPerson("dpo", null, NAME, "aino@naidis.example")));
        EntryHeader first = register.accepted(register.publishing.publish(stated, Fixture.SOURCE, null));
        assertEquals(new PublishingOutcome.Unchanged(first), register.publishing.publish(stated, Fixture.SOURCE, null));
        Entry entry = entry(first);
        String content = new String(entry.content().toArray(), StandardCharsets.UTF_8);
        assertFalse(content.contains("Aino") || content.contains("naidis"), content);
        assertEquals(List.of("Ask Aino Näidis (aino@naidis.example), not {other}.", NAME), texts(entry));
        assertTrue(register.documents
                .get(DocumentKey.personalSource(Fixture.POLICY, first.contentHash()))
                .isPresent());

        Redacting.Result result = redacting.redact(Fixture.POLICY, "dpo", "Asked for");
        assertEquals(new Erasure.Erased(1, 1), result.erased());
        assertEquals(
                List.of(
                        "Ask name removed on request (name removed on request), not {other}.",
                        "name removed on request"),
                texts(entry));
        assertEquals(List.of(), register.persons.of(Fixture.POLICY));
        assertEquals(
                List.of(), register.documents.list(DocumentKey.Shelf.PERSONAL, DocumentKey.sources(Fixture.POLICY)));
    }

    private List<String> texts(Entry entry) {
        PolicyVersion shown = Names.spelled(Persons.shown(entry.version(), register.persons));
        Section section = shown.edition(Language.ENGLISH).sections().getFirst();
        return Stream.concat(section.paragraphs().stream(), section.bullets().stream())
                .toList();
    }

    /// A name written out elsewhere would remain, and so would one whose placeholder readers see.
    @Test
    void aPersonNamedInATextHasOnlyItsPlace() {
        PolicyVersion named = Fixture.version("2026-03-01", "About {dpo} and Aino Näidis")
                .withPeople(List.of(new NamedPerson("dpo", null, NAME, null)));
        PublishingOutcome.Rejected rejected = assertInstanceOf(
                PublishingOutcome.Rejected.class, register.publishing.publish(named, Fixture.SOURCE, null));
        assertEquals(
                Set.of("persons[0]", "editions.en.title"),
                rejected.problems().stream().map(Problem::path).collect(Collectors.toSet()));
        assertEquals(3, rejected.problems().size(), rejected::toString);
    }

    @Test
    void theSameFieldsHaveTheSameHash() {
        EntryHeader first = register.accepted(publish("2026-03-01", "A"));
        assertEquals(new PublishingOutcome.Unchanged(first), publish("2026-03-01", "A"));
        register.accepted(publish("2026-04-01", "A"));
        assertEquals(1, register.persons.of(Fixture.POLICY).size());
        register.accepted(register.publishing.publish(sound("2026-05-01", "A", "Mari Näidis"), Fixture.SOURCE, null));
        assertEquals(2, register.persons.of(Fixture.POLICY).size());
    }

    /// Salts are random, and so is any order derived from them, so a single try would prove little.
    @RepeatedTest(20)
    void theSameFileIsTheSameThoughTheChainEndsWithAnotherHashOfIt() {
        EntryHeader later = register.accepted(publish("2026-05-01", "A"));
        register.accepted(register.publishing.publish(Fixture.version("2026-04-01", "A"), Fixture.SOURCE, null));
        register.accepted(publish("2026-03-01", "A"));
        assertEquals(2, register.persons.of(Fixture.POLICY).size());
        assertEquals(new PublishingOutcome.Unchanged(later), publish("2026-05-01", "A"));
    }

    @Test
    void aRejectedPublicationLeavesNothing() {
        EntryHeader first = register.accepted(publish("2026-03-01", "A"));
        assertInstanceOf(PublishingOutcome.Conflict.class, publish("2026-03-01", "B"));
        assertInstanceOf(
                PublishingOutcome.Conflict.class,
                register.publishing.publish(sound("2026-03-01", "A", "Mari Näidis"), Fixture.SOURCE, null));
        assertEquals(1, register.persons.of(Fixture.POLICY).size());
        assertEquals(
                List.of(DocumentKey.personalSource(Fixture.POLICY, first.contentHash())),
                register.documents.list(DocumentKey.Shelf.PERSONAL, DocumentKey.sources(Fixture.POLICY)));
    }

    @Test
    void aRedactionErasesEveryVersionAndIsNone() {
        EntryHeader first = register.accepted(publish("2026-03-01", "A"));
        EntryHeader second = register.accepted(
                register.publishing.publish(sound("2026-04-01", "A", "Mari Näidis"), Fixture.SOURCE, null));
        Redacting.Result result = redacting.redact(Fixture.POLICY, "contractor-1", "Asked for");
        EntryHeader header = register.accepted(result.outcome());
        assertEquals(EntryKind.REDACTION, header.kind());
        assertEquals(0, header.revision());
        assertEquals("2026-06-01", header.effectiveDate().toString());
        assertEquals(new Erasure.Erased(2, 2), result.erased());
        assertEquals(List.of(), register.persons.of(Fixture.POLICY));
        assertEquals(
                List.of(), register.documents.list(DocumentKey.Shelf.PERSONAL, DocumentKey.sources(Fixture.POLICY)));
        Redaction redaction = Redaction.of(entry(header));
        assertEquals(2, redaction.persons().size());
        assertEquals(
                2,
                register.history
                        .versions(Fixture.POLICY, null, null, 10)
                        .versions()
                        .size());
        assertEquals(
                second,
                register.history
                        .inForce(Fixture.POLICY, null, null)
                        .orElseThrow()
                        .header());
        assertEquals(
                new PublishingOutcome.Unchanged(header),
                redacting.redact(Fixture.POLICY, "contractor-1", "Again").outcome());
        assertNotEquals(first, second);
    }

    @Test
    void aNameThatIsPublishedAgainIsAnother() {
        publish("2026-03-01", "A");
        redacting.redact(Fixture.POLICY, "contractor-1", "Asked for");
        assertInstanceOf(PublishingOutcome.Conflict.class, publish("2026-03-01", "A"));
        EntryHeader again = register.accepted(
                register.publishing.publish(sound("2026-03-01", "A", NAME), Fixture.SOURCE, "Agreed after all"));
        assertEquals(new Erasure.Erased(0, 0), erasure.reconcile());
        PolicyVersion committed = entry(again).version();
        assertEquals(1, Persons.of(committed, register.persons).size());
        EntryHeader second = register.accepted(redacting
                .redact(Fixture.POLICY, "contractor-1", "Asked for again")
                .outcome());
        assertEquals(1, Redaction.of(entry(second)).persons().size());
        assertEquals(List.of(), Persons.of(committed, register.persons));
    }

    @Test
    void refusesWhatWouldNameThePersonForGood() {
        publish("2026-03-01", "A");
        refused("Aino Näidis asked", "reason");
        refused("asked by aino.naidis@example.com", "reason");
        assertInstanceOf(
                PublishingOutcome.Rejected.class,
                redacting.redact(Fixture.POLICY, "nobody", "Asked for").outcome());
        assertInstanceOf(
                PublishingOutcome.Rejected.class,
                redacting
                        .redact(new PolicyId("another"), "contractor-1", "Asked for")
                        .outcome());
        assertEquals(1, register.history.headers(Fixture.POLICY).size());
        assertEquals(
                "reason",
                assertInstanceOf(
                                PublishingOutcome.Rejected.class,
                                register.publishing.publish(
                                        sound("2026-03-01", "B", NAME), Fixture.SOURCE, "NAIDIS, Aino moved"))
                        .problems()
                        .getFirst()
                        .path());
    }

    private void refused(String reason, String path) {
        PublishingOutcome outcome =
                redacting.redact(Fixture.POLICY, "contractor-1", reason).outcome();
        var problem = assertInstanceOf(PublishingOutcome.Rejected.class, outcome)
                .problems()
                .getFirst();
        assertEquals(path, problem.path());
        assertFalse(problem.toString().contains("Aino"), problem.toString());
    }

    @Test
    void leftoversOfACrashAreErasedOnceOld() {
        publish("2026-03-01", "A");
        PersonRecord kept = register.persons.of(Fixture.POLICY).getFirst();
        var left = new PersonRecord(
                Fixture.POLICY,
                "contractor-1",
                kept.salt(),
                sound("2026-03-01", "A", "Mari N")
                        .subprocessors()
                        .getFirst()
                        .personal()
                        .json(),
                register.clock.instant());
        register.persons.put(left);
        assertEquals(new Erasure.Erased(0, 0), erasure.reconcile());
        register.clock.advance(Duration.ofMinutes(61));
        assertEquals(new Erasure.Erased(1, 0), erasure.reconcile());
        assertEquals(List.of(kept), register.persons.of(Fixture.POLICY));
    }

    private PublishingOutcome publish(String date, String title) {
        return register.publishing.publish(sound(date, title, NAME), Fixture.SOURCE, null);
    }

    private Entry entry(EntryHeader header) {
        return register.chain.entry(Fixture.POLICY, header.sequence()).orElseThrow();
    }
}
