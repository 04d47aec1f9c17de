package register.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.chain.Entry;
import register.chain.VersionStatus;
import register.memory.MemoryRegister;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Subprocessor;
import register.policy.compare.ChangeSummary;
import register.publishing.PublishingOutcome;
import register.sample.SampleList;
import register.value.Language;
import register.value.PolicyId;

/// A snapshot's content follows from the chain as of its entry's recording, regardless of later entries.
class SnapshotTextsTest {
    private static final PolicyId POLICY = new PolicyId("acme");
    private static final Localized TEXT = Localized.of(Map.of(Language.ENGLISH, "Servers"));
    private static final Engagement ENGAGEMENT = SampleList.engagement("servers", TEXT, TEXT, _ -> {});
    private static final Subprocessor COMPANY =
            SampleList.subprocessor("company", in -> in.put("legalName", "Hosting Ltd"), ENGAGEMENT);

    private final MemoryRegister register = new MemoryRegister();
    private final SnapshotTexts texts = new SnapshotTexts(register.chain(), register.persons());

    @Test
    void itIsComparedWithTheVersionBeforeAsItWasKnownThen() {
        publish("2020-01-01", null, COMPANY);
        publish("2030-01-01", null, COMPANY, person("Aino Näidis"));
        publish("2020-01-01", "Forgotten", COMPANY, company("late"));
        publish("2025-01-01", null, COMPANY, company("between"));
        assertNull(text(1).before());
        assertEquals(List.of("company"), before(2));
        assertNull(text(3).before(), "a correction is compared with the version of the date before");
        assertEquals(List.of("company", "late"), before(4));
    }

    @Test
    void itSaysWhereItStoodWhenItWasRecorded() {
        publish("2020-01-01", null, COMPANY);
        publish("2030-01-01", null, COMPANY, company("new"));
        publish("2021-01-01", null, COMPANY, company("other"));
        publish("2020-01-01", "Forgotten", COMPANY, company("late"));
        assertEquals(
                List.of(
                        VersionStatus.IN_FORCE,
                        VersionStatus.ANNOUNCED,
                        VersionStatus.IN_FORCE,
                        VersionStatus.SUPERSEDED),
                List.of(text(1).status(), text(2).status(), text(3).status(), text(4).status()));
    }

    /// A redaction covers exactly the snapshots of the versions that list the person.
    @Test
    void aSoleTraderWhoHasLeftIsNotNamed() {
        publish("2020-01-01", null, COMPANY, person("Aino Näidis"));
        publish("2021-01-01", null, COMPANY);
        SnapshotText left = text(2);
        PolicyVersion before = Objects.requireNonNull(left.before());
        Subprocessor person = before.subprocessors().getLast();
        assertTrue(person.redacted() && person.naturalPerson(), person.toString());
        assertEquals("trader", person.name());
        assertEquals(
                DocumentKey.Shelf.PUBLISHED, texts.shown(entry(2).version()).shelf());
        assertEquals("Aino Näidis", text(1).version().subprocessors().getLast().name());
    }

    /// Its former name would be in no list that a redaction covers.
    @Test
    void aSoleTraderWhoStaysIsNamedAsTheVersionNamesIt() {
        publish("2020-01-01", null, COMPANY, person("Aino Näidis"));
        publish("2021-01-01", null, COMPANY, person("Aino Uus"));
        SnapshotText text = text(2);
        PolicyVersion before = Objects.requireNonNull(text.before());
        assertEquals("Aino Uus", before.subprocessors().getLast().name());
        assertTrue(ChangeSummary.between(before, text.version()).isEmpty());
        register.persons().of(POLICY).forEach(record -> register.persons().erase(POLICY, record.commitment()));
        SnapshotText after = text(2);
        PolicyVersion beforeThat = Objects.requireNonNull(after.before());
        assertTrue(beforeThat.subprocessors().getLast().redacted());
        assertTrue(
                ChangeSummary.between(beforeThat, after.version()).isEmpty(),
                "two commitments of one person are no change");
        assertFalse(after.version().toString().contains("Aino"));
    }

    private SnapshotText text(long sequence) {
        Entry entry = entry(sequence);
        return texts.stated(entry.header(), texts.shown(entry.version())).in(Language.ENGLISH, Presentation.NONE);
    }

    private Entry entry(long sequence) {
        return register.chain().entry(POLICY, sequence).orElseThrow();
    }

    private List<String> before(long sequence) {
        return Objects.requireNonNull(text(sequence).before()).subprocessors().stream()
                .map(Subprocessor::id)
                .toList();
    }

    private static Subprocessor company(String id) {
        return SampleList.subprocessor(id, in -> in.put("legalName", id + " Ltd"), ENGAGEMENT);
    }

    private static Subprocessor person(String name) {
        return SampleList.subprocessor(
                "trader", in -> in.put("naturalPerson", true).put("legalName", name), ENGAGEMENT);
    }

    private void publish(String date, @Nullable String reason, Subprocessor... list) {
        var version = new PolicyVersion(
                POLICY,
                LocalDate.parse(date),
                DateBasis.EFFECTIVE,
                ZoneId.of("UTC"),
                null,
                null,
                new TreeMap<>(Map.of(
                        Language.ENGLISH, new Edition(EditionStatus.ORIGINAL, "Subprocessors", "Acme", List.of()))),
                new ArrayList<>(Arrays.asList(list)),
                RequestChannel.NONE,
                null,
                null,
                null);
        assertInstanceOf(
                PublishingOutcome.Accepted.class, register.publishing().publish(version, new byte[] {1}, reason));
    }
}
