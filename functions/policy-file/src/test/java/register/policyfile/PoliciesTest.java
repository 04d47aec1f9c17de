package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.chain.EntryKind;
import register.chain.Version;
import register.memory.MemoryRegister;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Location;
import register.policy.PolicyVersion;
import register.policy.Relationship;
import register.policy.Subprocessor;
import register.policy.form.PolicyCodec;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Problem;

/// The policies that a new register publishes.
class PoliciesTest {
    private static final Language ESTONIAN = new Language("et");
    private static final String LIVEAGENT = "liveagent/2023-10-02.yaml";
    private static final String PAGE = Resources.text("liveagent-page.txt");

    @Test
    void liveagentHasEightSubprocessorsWithThirteenEngagementsOfWhichSevenStateNoPlace() {
        PolicyVersion version = liveagent();
        assertEquals(
                Map.of(
                        "Linode, LLC", 4,
                        "Amazon Web Services, LLC", 3,
                        "Websupport, s.r.o.", 1,
                        "Quality Unit, LLC", 1,
                        "Quality Unit Ukraina", 1,
                        "Twilio, Inc.", 1,
                        "Intuit", 1,
                        "OpenAI", 1),
                version.subprocessors().stream()
                        .collect(Collectors.toMap(
                                Subprocessor::name, one -> one.engagements().size())));
        List<Engagement> engagements = version.subprocessors().stream()
                .flatMap(one -> one.engagements().stream())
                .toList();
        assertEquals(13, engagements.size());
        assertEquals(
                7,
                engagements.stream()
                        .filter(one -> one.locations().getFirst().place() == Location.Unstated.UNSTATED)
                        .count());
    }

    @Test
    void liveagentStatesWhatThePageStates() {
        PolicyVersion version = liveagent();
        assertEquals(DateBasis.LAST_UPDATED, version.dateBasis());
        assertEquals("UTC", version.timeZone().getId());
        assertNull(version.authoritativeLanguage());
        assertEquals(List.of("andrej@liveagent.com"), version.requests().publicAddresses());
        assertEquals(EditionStatus.ORIGINAL, version.edition(ESTONIAN).status());
        assertEquals(
                EditionStatus.TRANSLATION, version.edition(Language.ENGLISH).status());
        Map<String, String> relationships = version.subprocessors().stream()
                .collect(Collectors.toMap(
                        Subprocessor::id,
                        one -> one.relationship() == null
                                ? ""
                                : one.relationship().term()));
        assertEquals(Relationship.GROUP_AFFILIATE.term(), relationships.get("quality-unit-llc"));
        assertEquals("", relationships.get("quality-unit-ukraina"));
        assertEquals(
                6, relationships.values().stream().filter("third-party"::equals).count());
    }

    @Test
    void everyTextOfTheEstonianEditionStandsOnThePageInTheSameOrder() {
        PolicyVersion version = liveagent();
        int at = 0;
        for (String text : texts(version.edition(ESTONIAN))) {
            int found = PAGE.indexOf(text, at);
            assertTrue(found >= 0, "not on the page, or not after what stands before it: " + text);
            at = found;
        }
        for (Subprocessor subprocessor : version.subprocessors()) {
            for (Engagement engagement : subprocessor.engagements()) {
                String row = engagement.service().in(ESTONIAN) + subprocessor.name();
                assertTrue(PAGE.contains(row), row);
                assertTrue(PAGE.contains("\n" + engagement.purpose().in(ESTONIAN) + "\n"), row);
            }
        }
    }

    @Test
    void everyLineOfThePageStandsInTheEstonianEditionButItsChrome() {
        PolicyVersion version = liveagent();
        String chrome = "Seotud Artiklid";
        List<String> known = Stream.concat(
                        texts(version.edition(ESTONIAN)).stream(),
                        version.subprocessors().stream()
                                .flatMap(one -> one.engagements().stream())
                                .map(one -> one.purpose().in(ESTONIAN)))
                .toList();
        List<String> left = PAGE.substring(0, PAGE.indexOf(chrome))
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.startsWith("– ") ? line.substring(2) : line)
                .map(line -> line.endsWith(":") && !known.contains(line) ? line.substring(0, line.length() - 1) : line)
                .filter(line -> !known.contains(line) && !line.matches("(Serverid|Teenus|Teenindus)\\p{Lu}.*"))
                .toList();
        assertEquals(List.of("Viimati uuendatud: 2. oktoobril 2023"), left);
    }

    @Test
    void bothEditionsHaveTheSameSectionsInTheSameOrder() {
        PolicyVersion version = liveagent();
        Function<Edition, List<String>> shape = edition -> edition.sections().stream()
                .map(section -> (section.heading() != null) + " "
                        + section.paragraphs().size() + " " + section.bullets().size() + " " + section.table())
                .toList();
        assertEquals(shape.apply(version.edition(ESTONIAN)), shape.apply(version.edition(Language.ENGLISH)));
    }

    @Test
    void liveagentIsWarnedOfAPersonsMailboxAndOfUnnamedSubcontractors() {
        assertEquals(
                List.of(
                        "effectiveDate",
                        "requests.publicAddresses[0]",
                        "subprocessors[0].engagements[2].locations[0].country",
                        "subprocessors[0].engagements[3].locations[0].country",
                        "subprocessors[1].engagements[1].locations[0].country",
                        "subprocessors[1].engagements[2].locations[0].country",
                        "subprocessors[4]",
                        "subprocessors[6]",
                        "subprocessors[7]",
                        "editions.en.sections[7]"),
                PolicyWarnings.of(liveagent(), MemoryRegister.CLOCK).stream()
                        .map(Problem::path)
                        .toList());
    }

    /// Published versions keep their hash, whatever fields the model gains.
    @Test
    void theFirstPoliciesContentHashesNeverChange() {
        assertEquals(
                "55211dd557b017b8502263359cabcc129678d4966a4b178c9b2167ff1ff066ca",
                Bytes.canonical(PolicyCodec.encode(liveagent())).hash().hex());
    }

    @Test
    void theFirstStartGivesTheExampleAHistory() {
        var register = new MemoryRegister();
        var publishing = new PolicyPublishing(register.publishing());
        var results = new ArrayList<PublishingOutcome>();
        for (String step : new String(Resources.policy("first-start"), UTF_8)
                .lines()
                .skip(1)
                .toList()) {
            String[] words = step.split(" ", 4);
            String reason = option(step, "--reason");
            if (words[0].equals("publish")) {
                var result = publishing.publish(
                        PolicyFile.of(words[1], Resources.policy(words[1]), Resources.beside(words[1])),
                        new Reasons(reason, option(step, "--no-notice")));
                results.add(assertInstanceOf(PolicyPublishing.Decided.class, result, result::toString)
                        .outcome());
            } else {
                assertEquals("withdraw", words[0]);
                results.add(register.publishing()
                        .withdraw(
                                new PolicyId(words[1]),
                                java.time.LocalDate.parse(words[2]),
                                java.util.Objects.requireNonNull(reason)));
            }
        }
        assertTrue(results.stream().allMatch(PublishingOutcome.Accepted.class::isInstance), results::toString);
        List<Version> versions = register.history()
                .versions(new PolicyId("example"), null, null, 10)
                .versions();
        assertEquals(
                List.of(
                        "2031-09-01 withdrawn",
                        "2031-03-01 announced",
                        "2025-09-01 in-force",
                        "2025-02-01 superseded",
                        "2024-03-01 superseded"),
                versions.stream()
                        .map(one -> one.effectiveDate() + " " + one.status().term())
                        .toList());
        assertEquals(EntryKind.CORRECTION, versions.get(3).standing().kind());
    }

    private static @Nullable String option(String step, String name) {
        Matcher found = Pattern.compile(name + " \"([^\"]*)\"").matcher(step);
        return found.find() ? found.group(1) : null;
    }

    private static PolicyVersion liveagent() {
        return assertInstanceOf(PolicyFile.Read.class, PolicyFile.read(LIVEAGENT, Resources.policy(LIVEAGENT)))
                .version();
    }

    private static List<String> texts(Edition edition) {
        return edition.sections().stream()
                .flatMap(section -> Stream.of(
                                Stream.ofNullable(section.heading()),
                                section.paragraphs().stream(),
                                section.bullets().stream())
                        .flatMap(texts -> texts))
                .toList();
    }
}
