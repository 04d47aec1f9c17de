package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.desk.page.ContactTitles;
import register.desk.page.CustomersPage;
import register.desk.page.DeskForm;
import register.desk.page.DeskFrame;
import register.desk.page.DeskWords;
import register.desk.page.Message;
import register.desk.view.Contact;
import register.desk.view.ContactsTable;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.UploadedFile;
import register.importing.source.RefusedSourceException;
import register.json.Json;
import register.json.JsonText;
import register.value.PolicyId;

/// The address for customers.
record CustomerPages(Session session) implements Section {

    @Override
    public Optional<EditorReply> answer(EditorRequest asked, DeskFrame frame) throws IOException {
        if (!asked.path().equals(CustomersPage.LIST)) {
            return Optional.empty();
        }
        if (!asked.posts()) {
            return Optional.of(page(frame, null, session.shown(asked.path()).orElse(null)));
        }
        if (!session.first(asked)) {
            return Optional.of(page(frame, null, Message.bad(frame.said().get("sent-before"))));
        }
        String action = asked.form().text(DeskForm.PRESSED);
        return Optional.of(
                switch (action) {
                    case CustomersPage.SEE -> see(asked, frame);
                    case CustomersPage.APPLY -> apply(asked, frame);
                    default -> throw new IllegalArgumentException("no such button: " + action);
                });
    }

    private EditorReply page(DeskFrame frame, CustomersPage.@Nullable Changes changes, @Nullable Message message) {
        return EditorReply.html(
                200,
                CustomersPage.of(
                        frame,
                        session.kept().policies(),
                        Contact.all(session.kept()),
                        changes,
                        session.forms(),
                        message));
    }

    private EditorReply see(EditorRequest asked, DeskFrame frame) throws IOException {
        DeskWords said = frame.said();
        UploadedFile file = asked.files().get(CustomersPage.FILE);
        String policy = asked.form().text(CustomersPage.POLICY);
        if (file == null) {
            return page(frame, null, Message.bad(said.get("file-missing")));
        }
        if (session.kept().policies().stream().map(PolicyId::value).noneMatch(policy::equals)) {
            throw new IllegalArgumentException("no such policy");
        }
        try {
            ContactsTable table = ContactsTable.read(file.content(), ContactTitles::find);
            if (!table.missing().isEmpty()) {
                String titles = table.missing().stream()
                        .map(column -> said.get("column", column))
                        .collect(Collectors.joining(", "));
                return page(frame, null, Message.bad(said.get("columns-missing", titles)));
            }
            var upload = new Upload(
                    policy,
                    table.csv(),
                    !asked.form().text(CustomersPage.COMPLETE).isEmpty());
            Commands.Outcome outcome = run(upload, true);
            if (!outcome.done()) {
                return page(frame, null, Session.message(outcome, said));
            }
            Message unread = table.unread().isEmpty()
                    ? null
                    : Message.bad(said.get("columns-unread", String.join(", ", table.unread())));
            return page(frame, changes(session.keep(upload), outcome, said), unread);
        } catch (RefusedSourceException e) {
            return page(frame, null, new Message(false, said.get("no-table"), List.of(String.valueOf(e.getMessage()))));
        }
    }

    private EditorReply apply(EditorRequest asked, DeskFrame frame) throws IOException {
        Optional<Upload> upload = session.kept(asked.form().text(CustomersPage.UPLOAD));
        if (upload.isEmpty()) {
            return page(frame, null, Message.bad(frame.said().get("sent-before")));
        }
        Message result = Session.message(run(upload.get(), false), frame.said());
        if (!result.good()) {
            return page(frame, null, result);
        }
        session.show(asked.path(), result);
        return EditorReply.goTo(asked.path());
    }

    private Commands.Outcome run(Upload upload, boolean dryRun) throws IOException {
        try (var folder = new PrivateFolder()) {
            var words = new ArrayList<String>(List.of("recipients", "import", "--json", session.by()));
            if (dryRun) {
                words.add("--dry-run");
            }
            if (upload.complete()) {
                words.add("--complete");
            }
            words.addAll(List.of(
                    "--",
                    upload.policy(),
                    folder.text("contacts.csv", upload.csv()).toString()));
            return session.commands().run(words);
        }
    }

    private static CustomersPage.Changes changes(String upload, Commands.Outcome outcome, DeskWords said) {
        Json.Obj plan = (Json.Obj) JsonText.parse(outcome.lines().getFirst().getBytes(UTF_8));
        var counts = new TreeMap<String, Integer>();
        Stream.of("added", "changed", "back", "ended", "unchanged", "absent").forEach(name -> {
            if (plan.get(name) instanceof Json.Num(long count) && count > 0) {
                counts.put(name, Math.toIntExact(count));
            }
        });
        List<String> lines = plan.get("differences") instanceof Json.Arr(List<Json> all)
                ? all.stream()
                        .map(Json.Obj.class::cast)
                        .map(one -> text(one, "externalId")
                                + said.words().colon()
                                + said.get("contact." + text(one, "kind")))
                        .toList()
                : List.of();
        return new CustomersPage.Changes(upload, counts, lines);
    }

    private static String text(Json.Obj object, String name) {
        return object.get(name) instanceof Json.Str(String value) ? value : "";
    }
}
