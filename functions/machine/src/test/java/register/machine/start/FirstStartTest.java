package register.machine.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.SealUse;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.pdf.seal.SealKey.Algorithm;
import register.policyfile.PolicyFile;
import register.publishing.Reasons;
import register.settings.BadSettingException;
import register.value.PolicyId;

final class FirstStartTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path policies;
    private ThisMachine register;

    @BeforeEach
    void open() throws IOException {
        policies = folder.resolve("policies");
        PolicyFiles.write(policies, "1.yaml", LocalDate.of(2025, 1, 1), "Hosting A Ltd");
        PolicyFiles.write(policies, "1b.yaml", LocalDate.of(2025, 1, 1), "Hosting Ltd");
        PolicyFiles.write(policies, "2.yaml", LocalDate.of(2027, 1, 1), "Hosting Ltd");
        register = ThisMachine.open(
                Settings.read(Map.of(
                        "REGISTER_DATA",
                        folder.resolve("data").toString(),
                        "REGISTER_URL",
                        "https://register.example.com")),
                CLOCK);
        var _ = register.seal(SealUse.POLICY_SEAL, null, Algorithm.P_256).selfSign("Example Ltd");
    }

    /// A trial is permanent, so a person must declare it; a missing setting is not enough.
    @Test
    void aTrialIsMeantOrNothingIsPublished() throws IOException {
        try (ThisMachine trial = ThisMachine.open(
                Settings.read(Map.of("REGISTER_DATA", folder.resolve("trial").toString())), CLOCK)) {
            assertTrue(trial.trial().is());
            assertTrue(trial.correspondence().settings().trial());
            plan();
            Path plan = policies.resolve("first-start");
            String steps = Files.readString(plan);
            var refused = assertThrows(FirstStart.RefusedException.class, () -> new FirstStart(trial, policies).run());
            assertTrue(String.valueOf(refused.getMessage()).contains("set REGISTER_URL"), refused::getMessage);
            assertEquals(List.of(), trial.ports().chain().policies());
            Files.writeString(plan, "trial\n" + steps);
            new FirstStart(trial, policies).run();
            assertEquals(List.of(new PolicyId("example")), trial.ports().chain().policies());
        }
        assertFalse(register.trial().is());
        assertFalse(register.correspondence().settings().trial());
        var refused = assertThrows(FirstStart.RefusedException.class, () -> new FirstStart(register, policies).run());
        assertTrue(String.valueOf(refused.getMessage()).contains("its lists are for a trial"), refused::getMessage);
        assertEquals(List.of(), register.ports().chain().policies());
    }

    @AfterEach
    void close() {
        register.close();
    }

    @Test
    void aPlanIsFollowedOnce() throws IOException {
        plan();
        new FirstStart(register, policies).run();
        assertEquals(
                List.of(EntryKind.PUBLICATION, EntryKind.CORRECTION, EntryKind.PUBLICATION, EntryKind.WITHDRAWAL),
                kinds());
        PolicyFiles.write(policies, "3.yaml", LocalDate.of(2028, 1, 1), "Hosting Ltd");
        Files.writeString(policies.resolve("first-start"), "publish 3.yaml\n");
        new FirstStart(register, policies).run();
        assertEquals(4, kinds().size());
    }

    @Test
    void aStartThatWasCutOffGoesOnWhereItEnded() throws IOException {
        plan();
        new FirstStart(register, policies).run();
        Path marker = folder.resolve("data/first-start.done");
        List<String> done = Files.readAllLines(marker);
        // Cut off before the last step was recorded, and before the end was recorded.
        for (int written = done.size() - 2; written < done.size(); written++) {
            Files.writeString(marker, String.join("\n", done.subList(0, written)) + "\n");
            new FirstStart(register, policies).run();
            assertEquals(4, kinds().size());
            assertEquals(done, Files.readAllLines(marker));
        }
    }

    @Test
    void withoutAPlanEveryFileIsPublishedInOrderOfItsName() throws IOException {
        Files.delete(policies.resolve("1b.yaml"));
        PolicyFiles.write(policies.resolve("0"), "z.yaml", LocalDate.of(2024, 1, 1), "Hosting Ltd");
        new FirstStart(register, policies).run();
        assertEquals(
                List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1), LocalDate.of(2027, 1, 1)),
                headers().stream().map(EntryHeader::effectiveDate).toList());
    }

    @Test
    void aRegisterThatHasEntriesIsLeftAlone() throws IOException {
        register.policyPublishing()
                .publish(PolicyFile.of("1.yaml", Files.readAllBytes(policies.resolve("1.yaml"))), Reasons.NONE);
        plan();
        new FirstStart(register, policies).run();
        assertEquals(1, kinds().size());
    }

    @Test
    void aPolicyThatIsRefusedStopsTheStartAndIsNamed() throws IOException {
        Files.writeString(policies.resolve("bad.yaml"), "policy: [");
        Files.writeString(policies.resolve("first-start"), "publish 1.yaml\npublish bad.yaml\n");
        var failure = assertThrows(FirstStart.RefusedException.class, () -> new FirstStart(register, policies).run());
        assertTrue(String.valueOf(failure.getMessage()).contains("bad.yaml"), failure.getMessage());

        Files.writeString(policies.resolve("first-start"), "publish 1.yaml\npublish 1b.yaml\n");
        var conflict = assertThrows(FirstStart.RefusedException.class, () -> new FirstStart(register, policies).run());
        assertTrue(String.valueOf(conflict.getMessage()).contains("publish 1b.yaml: conflict"), conflict.getMessage());
        assertEquals(1, kinds().size());
    }

    @Test
    void aFolderThatIsNoneIsNamedWithItsSetting() {
        Path none = policies.resolve("none");
        var failure = assertThrows(BadSettingException.class, () -> new FirstStart(register, none).run());
        assertEquals("REGISTER_POLICIES: \"" + none + "\": expected a folder", failure.getMessage());
    }

    @Test
    void aPlanThatChangedHalfwayIsNotGuessedAt() throws IOException {
        Files.writeString(policies.resolve("first-start"), "publish 1.yaml\npublish 1b.yaml\n");
        assertThrows(FirstStart.RefusedException.class, () -> new FirstStart(register, policies).run());
        Files.writeString(policies.resolve("first-start"), "publish 2.yaml\n");
        assertThrows(IllegalArgumentException.class, () -> new FirstStart(register, policies).run());
    }

    private void plan() throws IOException {
        Files.writeString(policies.resolve("first-start"), """
                publish 1.yaml
                publish 1b.yaml --correct --reason "The name was wrong"
                publish 2.yaml
                withdraw example 2027-01-01 --reason "Cancelled"
                """);
    }

    private List<EntryHeader> headers() {
        return register.register().history().headers(new PolicyId("example"));
    }

    private List<EntryKind> kinds() {
        return headers().stream().map(EntryHeader::kind).toList();
    }
}
