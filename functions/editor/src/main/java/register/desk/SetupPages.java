package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Message;
import register.desk.setup.SetupPage;
import register.desk.setup.SetupStep;
import register.desk.view.FreshSite;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.UploadedFile;
import register.machine.doctor.Doctor;
import register.machine.doctor.Finding;
import register.machine.doctor.Finding.State;
import register.machine.doctor.Outside;
import register.machine.doctor.TestMail;
import register.machine.runtime.Log;
import register.machine.settings.Settings;
import register.machine.settings.SettingsFile;
import register.machine.site.ThisMachine;
import register.request.ChangeAuthor;
import register.settings.BadSettingException;

/// The addresses at which a register on this machine is set up.
record SetupPages(Session session) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        if (!(session.kept().site() instanceof ThisMachine machine)) {
            return Optional.empty();
        }
        Optional<SetupStep> step = SetupStep.at(asked.path());
        return step.isEmpty()
                ? Optional.empty()
                : Optional.of(new Visit(
                                session,
                                asked,
                                frame,
                                step.get(),
                                machine.settings().file())
                        .answer());
    }

    /// One request.
    private record Visit(Session session, EditorRequest asked, DeskFrame frame, SetupStep step, SettingsFile file) {

        EditorReply answer() throws IOException {
            if (!asked.posts()) {
                return page(Map.of(), null, session.shown(asked.path()).orElse(null));
            }
            if (!session.first(asked)) {
                return page(typed(), null, Message.bad(said().get("sent-before")));
            }
            return switch (asked.form().text(DeskForm.PRESSED)) {
                case SetupPage.SAVE -> save();
                case SetupPage.TEST -> test();
                case SetupPage.SELF_SIGN -> selfSign();
                case SetupPage.REQUEST -> request();
                case SetupPage.INSTALL -> install();
                case SetupPage.EXPORT -> export();
                default -> throw new IllegalArgumentException("no such button");
            };
        }

        private DeskWords said() {
            return frame.said();
        }

        private EditorReply page(Map<String, String> typed, @Nullable String wrong, @Nullable Message message)
                throws IOException {
            List<Finding> findings;
            try (FreshSite now = FreshSite.of(session.kept())) {
                findings = Doctor.of(now.site(), Outside.ofThisMachine()).examine(step.examined());
            }
            var values = new HashMap<String, String>();
            var outside = new HashSet<String>();
            for (String name : step.names()) {
                String value = name.equals(SettingsFile.RELAY_PASSWORD) ? null : file.value(name);
                if (value != null) {
                    values.put(name, value);
                }
                if (file.isOutside(name)) {
                    outside.add(name);
                }
            }
            var shown = new SetupPage.Content(findings, values, outside, file.mark(), wrong);
            return EditorReply.html(200, SetupPage.of(frame, step, shown, session.forms(typed), message));
        }

        /// What was typed, without the password.
        private Map<String, String> typed() {
            var typed = new HashMap<>(Session.typed(asked, step.names().toArray(String[]::new)));
            typed.remove(SettingsFile.RELAY_PASSWORD);
            for (String name : List.of(SetupPage.TO, SetupPage.COMPANY)) {
                if (!asked.form().text(name).isEmpty()) {
                    typed.put(name, asked.form().text(name));
                }
            }
            return typed;
        }

        private EditorReply done(String key) {
            return done(Message.good(said().get(key)));
        }

        private EditorReply done(Message result) {
            session.show(asked.path(), result);
            return EditorReply.goTo(asked.path());
        }

        private EditorReply save() throws IOException {
            try {
                Map<String, String> changes = changes();
                requireStarts(file.with(changes));
                var by =
                        new ChangeAuthor(session.kept().keeper(), session.kept().now());
                return file.save(changes, asked.form().text(SetupPage.MARK), by)
                        ? done("saved-restart")
                        : page(typed(), null, Message.bad(said().get("settings-changed")));
            } catch (BadSettingException e) {
                return refused(e);
            } catch (IOException e) {
                return page(typed(), null, new Message(false, said().get("not-done"), List.of(Log.message(e))));
            }
        }

        private EditorReply refused(BadSettingException why) throws IOException {
            return page(
                    typed(),
                    why.variable(),
                    new Message(false, said().get("answer-marked"), List.of(String.valueOf(why.getMessage()))));
        }

        /// What was typed; an empty password keeps the one that is set, as long as there is a user.
        private Map<String, String> changes() {
            var changes = new HashMap<String, String>();
            for (String name : step.names()) {
                String typed = asked.form().text(name);
                if (!file.isOutside(name)) {
                    changes.put(name, name.equals(SettingsFile.RELAY_PASSWORD) ? typed : typed.strip());
                }
            }
            String relay = file.isOutside(SettingsFile.RELAY)
                    ? String.valueOf(file.value(SettingsFile.RELAY))
                    : changes.getOrDefault(SettingsFile.RELAY, "");
            if (changes.getOrDefault(SettingsFile.RELAY_PASSWORD, "").isEmpty() && relay.contains("@")) {
                changes.remove(SettingsFile.RELAY_PASSWORD);
            }
            return changes;
        }

        /// What the server requires besides each setting alone.
        private void requireStarts(Settings settings) {
            try (ThisMachine would = ThisMachine.open(settings, session.kept().clock())) {
                would.requireAddress();
                settings.mail().requireTeamElsewhere(would.register().publicAddresses());
            }
        }

        private EditorReply test() throws IOException {
            try (FreshSite now = FreshSite.of(session.kept())) {
                Finding sent = TestMail.send(
                        now.site(), asked.form().text(SetupPage.TO).strip(), said().language());
                String found = said().words().capital(sent.found().in(said().language()));
                return sent.state() == State.IN_ORDER
                        ? done(Message.good(found))
                        : page(typed(), null, new Message(false, said().get("not-done"), List.of(found)));
            } catch (BadSettingException e) {
                return refused(e);
            }
        }

        private Commands.Outcome certificate(String... options) {
            var words = new ArrayList<String>(List.of("certificate"));
            words.addAll(List.of(options));
            return session.commands().run(words);
        }

        private String company() {
            return asked.form().text(SetupPage.COMPANY).strip();
        }

        private EditorReply ended(Commands.Outcome outcome) throws IOException {
            return outcome.done() ? done("saved-restart") : page(typed(), null, Session.message(outcome, said()));
        }

        private EditorReply selfSign() throws IOException {
            if (company().isEmpty()) {
                return page(Map.of(), null, Message.bad(said().get("name-missing")));
            }
            String name = "--self-sign=" + company();
            Commands.Outcome ofPolicies = certificate(name);
            return ended(ofPolicies.done() ? certificate(name, "--use=acknowledgement-seal") : ofPolicies);
        }

        private EditorReply request() throws IOException {
            if (company().isEmpty()) {
                return page(Map.of(), null, Message.bad(said().get("name-missing")));
            }
            Commands.Outcome made = certificate("--request=" + company());
            return made.done()
                    ? EditorReply.of(
                                    200, "application/pkcs10", (String.join("\n", made.lines()) + "\n").getBytes(UTF_8))
                            .with("Content-Disposition", "attachment; filename=\"seal-request.pem\"")
                    : ended(made);
        }

        private EditorReply install() throws IOException {
            UploadedFile chain = asked.files().get(SetupPage.FILE);
            if (chain == null) {
                return page(Map.of(), null, Message.bad(said().get("file-missing")));
            }
            try (var folder = new PrivateFolder()) {
                return ended(certificate("--install=" + folder.file(chain)));
            }
        }

        private EditorReply export() throws IOException {
            try (var folder = new PrivateFolder()) {
                Path archive = folder.path("register.zip");
                Commands.Outcome made = session.commands().run(List.of("archive", "export", "--", archive.toString()));
                return made.done()
                        ? EditorReply.of(200, "application/zip", Files.readAllBytes(archive))
                                .with(
                                        "Content-Disposition",
                                        "attachment; filename=\"register-"
                                                + session.kept().today() + ".zip\"")
                        : page(Map.of(), null, Session.message(made, said()));
            }
        }
    }
}
