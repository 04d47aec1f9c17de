package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.policy.Commitment;
import register.policy.DateBasis;
import register.policy.Edition.NamedPerson;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.ObjectionPeriod;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.Samples;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.compare.ChangeSummary;
import register.sample.SampleList;
import register.value.Language;

class ChangeLineTest {
    private static final Engagement SERVERS = Samples.engagement("servers", "Hosting");
    private static final Engagement ENDING = SampleList.changed(SERVERS, in -> in.put("endsOn", "2031-06-30"));
    private static final Engagement OPTIONAL = SampleList.changed(
            SERVERS,
            in -> in.put("id", "more")
                    .put("appliesWhen", Json.object().put("optional", true).build()));

    private static PolicyVersion version(Subprocessor... subprocessors) {
        return Samples.version(List.of(), subprocessors);
    }

    private static PolicyVersion dated(String date, DateBasis basis, boolean imported, @Nullable String until) {
        PolicyVersion of = version(Samples.subprocessor("host", "Host", SERVERS));
        return new PolicyVersion(
                of.policy(),
                LocalDate.parse(date),
                basis,
                of.timeZone(),
                imported ? new Origin(true, null) : null,
                null,
                of.editions(),
                of.subprocessors(),
                of.requests(),
                until == null
                        ? null
                        : new ObjectionPeriod(
                                LocalDateTime.parse(until),
                                of.timeZone(),
                                Localized.of(Map.of(Language.ENGLISH, "Write to us.")),
                                null),
                null,
                null);
    }

    private static List<String> lines(PolicyVersion before, PolicyVersion after) {
        return ChangeLine.of(
                        ChangeSummary.between(before, after), Words.glossary().in(Language.ENGLISH), Language.ENGLISH)
                .stream()
                .map(line -> line.kind().term() + " | " + line.label() + " | " + line.rest())
                .toList();
    }

    private static Subprocessor inFinland(Subprocessor subprocessor) {
        return SampleList.changed(subprocessor, in -> in.put("country", "FI"));
    }

    @Test
    void additionsAndRemovalsAreNamedWithSeatAndService() {
        Subprocessor gone = inFinland(Samples.subprocessor("gone", "Gone Oy", SERVERS));
        Subprocessor come = Samples.subprocessor("come", "Come Ltd", OPTIONAL);

        assertEquals(
                List.of("joins | Joins | Come Ltd: Servers (optional)", "leaves | Leaves | Gone Oy (Finland): Servers"),
                lines(version(gone), version(come)));
    }

    @Test
    void aServiceThatComesOrGoesIsNoSubprocessorThatDoes() {
        Subprocessor before = Samples.subprocessor("host", "Host", SERVERS);
        Subprocessor after = Samples.subprocessor("host", "Host", OPTIONAL);

        assertEquals(
                List.of(
                        "adds-service | Service added | Host: Servers (optional)",
                        "drops-service | Service removed | Host: Servers"),
                lines(version(before), version(after)));
    }

    @Test
    void anEndIsSaidOnceAndWithItsDate() {
        List<String> lines = lines(
                version(Samples.subprocessor("host", "Host", SERVERS)),
                version(Samples.subprocessor("host", "Host", ENDING)));

        assertEquals(1, lines.size(), lines.toString());
        assertTrue(
                lines.getFirst().startsWith("ends | Ends on ")
                        && lines.getFirst().contains("2031"),
                lines.toString());
    }

    @Test
    void otherDifferencesAreNamed() {
        PolicyVersion before = version(Samples.subprocessor("host", "Host", SERVERS));
        PolicyVersion after = Samples.version(
                List.of(new Section(null, List.of("More"), List.of(), null)),
                inFinland(Samples.subprocessor("host", "Host", SERVERS)));

        assertEquals(List.of("changes | Changes | Host", "text | Changes | Policy text"), lines(before, after));
        assertTrue(ChangeSummary.between(after, after).isEmpty());
    }

    /// The kind of date, its earlier publication elsewhere and the deadline to object are not changes.
    @Test
    void irrelevantDifferencesAreNotChanges() {
        PolicyVersion imported = dated("2031-03-01", DateBasis.LAST_UPDATED, true, null);
        PolicyVersion own = dated("2031-04-01", DateBasis.EFFECTIVE, false, "2031-03-01T12:00");
        assertEquals(List.of(), lines(imported, own));

        PolicyVersion moved = dated("2031-04-01", DateBasis.EFFECTIVE, false, "2031-03-15T12:00");
        assertEquals(List.of("further | Changes | Objection"), lines(own, moved), "a correction gives more time");
        PolicyVersion longer = dated("2031-05-01", DateBasis.EFFECTIVE, false, "2031-04-15T12:00");
        assertEquals(List.of(), lines(moved, longer), "each version has its own");
    }

    @Test
    void anotherPersonInTheTextIsATextThatDiffers() {
        PolicyVersion jane = naming(new NamedPerson("dpo", null, "Jane Roe", null));

        assertEquals(
                List.of("text | Changes | Policy text"),
                lines(jane, naming(new NamedPerson("dpo", null, "Ann Poe", null))));
        assertEquals(
                List.of("text | Changes | Policy text"),
                lines(jane, naming(new NamedPerson("dpo", null, "Jane Roe", "jane@company.example"))));
        assertEquals(List.of(), lines(jane, jane));
        Commitment one = new Commitment("1".repeat(64));
        assertEquals(List.of(), lines(jane, naming(new NamedPerson("dpo", one, null, null))), "nobody knows");
    }

    private static PolicyVersion naming(NamedPerson person) {
        PolicyVersion of = version(Samples.subprocessor("host", "Host", SERVERS));
        return new PolicyVersion(
                of.policy(),
                of.effectiveDate(),
                of.dateBasis(),
                of.timeZone(),
                null,
                null,
                of.editions(),
                of.subprocessors(),
                of.requests(),
                null,
                null,
                null,
                null,
                List.of(person));
    }
}
