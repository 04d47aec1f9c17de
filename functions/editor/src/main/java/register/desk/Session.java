package register.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.desk.first.Course;
import register.desk.page.DeskForm;
import register.desk.page.DeskWords;
import register.desk.page.Message;
import register.desk.view.KeptRegister;
import register.desk.visit.Exchange;
import register.desk.visit.Upload;
import register.editor.http.EditorRequest;
import register.value.PolicyId;

/// One keeper's visit.
///
/// @param commands carry out what the keeper decides
/// @param uploads tables that may still be applied
/// @param courses through the questions of drafts
record Session(
        KeptRegister kept,
        Commands commands,
        Exchange exchange,
        Map<String, Upload> uploads,
        Map<PolicyId, Course> courses) {
    Session(KeptRegister kept, Commands commands) {
        this(kept, commands, new Exchange(), new HashMap<>(), new ConcurrentHashMap<>());
    }

    /// How far the keeper is with the questions of a policy's draft.
    Course course(PolicyId policy) {
        return courses.computeIfAbsent(policy, _ -> new Course());
    }

    /// Goes on under another name, or begins anew.
    ///
    /// @return the course
    Course course(PolicyId policy, Course course) {
        courses.put(policy, course);
        return course;
    }

    /// Forms that nobody has filled in yet.
    DeskForm forms() {
        return exchange.forms();
    }

    /// Forms with what was typed.
    DeskForm forms(Map<String, String> typed) {
        return exchange.forms(typed);
    }

    /// True once for each form.
    boolean first(EditorRequest asked) {
        return exchange.first(asked);
    }

    /// Keeps a result for the page at this address.
    void show(String address, Message result) {
        exchange.show(address, result);
    }

    /// The result for the page at this address, once.
    Optional<Message> shown(String address) {
        return exchange.shown(address);
    }

    /// Keeps a table until it is applied, or another one is uploaded.
    ///
    /// @return its name
    synchronized String keep(Upload upload) {
        uploads.clear();
        String name = exchange.tickets().issue();
        uploads.put(name, upload);
        return name;
    }

    /// The table of this name, once.
    synchronized Optional<Upload> kept(String name) {
        return Optional.ofNullable(uploads.remove(name));
    }

    /// The option with the keeper's name.
    String by() {
        return "--by=" + kept.keeper();
    }

    /// What was typed into these fields.
    static Map<String, String> typed(EditorRequest asked, String... names) {
        return Stream.of(names)
                .collect(Collectors.toMap(name -> name, name -> asked.form().text(name)));
    }

    /// The result of a command in the keeper's words.
    static Message message(Commands.Outcome outcome, DeskWords said) {
        return switch (outcome.ended()) {
            case DONE -> Message.good(said.editor().get("done"));
            case FAILED -> new Message(false, said.get("not-done"), outcome.lines());
            case UNKNOWN -> new Message(false, said.get("perhaps-done"), outcome.lines());
        };
    }
}
