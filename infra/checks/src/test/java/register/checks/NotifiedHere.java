package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import register.commands.CommandHere;
import register.json.Json;
import register.machine.smtp.ScriptedServer;
import register.value.Language;
import register.words.Words;

/// Notifies a customer of an announcement, and has the customer verify the proof attached to the mail.
final class NotifiedHere {
    private static final String CUSTOMER = "Näidis, \"Kliendid\" OÜ";
    private static final String ADDRESS = "privacy@customer.example";

    private NotifiedHere() {}

    /// @param announced the announced version
    /// @return the contradictions; empty if all agree, or nobody is to be notified
    static List<String> of(RegisterHere register, ScriptedServer mail, Stated announced) throws Exception {
        var wrong = new ArrayList<String>();
        Language language =
                Words.glossary().in(announced.languages().getFirst()).language();
        Path contacts = register.file(
                "contacts.csv",
                ("external_id,customer,email,language,notice_days,objection_days,regions,features,terms\n" + "C-1,\""
                                + CUSTOMER.replace("\"", "\"\"") + "\"," + ADDRESS + "," + language + ",,,,,\n")
                        .getBytes(UTF_8));
        register.done("recipients", "import", announced.policy(), contacts.toString());
        Path mails = register.folder.resolve("mails");
        CommandHere preview = register.run(
                "notices", "preview", announced.policy(), "--date", announced.date(), "--out", mails.toString());
        Matcher plan = Pattern.compile("start it with: .*--plan ([0-9a-f]{64})(.*--late)?")
                .matcher(preview.out());
        if (!plan.find()) {
            if (!preview.said().contains("there is nobody to notify")
                    && !preview.said().contains("no announced change requires a notice")) {
                wrong.add("notices preview: " + preview.said());
            }
            return wrong;
        }
        var words = new ArrayList<>(List.of(
                "notices",
                "start",
                announced.policy(),
                "--date",
                announced.date(),
                "--plan",
                plan.group(1),
                "--by",
                "Mari"));
        if (plan.group(2) != null) {
            words.add("--late");
        }
        register.done(words.toArray(String[]::new));
        if (register.server().sendNotices() != 0 || mail.count() != 1) {
            wrong.add("notices: " + mail.count() + " mails left");
            return wrong;
        }
        Path proof = register.file("notice.json", attached(mail.taken().getFirst()));
        CommandHere verified = register.run(
                "verify-notice",
                proof.toString(),
                "--customer",
                CUSTOMER,
                "--address",
                ADDRESS,
                "--key",
                Elsewhere.key(register, announced.policy()),
                "--json");
        if (verified.exit() != 0) {
            wrong.add("verify-notice: " + verified.said());
            return wrong;
        }
        letter(announced, language, RegisterHere.parsed(verified.out()), read(mails), wrong);
        return wrong;
    }

    /// The letter names each change that the log commits to.
    private static void letter(
            Stated announced, Language language, Json.Obj verdict, String letter, List<String> wrong) {
        Json.Obj leaf = SchemaMembers.object(verdict, "leaf");
        List<Json.Obj> changes = SoundFile.items(leaf, "changes");
        if (changes.isEmpty()) {
            wrong.add("notice.json tells of nothing: " + leaf);
        }
        List<Fact> dates = announced.facts().stream()
                .filter(fact -> fact.member().equals("effectiveDate"))
                .toList();
        if (!Surface.PAGE.missing(dates, letter, language).isEmpty()) {
            wrong.add("the letter does not say " + dates);
        }
        for (Json.Obj change : changes) {
            String id = SoundFile.text(change, "subprocessor");
            for (Json.Obj subprocessor : SoundFile.items(announced.content(), "subprocessors")) {
                if (SoundFile.text(subprocessor, "id").equals(id)) {
                    String name = SoundFile.text(subprocessor, "legalName");
                    String said = name.isEmpty() ? SoundFile.text(subprocessor, "displayName") : name;
                    if (!Surface.plain(letter).contains(Surface.plain(said))) {
                        wrong.add("the letter does not name " + said + ": " + change);
                    }
                    added(change, subprocessor)
                            .ifPresent(added -> Surface.LETTER.missing(Fact.of(added), letter, language).stream()
                                    .forEach(fact -> wrong.add("the letter does not say " + fact)));
                }
            }
        }
    }

    /// A list of the one engagement that a change adds.
    private static Optional<Json> added(Json.Obj change, Json.Obj subprocessor) {
        return SoundFile.items(subprocessor, "engagements").stream()
                .filter(each -> SoundFile.text(change, "kind").equals("added")
                        && SoundFile.text(each, "id").equals(SoundFile.text(change, "engagement")))
                .findFirst()
                .map(each -> Json.object()
                        .put(
                                "subprocessors",
                                Json.array(List.of(
                                        SoundFile.with(subprocessor, "engagements", Json.array(List.of(each))))))
                        .build());
    }

    private static String read(Path mails) throws Exception {
        try (Stream<Path> files = Files.list(mails)) {
            var text = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".txt")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static byte[] attached(String mail) {
        String part = mail.substring(mail.indexOf("notice.json"));
        String body = part.substring(part.indexOf("\r\n\r\n") + 4);
        return Base64.getMimeDecoder().decode(body.substring(0, body.indexOf("\r\n--")));
    }
}
