package register.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import register.commands.CommandHere;
import register.commands.EditorHere;
import register.json.Json;
import register.policyfile.PersonQuestions;
import register.testing.Checkout;
import register.value.Sha256;

/// One policy with its history, published into a register of its own.
final class GeneratedExample {
    private static final String DPA = "dpa (1).pdf";

    final GeneratedHistory history;
    final Set<String> filled = new TreeSet<>();
    final Set<String> left = new TreeSet<>();
    final Set<String> redacted = new TreeSet<>();
    private final Map<String, List<GeneratedHistory.Publish>> published = new HashMap<>();
    private final RegisterHere register;

    GeneratedExample(long seed, RegisterHere register) throws Exception {
        this.register = register;
        byte[] dpa = Files.readAllBytes(Checkout.file("infra/policies/example/dpa-2025-09.pdf"));
        register.file("files/" + DPA, dpa);
        history = new GeneratedHistory(
                seed, new GeneratedPolicy.Dpa(DPA, Sha256.of(dpa).hex()));
    }

    /// Carries out all steps, like a person; if the date is too close, with the reason why customers are not notified
    /// in time.
    void publish() throws Exception {
        int number = 0;
        for (GeneratedHistory.Step step : history.steps) {
            switch (step) {
                case GeneratedHistory.Publish publish -> publish(publish, ++number);
                case GeneratedHistory.Withdraw(String date) ->
                    register.done("withdraw", "--yes", history.slug, date, "--reason", history.reason);
                case GeneratedHistory.Redact(String subprocessor) -> redact(subprocessor, ++number);
            }
        }
    }

    private void publish(GeneratedHistory.Publish publish, int number) throws Exception {
        Path file = register.file("files/" + number + ".yaml", GeneratedHistory.bytes(publish.file()));
        var words = new ArrayList<>(List.of("publish", "--yes", file.toString()));
        if (publish.corrects()) {
            words.addAll(List.of("--correct", "--reason", history.reason));
        }
        CommandHere ran = register.run(words.toArray(String[]::new));
        if (ran.exit() == 1 && ran.err().contains("--no-notice")) {
            words.addAll(List.of("--no-notice", history.reason));
            ran = register.run(words.toArray(String[]::new));
        }
        assertEquals(0, ran.exit(), ran::said);
        published.computeIfAbsent(publish.date(), _ -> new ArrayList<>()).add(publish);
        Set<String> members = SchemaMembers.filled(publish.content());
        filled.addAll(members);
        if (publish.left() != null) {
            assertEquals(SchemaMembers.reachable(publish.left()), members, "without " + publish.left());
            left.add(publish.left());
        }
        thereAndBack(file);
    }

    /// A version is then corrected as recorded, with the commitment in place of the name.
    private void redact(String subprocessor, int number) throws Exception {
        // A reason may not name a mailbox, which a generated text may have.
        register.done("redact", "--yes", history.slug, subprocessor, "--reason", "As asked");
        redacted.add(subprocessor);
        for (Stated stated : Stated.all(register, history.slug)) {
            if (stated.status().equals("in-force") && !stated.redacted().isEmpty()) {
                Json.Obj corrected = SoundFile.with(stated.content(), "noticePeriodDays", Json.of(99));
                publish(new GeneratedHistory.Publish(PersonQuestions.answered(corrected), true, null), number);
                return;
            }
        }
    }

    /// An unchanged spreadsheet or form leaves every byte as it is.
    private void thereAndBack(Path file) throws Exception {
        byte[] before = Files.readAllBytes(file);
        Path sheet = register.folder.resolve(file.getFileName() + ".xlsx");
        register.done("sheet", file.toString(), sheet.toString());
        register.done("sheet", "--read", sheet.toString(), file.toString());
        assertArrayEquals(before, Files.readAllBytes(file), "by sheet");
        try (EditorHere editor = EditorHere.start(register.environment, register.clock, file.toString())) {
            Document saved = new EditorForm(editor.address()).save(Map.of());
            assertEquals("true", saved.expectFirst("#state").attr("data-saved"));
        }
        assertArrayEquals(before, Files.readAllBytes(file), "by editor");
    }

    /// The register contains everything stated in the files.
    List<String> kept(List<Stated> all) {
        var wrong = new ArrayList<String>();
        for (Stated stated : all) {
            GeneratedHistory.Publish publish =
                    Objects.requireNonNull(published.get(stated.date())).get(stated.revision() - 1);
            var said = new ArrayList<>(Fact.of(publish.content()).stream()
                    .filter(fact -> !fact.member().endsWith(".namesakes"))
                    .map(Fact::normal)
                    .toList());
            var has = new ArrayList<>(stated.facts().stream().map(Fact::normal).toList());
            // The zone is UTC if none is stated.
            has.removeIf(fact ->
                    fact.member().equals("timeZone") && publish.content().get("timeZone") == null);
            if (stated.redacted().isEmpty() && !Set.copyOf(said).equals(Set.copyOf(has))) {
                var more = new ArrayList<>(has);
                more.removeAll(said);
                said.removeAll(has);
                wrong.add(stated + ": the file says " + said + ", the register " + more);
            }
        }
        return wrong;
    }

    /// Names of redacted persons are shown nowhere.
    List<String> forgotten(List<Stated> all) throws Exception {
        var wrong = new ArrayList<String>();
        for (GeneratedHistory.Publish publish :
                published.values().stream().flatMap(List::stream).toList()) {
            for (Json.Obj person : GeneratedHistory.persons(publish.content())) {
                if (!redacted.contains(SoundFile.text(person, "id"))) {
                    continue;
                }
                for (String member : List.of("legalName", "displayName", "website", "address", "name", "email")) {
                    String told = SoundFile.text(person, member);
                    for (Stated stated : all) {
                        if (!told.isEmpty()
                                && register.text("/" + history.slug + "/" + stated.date() + "?revision="
                                                + stated.revision())
                                        .contains(told)) {
                            wrong.add(stated + " still names " + told);
                        }
                    }
                }
            }
        }
        return wrong;
    }
}
