package register.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.value.Language;

/// The real page, imported from its copied text, compared with the policy that people made from it by hand.
class LiveagentTest {
    private static final Language ESTONIAN = new Language("et");
    private static final Draft DRAFT = Sources.draft("page.txt", Sources.liveagentPage());
    private static final PolicyVersion BY_HAND = Sources.liveagentPolicy();

    @Test
    void onlyMissingFactsAreAsked() {
        assertEquals(
                List.of("policy", "editions.et.title"),
                DRAFT.questions().stream().map(OpenQuestion::path).toList());
    }

    @Test
    void eightSubprocessorsWithThirteenEngagementsHaveTheirNames() {
        assertEquals(8, DRAFT.subprocessors());
        assertEquals(13, DRAFT.engagements());
        assertSame(one -> one.personal().legalName());
        assertSame(one -> one.personal().displayName());
        assertSame(one -> one.engagements().size());
        assertSame(Subprocessor::country);
        assertSame(one -> one.personal().address());
    }

    @Test
    void everyRowSaysWhatItsRowOnThePageSays() {
        assertSame(engagements(one -> one.service().in(ESTONIAN)));
        assertSame(engagements(one -> one.purpose().in(ESTONIAN)));
        assertSame(engagements(Engagement::category));
        assertSame(engagements(one -> one.locations().getFirst().place()));
        assertSame(engagements(one -> detail(one)));
        assertSame(engagements(LiveagentTest::customers));
    }

    @Test
    void theTextIsThePagesWordForWord() {
        PolicyVersion version = answered();
        assertEquals(
                BY_HAND.edition(ESTONIAN).sections(), version.edition(ESTONIAN).sections());
        assertEquals(
                BY_HAND.edition(ESTONIAN).provider(), version.edition(ESTONIAN).provider());
        assertEquals(BY_HAND.effectiveDate(), version.effectiveDate());
        assertEquals(BY_HAND.dateBasis(), version.dateBasis());
        assertEquals(BY_HAND.requests(), version.requests());
        assertEquals(BY_HAND.origin(), version.origin());
    }

    @Test
    void conclusionsAreNotedInPlace() {
        assertTrue(
                DRAFT.yaml().replace("\n# ", " ").contains("as the service: Serverid, Teenindus, Teenus\n"),
                DRAFT.yaml());
        assertEquals(
                2,
                DRAFT.yaml()
                        .lines()
                        .filter(line -> line.contains("# its name resembles"))
                        .count());
    }

    @Test
    void everyLineOfThePageIsInTheDraftOrListedAsLeftOut() {
        List<Integer> left = DRAFT.leftOut().stream().map(LeftOut::line).toList();
        String draft = DRAFT.yaml().replaceAll("\\s+", " ");
        List<String> lines = Sources.liveagentPage().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    lines.get(i).replaceFirst("^– ", "").replaceFirst(":$", "").strip();
            boolean row = line.matches("(Serverid|Teenus|Teenindus)\\p{Lu}.*");
            if (!line.isEmpty() && !row && !left.contains(i + 1)) {
                assertTrue(draft.contains(line), "line " + (i + 1) + ": " + line);
            }
        }
        int chrome = lines.indexOf("Seotud Artiklid") + 1;
        assertTrue(left.stream().allMatch(line -> line >= chrome), left::toString);
        assertEquals(12, left.size());
        assertEquals("Start Free Trial x", DRAFT.leftOut().getLast().text());
    }

    @Test
    void nothingIsSaidThatThePageDoesNotSay() {
        for (Subprocessor one : answered().subprocessors()) {
            assertNull(one.relationship());
            assertNull(one.parentId());
            assertTrue(Sources.liveagentPage().contains(one.name()));
        }
    }

    private static void assertSame(Function<Subprocessor, @Nullable Object> part) {
        assertEquals(
                BY_HAND.subprocessors().stream()
                        .map(one -> String.valueOf(part.apply(one)))
                        .toList(),
                answered().subprocessors().stream()
                        .map(one -> String.valueOf(part.apply(one)))
                        .toList());
    }

    private static Function<Subprocessor, @Nullable Object> engagements(Function<Engagement, @Nullable Object> part) {
        return one -> one.engagements().stream()
                .map(engagement -> String.valueOf(part.apply(engagement)))
                .toList();
    }

    private static @Nullable String detail(Engagement engagement) {
        var detail = engagement.locations().getFirst().detail();
        return detail == null ? null : detail.in(ESTONIAN);
    }

    private static @Nullable String customers(Engagement engagement) {
        AppliesWhen when = engagement.appliesWhen();
        return when == null ? null : when.region();
    }

    private static PolicyVersion answered() {
        return Sources.version(Sources.answered(
                DRAFT, Map.of("policy", "liveagent", "editions.et.title", "LiveAgenti" + " alltöötlejad")));
    }
}
