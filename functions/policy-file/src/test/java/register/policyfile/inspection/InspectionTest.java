package register.policyfile.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.document.Trial;
import register.memory.MemoryRegister;
import register.policyfile.EveryLanguage;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.publishing.Reasons;
import register.value.Language;
import register.value.Problem;

/// The findings about a file before it is published.
class InspectionTest {
    private static final TargetRegister REAL = new TargetRegister(null, "register.example", "Example Ltd", Trial.NONE);
    private static final TargetRegister HOME =
            new TargetRegister(null, "register.example", "Example Ltd", new Trial(true, true));

    private static final String UNZONED = text("sound.yaml");
    private static final String SOUND = UNZONED + "timeZone: UTC\n";

    private final MemoryRegister register = new MemoryRegister();
    private final PolicyPublishing publishing = new PolicyPublishing(register.publishing());

    @Test
    void aFirstVersionIsSoundWithItsWarnings() {
        Inspection inspection = here(SOUND, Reasons.NONE);
        assertEquals(
                List.of("warning f:23: subprocessors[1]: \"Mail\": no legal name: customers cannot tell which legal"
                        + " person this is"),
                inspection.lines());
        assertEquals("sound acme 2031-03-01, 1 warning", inspection.verdict());
        assertEquals(
                List.of("the first version of acme"),
                Objects.requireNonNull(inspection.effect()).changes());
    }

    @Test
    void aFinnishReaderGetsFinnish() {
        publish(SOUND.replace("2031-03-01", "2026-01-01"));
        Inspection inspection = here(SOUND, Reasons.NONE);
        Language finnish = new Language("fi");
        assertEquals(
                List.of("ei toiminimeä: asiakkaat eivät tiedä, mikä oikeushenkilö tämä on"),
                inspection.findings().stream()
                        .map(finding -> finding.problem().sentence().in(finnish))
                        .filter(text -> text.startsWith("ei t"))
                        .toList());
        assertEquals(
                List.of(
                        "acme 2031-03-01: ilmoitetaan, tulee voimaan 1734 päivän kuluttua",
                        "yhtään alikäsittelijää ei lisätä, päätetä tai muuteta"),
                Objects.requireNonNull(inspection.effect()).words(MemoryRegister.CLOCK.instant(), REAL).stream()
                        .map(line -> line.in(finnish))
                        .toList());
    }

    @Test
    void questionsErrorsAndWarningsStandTogetherInTheFilesOrder() {
        Inspection inspection = here(
                SOUND.replace("title: Subprocessors of Acme Ltd", "title: \"? which\"")
                        .replace("country: IE", "country: XX"),
                Reasons.NONE);
        assertEquals(
                List.of(
                        "error f:7: editions.en.title: \"? which\": an open question: answer it here",
                        "error f:22: subprocessors[0].engagements[0].locations[0].country: \"XX\": expected a"
                                + " country's code (ISO 3166-1 alpha-2) such as DE",
                        "warning f:23: subprocessors[1]: \"Mail\": no legal name: customers cannot tell which legal"
                                + " person this is"),
                inspection.lines());
        assertEquals("refused: 1 error, 1 open question, 1 warning", inspection.verdict());
        assertNull(inspection.effect());
    }

    @Test
    void consequencesOfAQuestionAreNotWarnings() {
        Inspection inspection = here(SOUND.replace("displayName: Mail", "displayName: \"? Mail\""), Reasons.NONE);
        assertEquals(
                List.of("error f:24: subprocessors[1].displayName: \"? Mail\": an open question: answer it here"),
                inspection.lines());
    }

    @Test
    void theNoticeGuardSpeaksAsItDoesAtPublication() {
        publish(SOUND.replace("2031-03-01", "2026-01-01") + "noticePeriodDays: 30\n");
        String late =
                SOUND.replace("2031-03-01", "2026-06-09").replace("id: mail", "id: post") + "noticePeriodDays: 30\n";
        Inspection refused = here(late, Reasons.NONE);
        var published = (PolicyPublishing.Invalid) publishing.publish(file(late), Reasons.NONE);
        assertEquals(
                published.problems(),
                refused.findings().stream().filter(one -> one.refuses()).toList());
        assertEquals("refused: 1 error, 1 warning", refused.verdict());
        assertEquals(
                "sound acme 2026-06-09, 1 warning",
                here(late, new Reasons(null, "They were told")).verdict());
        Inspection elsewhere = inspect(late, Reasons.NONE, null);
        assertEquals("sound acme 2026-06-09, 2 warnings", elsewhere.verdict());
        assertEquals(
                "warning f:2: effectiveDate: \"2026-06-09\": 30 days of notice from 2026-06-01: 2026-07-02 at the"
                        + " earliest; without a register (REGISTER_DATA), this cannot tell whether customers must"
                        + " be notified, or what their contracts require",
                elsewhere.lines().getFirst());
    }

    @Test
    void aConflictIsInspectedAsACorrection() {
        publish(SOUND);
        Inspection same = here(SOUND.replace("Hosting Ltd", "Hosting AG"), Reasons.NONE);
        assertEquals("sound acme 2031-03-01, 2 warnings", same.verdict());
        assertEquals(
                List.of(
                        "against acme 2031-03-01 revision 1:",
                        "~ subprocessor Hosting AG",
                        "    ~ legalName: \"Hosting Ltd\" → \"Hosting AG\""),
                Objects.requireNonNull(same.effect()).changes());
    }

    @Test
    void aVersionThatALaterOneDoesNotKnowOfIsNoticed() {
        publish(SOUND.replace("2031-03-01", "2026-01-01"));
        String later = SOUND.replace("2031-03-01", "2026-09-01");
        publish(later.replace("purpose: {en: Hosts the service.}", "purpose: {en: Hosts all of it.}"));
        String between = SOUND.replace("2031-03-01", "2026-08-01");
        assertEquals(List.of(), undone(between));
        assertEquals(
                List.of("warning f:2: effectiveDate: \"2026-08-01\": the version of 2026-09-01 is already"
                        + " announced, and from that day on it omits Post; lists Mail again: correct it"
                        + " too, if it should match this one"),
                undone(between.replace("id: mail", "id: post").replace("displayName: Mail", "displayName: Post")));
        assertEquals(List.of(), undone(between.replace("Hosts the service.", "Hosts a part.")));
        publish(later.replace("2026-09-01", "2026-08-15"));
        assertEquals(
                List.of("warning f:2: effectiveDate: \"2026-08-01\": the version of 2026-08-15 is already"
                        + " announced, and from that day on it repeats the earlier text of Hosting Ltd:"
                        + " correct it too, if it should match this one"),
                undone(between.replace("Hosts the service.", "Hosts a part.")));
        assertEquals(List.of(), undone(later.replace("displayName: Mail", "displayName: Post")));
    }

    @Test
    void aFeatureThatLosesItsIdIsNoticed() {
        String before = SOUND.replaceAll(
                "(?m)^( +)(locations:)", "$1appliesWhen: {feature: {id: a, name: {en:" + " Calls}}}\n$1$2");
        assertEquals(List.of(), features(before));
        publish(before.replace("2031-03-01", "2026-01-01"));
        assertEquals(List.of(), features(before));
        String where = "warning f:21: subprocessors[0].engagements[0].appliesWhen.feature.id: \"b\": ";
        assertEquals(
                List.of(where
                        + "this feature had the id a in the previous version; contacts and addresses refer to it"
                        + " by that id"),
                features(before.replace("id: a,", "id: b,")));
        String two = before.replaceFirst("id: a,", "id: b,").replace("name: {en: Calls}", "name: {en: calls}");
        assertEquals(
                List.of("this feature", "a feature"),
                features(two.replaceFirst("id: a,", "id: c,")).stream()
                        .map(line -> line.replaceAll(".*\": (\\w+ feature).*", "$1"))
                        .toList());
        assertEquals(List.of(), features(before.replaceAll("id: a, name: \\{en: Calls}", "id: b, name: {en: Other}")));
    }

    private List<String> features(String source) {
        return here(source, Reasons.NONE).lines().stream()
                .filter(line -> line.contains("feature with this name") || line.contains("this feature had"))
                .toList();
    }

    private List<String> undone(String source) {
        return here(source, Reasons.NONE).lines().stream()
                .filter(line -> line.contains(" is already announced"))
                .toList();
    }

    @Test
    void aFirstVersionWithoutATimeZoneIsNoticed() {
        String zone = "warning f:1: timeZone: not stated, so days begin at midnight UTC, and no later version can"
                + " change that: state a zone, such as Europe/Berlin";
        assertEquals(zone, here(UNZONED, Reasons.NONE).lines().getFirst());
        assertEquals(zone, inspect(UNZONED, Reasons.NONE, null).lines().getFirst());
        assertEquals(
                "sound acme 2031-03-01, 1 warning", here(SOUND, Reasons.NONE).verdict());
        publish(UNZONED);
        assertEquals(
                "sound acme 2031-06-01, 2 warnings",
                here(UNZONED.replace("2031-03-01", "2031-06-01").replace("id: mail", "id: post"), Reasons.NONE)
                        .verdict());
    }

    @Test
    void refusalsByTheSettingsAreErrors() {
        Inspection inspection = Inspection.of(
                file(SOUND),
                new InspectionContext(
                        MemoryRegister.CLOCK,
                        Reasons.NONE,
                        _ -> List.of(Problem.inEnglish("policy", "acme", "not here")),
                        new InspectionContext.LocalRegister(publishing, register.history(), register.persons())));
        assertEquals("error f:1: policy: \"acme\": not here", inspection.lines().getFirst());
        assertNotNull(inspection.version());
        assertNull(inspection.effect());
    }

    private static PolicyFile file(String source) {
        return PolicyFile.of("f", source.getBytes(UTF_8));
    }

    private void publish(String source) {
        publishing.publish(file(source), Reasons.NONE);
    }

    private Inspection here(String source, Reasons reasons) {
        return inspect(
                source,
                reasons,
                new InspectionContext.LocalRegister(publishing, register.history(), register.persons()));
    }

    private static Inspection inspect(
            String source, Reasons reasons, InspectionContext.@Nullable LocalRegister register) {
        Inspection inspection = Inspection.of(
                file(source), new InspectionContext(MemoryRegister.CLOCK, reasons, _ -> List.of(), register));
        EveryLanguage.saysAll(inspection.findings());
        PublishingEffect effect = inspection.effect();
        if (effect != null) {
            effect.words(MemoryRegister.CLOCK.instant(), HOME).forEach(EveryLanguage::says);
        }
        return inspection;
    }

    private static String text(String name) {
        try (InputStream in = PolicyFile.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
