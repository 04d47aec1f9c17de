package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Message;
import register.desk.page.NoticesPage;
import register.desk.page.StartPage;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.json.Json;
import register.json.JsonText;
import register.policy.rules.MailAddress;
import register.policy.rules.RuleWords;
import register.value.PolicyId;

/// The addresses for mails before they leave.
record StartPages(Session session) implements Section {
    private static final int DATE = 10;

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        Optional<Announced> announced = Announced.of(session, asked.path());
        if (announced.isEmpty()) {
            return Optional.empty();
        }
        if (!asked.posts()) {
            return Optional.of(page(frame, announced.get(), null));
        }
        boolean sample = asked.form().text(DeskForm.PRESSED).equals(StartPage.SEND);
        Message result = !session.first(asked)
                ? Message.bad(frame.said().get("sent-before"))
                : sample ? send(asked, frame.said(), announced.get()) : start(asked, frame.said(), announced.get());
        if (result.good() && !sample) {
            session.show(NoticesPage.LIST, result);
            return Optional.of(EditorReply.goTo(NoticesPage.LIST));
        }
        return Optional.of(page(frame, announced.get(), result));
    }

    private record Announced(PolicyId policy, LocalDate date) {
        static Optional<Announced> of(Session session, String path) {
            int end = path.length() - DATE - 1;
            if (!path.startsWith(StartPage.BEGIN) || end < StartPage.BEGIN.length()) {
                return Optional.empty();
            }
            String policy = path.substring(StartPage.BEGIN.length(), end);
            try {
                LocalDate date = LocalDate.parse(path.substring(end + 1));
                return session.kept().policies().stream()
                        .filter(each -> each.value().equals(policy))
                        .map(each -> new Announced(each, date))
                        .findFirst();
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }
    }

    private EditorReply page(DeskFrame frame, Announced announced, @Nullable Message result) throws IOException {
        try (var folder = new PrivateFolder()) {
            Path mails = folder.path("mails");
            Commands.Outcome planned = preview(announced, "--json", "--out=" + mails);
            Message message = result == null && !planned.done() ? Session.message(planned, frame.said()) : result;
            return EditorReply.html(
                    200,
                    StartPage.of(
                            frame,
                            announced.policy(),
                            announced.date(),
                            planned.done() ? shown(planned, mails) : null,
                            session.forms(),
                            message));
        }
    }

    private Commands.Outcome preview(Announced announced, String... options) {
        var words = new ArrayList<String>(List.of("notices", "preview", "--date=" + announced.date()));
        words.addAll(List.of(options));
        words.addAll(List.of("--", announced.policy().value()));
        return session.commands().run(words);
    }

    /// Sends each different mail to one address, such as the keeper's own.
    private Message send(EditorRequest asked, DeskWords said, Announced announced) {
        Optional<String> to = MailAddress.ascii(asked.form().text(StartPage.TO).strip());
        return to.isEmpty()
                ? Message.bad(said.words().capital(RuleWords.say("mail-address").in(said.language())))
                : Session.message(preview(announced, "--send-to=" + to.get()), said);
    }

    private static StartPage.Shown shown(Commands.Outcome planned, Path mails) throws IOException {
        Json.Obj plan = (Json.Obj) JsonText.parse(planned.lines().getFirst().getBytes(UTF_8));
        var texts = new ArrayList<String>();
        try (Stream<Path> files = Files.list(mails)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return new StartPage.Shown(
                number(plan, "notices"), number(plan, "late"), String.valueOf(text(plan, "plan")), texts);
    }

    private static int number(Json.Obj plan, String name) {
        return plan.get(name) instanceof Json.Num(long value) ? Math.toIntExact(value) : 0;
    }

    private static @Nullable String text(Json.Obj plan, String name) {
        return plan.get(name) instanceof Json.Str(String value) ? value : null;
    }

    /// The typed number must be that of the notices in the plan as it is now, and the plan the one that was shown.
    private Message start(EditorRequest asked, DeskWords said, Announced announced) {
        Commands.Outcome planned = preview(announced, "--json");
        if (!planned.done()) {
            return Session.message(planned, said);
        }
        Json.Obj plan = (Json.Obj) JsonText.parse(planned.lines().getFirst().getBytes(UTF_8));
        if (!asked.form().text(StartPage.COUNT).strip().equals(Integer.toString(number(plan, "notices")))) {
            return Message.bad(said.get("count-differs"));
        }
        var words = new ArrayList<String>(List.of(
                "notices",
                "start",
                session.by(),
                "--date=" + announced.date(),
                "--plan=" + asked.form().text(StartPage.PLAN)));
        if (!asked.form().text(StartPage.LATE).isEmpty()) {
            words.add("--late");
        }
        words.addAll(List.of("--", announced.policy().value()));
        return Session.message(session.commands().run(words), said);
    }
}
