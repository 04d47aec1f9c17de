package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import register.commands.audit.ShownLog;
import register.commands.option.Terminal;
import register.commands.option.WithoutResult;
import register.contract.world.SoleTrader;
import register.embedded.EmbeddedPorts;
import register.json.Json;
import register.json.JsonText;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.machine.smtp.ScriptedServer;
import register.mail.IntakeResult;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.request.DpaRequest;
import register.testing.Checkout;
import register.testing.Waiting;
import register.value.Bytes;

/// Every command that prints a result prints it with `--json` as one JSON value, and nothing else, on standard output.
final class JsonTest extends CommandTest {
    private final Set<String> shown = new TreeSet<>();
    private final Set<String> printing = new TreeSet<>();

    private void commands(CommandSpec spec, String words) {
        boolean leaf = spec.subcommands().isEmpty();
        if (spec.userObject() instanceof WithoutResult) {
            assertEquals(null, spec.findOption("--json"), words);
        } else {
            assertNotNull(spec.findOption("--json"), words);
            if (leaf || spec.userObject() instanceof Runnable || words.equals("requests")) {
                printing.add(words);
            }
        }
        spec.subcommands().forEach((name, sub) -> commands(sub.getCommandSpec(), (words + " " + name).strip()));
    }

    /// Runs a command; `more` begins with its first option or parameter.
    private Json.Obj json(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(more));
        words.add("--json");
        Ran ran = run(words.toArray(String[]::new));
        return value(command, ran.out(), ran.err());
    }

    private Json.Obj value(String command, String out, String err) {
        assertTrue(out.endsWith("\n") && out.lines().count() == 1, command + ": " + out + err);
        Json value = JsonText.parse(out.getBytes(UTF_8));
        shown.add(command);
        return (Json.Obj) value;
    }

    private static String text(Json.Obj json, String... path) {
        Json at = json;
        for (String name : path) {
            Json next = at instanceof Json.Arr(List<Json> items)
                    ? items.get(Integer.parseInt(name))
                    : ((Json.Obj) at).get(name);
            assertNotNull(next, () -> name + " in " + json);
            at = next;
        }
        return ((Json.Str) at).value();
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void everyCommandThatPrintsAResultPrintsItAsJson() throws Exception {
        commands(
                RegisterCommand.line(new Terminal(
                                Map.of(),
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(new StringWriter()),
                                CLOCK))
                        .getCommandSpec(),
                "");
        publishing();
        requests();
        notices();
        objections();
        webhooks();
        keys();
        documents();
        lasting(
                "witness",
                "--name",
                "w.example",
                "--log",
                log(),
                "--listen",
                "127.0.0.1:0",
                "--key",
                folder + "/k",
                "--state",
                folder + "/s");
        lasting("edit", file("edited.yaml", Files.readString(Path.of(announced))));
        lasting("desk");
        end();
        Set<String> missing = new TreeSet<>(printing);
        missing.removeAll(shown);
        assertEquals(Set.of(), missing, "not shown here");
    }

    private void publishing() throws IOException {
        environment.put("REGISTER_URL", "https://register.example");
        environment.put("REGISTER_MAIL_RELAY", "smtp://127.0.0.1:1");
        String example = Checkout.file("infra/policies/example/2025-09-01.yaml").toString();
        Json.Obj accepted = json("publish", "--trial", "--yes", example);
        assertEquals("accepted", text(accepted, "outcome"));
        assertEquals("2025-09-01", text(accepted, "effectiveDate"));
        json(
                "publish",
                "--trial",
                "--yes",
                Checkout.file("infra/policies/example/2031-03-01.yaml").toString());
        Files.copy(Checkout.file("infra/policies/example/dpa-2025-09.pdf"), folder.resolve("dpa-2025-09.pdf"));
        String other = Files.readString(Path.of(example)).replaceFirst("title: [^\n]*", "title: Others");
        assertEquals("conflict", text(json("publish", "--trial", "--yes", file("other.yaml", other)), "outcome"));
        json("check", example);
        Json.Obj wrong = json("check", file("wrong.yaml", "policy: Not A Policy\n"));
        assertTrue(wrong.toString().contains("Not A Policy"));
        assertEquals("error", text(wrong, "findings", "0", "kind"));
        String sheet = folder.resolve("list.xlsx").toString();
        json("sheet", example, sheet);
        json("sheet", "--read", sheet, file("read.yaml", Files.readString(Path.of(example))));
        json("preview", example, "--out", folder.resolve("drafts").toString());
        assertTrue(
                text(json("draft", "example", "--from", "2031-04-01"), "yaml").contains("2031-04-01"));
        Json.Obj draft = json(
                "import",
                file("list.csv", "Name,Service,Country\nHosting Ltd,Servers,Estonia\nMail Ltd,Mail,Germany\n"));
        assertTrue(text(draft, "yaml").contains("Hosting Ltd"));
        json("reconcile");
        json("doctor");
        json("follow", policy);
        json("site", "--out", folder.resolve("site").toString());
        json("conform", file("list.json", "{\"format\":\"subprocessor-list/1\"}"));
        String published = file("published.json", """
                {"format": "subprocessor-list/1", "provider": "Example", "effectiveDate": "2026-03-01",
                 "language": "en", "subprocessors": []}
                """);
        json("dora", published, "--out", folder.resolve("rows").toString());
        json("brand", file("brand.yaml", "'*':\n  name: Example\n"));
        assertTrue(json("brand", file("bad.yaml", "'*':\n  nam: Example\n"))
                .toString()
                .contains("findings"));
    }

    private void requests() throws IOException {
        String first = takenIn("1");
        json("requests");
        json("requests list");
        assertEquals("Agreement", text(json("requests show", first), "subject"));
        json("requests show", first, "--raw", folder.resolve("raw.eml").toString());
        assertEquals("in-progress", text(json("requests assign", first, "Mari"), "state"));
        json("requests matter", first, "dpa");
        json("requests hold", first, "--reason", "a court may ask");
        json("requests release", first);
        environment.remove("REGISTER_MAIL_RELAY");
        json("requests acknowledge", first);
        json("requests reply", first, "--text", file("letter.txt", "Tere\n"));
        environment.put("REGISTER_MAIL_RELAY", "smtp://127.0.0.1:1");
        assertEquals("executed", text(json("requests close", first, "--as", "executed"), "requests", "0", "closing"));
        assertEquals(first, text(json("requests erase", first), "erased", "0"));
        json("redrive");
    }

    private void notices() throws IOException {
        try (var mailServer = new ScriptedServer()) {
            mailServer.says("RCPT", "550 5.1.1 no such mailbox");
            environment.put("REGISTER_MAIL_RELAY", "smtp://127.0.0.1:" + mailServer.port());
            told();
        }
    }

    private void told() throws IOException {
        String contacts = file("contacts.csv", """
                external_id,customer,email,language,notice_days,objection_days,regions,features,terms
                C-1,Maasikas OÜ,privacy@naidis.example,et,30,14,,,
                C-2,Pohlakas OÜ,privacy@teine.example,et,30,14,,,
                """);
        json("recipients import", "example", contacts);
        Json.Obj list = json("recipients list", "example");
        assertEquals(
                Set.of("C-1", "C-2"),
                Set.of(
                        text(list, "recipients", "0", "who", "externalId"),
                        text(list, "recipients", "1", "who", "externalId")));
        json("recipients export", "example", folder.resolve("written.csv").toString());
        String plan = text(json("notices preview", "example"), "plan");
        json("notices start", "example", "--plan", plan, "--by", "Mari", "--late");
        assertEquals("sending", text(json("notices status"), "runs", "0", "state"));
        json("notices stop", "example", "--by", "Mari");
        json("notices resume", "example", "--by", "Mari");
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), CLOCK)) {
            var _ = machine.noticeSending().pass(() -> true);
        }
        Json.Obj all = json("notices show", "example");
        String id = text(all, "notices", "0", "id");
        json("notices retry", text(all, "notices", "1", "id"), "--again", "--by", "Mari");
        assertEquals("told-by-hand", text(json("notices told", id, "--by", "Mari", "--note", "by phone"), "state"));
        json(
                "notices export",
                "example",
                "--external-id",
                "C-1",
                "--out",
                folder.resolve("pack.pdf").toString());
        json("notices close");
    }

    private void objections() {
        String one = text(
                json(
                        "objections record",
                        "example",
                        "--external-id",
                        "C-1",
                        "--arrived",
                        "2026-01-05T10:00",
                        "--note",
                        "no",
                        "--by",
                        "Mari"),
                "reference");
        assertEquals(one, text(json("objections list"), "objections", "0", "reference"));
        json("objections show", one);
        assertEquals(
                "withdrawn", text(json("objections close", one, "--outcome", "withdrawn", "--by", "Mari"), "outcome"));
        json("objections erase", one, "--reason", "asked for it", "--yes");
        json("recipients erase", "example", "--external-id", "C-2", "--reason", "asked for it", "--yes");
    }

    private void webhooks() {
        String hook = text(json("webhooks add", "https://hooks.invalid/in"), "id");
        assertEquals(hook, text(json("webhooks list"), "webhooks", "0", "id"));
        json("webhooks replay", hook);
        assertTrue(text(json("webhooks rotate", hook), "secret").startsWith("whsec_"));
        json("webhooks remove", hook);
    }

    private void keys() throws IOException {
        assertTrue(text(json("certificate"), "certificates", "0").startsWith("-----BEGIN CERTIFICATE-----"));
        json("certificate", "--request", "Example Ltd");
        json("certificate", "--self-sign", "Example Ltd");
        json("log-key");
        json("witnesses");
    }

    private void documents() throws Exception {
        json("verify", snapshot(".pdf").toString());
        json("verify-notice", Checkout.file("docs/notice.json").toString(), "--address", "privacy@acme.example");
        environment.put("REGISTER_DATA", folder.resolve("data").toString());
        try (EmbeddedPorts engine = EmbeddedPorts.open(folder.resolve("data"));
                var server = new ShownLog(engine)) {
            json("verify-log", server.address());
            json("watch", server.address(), "--state", folder.resolve("state").toString());
        }
    }

    private String log() throws IOException {
        String line = text(json("log-key"), "logs", "0", "key");
        return file("trust", "log " + line + "\nquorum none\n");
    }

    /// One that runs until it is interrupted.
    private void lasting(String command, String... more) throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(more));
        words.add("--json");
        var terminal = new Terminal(environment, new PrintWriter(out, true), new PrintWriter(err, true), CLOCK);
        var exit = new AtomicInteger(-1);
        Thread running =
                Thread.ofPlatform().start(() -> exit.set(RegisterCommand.run(terminal, words.toArray(String[]::new))));
        for (int wait = 0; wait < 600 && running.isAlive() && !out.toString().endsWith("\n"); wait++) {
            Thread.sleep(Duration.ofMillis(50));
        }
        running.interrupt();
        running.join(Waiting.HANG_MILLIS);
        assertEquals(0, exit.get(), err.toString());
        assertFalse(err.toString().contains("failed"), err.toString());
        value(command, out.toString(), err.toString());
    }

    private void end() throws IOException {
        json("withdraw", "--yes", "example", "2031-03-01", "--reason", "no more");
        Path person = Files.write(folder.resolve("person.yaml"), SoleTrader.file("2026-01-01", "Helpers"));
        json("publish", "--yes", person.toString());
        Json.Obj redacted = json("redact", "--yes", SoleTrader.POLICY, SoleTrader.ID, "--reason", "asked for it");
        assertEquals("accepted", text(redacted, "outcome"));
        String archive = folder.resolve("register.zip").toString();
        json("archive export", archive);
        environment.put("REGISTER_DATA", folder.resolve("moved").toString());
        json("archive import", archive);
        assertFalse(Files.notExists(folder.resolve("moved")));
    }

    private String takenIn(String id) {
        String raw =
                "From: Mari <mari@naidis.example>\r\nTo: privacy@example.com\r\nSubject: Agreement\r\nMessage-ID: <"
                        + id
                        + "@naidis.example>\r\n\r\nPlease send us your data processing agreement, and sign ours.\r\n";
        try (ThisMachine machine = ThisMachine.open(Settings.read(environment), CLOCK)) {
            IntakeResult result = machine.receiving()
                    .receive(
                            id,
                            true,
                            () -> new DeliveredMail(
                                    id,
                                    CLOCK.instant(),
                                    "mari@naidis.example",
                                    List.copyOf(machine.register().publicAddresses()),
                                    Verdicts.all(Verdict.PASS),
                                    null,
                                    Bytes.of(raw.getBytes(UTF_8))));
            return result instanceof IntakeResult.Done(DpaRequest request)
                    ? request.reference().value()
                    : result.line();
        }
    }
}
