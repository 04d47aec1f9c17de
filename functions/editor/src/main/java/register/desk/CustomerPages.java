package register.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import register.desk.page.Erasing;
import register.desk.page.Message;
import register.desk.view.Contact;
import register.desk.view.ContactsTable;
import register.desk.visit.Upload;
import register.editor.http.EditorReply;
import register.editor.http.EditorRequest;
import register.editor.http.UploadedFile;
import register.importing.source.RefusedSourceException;
import register.json.Json;
import register.json.JsonText;
import register.notices.contacts.ContactColumn;
import register.value.Language;
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
                    case CustomersPage.MATCH -> match(asked, frame);
                    case CustomersPage.APPLY -> apply(asked, frame);
                    case CustomersPage.EXPORT -> export(asked, frame);
                    case Erasing.ERASE -> erase(asked, frame);
                    default -> throw new IllegalArgumentException("no such button: " + action);
                });
    }

    private EditorReply export(EditorRequest asked, DeskFrame frame) throws IOException {
        String policy = asked.form().text(CustomersPage.POLICY);
        try (var folder = new PrivateFolder()) {
            Path file = folder.path("customers.csv");
            Commands.Outcome made =
                    session.commands().run(List.of("recipients", "export", "--", policy, file.toString()));
            return made.done()
                    ? EditorReply.of(200, "text/csv; charset=utf-8", Files.readAllBytes(file))
                            .with("Content-Disposition", "attachment; filename=\"customers.csv\"")
                    : page(frame, null, Session.message(made, frame.said()));
        }
    }

    private EditorReply erase(EditorRequest asked, DeskFrame frame) {
        Message result = erased(asked, frame.said());
        if (result.good()) {
            session.show(asked.path(), result);
            return EditorReply.goTo(asked.path());
        }
        DeskForm typed = session.forms(Session.typed(asked, CustomersPage.CUSTOMER, Erasing.WHY));
        return page(frame, typed, null, result);
    }

    private Message erased(EditorRequest asked, DeskWords said) {
        String why = asked.form().text(Erasing.WHY).strip();
        Optional<Contact> contact = Contact.everyone(session.kept()).stream()
                .filter(one -> one.key().equals(asked.form().text(CustomersPage.CUSTOMER)))
                .findFirst();
        if (contact.isEmpty()) {
            return Message.bad(said.get("customer-missing"));
        }
        if (why.isEmpty()) {
            return Message.bad(said.get("reason-missing"));
        }
        return asked.form().text(Erasing.SURE).isEmpty()
                ? Message.bad(said.get("answer-marked"))
                : Session.message(
                        session.commands()
                                .run(List.of(
                                        "recipients",
                                        Erasing.ERASE,
                                        session.by(),
                                        contact.get().option(),
                                        "--yes",
                                        "--reason=" + why,
                                        "--",
                                        contact.get().policy().value())),
                        said);
    }

    private EditorReply page(DeskFrame frame, CustomersPage.@Nullable Found changes, @Nullable Message message) {
        return page(frame, session.forms(), changes, message);
    }

    private EditorReply page(
            DeskFrame frame, DeskForm forms, CustomersPage.@Nullable Found changes, @Nullable Message message) {
        return EditorReply.html(
                200,
                CustomersPage.of(
                        frame,
                        session.kept().policies(),
                        Contact.all(session.kept()),
                        Contact.everyone(session.kept()),
                        changes,
                        forms,
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
            boolean complete = !asked.form().text(CustomersPage.COMPLETE).isEmpty();
            return seen(new Upload(policy, table, complete), frame);
        } catch (RefusedSourceException e) {
            return page(frame, null, new Message(false, said.get("no-table"), List.of(String.valueOf(e.getMessage()))));
        }
    }

    /// Asks for the columns that the table lacks, or shows what it would change.
    private EditorReply seen(Upload upload, DeskFrame frame) throws IOException {
        DeskWords said = frame.said();
        ContactsTable table = upload.table();
        if (!table.missing().isEmpty()) {
            String titles = table.missing().stream()
                    .map(column -> said.get("column", column))
                    .collect(Collectors.joining(", "));
            var match = new CustomersPage.Match(session.keep(upload), table);
            return page(frame, match, Message.bad(said.get("columns-missing", titles)));
        }
        Commands.Outcome outcome = run(upload, true);
        if (!outcome.done()) {
            return page(frame, null, Session.message(outcome, said));
        }
        String unread = table.unread().stream().map(table.titles()::get).collect(Collectors.joining(", "));
        return page(
                frame,
                changes(session.keep(upload), outcome, said),
                unread.isEmpty() ? null : Message.bad(said.get("columns-unread", unread)));
    }

    /// Takes the keeper's columns; one that has been taken for another remains to be asked for.
    private EditorReply match(EditorRequest asked, DeskFrame frame) throws IOException {
        Optional<Upload> upload = session.kept(asked.form().text(CustomersPage.UPLOAD));
        if (upload.isEmpty()) {
            return page(frame, null, Message.bad(frame.said().get("sent-before")));
        }
        ContactsTable table = upload.get().table();
        for (ContactColumn column : table.missing()) {
            String answer = asked.form().text(column.term());
            if (answer.matches("[0-9]{1,4}")) {
                int place = Integer.parseInt(answer);
                table = table.unread().contains(place) ? table.with(column, place) : table;
            } else if (column == ContactColumn.LANGUAGE && !answer.isEmpty()) {
                table = table.with(column, new Language(answer).tag());
            }
        }
        return seen(new Upload(upload.get().policy(), table, upload.get().complete()), frame);
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
                    folder.text("contacts.csv", upload.table().csv()).toString()));
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
